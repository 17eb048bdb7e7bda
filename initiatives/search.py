"""How visitors' words are read, and what PostgreSQL is asked with them."""

import re
import unicodedata
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, Expression, F, FloatField, Func, TextField, Value

LONGEST, MOST_TERMS = 200, 20

# Folding takes the accents by which PostgreSQL knows these French stop words ("à" becomes "a"); the
# accent-free stop word in their place keeps the positions that phrases count.
ACCENTED_STOP_WORDS = re.compile(
    r"\b(?:à|été|étée|étées|étés|êtes|étais|était|étions|étiez|étaient|étant|fûmes|fûtes|fût|eûmes|eûtes|eût|même)\b",
    re.IGNORECASE,
)
TERM = re.compile(r'(?P<without>-+)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')


class Words(NamedTuple):
    """What was typed: loose words, "phrases", and -unwanted words or phrases."""

    wanted: str
    phrases: list[str]
    unwanted: list[str]

    @property
    def number(self) -> int:
        return len(self.wanted.split()) + len(self.phrases) + len(self.unwanted)

    def __bool__(self) -> bool:
        return bool(self.number)


def read(typed: str) -> Words:
    """Never fails: what is no word is passed over."""
    wanted, phrases, unwanted = [], [], []
    for term in TERM.finditer(ACCENTED_STOP_WORDS.sub("de", typed.replace("\0", " ").replace("’", "'"))):
        text = (term["phrase"] or term["word"] or "").strip()
        if not any(map(str.isalnum, text)):
            continue
        if term["without"]:
            unwanted.append(text)
        elif term["phrase"]:
            phrases.append(text)
        else:
            wanted.append(text)
    return Words(" ".join(wanted), phrases, unwanted)


def fold(text: str) -> str:
    """Small letters without accents: how search reads, and how names sort."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _query(words: Words) -> Expression:
    texts = ArrayField(TextField())
    return Func(
        Value(words.wanted),
        Value(words.phrases, output_field=texts),
        Value(words.unwanted, output_field=texts),
        function="read_query",
        template="%(function)s(%(expressions)s)",
        output_field=TextField(),
    )


def matches(words: Words, vector: str) -> Expression:
    """True where an entry's words answer the visitor's."""
    return Func(
        F(vector), _query(words), template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField()
    )


def relevance(words: Words, vector: str) -> Expression:
    """Titles weigh most, then summaries and participants, then the body, then sources."""
    return Func(
        F(vector),
        _query(words),
        template="ts_rank('{0.05, 0.2, 0.5, 1.0}', %(expressions)s)",
        output_field=FloatField(),
    )
