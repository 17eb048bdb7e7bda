"""Why an entry was found: its words that match, in the sentences in which they stand."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db import connection

from .models import SearchDoc
from .search import WORD, Words, fold

# The parts of an entry, as search docs name them, in the order in which they explain most.
PARTS = (
    "title",
    "aliases",
    "summary",
    "participants",
    "members",
    "places",
    "parent",
    "networks",
    "description",
    "challenges",
    "followups",
    "meeting",
    "sectors",
    "figures",
    "participants_notes",
    "sources",
)
SENTENCE = re.compile(r" · |(?<=[.!?;])\s+|\n+")
LONGEST, AROUND = 220, 90  # letters of a fragment; before and after its first word, where it is cut
MOST = 2  # fragments of an entry

Segments = list[tuple[str, bool]]  # pieces of a text, and whether they match
Readings = Mapping[str, list[str]]  # a word that was typed → words of the texts, the most frequent first
Texts = Mapping[str, tuple[str | None, str | None]]  # part → in English, in French


class Fragment(NamedTuple):
    part: str
    language: str
    segments: Segments


# A word of a text matches a word that was typed when they share a form in either language.
MATCH = """
WITH typed AS MATERIALIZED (
  SELECT place, word_forms(word) AS forms FROM unnest(%s::text[]) WITH ORDINALITY AS t(word, place)),
read AS MATERIALIZED (SELECT word, word_forms(word) AS forms FROM unnest(%s::text[]) AS r(word))
SELECT read.word, array_agg(typed.place) FROM read JOIN typed ON read.forms && typed.forms GROUP BY read.word
"""


class Matches:
    """Which words of some texts match which of those that were typed."""

    def __init__(self, words: Words, texts: Iterable[str]) -> None:
        self._sought = words.sought
        # Stemming leaves the beginning of a word as it is: what begins otherwise need not be compared.
        begin = {fold(word)[:2] for word in self._sought}
        written = Counter(word.lower() for text in texts for word in WORD.findall(text))
        near = {word: folded for word in written if (folded := fold(word))[:2] in begin}
        with connection.cursor() as cursor:
            cursor.execute(MATCH, [self._sought, list(set(near.values()))])
            self._places = {word: frozenset(places) for word, places in cursor.fetchall()}
        self._written = [word for word, times in written.most_common() if near.get(word) in self._places]

    @property
    def readings(self) -> Readings:
        """How each word was read that is written nowhere in the texts: as those that have a form of it."""
        read = {
            typed: [word for word in self._written if place in self._places[fold(word)]]
            for place, typed in enumerate(self._sought, 1)
        }
        return {
            typed: forms for typed, forms in read.items() if forms and fold(typed) not in map(fold, forms)
        }

    def among(self, text: str) -> frozenset[int]:
        """The places of the typed words that occur in the text."""
        found = (self._places.get(fold(word), frozenset()) for word in WORD.findall(text))
        return frozenset().union(*found)

    def segments(self, text: str) -> Segments:
        pieces: Segments = []
        end = 0
        for word in WORD.finditer(text):
            if fold(word[0]) in self._places:
                pieces += [(text[end : word.start()], False), (word[0], True)]
                end = word.end()
        return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]

    def fragments(self, texts: Texts, shown: Iterable[str], language: str) -> list[Fragment]:
        """What explains the words that do not occur in what is `shown` already; best in the language."""
        explained = frozenset().union(*map(self.among, shown))
        fragments: list[Fragment] = []
        for part, code, sentence in _sentences(texts, language):
            here = self.among(sentence)
            if here - explained:
                explained |= here
                fragments.append(Fragment(part, code, self.segments(self._cut(sentence))))
            if len(fragments) == MOST:
                break
        return fragments

    def _cut(self, sentence: str) -> str:
        """At most so many letters, around the first word that matches."""
        if len(sentence) <= LONGEST:
            return sentence
        first = next(word for word in WORD.finditer(sentence) if fold(word[0]) in self._places)
        start, end = max(0, first.start() - AROUND), first.end() + LONGEST - AROUND
        start = sentence.find(" ", start) + 1 if start else 0
        cut = sentence[min(start, first.start()) : end]
        if end < len(sentence):
            cut = cut.rpartition(" ")[0] or cut
        return f"{'… ' if start else ''}{cut}{' …' if end < len(sentence) else ''}"


def _sentences(texts: Texts, language: str) -> Iterable[tuple[str, str, str]]:
    codes = ("fr", "en") if language == "fr" else ("en", "fr")
    for code in codes:
        for part in PARTS:
            text = texts.get(part, (None, None))[code == "fr"] or ""
            yield from ((part, code, sentence.strip()) for sentence in SENTENCE.split(text))


def matches_in(words: Words, docs: Iterable[int]) -> tuple[Matches, dict[int, Texts]]:
    """The words of those docs that match, and what the docs say."""
    texts = dict(SearchDoc.objects.filter(id__in=list(docs)).values_list("id", "texts"))
    said = (text for parts in texts.values() for both in parts.values() for text in both if text)
    return Matches(words, said), texts
