"""What a visitor may have meant: the nearest of the words in the catalogue's own names."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from django.core.cache import caches
from django.db import connection
from rapidfuzz import fuzz, process

from .models import SearchDoc
from .search import Words, fold, read, through_the_index

WORD = re.compile(r"[^\W\d_]{3,}")
NEAR_ENOUGH, ALMOST_THE_SAME = 75, 85  # of 100, where 100 is the same word
MOST_MENDED = 5  # of the terms that were typed: who mistypes more than that types anything
MOST_COMPARED, MOST_READ = 5, 50  # of the nearest words; entries that tell how a word is written
KEY, KEPT_FOR = "words-of-names", 600  # seconds
ALL_WORDS = """SELECT word FROM ts_stat('SELECT names FROM initiatives_searchdoc LIMIT 30000')
    WHERE length(word) >= 3 AND word !~ '[-0-9_]' ORDER BY ndoc DESC, word"""

OF_ONE_STEM = """SELECT word FROM unnest(%s::text[]) WITH ORDINALITY AS near(word, place)
    WHERE word_forms(word) && word_forms(%s) ORDER BY place"""

IS_STOP_WORD = """SELECT '' IN (to_tsvector('english', fold(%(word)s))::text,
    to_tsvector('french', fold(%(word)s))::text)"""


def did_you_mean(words: Words) -> str:
    """What was typed, each word that finds nothing replaced by the nearest in a name; blank where none is.

    A misspelt word may find what the right one does, for both have one stem: it is put right like the others.
    Only what is published is compared with.
    """
    wanted = [*words.wanted.split(), *(f'"{phrase}"' for phrase in words.phrases)]
    known = lru_cache(maxsize=1)(_known)
    meant = [WORD.sub(lambda found: _nearest(found[0], known), term) for term in wanted[:MOST_MENDED]]
    meant += wanted[MOST_MENDED:]
    unwanted = [f'-"{term}"' for term in words.unwanted]
    known_otherwise = [either.as_typed for either in words.either]
    return " ".join([*meant, *known_otherwise, *unwanted]) if meant != wanted else ""


def _nearest(word: str, words_of_names: Callable[[], Sequence[str]]) -> str:
    """The list of all words is long: it is read only for a word that means something."""
    folded = fold(word)
    if _is_stop_word(word) or folded in (known := words_of_names()):
        return word
    near = process.extract(folded, known, scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=MOST_COMPARED)
    names = [name for name, *_rest in near]
    if _is_found(word):
        names = _of_one_stem(folded, [name for name, score, _place in near if score >= ALMOST_THE_SAME])
    return next((written for name in names if (written := _as_written(name))), word)


def _of_one_stem(folded: str, names: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(OF_ONE_STEM, [names, folded])
        return [word for (word,) in cursor.fetchall()]


def _is_found(word: str) -> bool:
    with through_the_index():
        return SearchDoc.objects.matching(read(word)).exists()


def _is_stop_word(word: str) -> bool:
    """In either language: nobody has misspelt it."""
    with connection.cursor() as cursor:
        cursor.execute(IS_STOP_WORD, {"word": word})
        return bool(cursor.fetchone()[0])


def _as_written(folded: str) -> str:
    """The word as names of entries write it most often; blank where no published entry has it any more."""
    having = SearchDoc.objects.beginning(folded).values_list("texts__title", "texts__aliases")[:MOST_READ]
    texts = (text for title, aliases in having for text in (*title, *aliases) if text)
    written = Counter(word.lower() for text in texts for word in WORD.findall(text) if fold(word) == folded)
    return written.most_common(1)[0][0] if written else ""


def _known() -> Sequence[str]:
    """The words of all names, folded. A little old does no harm: what is hidden since is written nowhere."""
    known: Sequence[str] | None = caches["answers"].get(KEY)
    if known is None:
        with connection.cursor() as cursor:
            cursor.execute(ALL_WORDS)
            known = [word for (word,) in cursor.fetchall()]
        caches["answers"].set(KEY, known, KEPT_FOR)
    return known
