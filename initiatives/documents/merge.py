"""Changes of one document brought into another, and parts of a document that cannot stand taken out of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .compare import named
from .nesting import Place
from .read import Document
from .schema import Row, Table, parts_of


@dataclass
class Merged:
    """A document, and the columns or parts in which both sides changed the same to something else."""

    document: Document
    conflicts: list[str] = field(default_factory=list)


def merge(table: Table, base: Document, mine: Document, theirs: Document) -> Merged:
    """What became of `base` on both sides. Where both changed the same, mine is kept, and that is told."""
    merged = Merged({})
    parts = {part.name: part for part in parts_of(table)}
    for name, value in theirs.items():
        chosen = _rows if name in parts else _value
        part = parts.get(name, table)
        merged.document[name], disputed = chosen(part, base.get(name), mine.get(name, value), value)
        if disputed:
            merged.conflicts.append(name)
    return merged


def _value(_table: Table, base: Any, mine: Any, theirs: Any) -> tuple[Any, bool]:
    if mine == base:
        return theirs, False
    return mine, theirs not in (base, mine)


def _rows(part: Table, base: Any, mine: Any, theirs: Any) -> tuple[list[Row], bool]:
    """Row by row, where an identity tells rows apart; in my order, and what only they have added last."""
    old, own, other = (_by_identity(part, rows) for rows in (base, mine, theirs))
    kept: list[Row] = []
    disputed = False
    for name in [*own, *(name for name in other if name not in own)]:
        row, differs = _value(part, old.get(name), own.get(name), other.get(name))
        disputed |= differs
        if row is not None:
            kept.append(row)
    return sorted(kept, key=by_order(part)), disputed


def _by_identity(part: Table, rows: Sequence[Row] | None) -> dict[tuple[Any, ...], Row]:
    return dict(zip(named(part, rows or ()), rows or (), strict=True))


def by_order(part: Table) -> Callable[[Row], Any]:
    """Whose part a row is says nothing within one document."""
    return lambda row: part.sorting(dict.fromkeys(part.names) | row)


def without(document: Document, places: Iterable[Place], standing: Document) -> Document:
    """The document without what stands in these places: values as they were in `standing`, parts left out."""
    places = list(places)
    gone = {(place.part, place.at) for place in places if place.part}
    kept = {
        name: [row for at, row in enumerate(value) if (name, at) not in gone] if _is_part(value) else value
        for name, value in document.items()
    }
    return kept | {place.column: standing[place.column] for place in places if _is_own(place, standing)}


def _is_part(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(row, Mapping) for row in value)


def _is_own(place: Place, standing: Document) -> bool:
    return not place.part and place.column in standing
