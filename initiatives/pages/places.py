"""Countries, and who answers for what there."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..days import today
from ..facets import count, kept_counts
from ..models import Authority, Competence, Country, Initiative, SearchDoc, Sector
from ..querysets.relations import MOST
from ..search import sorting
from ..vocabularies import Continent, DialogueStatus, Level
from . import things
from .cards import cards
from .cited import citations
from .frame import Page
from .metadata import Thing
from .present import counted, level_label, link, links, list_url, url_of
from .texts import alphabetical, in_language, label, number
from .wholes import whole

SHOWN, ON_PAPER = 6, 9  # initiatives of a country: as cards, and by name where there is nothing to click


class CountryList(Page):
    template_name = "initiatives/countries.html"
    title = gettext_lazy("Countries")
    description = gettext_lazy(
        "The partner and observer countries of the Dialogue and others that the catalogue names, with the"
        " number of their initiatives."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        initiatives = kept_counts("initiative", "country")
        countries = alphabetical(Country.objects.all())
        groups = [
            {
                "title": continent.label,
                "items": [
                    link(country, **counted(initiatives.get(country.pk, 0)))
                    for country in countries
                    if country.continent == continent
                ],
            }
            for continent in Continent
        ]
        return super().get_context_data(groups=[group for group in groups if group["items"]], **kwargs)


class CountryPage(Page):
    template_name = "initiatives/country.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        country = Country.objects.filter(iso2=kwargs["iso2"]).first()
        if country is None:
            raise Http404
        competences = list(Competence.objects.filter(country=country).with_relations())
        initiatives = Initiative.objects.published().for_country(country.pk)
        absolute, kinds = self.request.build_absolute_uri, ("initiative", "authority")
        of_country = {record: whole(record, absolute, country=country.pk) for record in kinds}
        listed = list(initiatives.with_listing().order_by("-doc__changed_at", "id")[:ON_PAPER])
        name = label(country)
        authorities: Any = [{"title": level.label, "items": _authorities(country, level)} for level in Level]
        return super().get_context_data(
            country=country,
            title=name.text,
            trail=[(_("Countries"), reverse("country-list"))],
            dialogue=DialogueStatus(country.dialogue_status).label,
            matrix=matrix(competences, country),
            today=today(),
            columns=[{"level": level.value, "label": level.label} for level in Level],
            sources=_sources(competences),
            authorities=authorities,
            authorities_shown=sum(len(group["items"]) for group in authorities),
            initiatives=cards(listed[:SHOWN]),
            further=links(listed[SHOWN:]),
            unlisted=max(0, of_country["initiative"]["total"] - len(listed)),
            whole=of_country,
            stats=self._stats(
                **of_country, joined=initiatives.joining_levels(Level.NATIONAL, Level.LOCAL).count()
            ),
            **kwargs,
        )

    def _stats(
        self, initiative: dict[str, Any], authority: dict[str, Any], joined: int
    ) -> list[dict[str, Any]]:
        """What there is to read of a country, in numbers that lead to it; nothing leads to nothing."""
        stats = [
            {"value": initiative["total"], "label": _("Initiatives"), "url": initiative["url"]},
            {
                "value": joined,
                "label": _("Joining national and local authorities"),
                "url": f"{initiative['url']}&joins=national&joins=local",
            },
            {"value": authority["total"], "label": _("Authorities"), "url": authority["url"]},
        ]
        return [stat for stat in stats if stat["value"]]

    def describe(self, context: dict[str, Any]) -> str:
        total = context["whole"]["initiative"]["total"]
        sentence = ngettext(
            "%(country)s: who is responsible for migration at which level of government, and %(number)s"
            " initiative with its participants and sources.",
            "%(country)s: who is responsible for migration at which level of government, and %(number)s"
            " initiatives with their participants and sources.",
            total,
        )
        return sentence % {"country": context["title"], "number": number(total)}

    def thing(self, context: dict[str, Any]) -> Thing:
        return things.country(context["country"])


def _authorities(country: Country, level: Level) -> list[dict[str, Any]]:
    found = Authority.objects.published().filter(country=country, level=level)
    return links(found.with_listing().by_label()[:MOST])


def matrix(competences: list[Any], country: Country) -> list[dict[str, Any]]:
    """Sectors against the four levels: who answers, in law and in practice. Nothing leads to nothing."""
    docs = SearchDoc.objects.among("initiative").for_country(country.pk)
    done = count("initiative", ["sector"], docs, {}, {}).facets["sector"]

    def of_country(sector: str) -> str:
        return list_url("initiative", country=country.pk, sector=sector) if sector in done else ""

    sectors = {competence.sector.key: competence.sector for competence in competences}
    return [
        {
            "label": label(sector).text,
            "url": of_country(sector.key),
            "cells": [
                {
                    "column": level.label,
                    "entries": [
                        _in_cell(c) for c in competences if c.sector_id == sector.pk and c.level == level
                    ],
                    "none": _("Nothing is recorded"),
                }
                for level in Level
            ],
        }
        for sector in alphabetical(sectors.values())
    ]


def _in_cell(competence: Any) -> dict[str, Any]:
    note = in_language(competence, "note")
    authority = competence.authority if competence.authority and competence.authority.is_published else None
    return {
        "text": label(authority).text if authority else "",
        "lang": label(authority).lang if authority else "",
        "url": url_of(authority) if authority else "",
        "label": competence.get_mandate_display(),
        "note": note.text,
        "note_lang": note.lang,
    }


def _sources(competences: list[Any]) -> list[dict[str, Any]]:
    """Each source once, with the cells that rest on it and where in it they stand."""
    sources: dict[str, dict[str, Any]] = {}
    for competence in competences:
        cell = f"{label(competence.sector).text}, {level_label(competence.level)}"
        for citation in citations(competence):
            place = f"{cell} ({citation['locator']})" if citation["locator"] else cell
            source = sources.setdefault(citation["url"], {**citation, "places": []})
            source["places"].append(place)
    return [{**source, "locator": " · ".join(source["places"])} for source in sources.values()]


class CompetenceTable(Page):
    """Who is responsible for what, in every country for which it is recorded."""

    template_name = "initiatives/competences.html"
    title = gettext_lazy("Competences")
    description = gettext_lazy(
        "Who is responsible for a field of action, at which level, in law and in practice. Only what a source"
        " states is recorded; this is no survey."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        competences = list(Competence.objects.with_relations())
        competences.sort(key=lambda c: (sorting(label(c.country).text), sorting(label(c.sector).text), c.key))
        return super().get_context_data(
            columns=[
                {"label": name} for name in (_("Country"), _("Sector"), _("Level"), _("Mandate"), _("Note"))
            ],
            rows=[_row(competence) for competence in competences],
            sectors=Sector.objects.count(),
            **kwargs,
        )


def _row(competence: Any) -> list[dict[str, Any]]:
    note = in_language(competence, "note")
    return [
        link(competence.country),
        {
            "text": label(competence.sector).text,
            "url": list_url("initiative", sector=competence.sector.key),
            "column": _("Sector"),
        },
        {"text": competence.get_level_display(), "column": _("Level")},
        {"text": competence.get_mandate_display(), "column": _("Mandate")},
        {"text": note.text, "lang": note.lang, "column": _("Note")},
    ]
