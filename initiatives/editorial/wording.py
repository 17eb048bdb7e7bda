"""Two versions of a text, compared word by word."""

import re
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

WORDS = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 5_000  # comparing takes time that grows with the square


class Piece(NamedTuple):
    """A run of words: `how` is same, gone or new."""

    how: str
    text: str


def pieces(before: str, after: str) -> list[Piece]:
    """What has to be taken from one text and added to it to make the other; together they hold both whole."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        return _joined([("gone", before), ("new", after)])
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(old[a:b])))
        else:
            found += [("gone", "".join(old[a:b])), ("new", "".join(new[c:d]))]
    return _joined(found)


def _joined(found: list[tuple[str, str]]) -> list[Piece]:
    told = [(how, text) for how, text in found if text]
    return [Piece(how, "".join(text for _how, text in run)) for how, run in groupby(told, lambda one: one[0])]
