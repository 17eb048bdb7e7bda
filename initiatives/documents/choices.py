"""The differences between two documents one by one, so that each can be taken over or left."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from .compare import differences, pair
from .kinds import Keys
from .merge import by_order
from .read import Document
from .schema import Row, Table, parts_of


class Choice(NamedTuple):
    """One column of the record, or one row of a part, from `before` to `after`; None where it is not there.

    `code` names it among the choices between the same two documents.
    """

    code: str
    table: Table
    before: Row | None
    after: Row | None

    @property
    def is_of_part(self) -> bool:
        return self.table.is_part


def choices(table: Table, before: Document, after: Document) -> list[Choice]:
    """Everything that differs; what `after` does not name stays as it is."""
    parts = {part.name: part for part in parts_of(table)}
    columns = [one for one in differences(before, after) if one.column not in parts]
    columns.sort(key=lambda one: table.names.index(one.column))
    found = [Choice(one.column, table, {one.column: one.before}, {one.column: one.after}) for one in columns]
    for name, part in parts.items():
        if name in after:
            found += _of_rows(part, before.get(name, []), after[name])
    return found


def _of_rows(part: Table, before: list[Row], after: list[Row]) -> Iterator[Choice]:
    pairs = pair(part, dict(enumerate(before)), after)
    rows: list[tuple[Row | None, Row | None]] = [(before[at], None) for at in pairs.gone]
    rows += [(before[change.pk], change.row) for change in pairs.changed]
    rows += [(None, row) for row in pairs.new]
    for number, (old, new) in enumerate(rows, 1):
        yield Choice(f"{part.name}-{number}", part, old, new)


def effect(choice: Choice, standing: Document) -> tuple[Row | None, Row | None]:
    """What the choice finds in a document that may have changed since, and what it makes of that."""
    if not choice.is_of_part:
        return _columns(choice, standing)
    old = _row(choice, standing)
    if choice.after is None:
        return old, None
    if choice.before is None or old is None:
        return old, choice.after
    changed = {one.column: one.after for one in differences(choice.before, choice.after)}
    return old, old | changed


def take(standing: Document, chosen: Iterable[Choice]) -> Document:
    """The document with what was chosen; everything else in it stays, seen or not by whoever proposed it."""
    document = dict(standing)
    for choice in chosen:
        old, new = effect(choice, document)
        if choice.is_of_part:
            document[choice.table.name] = _replaced(choice.table, document[choice.table.name], old, new)
        else:
            document |= new or {}
    return document


def _columns(choice: Choice, standing: Document) -> tuple[Row, Row]:
    """Of a list of keys those are added and removed that were: there may be others that nobody saw."""
    after = choice.after or {}
    wanted = {name: _value(choice, name, standing[name], value) for name, value in after.items()}
    return {name: standing[name] for name in after}, wanted


def _value(choice: Choice, name: str, standing: Any, after: Any) -> Any:
    column = next(column for column in choice.table if column.name == name)
    if not isinstance(column.kind, Keys):
        return after
    before = (choice.before or {})[name]
    return sorted(set(standing).union(after) - (set(before) - set(after)))


def _row(choice: Choice, standing: Document) -> Row | None:
    """The row of the same identity."""
    wanted = choice.table.identify(choice.before or choice.after or {})
    return next(
        (row for row in standing[choice.table.name] if choice.table.identify(row) == wanted),
        None,
    )


def _replaced(part: Table, rows: list[Row], old: Row | None, new: Row | None) -> list[Row]:
    kept = [row for row in rows if row is not old]
    return sorted([*kept, *([new] if new else [])], key=by_order(part))
