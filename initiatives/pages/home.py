"""The ways in: the home page, and the search over all five kinds of entries."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import search
from ..excerpts import Readings
from ..facets import kept_counts, kept_total
from ..filtersets import asking
from ..filtersets.finding import Found, best_of_each
from ..filtersets.questions import WordsField
from ..models import Challenge, Competence, Country, Initiative, SearchDoc
from ..spelling import did_you_mean
from ..vocabularies import Level
from . import things
from .excerpts import told, with_excerpts
from .frame import Page
from .latest import latest_changes
from .lists import LISTS
from .metadata import NOT_INDEXED, Thing
from .present import counted, link, list_url
from .texts import alphabetical, number

SHOWN_PER_RECORD = 5
SHOWN_COUNTRIES = 12


class Home(Page):
    template_name = "initiatives/home.html"
    title = gettext_lazy("Who does what on migration, at which level of government")
    description = gettext_lazy(
        "The public record of how cities, regions, States and international bodies act on migration, and how"
        " they work together."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        levels = kept_counts("initiative", "level")
        return super().get_context_data(
            stats=[
                {
                    "value": kept_total(view.model.record()),
                    "label": str(view.title),
                    "url": reverse(f"{view.model.record()}-list"),
                }
                for view in LISTS
            ],
            steps=[
                {
                    "level": level.value,
                    "label": level.label,
                    "url": list_url("initiative", level=level.value),
                    "text": ngettext(
                        "%(number)s initiative", "%(number)s initiatives", levels.get(level.value, 0)
                    )
                    % {"number": number(levels.get(level.value, 0))},
                }
                for level in Level
            ],
            questions=self._questions(),
            countries=self._countries(),
            challenges=[
                link(challenge)
                for challenge in Challenge.objects.published().select_related("doc").by_label()
            ],
            latest=latest_changes(),
            all_changes=list_url("initiative", ordering="-updated_at"),
            **kwargs,
        )

    def _questions(self) -> list[dict[str, str]]:
        """What no list of practices answers, each with how much there is to read."""
        joined = Initiative.objects.published().joining_levels(Level.NATIONAL, Level.LOCAL).count()
        known = Competence.objects.count()
        served = len(kept_counts("initiative", "commitment"))
        followed = sum(kept_counts("recommendation", "followup").values())
        return [
            {
                "text": _("Where do national and local authorities act together?"),
                "answer": ngettext(
                    "%(number)s initiative joins national and local authorities",
                    "%(number)s initiatives join national and local authorities",
                    joined,
                )
                % {"number": number(joined)},
                "url": f"{reverse('initiative-list')}?joins=national&joins=local",
            },
            {
                "text": _("Who answers for what, in law and in practice?"),
                "answer": ngettext(
                    "%(number)s responsibility, by country, sector and level",
                    "%(number)s responsibilities, by country, sector and level",
                    known,
                )
                % {"number": number(known)},
                "url": reverse("competences"),
            },
            {
                "text": _("Which international commitments are served, and where are the gaps?"),
                "answer": ngettext(
                    "%(number)s commitment with initiatives",
                    "%(number)s commitments with initiatives",
                    served,
                )
                % {"number": number(served)},
                "url": reverse("coverage-index"),
            },
            {
                "text": _("What became of the recommendations?"),
                "answer": ngettext(
                    "%(number)s recommendation with a follow-up",
                    "%(number)s recommendations with a follow-up",
                    followed,
                )
                % {"number": number(followed)},
                "url": reverse("recommendation-list"),
            },
        ]

    def for_any_language(self, languages: dict[str, str]) -> str:
        return self.request.build_absolute_uri(reverse("choose-language"))

    def nodes(self, context: dict[str, Any], title: str, description: str) -> list[Thing]:
        """The site as a whole, which search engines may offer with a search box of its own."""
        return [things.website(self.request.build_absolute_uri, description)]

    def _countries(self) -> list[dict[str, Any]]:
        numbers = kept_counts("initiative", "country")
        most = sorted(numbers, key=lambda code: (-numbers[code], code))[:SHOWN_COUNTRIES]
        countries = alphabetical(Country.objects.filter(pk__in=most))
        return [link(country, **counted(numbers[country.pk])) for country in countries]


class Search(Page):
    """Everything that matches, kind by kind, with the way to each whole list."""

    template_name = "initiatives/search.html"
    for_robots = NOT_INDEXED

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.typed = request.GET.get("q", "")
        self.errors, self.words = _read(self.typed)
        return self.render_to_response(self.get_context_data(), status=400 if self.errors else 200)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = self._groups() if self.words else []
        total = sum(group["total"] for group in groups)
        return super().get_context_data(
            q=self.typed,
            errors=self.errors,
            asked=bool(self.typed.strip()) and not self.errors,
            groups=groups,
            readings=told(_read_in_all(group["readings"] for group in groups)),
            suggestions=self._spelling() if self.words and not groups else [],
            total=total,
            count_sentence=ngettext("%(number)s entry found", "%(number)s entries found", total)
            % {"number": number(total)},
            **kwargs,
        )

    def question(self) -> str:
        return urlencode({"q": self.typed}) if self.typed else ""

    def called(self, context: dict[str, Any]) -> str:
        return _("Search: %(words)s") % {"words": self.typed} if self.typed else _("Search")

    def _spelling(self) -> list[dict[str, str]]:
        """The words that were perhaps meant, where they find something."""
        meant = did_you_mean(self.words)
        if not meant or not SearchDoc.objects.matching(search.read(meant)).exists():
            return []
        sentence = _("Did you mean “%(words)s”?") % {"words": meant}
        return [{"text": sentence, "url": f"{reverse('search')}?{urlencode({'q': meant})}"}]

    def _groups(self) -> list[dict[str, Any]]:
        """One question for all kinds, then one per kind that has answers."""
        found = best_of_each(self.words, SHOWN_PER_RECORD)
        return [
            self._group(view, found[view.model.record()]) for view in LISTS if view.model.record() in found
        ]

    def _group(self, view: Any, found: Found) -> dict[str, Any]:
        total = found.total
        explained = with_excerpts(asking(view.model, {}).entries(found), self.words)
        return {
            "title": str(view.title),
            "total": total,
            "cards": explained.cards,
            "readings": explained.readings,
            "more": total > SHOWN_PER_RECORD,
            "url": list_url(view.model.record(), q=self.typed),
            "feed_url": f"{reverse(f'{view.model.record()}-atom')}?{urlencode({'q': self.typed})}",
            "all": view.found(total) % {"number": number(total)},
        }


def _read_in_all(groups: Iterable[Readings]) -> Readings:
    """What is written in one of the groups was read as it stands."""
    first, *others = [*groups] or [{}]
    return {typed: forms for typed, forms in first.items() if all(typed in other for other in others)}


def _read(typed: str) -> tuple[list[str], Any]:
    from django.core.exceptions import ValidationError

    try:
        return [], WordsField(required=False).clean(typed)
    except ValidationError as error:
        return list(error.messages), None
