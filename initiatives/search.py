"""How visitors' words are read, and what PostgreSQL is asked with them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db import connection, transaction
from django.db.models import BooleanField, Expression, F, FloatField, Func, TextField, Value

LONGEST, MOST_TERMS = 200, 20

# Folding takes the accents by which PostgreSQL knows these French stop words ("à" becomes "a"); the
# accent-free stop word in their place keeps the positions that phrases count.
ACCENTED_STOP_WORDS = re.compile(
    r"\b(?:à|été|étée|étées|étés|êtes|étais|était|étions|étiez|étaient|étant|fûmes|fûtes|fût|eûmes|eûtes|eût|même)\b",
    re.IGNORECASE,
)
TERM = re.compile(r'(?P<without>-+)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
# Letters that are written apart or without their stroke where somebody has no key for them.
OF_ONE_LETTER = str.maketrans({"’": "'", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
WORD, BETWEEN_WORDS = re.compile(r"[^\W_]+"), r"[\W_]+"


class Either(NamedTuple):
    """Words that were typed, and the phrases that the catalogue has for them."""

    typed: str
    meant: tuple[str, ...]

    @property
    def as_typed(self) -> str:
        return self.typed or f'"{self.meant[0]}"'


class Words(NamedTuple):
    """What was typed: loose words, "phrases", -unwanted words or phrases, and what has synonyms."""

    wanted: str
    phrases: list[str]
    unwanted: list[str]
    either: tuple[Either, ...] = ()

    @property
    def number(self) -> int:
        return len(self.wanted.split()) + len(self.phrases) + len(self.unwanted) + len(self.either)

    def __bool__(self) -> bool:
        return bool(self.number)

    @property
    def only_unwanted(self) -> bool:
        return bool(self.unwanted) and not (self.wanted or self.phrases or self.either)

    @property
    def sought(self) -> list[str]:
        """Each word that an answer may owe its place to; the letter of an elision is none."""
        texts = [self.wanted, *self.phrases]
        texts += [text for either in self.either for text in (either.typed, *either.meant)]
        return list(dict.fromkeys(word for text in texts for word in WORD.findall(text) if len(word) > 1))


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
    """Small letters without accents: how search reads."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(OF_ONE_LETTER))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def plain(text: str) -> str:
    """Folded words with single spaces between them: “UCLG-A” is “uclg a”."""
    return " ".join(WORD.findall(fold(text)))


def sorting(text: str) -> str:
    """What names are sorted by, in both languages: “Égypte” before “Espagne”, “Côte d’Ivoire” before “Cuba”.

    Accents, capitals and ligatures do not count, and whatever stands between words is as good as a space.
    """
    return plain(text)


def with_synonyms(words: Words, synonyms: Iterable[tuple[str, Sequence[str]]]) -> Words:
    """The same words, which also find what the catalogue calls otherwise.

    `synonyms`: what people write, and the names that it stands for. Those of more words come first.
    """
    meanings: dict[str, list[str]] = {}
    for written, meant in synonyms:
        meanings.setdefault(plain(written), []).extend(meant)
    wanted, either = words.wanted, []
    for written in sorted(meanings, key=len, reverse=True):
        pattern = BETWEEN_WORDS.join(written.split())
        rest, times = re.subn(rf"(?<!\w){pattern}(?!\w)", " ", fold(wanted))
        if times:
            wanted = rest
            either.append(Either(written, tuple(meanings[written])))
    quoted = [phrase for phrase in words.phrases if plain(phrase) in meanings]
    either += [Either("", (phrase, *meanings[plain(phrase)])) for phrase in quoted]
    unwanted = [meant for term in words.unwanted for meant in meanings.get(plain(term), ())]
    phrases = [phrase for phrase in words.phrases if phrase not in quoted]
    return Words(wanted.strip(), phrases, [*words.unwanted, *unwanted], tuple(either))


@contextmanager
def through_the_index() -> Iterator[None]:
    """Words are compared in their index, however many entries have them.

    PostgreSQL does not count what it takes to fetch vectors, which stand apart from their rows: where a
    word is common it would fetch them all, in ten times the time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def _texts(values: Iterable[str]) -> Value:
    return Value(list(values), output_field=ArrayField(TextField()))


def _query(words: Words) -> Expression:
    return Func(
        Value(words.wanted),
        _texts(words.phrases),
        _texts(words.unwanted),
        _texts(either.typed for either in words.either),
        _texts("\n".join(either.meant) for either in words.either),
        function="read_query",
        template="%(function)s(%(expressions)s)",
        output_field=TextField(),
    )


def matches(words: Words, vector: str) -> Expression:
    """True where an entry's words answer the visitor's."""
    return Func(
        F(vector), _query(words), template="%(expressions)s", arg_joiner=" @@ ", output_field=BooleanField()
    )


def begins(typed: str, vector: str) -> Expression:
    """True where every word that was typed begins one of the vector's, whose words are unstemmed."""
    return Func(
        F(vector),
        Func(Value(typed), function="read_beginnings", output_field=TextField()),
        template="%(expressions)s",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def begins_any(beginnings: Iterable[str], vector: str) -> Expression:
    """True where one of the beginnings, folded letters and digits, begins one of the vector's words."""
    either = Value(" | ".join(f"'{beginning}':*" for beginning in beginnings))
    return Func(
        F(vector),
        Func(either, template="%(expressions)s::tsquery", output_field=TextField()),
        template="%(expressions)s",
        arg_joiner=" @@ ",
        output_field=BooleanField(),
    )


def relevance(words: Words, vector: str) -> Expression:
    """Titles weigh most, then summaries and participants, then the body, then sources."""
    return Func(
        F(vector),
        _query(words),
        template="ts_rank('{0.05, 0.2, 0.5, 1.0}', %(expressions)s)",
        output_field=FloatField(),
    )
