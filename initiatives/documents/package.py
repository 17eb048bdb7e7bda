"""What somebody brings to the catalogue: rows of its tables, and why some of them are refused."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .schema import BY_RECORD, TABLES, Model, Owner, Row, Table, natural_key

HEADER = -1
Cell = tuple[str, int | None, str]


class Refusal(NamedTuple):
    """`at` counts the rows of the table from 0, or is the header; None speaks of the whole table."""

    table: str
    at: int | None
    column: str
    message: str


class Refused(set[Cell]):
    """The cells of which something was said already. A row or a column can be refused as a whole."""

    def has(self, table: Table, index: int | None, *columns: str) -> bool:
        row = (table.name, index, "")
        return row in self or any(
            (table.name, index, column) in self or (table.name, HEADER, column) in self for column in columns
        )


def in_order(refusals: Iterable[Refusal]) -> list[Refusal]:
    """As a reader goes through the files; of one cell, as they were found."""
    tables = {table.name: number for number, table in enumerate(TABLES)}
    columns = {(table.name, name): at for table in TABLES for at, name in enumerate(table.names)}

    def place(refusal: Refusal) -> tuple[int, int, int]:
        at = HEADER - 1 if refusal.at is None else refusal.at
        return tables[refusal.table], at, columns.get((refusal.table, refusal.column), -1)

    return sorted(dict.fromkeys(refusals), key=place)


@dataclass
class Package:
    """Rows by table; a table that it does not have is left alone, as is whatever a table does not name.

    `faults` were found while reading, and `unread` are cells that they do not name one by one. `lines` is how
    people call each row. `partial` names the tables of which not all rows could be read, so that nobody is
    told that those are missing. `claims` are the records whose parts are exactly those in the package, unless
    these are simply all that it brings or names. A package that `says_all` ties nothing to hidden entries but
    what it names; any other may come from somebody who does not see them (see `unsaid`). Unless `hidden`
    counts, unpublished entries are like such as are not there, but for those of the countries `within`.
    """

    rows: dict[str, list[Row]] = field(default_factory=dict)
    faults: list[Refusal] = field(default_factory=list)
    unread: set[Cell] = field(default_factory=set)
    lines: dict[str, list[int]] = field(default_factory=dict)
    partial: set[str] = field(default_factory=set)
    claims: dict[str, set[Owner]] | None = None
    says_all: bool = False
    hidden: bool = True
    within: Collection[str] = ()

    def tables(self) -> Iterator[tuple[Table, list[Row]]]:
        for table in TABLES:
            if table.name in self.rows:
                yield table, self.rows[table.name]

    def each(self) -> Iterator[tuple[Table, int, Row]]:
        for table, rows in self.tables():
            for index, row in enumerate(rows):
                yield table, index, row

    def line(self, table: Table, index: int) -> int:
        return self.lines[table.name][index] if table.name in self.lines else index + 1

    def owners(self, table: Table) -> set[Owner]:
        """The records whose rows in this table the package knows in full."""
        if table.name not in self.rows:
            return set()
        if table.is_part and self.claims is not None:
            return self.claims.get(table.name, set())
        named = {table.owner_of(row) for row in self.rows[table.name]}
        if not table.is_part:
            return named
        possible = {owner.record for owner in table.owners()}
        brought = set().union(*(self.owners(owner) for owner in table.owners()))
        return brought | {owner for owner in named if owner[0] in possible}

    def mentioned(self) -> dict[Model, set[str]]:
        """The keys of all records that rows are, refer to or belong to."""
        keys: dict[Model, set[str]] = {}
        for table, _index, row in self.each():
            record, key = table.owner_of(row)
            if record in BY_RECORD:
                keys.setdefault(BY_RECORD[record].model, set()).add(key)
            for column in table:
                if column.target:
                    keys.setdefault(column.target, set()).update(column.keys(row))
        return keys

    def brings(self, table: Table) -> dict[str, Row]:
        """The rows of a table of records, by key."""
        name = natural_key(table.model)
        return {row[name]: row for row in self.rows.get(table.name, ())}
