"""What a package leaves unsaid: links of public records to hidden entries that it does not hold.

What the public sees shows no link to an unpublished entry. So to leave out such a link is not to remove it,
unless the package holds that entry itself: the public's own export can be loaded again, and nothing hidden is
lost.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ..models import Entry
from ..vocabularies import State
from .package import Package
from .schema import BY_RECORD, TABLES, Column, Owner, Row, Table


class Unsaid:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._brought = {table.record: package.brings(table) for table in TABLES if table.is_entry}
        self._unpublished: dict[str, set[str]] = {}

    def includes(self, table: Table, row: Row) -> bool:
        """Whether the row is a part that the public does not see, because it ties to hidden entries alone."""
        tied = [key in self._hides(column) for column in ends_of(table) for key in column.keys(row)]
        return any(tied) and all(tied) and self._is_masked(table.owner_of(row))

    def complete(self, table: Table, before: Mapping[Any, Row]) -> None:
        """Add to the rows of the package what they leave unsaid, and numbers that are given."""
        ends = ends_of(table)
        columns = [column for column in table if _refers_to_entries(column) and column not in ends]
        known = {table.identify(row | self._masks(columns, row)): row for row in before.values()}
        for row in self._package.rows[table.name]:
            if (old := known.get(table.identify(row))) is None:
                continue
            if "id" in row:
                row["id"] = row["id"] or old["id"]
            if self._is_masked(table.owner_of(row)):
                row.update(self._unsaid(columns, row, old))

    def _unsaid(self, columns: Iterable[Column], row: Row, old: Row) -> Row:
        said: Row = {}
        for column in columns:
            hidden = self._hides(column).intersection(column.keys(old))
            if hidden and column.is_many:
                said[column.name] = sorted(hidden.union(row[column.name]))
            elif hidden and row[column.name] is None:
                said[column.name] = old[column.name]
        return said

    def _masks(self, columns: Iterable[Column], row: Row) -> Row:
        """What the public sees of references to one record."""
        return {
            column.name: None
            for column in columns
            if not column.is_many and row[column.name] in self._hides(column)
        }

    def _is_masked(self, owner: Owner) -> bool:
        """Whether whoever wrote the package may not have seen all ties of the record."""
        return not self._package.says_all and self._is_public(owner)

    def _is_public(self, owner: Owner) -> bool:
        """Whether the public sees the record once the package is applied."""
        table, key = BY_RECORD.get(owner[0]), owner[1]
        if table is None or not table.is_entry:
            return True
        row = self._brought[table.record].get(key)
        return row["state"] == State.PUBLISHED if row else key not in self._hidden(table.model)

    def _hides(self, column: Column) -> set[str]:
        """The unpublished entries that the column could refer to and that the package does not hold."""
        return self._hidden(column.target)

    def _hidden(self, model: Any) -> set[str]:
        record = model.record()
        if record not in self._unpublished:
            hidden = model.objects.exclude(state=State.PUBLISHED).values_list("key", flat=True)
            self._unpublished[record] = set(hidden) - self._brought[record].keys()
        return self._unpublished[record]


def _refers_to_entries(column: Column) -> bool:
    return column.target is not None and issubclass(column.target, Entry)


def stands(part: Table, row: Row) -> bool:
    """Whether what the row ties to is still there; of two possible ends one is enough."""
    needed = [c.name for c in part if c.target and not c.field.null and c.name != part.owner]
    ends = [column.name for column in ends_of(part)]
    return all(row[name] for name in needed) and (not ends or any(row[name] for name in ends))


def ends_of(table: Table) -> list[Column]:
    """The columns through which a part is shown."""
    names = getattr(table.model._default_manager.all(), "ends", ())
    return [column for column in table if column.name in names]
