"""Two documents side by side: column by column, part by part."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .read import Document
from .schema import Row, Table, parts_of


class Difference(NamedTuple):
    column: str
    before: Any
    after: Any


class Change(NamedTuple):
    """A row that is there before and after, with differences."""

    pk: Any
    row: Row
    differences: list[Difference]


@dataclass
class Pairs:
    """The rows of two moments, put together by what tells them apart."""

    same: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)


@dataclass
class Comparison:
    columns: list[Difference]
    parts: dict[str, Pairs]

    @property
    def is_equal(self) -> bool:
        return not self.columns and not self.parts


def compare(table: Table, before: Document, after: Document) -> Comparison:
    """What differs. `gone` holds the positions of parts in the document before."""
    parts = {part.name: part for part in parts_of(table)}
    pairs = {
        name: pair(part, dict(enumerate(before.get(name, []))), after[name])
        for name, part in parts.items()
        if name in after
    }
    return Comparison(
        columns=[one for one in differences(before, after) if one.column not in parts],
        parts={name: found for name, found in pairs.items() if found.changed or found.new or found.gone},
    )


def differences(before: Row, after: Row) -> list[Difference]:
    return [
        Difference(name, before.get(name), value)
        for name, value in after.items()
        if before.get(name) != value
    ]


def pair(table: Table, before: Mapping[Any, Row], after: Sequence[Row]) -> Pairs:
    """Rows that nothing tells apart are paired in their order."""
    old = dict(zip(named(table, before.values()), before, strict=True))
    pairs = Pairs()
    for name, row in zip(named(table, after), after, strict=True):
        pk = old.pop(name, None)
        found = differences(before[pk], row) if pk is not None else []
        if pk is None:
            pairs.new.append(row)
        elif found:
            pairs.changed.append(Change(pk, row, found))
        else:
            pairs.same.append(row)
    pairs.gone = list(old.values())
    return pairs


def named(table: Table, rows: Iterable[Row]) -> list[tuple[Any, ...]]:
    """The identity of each row, and how often it came before."""
    seen: Counter[tuple[Any, ...]] = Counter()
    names = []
    for row in rows:
        identity = table.identify(row)
        names.append((*identity, seen[identity]))
        seen[identity] += 1
    return names
