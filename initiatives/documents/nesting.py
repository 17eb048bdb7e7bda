"""Documents and the rows of a package are the same: one nested, the other flat."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from .kinds import Unreadable
from .package import Package, Refusal
from .read import Document
from .schema import BY_RECORD, Owner, Row, Table, parts_of


class Place(NamedTuple):
    """Where in a document: a column of the record itself, or of one of its parts, counted from 0."""

    record: str
    key: str
    part: str = ""
    at: int | None = None
    column: str = ""


@dataclass
class Flat:
    """A package made of documents that knows where in them each row stood."""

    claims: dict[str, set[Owner]] = field(default_factory=dict)
    says_all: bool = False
    package: Package = field(init=False)
    _places: dict[tuple[str, int | None], Place] = field(default_factory=dict)
    _at: dict[Place, tuple[str, int | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.package = Package(claims=self.claims, says_all=self.says_all)

    def place(self, refusal: Refusal) -> Place:
        """A whole table stands in no document: the answer names it as the part."""
        place = self._places.get((refusal.table, refusal.at), Place("", "", refusal.table))
        return Place(place.record, place.key, place.part, place.at, refusal.column)

    def leave_unread(self, place: Place) -> None:
        """Of this cell something was said already."""
        about = Place(place.record, place.key, place.part, place.at)
        for (table, at), stands in self._places.items() if not self._at else ():
            self._at[stands] = table, at
        if about in self._at:
            self.package.unread.add((*self._at[about], place.column))

    def add(self, table: Table, values: Mapping[str, Any], about: Row, place: Place) -> Row:
        """What cannot be read is told once, and empty from then on."""
        rows = self.package.rows.setdefault(table.name, [])
        row = {name: _empty(table, name) for name in table.names} | about
        for name, value in _plain(table, values, about):
            if isinstance(value, Unreadable):
                self.package.faults.append(Refusal(table.name, len(rows), name, str(value)))
            else:
                row[name] = value
        self.package.unread |= {(table.name, len(rows), name) for name, value in about.items() if not value}
        self._places[table.name, len(rows)] = place
        rows.append(row)
        return row

    def claim(self, part: Table, record: str, key: str) -> None:
        self.package.rows.setdefault(part.name, [])
        self.claims.setdefault(part.name, set()).add((record, key))


def flatten(documents: Mapping[str, Sequence[Document]], *, says_all: bool = False) -> Flat:
    """Documents by the name of their record. Parts that a document does not have are left alone."""
    flat = Flat(says_all=says_all)
    for record, several in documents.items():
        for document in several:
            _flatten(flat, BY_RECORD[record], document)
    return flat


def _flatten(flat: Flat, table: Table, document: Document) -> None:
    parts = {part.name: part for part in parts_of(table) if part.name in document}
    own = {name: value for name, value in document.items() if name not in parts}
    place = Place(table.record, str(document.get(table.identity[0], "")))
    key = flat.add(table, own, {}, place)[table.identity[0]]
    for part in parts.values():
        flat.claim(part, table.record, key)
        about = {"record": table.record, "entry": key} if part.is_about_any else {part.owner: key}
        for at, values in enumerate(_rows(document[part.name])):
            flat.add(part, values, about, Place(place.record, place.key, part.name, at))


def _rows(value: Any) -> list[Mapping[str, Any]]:
    """What is no row is one in which everything is missing."""
    several = value if isinstance(value, list) else [value]
    return [row if isinstance(row, dict) else {} for row in several]


def _plain(table: Table, values: Mapping[str, Any], about: Row) -> Iterator[tuple[str, Any]]:
    """Each value in its one form, or why it has none."""
    for column in table:
        if column.name in about:
            continue
        try:
            if column.name not in values:
                raise Unreadable(_("This is missing. Add it; it may be empty."))
            yield column.name, column.kind.accept(values[column.name])
        except Unreadable as unreadable:
            yield column.name, unreadable
    for name in values.keys() - table.names:
        yield name, Unreadable(_("This is not known. Remove it, or correct its name."))


def _empty(table: Table, name: str) -> Any:
    return next((column.kind.empty for column in table if column.name == name), "")
