"""Countries: who answers for what there, who acts, and what is done."""

from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..days import today
from ..facets import kept_counts
from ..models import Authority, Competence, Country, Entry, Initiative
from ..querysets.relations import MOST
from ..vocabularies import Continent, DialogueStatus, Level
from . import things
from .cards import cards
from .cited import References
from .competences import matrix
from .frame import Page
from .metadata import Thing
from .present import counted, link, links
from .texts import alphabetical, label, number
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
        references = References()
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
            matrix=matrix(competences, country, references),
            today=today(),
            columns=[{"level": level.value, "label": level.label} for level in Level],
            sources=references.items,
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
            {
                "value": initiative["total"],
                "label": _called(Initiative, initiative["total"]),
                "url": initiative["url"],
            },
            {
                "value": joined,
                "label": _("Joining national and local authorities"),
                "url": f"{initiative['url']}&joins=national&joins=local",
            },
            {
                "value": authority["total"],
                "label": _called(Authority, authority["total"]),
                "url": authority["url"],
            },
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


def _called(model: type[Entry], total: int) -> str:
    """What stands behind a number: “1 authority”, “2 authorities”."""
    return str(capfirst(model._meta.verbose_name if total == 1 else model._meta.verbose_name_plural))


def _authorities(country: Country, level: Level) -> list[dict[str, Any]]:
    found = Authority.objects.published().filter(country=country, level=level)
    return links(found.with_listing().by_label()[:MOST])
