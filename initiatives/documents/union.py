"""Two documents of one kind of record that are found to speak of the same: what both say, each thing once."""

from collections.abc import Collection
from typing import Any

from .compare import named
from .read import Document
from .schema import Column, Row, Table, parts_of

NOT_UNITED = ("id", "key", "state", "successor", "last_verified_on")


def united(table: Table, kept: Document, other: Document, *, preferred: Collection[str] = ()) -> Document:
    """The document `kept` with whatever only the other says. Of columns `preferred`, the other's value."""
    document = dict(kept)
    for column in table:
        if column.name not in NOT_UNITED:
            document[column.name] = _value(column, kept, other, preferred)
    for part in parts_of(table):
        document[part.name] = _rows(part, kept[part.name], other[part.name])
    return _without_itself(table, document, other)


def disputed(table: Table, kept: Document, other: Document) -> list[Column]:
    """The columns in which both say something, and not the same: somebody has to choose."""
    return [
        column
        for column in table
        if column.name not in NOT_UNITED
        and not isinstance(kept[column.name], list)
        and kept[column.name] not in (None, "")
        and other[column.name] not in (None, "", kept[column.name])
    ]


def _value(column: Column, kept: Document, other: Document, preferred: Collection[str]) -> Any:
    mine, theirs = kept[column.name], other[column.name]
    if column.name == "aliases":
        return _names(kept, other)
    if isinstance(mine, list):
        both = list(dict.fromkeys([*mine, *theirs]))
        return sorted(both) if column.is_many else both
    return theirs if mine in (None, "") or (column.name in preferred and theirs not in (None, "")) else mine


def _names(kept: Document, other: Document) -> list[str]:
    """Under whatever name the other was known, this one is found from now on."""
    called = [other.get(name) for name in ("name_en", "name_fr", "title_en", "title_fr", "acronym")]
    own = {kept.get(name) for name in ("name_en", "name_fr", "title_en", "title_fr", "acronym")}
    names = dict.fromkeys([*kept["aliases"], *called, *other["aliases"]])
    return [name for name in names if name and name not in own]


def _rows(part: Table, mine: list[Row], theirs: list[Row]) -> list[Row]:
    """What tells parts apart tells which are the same."""
    known = set(named(part, mine))
    added = [row for name, row in zip(named(part, theirs), theirs, strict=True) if name not in known]
    return sorted([*mine, *added], key=lambda row: part.sorting(dict.fromkeys(part.names) | row))


def _without_itself(table: Table, document: Document, other: Document) -> Document:
    """Nothing is a part or a member of itself."""
    itself = {document["key"], other["key"]}
    for column in table:
        if column.target is table.model and document[column.name] in itself:
            document[column.name] = None
    for part in parts_of(table):
        inner = [column.name for column in part if column.target is table.model and column.name != part.owner]
        document[part.name] = [
            row for row in document[part.name] if not any(row[name] in itself for name in inner)
        ]
    return document
