"""A list in other forms: one table of formats, each written while it is sent."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.utils.translation import gettext_lazy as _

from .cells import columns, iso, line
from .feed import write_atom
from .question import LICENCE, Question
from .rows import CHUNK, Row, addresses, fields, placed_rows, rows
from .workbook import write_xlsx

T = TypeVar("T")
AT_A_TIME = 100  # rows
END_OF_LINE = "\r\n"
BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


class Format(NamedTuple):
    """One form: its name in addresses, what it is, and how a question is answered in it.

    `fields` names what it tells of an entry, of which less may be asked for; a feed tells always the same.
    """

    suffix: str
    content_type: str
    write: Callable[[Question], Iterator[Any]]
    label: str
    hint: Any
    fields: Callable[[Any], list[str]] | None = None

    @property
    def is_file(self) -> bool:
        return self.fields is not None


def write_csv(question: Question) -> Iterator[str]:
    """The database makes the lines: a value at a time through Python would take ten times as long."""
    names = question.fields or columns(question.model)
    yield BYTE_ORDER_MARK + ",".join(names) + END_OF_LINE
    made = line(question.model, names, *addresses(question.model, question.absolute))
    lines = question.entries.values_list(made, flat=True)
    for some in batches(lines.iterator(CHUNK)):
        yield END_OF_LINE.join([*some, ""])


def batches(many: Iterable[T]) -> Iterator[list[T]]:
    """A few at a time: as little in memory as one by one, and far fewer pieces to send."""
    rest = iter(many)
    while some := list(islice(rest, AT_A_TIME)):
        yield some


def write_json(question: Question) -> Iterator[str]:
    """The rows of the API's list, all of them."""
    about = _dump({"url": question.url, "licence": LICENCE})
    yield f'{about[:-1]}, "results": ['
    yield from _separated(_dump(question.chosen(row)) for row in rows(question.entries, question.absolute))
    yield "]}\n"


def write_geojson(question: Question) -> Iterator[str]:
    """RFC 7946: a feature per entry, at its places; without a geometry where none is known."""
    about = _dump({"type": "FeatureCollection", "url": question.url, "licence": LICENCE})
    yield f'{about[:-1]}, "features": ['
    yield from _separated(
        _dump(
            {
                "type": "Feature",
                "id": row["id"],
                "geometry": geometry(points),
                "properties": question.chosen(row),
            }
        )
        for points, row in placed_rows(question.entries, question.absolute)
    )
    yield "]}\n"


def geometry(points: list[list[float]]) -> dict[str, Any] | None:
    """Longitude before latitude."""
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": points[0]}
    return {"type": "MultiPoint", "coordinates": points}


def _dump(value: Row) -> str:
    return json.dumps(value, default=iso, ensure_ascii=False)


def _separated(texts: Iterable[str]) -> Iterator[str]:
    separator = ""
    for some in batches(texts):
        yield separator + ",\n".join(some)
        separator = ",\n"


FORMATS = (
    Format("csv", "text/csv; charset=utf-8", write_csv, "CSV", _("for spreadsheets"), columns),
    Format(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        write_xlsx,
        "XLSX",
        _("for Excel and LibreOffice"),
        columns,
    ),
    Format("geojson", "application/geo+json", write_geojson, "GeoJSON", _("for maps"), fields),
    Format("json", "application/json", write_json, "JSON", _("for programs"), fields),
    Format(
        "atom",
        "application/atom+xml; charset=utf-8",
        write_atom,
        "Atom",
        _("to follow what changes"),
    ),
)
