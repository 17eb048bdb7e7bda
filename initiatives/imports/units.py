"""The rows of an upload by the record that they are about, and what each record would become.

An upload may hold some columns only, and some of a record's parts: what it leaves out stays as it is.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from ..documents.nesting import Place
from ..documents.package import Package
from ..documents.read import Document, alone
from ..documents.schema import BY_RECORD, Owner, Row, Table
from .sheets import FAULTS, Sheet
from .tables import TableReader

NOT_READ = ("id", "state")  # an import neither numbers nor publishes


class Reason(NamedTuple):
    """Why a row is refused; the header is line 1."""

    table: str
    line: int
    column: str
    message: str


@dataclass
class Given:
    """One row of a sheet: its values, without those that its sheet does not have."""

    table: Table
    line: int
    row: Row
    columns: frozenset[str]
    faults: list[Reason] = field(default_factory=list)
    is_twin: bool = False

    @property
    def owner(self) -> Owner:
        return self.table.owner_of(self.row)

    @property
    def values(self) -> Row:
        """What it says of its record, or of the record's part."""
        row = alone(self.table, self.row) if self.table.is_part else self.row
        return {name: value for name, value in row.items() if name in self.columns}

    @property
    def whole(self) -> Row:
        """The same, with everything else empty."""
        return alone(self.table, self.row) if self.table.is_part else self.row

    def refuse(self, column: str, message: str) -> None:
        self.faults.append(Reason(self.table.name, self.line, column, message))


@dataclass
class Unit:
    """A record, the rows about it, and what they make of it; `before` is None where it is new.

    `is_next`: what is published stays, and the rows become its next version.
    """

    table: Table
    key: str
    rows: list[Given]
    before: Document | None = None
    after: Document = field(default_factory=dict)
    is_next: bool = False
    reasons: list[Reason] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def owner(self) -> Owner:
        return self.table.record, self.key

    @property
    def how(self) -> str:
        if self.reasons:
            return "refuse"
        if self.before is None:
            return "create"
        return "same" if self.after == self.before else "change"

    @property
    def seal(self) -> str:
        """Differs as soon as what would happen does."""
        told = json.dumps([self.before, self.after], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def own(self) -> Given | None:
        return next((given for given in self.rows if not given.table.is_part), None)

    def refuse(self, column: str, message: str) -> None:
        """For what is wrong with the record rather than with one of its rows."""
        given = self.own or self.rows[0]
        self.reasons.append(Reason(given.table.name, given.line, column, message))

    def places(self) -> dict[tuple[str, int | None], Given]:
        """Where in the document each row stands."""
        found: dict[tuple[str, int | None], Given] = {("", None): self.own} if self.own else {}
        for given in self.rows:
            if given.table.is_part and given.table.name in self.after:
                name = given.table.identify(given.whole)
                rows = self.after[given.table.name]
                at = next((at for at, row in enumerate(rows) if given.table.identify(row) == name), None)
                found.setdefault((given.table.name, at), given)
        return found

    def unread(self) -> Iterator[Place]:
        """The cells of which something was said already."""
        for (part, at), given in self.places().items():
            for reason in given.faults:
                yield Place(self.table.record, self.key, part, at, reason.column)


def rows_of(sheets: Iterable[Sheet]) -> list[Given]:
    return [given for sheet in sheets for given in _rows(sheet)]


def _rows(sheet: Sheet) -> list[Given]:
    package = Package()
    reader = TableReader(sheet.table, package, whole=False)
    reader.take(iter([(1, sheet.header), *((line, list(cells)) for line, cells in sheet.rows)]))
    columns = frozenset(sheet.header)
    numbered = zip(reader.lines, reader.rows, strict=True)
    given = [Given(sheet.table, line, row, columns) for line, row in numbered]
    by_line = {one.line: one for one in given}
    for line, column, fault in sheet.faults:
        by_line[line].refuse(column, str(FAULTS[fault]))
    for refusal in package.faults:
        if refusal.at is not None and refusal.at >= 0:
            given[refusal.at].refuse(refusal.column, refusal.message)
    return given


def units_of(rows: Sequence[Given]) -> list[Unit]:
    """In the order of the file; a row that names no record stands alone, and is refused."""
    by_owner: dict[Any, list[Given]] = defaultdict(list)
    for given in rows:
        problem = _nameless(given)
        if problem and not any(reason.column == problem[0] for reason in given.faults):
            given.refuse(*problem)
        by_owner[(given.table, given.line) if problem else given.owner].append(given)
    return [_unit(owner, several) for owner, several in by_owner.items()]


def _unit(owner: Any, rows: list[Given]) -> Unit:
    record, key = owner
    unit = Unit(BY_RECORD[record], key, rows) if record in BY_RECORD else Unit(rows[0].table, "", rows)
    _tell_twice(rows)
    unit.reasons = [reason for given in rows for reason in given.faults]
    return unit


def _nameless(given: Given) -> tuple[str, str] | None:
    """The column that does not say which record the row is about, and what to do."""
    record, key = given.owner
    owners = [owner.record for owner in given.table.owners()] if given.table.is_part else [record]
    if record not in owners:
        names = {"value": record, "codes": ", ".join(owners)}
        return "record", _("“%(value)s” is not known here. Choose among: %(codes)s.") % names
    if not key:
        column = ("entry" if given.table.is_about_any else given.table.owner) or given.table.identity[0]
        return column, _("Write a value; this column cannot be empty.")
    return None


def _tell_twice(rows: Iterable[Given]) -> None:
    first: dict[Any, int] = {}
    for given in rows:
        name = given.table, given.table.identify(given.row)
        if first.setdefault(name, given.line) != given.line:
            message = _("Row %(row)s is about the same. Put both into one.") % {"row": first[name]}
            given.refuse(given.table.identity[-1], message)
            given.is_twin = True


def overlaid(unit: Unit, base: Document) -> Document:
    """The document with what the rows say in the place of what it said."""
    document = {name: list(value) if isinstance(value, list) else value for name, value in base.items()}
    for given in unit.rows:
        if given.is_twin:
            continue
        if given.table.is_part:
            _lay_part(given, document[given.table.name])
        else:
            document.update({name: value for name, value in given.values.items() if name not in NOT_READ})
    return document


def _lay_part(given: Given, rows: list[Row]) -> None:
    name = given.table.identify(given.whole)
    for at, row in enumerate(rows):
        if given.table.identify(row) == name:
            rows[at] = row | given.values
            return
    rows.append(given.whole)
