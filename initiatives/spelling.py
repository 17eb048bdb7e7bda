"""What a visitor may have meant: the nearest of the words in the catalogue's own names."""

import re
from collections import Counter

from django.core.cache import cache
from rapidfuzz import fuzz, process

from .models import ENTRIES, SearchDoc, TermCount
from .search import Words, fold, read

WORD = re.compile(r"[^\W\d_]{3,}")
NEAR_ENOUGH = 75  # of 100, where 100 is the same word
Known = dict[str, str]  # folded → as it is most often written


def did_you_mean(words: Words) -> str:
    """What was typed, each word that finds nothing replaced by the nearest in a name; blank where none is.

    Only what is published is compared with.
    """
    known = _known()
    wanted = [*words.wanted.split(), *(f'"{phrase}"' for phrase in words.phrases)]
    meant = [WORD.sub(lambda found: _nearest(found[0], known), term) for term in wanted]
    unwanted = [f'-"{term}"' for term in words.unwanted]
    known_otherwise = [either.as_typed for either in words.either]
    return " ".join([*meant, *known_otherwise, *unwanted]) if meant != wanted else ""


def _nearest(word: str, known: Known) -> str:
    folded = fold(word)
    if folded in known or SearchDoc.objects.matching(read(word)).exists():
        return word
    near = process.extractOne(folded, known.keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH)
    return known[near[0]] if near else word


def _known() -> Known:
    key = f"words-of-names-{TermCount.objects.version()}"
    known: Known | None = cache.get(key)
    if known is None:
        known = _read()
        cache.set(key, known)
    return known


def _read() -> Known:
    written: Counter[str] = Counter()
    for model in ENTRIES:
        field = model.label_field
        published = model._default_manager.published()  # type: ignore[attr-defined]
        for names in published.values_list(f"{field}_en", f"{field}_fr", "aliases"):
            written.update(word.lower() for text in (*names[:2], *names[2]) for word in WORD.findall(text))
    known: Known = {}
    for word, _times in reversed(written.most_common()):
        known[fold(word)] = word
    return known
