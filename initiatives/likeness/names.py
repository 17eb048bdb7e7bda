"""How like two names are: word by word, where a rare word tells more than one that every other name has."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from rapidfuzz import fuzz

from ..search import fold

Name = tuple[str, ...]

WORD = re.compile(r"[^\W_]+")
ELISION = re.compile(r"\b[a-z]['’]")
NUMBER = re.compile(r"\d+|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
BEGINNING = 4  # letters: words that begin alike are counted as one, so that a slip further on hides nothing
SAME_WORD = 80  # of 100


def words_of(text: str) -> Name:
    return tuple(WORD.findall(ELISION.sub("", fold(text))))


def keys_of(name: Name) -> set[str]:
    return {word[:BEGINNING] for word in name}


class Weights:
    """How much a word tells, by how many of `total` names have one that begins like it."""

    def __init__(self, counts: Counter[str], total: int) -> None:
        self.counts, self.total = counts, total

    def of(self, key: str) -> float:
        return log(1 + max(self.total, 1) / max(self.counts[key], 1))

    def likeness(self, one: Name, other: Name) -> int:
        """From 0 to 100. Two editions, years or phases of a thing are two things."""
        numbers = [{word for word in name if NUMBER.fullmatch(word)} for name in (one, other)]
        if all(numbers) and numbers[0] != numbers[1]:
            return 0
        return round(50 * (self._shared(one, other) + self._shared(other, one)))

    def _shared(self, name: Name, other: Name) -> float:
        """The part of what the name tells that the other tells too."""
        weights = {word: self.of(word[:BEGINNING]) for word in name}
        return sum(weights[word] * _best(word, other) for word in weights) / (sum(weights.values()) or 1)


def _best(word: str, others: Iterable[str]) -> float:
    if word in others:
        return 1
    return max(fuzz.ratio(word, other, score_cutoff=SAME_WORD) for other in others) / 100
