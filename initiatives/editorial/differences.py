"""Two documents side by side in words that people read: field by field, part by part."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from ..days import day
from ..documents.compare import pair
from ..documents.read import Document
from ..documents.renaming import references
from ..documents.schema import Column, Model, Row, Table, natural_key, parts_of
from ..models import Commitment, Entry
from ..vocabularies import State
from .remits import Actor, seen_by
from .wording import Piece, pieces

SILENT = {"id", "state"}  # said elsewhere, and no part of the text
INTERNAL = {"key"}  # the name in files, which says nothing to the public


@dataclass(frozen=True)
class Difference:
    """One field: its name, what it said and what it says. Values as they are shown, "" for none."""

    label: str
    before: str
    after: str
    lang: str = ""  # of a text that exists in both languages

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.before, self.after)


@dataclass(frozen=True)
class Step:
    """What happened to a record or to one of its parts: `how` is insert, update or delete."""

    what: str
    how: str
    differences: list[Difference]


def between(table: Table, before: Document | None, after: Document, names: "Names") -> list[Step]:
    """What has to happen for one document to become the other; from nothing, if there is none before."""
    parts = {part.name: part for part in parts_of(table)}
    found = [step_of(table, before, after, names)]
    for name, part in parts.items():
        found += _of_parts(part, (before or {}).get(name, []), after.get(name, []), names)
    return [step for step in found if step.differences]


def _of_parts(part: Table, before: list[Row], after: list[Row], names: "Names") -> Iterator[Step]:
    pairs = pair(part, dict(enumerate(before)), after)
    for at in pairs.gone:
        yield step_of(part, before[at], None, names)
    for change in pairs.changed:
        yield step_of(part, before[change.pk], change.row, names)
    for row in pairs.new:
        yield step_of(part, None, row, names)


def step_of(table: Table, before: Row | None, after: Row | None, names: "Names") -> Step:
    """What happened to one row, in the columns that it names."""
    how = "insert" if before is None else "delete" if after is None else "update"
    told = [
        Difference(
            str(column.field.verbose_name),
            names.said(column, before),
            names.said(column, after),
            column.name[-2:] if column.name.endswith(("_en", "_fr")) else "",
        )
        for column in table
        if column.name not in names.silent and column.name != table.owner
    ]
    differences = [one for one in told if one.before != one.after]
    return Step(str(table.model._meta.verbose_name), how, differences)


class Names:
    """What is behind the keys in documents, each table asked once; for the public only what it may see.

    For a `reader` only what that account sees: any other key is one that is not there.
    """

    def __init__(
        self,
        table: Table,
        several: Iterable[Document | None],
        *,
        public: bool = False,
        reader: Actor | None = None,
    ) -> None:
        self._public, self._reader = public, reader
        self.silent = SILENT | INTERNAL if public else SILENT
        wanted: dict[Model, set[str]] = defaultdict(set)
        for document in filter(None, several):
            for model, key in references(table, document):
                wanted[model].add(key)
        self._there = {model: self._labels(model, keys) for model, keys in wanted.items()}

    def said(self, column: Column, row: Row | None) -> str:
        """The value of a column as it is shown."""
        value = row.get(column.name) if row else None
        if value in (None, "", []):
            return ""
        if column.target is not None:
            keys = (
                sorted(column.keys(row or {}), key=_natural)
                if column.target is Commitment
                else column.keys(row or {})
            )
            return ", ".join(self._called(column.target, key) for key in keys)
        return _in_words(column, value)

    def _called(self, model: Model, key: str) -> str:
        unknown = _("an entry that is no longer published") if self._public else f"{key} (?)"
        return self._there.get(model, {}).get(key, unknown)

    def _labels(self, model: Any, keys: set[str]) -> dict[str, str]:
        if model is Commitment:
            commitments: Any = Commitment.objects.with_reference()
            return {one.ref: f"{one.ref} {one}" for one in commitments.filter(ref__in=keys)}
        natural = natural_key(model)
        records = model._default_manager.filter(**{f"{natural}__in": keys})
        if self._public and issubclass(model, Entry):
            records = records.filter(state=State.PUBLISHED)
        if self._reader is not None and issubclass(model, Entry):
            records = seen_by(self._reader, records)
        return {getattr(record, natural): str(record) or getattr(record, natural) for record in records}


def _natural(key: str) -> list[Any]:
    """So that “sdg:4” stands before “sdg:10”."""
    return [int(part) if part.isdecimal() else part for part in re.split(r"([0-9]+)", key)]


def _in_words(column: Column, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(column, one) for one in value)
    field = getattr(column.field, "base_field", column.field)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    stored = column.kind.stored(value)
    return day(stored) if isinstance(stored, date) else str(value)
