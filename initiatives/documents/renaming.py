"""A document in which entries are called by keys that lead to others now, with the keys of those others."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .merge import by_order
from .read import Document
from .schema import Column, Model, Row, Table, parts_of

Renames = Mapping[Model, Mapping[str, str]]


def references(table: Table, document: Document) -> Iterator[tuple[Model, str]]:
    """Every record that a document names, with its key."""
    parts = [(part, row) for part in parts_of(table) for row in document.get(part.name, [])]
    for owner, row in [(table, document), *parts]:
        for column in owner:
            if column.target is not None and column.name in row:
                yield from ((column.target, key) for key in column.keys(row))


def renamed(table: Table, document: Document, renames: Renames) -> Document:
    """Each tie once, and none of the document to itself."""
    itself = document["key"]
    changed = document | _row(table, document, renames)
    for column in table:
        if column.target is table.model and column.name in document:
            changed[column.name] = _without(itself, changed[column.name])
    for part in parts_of(table):
        if part.name in document:
            rows = _rows(part, document[part.name], renames)
            changed[part.name] = [row for row in rows if not _ties_to(table, part, row, itself)]
    return changed


def renamed_identities(
    table: Table, keys: Mapping[str, Mapping[str, int]], renames: Renames
) -> dict[str, dict[str, int]]:
    """The primary keys of parts, by what tells these apart once they are renamed."""
    return {
        part.name: _identities(part, keys[part.name], renames)
        for part in parts_of(table)
        if part.name in keys
    }


def _rows(part: Table, rows: Iterable[Row], renames: Renames) -> list[Row]:
    """What is called otherwise now may be there already."""
    several = [(row, row | _row(part, row, renames)) for row in rows]
    kept = [row for row, new in several if row == new]
    known = {part.identify(row) for row in kept}
    for row, new in several:
        if row != new and part.identify(new) not in known:
            known.add(part.identify(new))
            kept.append(new)
    return sorted(kept, key=by_order(part))


def _row(table: Table, row: Row, renames: Renames) -> Row:
    columns = [column for column in table if column.target in renames and column.name in row]
    return {column.name: _value(column, row[column.name], renames) for column in columns}


def _value(column: Column, value: Any, renames: Renames) -> Any:
    known = renames[column.target] if column.target else {}
    return sorted({known.get(key, key) for key in value}) if column.is_many else known.get(value, value)


def _without(key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [one for one in value if one != key]
    return None if value == key else value


def _ties_to(table: Table, part: Table, row: Row, key: str) -> bool:
    inner = [column.name for column in part if column.target is table.model and column.name != part.owner]
    return any(row.get(name) == key for name in inner)


def _identities(part: Table, keys: Mapping[str, int], renames: Renames) -> dict[str, int]:
    """Of two that are the same now, the one that was called so before stays."""
    now = {name: _identity(part, name, renames) for name in keys}
    return {now[name]: keys[name] for name in sorted(keys, key=lambda name: now[name] == name)}


def _identity(part: Table, name: str, renames: Renames) -> str:
    *values, times = json.loads(name)
    columns = {column.name: column for column in part if column.target in renames}
    row = {
        name: _value(columns[name], value, renames) if name in columns else value
        for name, value in zip(part.identity, values, strict=True)
    }
    return json.dumps([*row.values(), times])
