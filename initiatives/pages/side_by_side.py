"""Initiatives side by side: each fact a row, each initiative a cell of it, and whether they agree."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from ..vocabularies import Level, Status, named
from .cited import figures
from .present import Shape, hows, links, list_url, url_of
from .standing import empty_step, standings
from .texts import alphabetical, day, label, number, years

Cell = list[Shape]


class Line(NamedTuple):
    """A row: what it is called, how it is read from one initiative, and what stands where nothing is known.

    Where `notes_differ` by their nature, only what they are notes to is compared.
    """

    label: Any
    read: Callable[[Any], Cell]
    empty: Any = _("Not recorded")
    notes_differ: bool = False


def compared(initiatives: list[Any]) -> list[Shape]:
    """Groups of rows. A cell is a list of items, as the component link_list takes them."""
    return [{"title": title, "rows": [_row(line, initiatives) for line in lines]} for title, lines in GROUPS]


def _row(line: Line, initiatives: list[Any]) -> Shape:
    cells = [line.read(initiative) for initiative in initiatives]
    said = [_said(cell, with_notes=not line.notes_differ) for cell in cells]
    agrees = bool(said[0]) and all(each == said[0] for each in said)
    return {"label": line.label, "cells": cells, "empty": line.empty, "agrees": agrees}


def _said(cell: Cell, *, with_notes: bool) -> list[tuple[str, str]]:
    return sorted((item["text"], item.get("note", "") if with_notes else "") for item in cell)


# What is read from an initiative that is loaded with its details: nothing here asks the database


def _text(text: Any, **more: Any) -> Cell:
    return [{"text": str(text), **more}] if text else []


def _years(initiative: Any) -> Cell:
    return _text(years(initiative.started_in, initiative.ended_in, initiative.status))


def _places(initiative: Any) -> Cell:
    names = [label(place) for place in alphabetical(initiative.places.all())]
    return [{"text": name.text, "lang": name.lang} for name in names]


def _sectors(initiative: Any) -> Cell:
    return [_found_by(label(sector), sector=sector.key) for sector in alphabetical(initiative.sectors.all())]


def _commitments(initiative: Any) -> Cell:
    return [
        {
            **_found_by(label(commitment), commitment=commitment.reference),
            "note": f"{label(commitment.framework).text}, {commitment.code}",
        }
        for commitment in initiative.commitments.all()
    ]


def _found_by(name: Any, **query: str) -> Shape:
    """A link to the initiatives that share this."""
    return {"text": name.text, "lang": name.lang, "url": list_url("initiative", **query)}


def _standing_on(level: Level) -> Callable[[Any], Cell]:
    def read(initiative: Any) -> Cell:
        parts = initiative.participations.all()
        return _in_roles([part for part in parts if part.authority and part.authority.level == level])

    return read


def _networks(initiative: Any) -> Cell:
    return _in_roles([part for part in initiative.participations.all() if part.network])


def _in_roles(parts: Iterable[Any]) -> Cell:
    return [
        {
            "text": standing["name"],
            "lang": standing["lang"],
            "url": standing["url"],
            "note": " · ".join(
                filter(None, [", ".join(map(str, standing["roles"])), _in(standing["country"])])
            ),
        }
        for standing in standings(list(parts))
    ]


def _in(country: str) -> str:
    return named(gettext("Country"), country) if country else ""


def _figures(initiative: Any) -> Cell:
    return [
        {"text": figure["label"], "lang": figure["lang"], "note": _value(figure)}
        for figure in figures(initiative)
    ]


def _value(figure: Shape) -> str:
    value = " ".join(filter(None, [str(figure["qualifier"]), str(figure["value"]), figure["unit"]]))
    return f"{value} ({figure['as_of']})" if figure["as_of"] else value


def _sources(initiative: Any) -> Cell:
    total = len(initiative.citations.all())
    words = ngettext("%(number)s source", "%(number)s sources", total) % {"number": number(total)}
    return _text(words, url=f"{url_of(initiative)}#sources") if total else []


def _checked_on(initiative: Any) -> Cell:
    checked = initiative.last_verified_on
    return _text(day(checked)) if checked else []


_empty_step = lazy(empty_step, str)

GROUPS: tuple[tuple[Any, tuple[Line, ...]], ...] = (
    (
        _("At a glance"),
        (
            Line(_("Kind"), lambda one: _text(one.get_kind_display())),
            Line(_("Status"), lambda one: _text(Status(one.status).label)),
            Line(_("Years"), _years),
            Line(_("Scope"), lambda one: _text(one.get_scope_display())),
            Line(_("Countries"), lambda one: links(alphabetical(one.countries.all()))),
            Line(_("Places"), _places),
            Line(_("Sectors"), _sectors),
        ),
    ),
    (
        _("Who takes part, level by level"),
        (
            *(Line(level.label, _standing_on(level), _empty_step(level)) for level in Level),
            Line(_("Networks"), _networks),
        ),
    ),
    (
        _("What it answers"),
        (
            Line(_("Challenges"), lambda one: hows(one.responses.all(), "challenge"), notes_differ=True),
            Line(_("Commitments"), _commitments),
        ),
    ),
    (
        _("Evidence"),
        (
            Line(_("Figures"), _figures),
            Line(_("Sources"), _sources),
            Line(_("Checked on"), _checked_on, _("Not yet checked by the Secretariat")),
        ),
    ),
)
