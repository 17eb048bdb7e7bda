"""Who answers for what, in law and in practice: of one country as a matrix, of all as a table."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..facets import count
from ..models import Competence, Country, SearchDoc, Sector
from ..search import sorting
from ..vocabularies import Level
from .cited import References, citations
from .frame import Page
from .present import Shape, link, list_url
from .texts import alphabetical, in_language, label

STEPS = list(Level)


def matrix(competences: list[Any], country: Country, references: References) -> list[Shape]:
    """Sectors against the four levels; each cell with the numbers of its sources."""
    docs = SearchDoc.objects.among("initiative").for_country(country.pk)
    done = count("initiative", ["sector"], docs, {}, {}).facets["sector"]

    def of_country(sector: str) -> str:
        return list_url("initiative", country=country.pk, sector=sector) if sector in done else ""

    sectors = {competence.sector.key: competence.sector for competence in competences}
    return [
        {
            "label": label(sector).text,
            "lang": label(sector).lang,
            "url": of_country(sector.key),
            "cells": [
                {
                    "column": level.label,
                    "entries": [
                        _in_cell(one, references)
                        for one in competences
                        if one.sector_id == sector.pk and one.level == level
                    ],
                    "none": _("Nothing is recorded"),
                }
                for level in STEPS
            ],
        }
        for sector in alphabetical(sectors.values())
    ]


def _in_cell(competence: Any, references: References) -> Shape:
    note, holder = in_language(competence, "note"), _holder(competence)
    return {
        "text": holder["text"] if holder else "",
        "lang": holder["lang"] if holder else "",
        "url": holder["url"] if holder else "",
        "label": competence.get_mandate_display(),
        "note": note.text,
        "note_lang": note.lang,
        "references": references.of(competence),
    }


def _holder(competence: Any) -> Shape | None:
    authority = competence.authority
    return link(authority) if authority and authority.is_published else None


class CompetenceTable(Page):
    """Who is responsible for what, in every country for which it is recorded."""

    template_name = "initiatives/competences.html"
    title = gettext_lazy("Competences")
    description = gettext_lazy(
        "Who is responsible for a field of action, at which level, in law and in practice. Only what a source"
        " states is recorded; this is no survey."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        columns = (_("Sector"), _("Level"), _("Mandate"), _("What is recorded, and who says so"))
        return super().get_context_data(
            columns=[{"label": name} for name in columns],
            countries=_by_country(Competence.objects.with_relations()),
            sectors=Sector.objects.count(),
            **kwargs,
        )


def _by_country(competences: Iterable[Any]) -> list[Shape]:
    ordered = sorted(
        competences,
        key=lambda one: (
            *(sorting(label(of).text) for of in (one.country, one.sector)),
            STEPS.index(one.level),
            one.key,
        ),
    )
    return [
        {**link(country), "rows": [_row(one) for one in found]}
        for country, found in groupby(ordered, key=lambda one: one.country)
    ]


def _row(competence: Any) -> list[Shape]:
    sector, note = label(competence.sector), in_language(competence, "note")
    return [
        {
            "text": sector.text,
            "lang": sector.lang,
            "url": list_url("initiative", sector=competence.sector.key),
        },
        {"text": competence.get_level_display(), "column": _("Level")},
        {"text": competence.get_mandate_display(), "column": _("Mandate")},
        {
            "text": note.text,
            "lang": note.lang,
            "holder": _holder(competence),
            "cited": citations(competence),
            "column": _("What is recorded, and who says so"),
        },
    ]
