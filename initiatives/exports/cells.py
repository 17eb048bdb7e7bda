"""A row as the cells of a table: for workbooks, and whole lines of a CSV file made by the database."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Expression, F, Func, TextField, Value

from ..documents.cells import SEPARATOR
from .rows import TIED, fields, source_of


def columns(model: Any) -> list[str]:
    return ["id", "key", "url", *fields(model)[4:]]


def plain(value: Any) -> Any:
    """A number, a text or None; several values stand in one text with a bar between them."""
    if isinstance(value, list):
        return SEPARATOR.join(one["key"] if isinstance(one, dict) else one for one in value)
    return iso(value) if isinstance(value, date) else value


def iso(when: date) -> str:
    """A day, or a moment in the one form that the API gives too."""
    return when.isoformat().replace("+00:00", "Z")


class Sql(Func):
    """One function of the database over what a cell holds, as text."""

    output_field = TextField()

    def __init__(self, template: str, *sources: Any) -> None:
        super().__init__(*(F(one) if isinstance(one, str) else one for one in sources), template=template)


VALUES = "%(expressions)s"
FREE = f"csv_cell({VALUES})"
CODE = f"coalesce(({VALUES})::text, '')"
SEVERAL = f"array_to_string({VALUES}, '{SEPARATOR}')"
MOMENT = (
    f"replace(to_char({VALUES} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '.000000Z', 'Z')"
)
ALONE = f"coalesce(nullif({VALUES}, ''), '\"\"')"  # an empty line would be no row
LISTED = f"split_part({VALUES}, ',', {{}})"  # of cells side by side; keys and codes have no comma


class Joined(Func):
    """Texts one after the other."""

    template, arg_joiner = "(%(expressions)s)", " || "
    output_field = TextField()


class Line(Joined):
    """The cells of a row, with commas between them."""

    arg_joiner = " || ',' || "


def line(model: Any, names: Sequence[str], address: str, slug: str) -> Expression:
    """A row of the list as a line of CSV. `address` begins its link; `slug`: the field that ends it."""
    cells = list(_cells(model, list(names), address, slug))
    return Line(*cells) if len(cells) > 1 else Sql(ALONE, *cells)


def _cells(model: Any, names: list[str], address: str, slug: str) -> Iterator[Any]:
    """One by one; what the search doc has ready side by side, as a whole where it is asked for like that."""
    ready = list(TIED[model])
    start = next(
        (at for at in range(len(names)) if ready and names[at : at + len(ready)] == ready), len(names)
    )
    yield from (_cell(model, name, address, slug) for name in names[:start])
    if start < len(names):
        yield F("doc__lists")
    yield from (_cell(model, name, address, slug) for name in names[start + len(ready) :])


def _cell(model: Any, name: str, address: str, slug: str) -> Expression:
    if name == "url":
        return Joined(Value(address), Sql(CODE, "number"), Value("-"), F(slug), Value("/"))
    if name == "updated_at":
        return Sql(MOMENT, "doc__changed_at")
    if name in TIED[model]:
        return Sql(LISTED.format(TIED[model].index(name) + 1), "doc__lists")
    source = source_of("number" if name == "id" else name)
    return Sql(_template(model, name), source)


def _template(model: Any, name: str) -> str:
    field = next((field for field in model._meta.fields if field.name == name), None)
    if isinstance(field, ArrayField):
        return SEVERAL
    is_free = isinstance(field, models.CharField | models.TextField) and not field.choices and name != "key"
    return FREE if is_free else CODE
