"""The five lists: what is found, in which forms, and a way on where nothing is."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..exports.formats import FORMATS
from ..facets import Counts
from ..filtersets import ListFilterSet, asking
from ..filtersets.canonical import canonical, narrows
from ..models import Authority, Challenge, Entry, Initiative, Network, Recommendation
from ..spelling import did_you_mean
from ..vocabularies import named
from .compare import tick, tick_by_name, ticked
from .excerpts import told, with_excerpts
from .filters import called, chips, filters, in_order_of_reading, notices, ordering
from .frame import Page
from .metadata import NOT_INDEXED
from .present import Shape
from .query import Query
from .texts import day, number


class EntryList(Page):
    """Subclasses name the model and say in words what the list holds."""

    template_name = "initiatives/list.html"
    model: ClassVar[type[Entry]]
    title: ClassVar[Any]
    lead: ClassVar[Any]
    found: ClassVar[Any]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = request.GET.copy()
        data.pop("cursor", None)  # pages have numbers
        beside = self.beside(data)
        self.asked = asking(self.model, data)
        self.query = Query(request.path, request.GET, self.asked.known, beside)
        self.for_robots = NOT_INDEXED if is_a_part(self.asked) else ""
        context = self.get_context_data()
        return self.render_to_response(context, status=200 if self.asked.is_valid() else 400)

    @classmethod
    def beside(cls, data: QueryDict) -> list[tuple[str, str]]:
        """Takes out of `data` what is no part of the question, but stays chosen when that changes."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = self.asked.count_facets() if self.asked.is_valid() else Counts(0, {})
        total = counts.total
        return super().get_context_data(
            title=self.title,
            lead=self.lead,
            record=self.model.record(),
            total=total,
            count_sentence=self.found(total) % {"number": number(total)},
            notices=notices(self.asked),
            errors=in_order_of_reading(self.asked),
            filters=filters(self.asked, self.query, counts),
            chips=chips(self.asked, self.query),
            day=day(timezone.localdate()),
            clear_url=self.query.clear(),
            question=self.query.data.urlencode(),
            ordering=ordering(self.asked),
            map_url=self.map_url,
            formats=self._formats(),
            feed_url=self.query.whole(f"{self.query.path.rstrip('/')}.atom"),
            embed_url=self.request.build_absolute_uri(self.query.elsewhere(f"{self.query.path}embed/")),
            empty=None if total or not self.asked.is_valid() else self._empty(),
            **self._page(total),
            **kwargs,
        )

    def question(self) -> str:
        return question_of(self.asked)

    def called(self, context: dict[str, Any]) -> str:
        return called(self.asked, str(self.title))

    def describe(self, context: dict[str, Any]) -> str:
        return narrowed(context) or str(self.lead)

    def _page(self, total: int) -> dict[str, Any]:
        asked, size = self.asked, self.asked.page_size_asked
        last = max(1, -(-total // size))
        here = asked.page_asked
        if here > last:
            raise Http404
        start = (here - 1) * size
        entries = asked.entries(asked.find(total))
        explained = with_excerpts(entries, asked.asked.get("q"))
        return {
            "cards": self.choosable(entries, explained.cards),
            "readings": told(explained.readings),
            "first": start + 1,
            "last": start + len(entries),
            "pages": pages(self.query, here, last),
            "previous_url": self.query.at_page(here - 1) if here > 1 else "",
            "next_url": self.query.at_page(here + 1) if here < last else "",
        }

    def choosable(self, entries: list[Any], cards: list[Shape]) -> list[Shape]:
        """The cards, with what can be done with their entries."""
        return cards

    @property
    def map_url(self) -> str:
        """The same question on the map, where there is one."""
        return ""

    def _formats(self) -> list[dict[str, Any]]:
        plural = self.query.path.rstrip("/")
        files = [
            {
                "label": form.label,
                "url": self.query.whole(f"{plural}.{form.suffix}"),
                "type": form.content_type.partition(";")[0],
                "hint": form.hint,
            }
            for form in FORMATS
        ]
        api = {
            "label": "API",
            "url": self.query.elsewhere(reverse(f"api:{self.model.record()}-list")),
            "type": "application/json",
            "hint": _("the same question to the API"),
        }
        return [*files, api]

    def _empty(self) -> dict[str, Any]:
        """Which filter to take back, and how many entries that would find."""
        suggestions = self._spelling()
        for name in self.query.data:
            if name in ("ordering", "page_size"):
                continue
            found = self._found_without(name)
            if found:
                sentence = ngettext(
                    "Take back “%(filter)s”: %(number)s entry",
                    "Take back “%(filter)s”: %(number)s entries",
                    found,
                ) % {"filter": self.asked.filters[name].label, "number": number(found)}
                suggestions.append({"text": sentence, "url": self.query.without(name)})
        suggestions.append({"text": _("Show the whole list"), "url": self.query.clear()})
        return {
            "title": _("Nothing matches all of this"),
            "text": _("Try fewer words or fewer filters."),
            "suggestions": suggestions,
        }

    def _spelling(self) -> list[dict[str, str]]:
        """The words that were perhaps meant, where they find something."""
        meant = did_you_mean(self.asked.asked["q"]) if "q" in self.asked.asked else ""
        if not meant or not self._found_with(q=[meant]):
            return []
        sentence = _("Did you mean “%(words)s”?") % {"words": meant}
        return [{"text": sentence, "url": self.query.having("q", meant)}]

    def _found_without(self, name: str) -> int:
        return self._found_with(**{name: []})

    def _found_with(self, **changed: list[str]) -> int:
        data = self.asked.data.copy()
        data.pop("page", None)
        for name, values in changed.items():
            data.setlist(name, values)
        return asking(self.model, data).find().total


def is_a_part(asked: ListFilterSet) -> bool:
    """What is narrowed, or cut into other pages: the whole list and its entries are to be found instead."""
    return not asked.is_valid() or narrows(asked) or bool(asked.asked.keys() & {"page", "page_size"})


def question_of(asked: ListFilterSet) -> str:
    """The same for the same answer, in whichever order it is asked and whatever else the address holds."""
    if not asked.is_valid():
        return ""
    page = f"page={asked.page_asked}" if asked.page_asked > 1 else ""
    return "&".join(filter(None, [canonical(asked), page]))


def narrowed(context: dict[str, Any]) -> str:
    """“Country: France; Level: Local. 12 initiatives”, or nothing where nothing is asked."""
    chosen = "; ".join(named(chip["group"], chip["label"]) for chip in context["chips"])
    return f"{chosen}. {context['count_sentence']}" if chosen else ""


def pages(query: Query, here: int, last: int) -> list[dict[str, Any]]:
    """The first, the last, those around here, and gaps between them."""
    near = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
    shapes: list[dict[str, Any]] = []
    for before, page in zip([0, *near], near, strict=False):
        if page - before > 1:
            shapes.append({})
        shapes.append({"number": page, "url": query.at_page(page), "current": page == here})
    return shapes


class InitiativeList(EntryList):
    model = Initiative
    title = gettext_lazy("Initiatives")
    lead = gettext_lazy("What is done on migration, who takes part at which level, and with which role.")

    @property
    def map_url(self) -> str:
        return self.query.elsewhere(reverse("map"))

    @classmethod
    def beside(cls, data: QueryDict) -> list[tuple[str, str]]:
        return [("id", value) for value in data.pop("id", []) if value]

    @cached_property
    def chosen(self) -> list[Any]:
        """What is ticked to be compared."""
        return ticked(self.request) if self.query.beside else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = {card["tick"]["value"] for card in context["cards"]}
        chosen = [shape for shape in map(tick_by_name, self.chosen) if shape["value"] not in shown]
        compare_url = reverse("initiative-compare") if shown or chosen else ""
        return {**context, "chosen": chosen, "compare_url": compare_url}

    def choosable(self, entries: list[Any], cards: list[Shape]) -> list[Shape]:
        ticks = [tick(entry, self.chosen) for entry in entries]
        return [{**card, "tick": box} for card, box in zip(cards, ticks, strict=True)]

    @staticmethod
    def found(total: int) -> str:
        return ngettext("%(number)s initiative", "%(number)s initiatives", total)


class AuthorityList(EntryList):
    model = Authority
    title = gettext_lazy("Authorities")
    lead = gettext_lazy("Public bodies that act on migration, from city halls to the United Nations.")

    @staticmethod
    def found(total: int) -> str:
        return ngettext("%(number)s authority", "%(number)s authorities", total)


class NetworkList(EntryList):
    model = Network
    title = gettext_lazy("Networks")
    lead = gettext_lazy("Associations of authorities, and of other networks, that work on migration.")

    @staticmethod
    def found(total: int) -> str:
        return ngettext("%(number)s network", "%(number)s networks", total)


class ChallengeList(EntryList):
    model = Challenge
    title = gettext_lazy("Challenges")
    lead = gettext_lazy("Difficulties and opportunities that the levels of government share.")

    @staticmethod
    def found(total: int) -> str:
        return ngettext("%(number)s challenge", "%(number)s challenges", total)


class RecommendationList(EntryList):
    model = Recommendation
    title = gettext_lazy("Recommendations")
    lead = gettext_lazy("What should be done, which levels are addressed, and what became of it.")

    @staticmethod
    def found(total: int) -> str:
        return ngettext("%(number)s recommendation", "%(number)s recommendations", total)


LISTS = (InitiativeList, AuthorityList, NetworkList, ChallengeList, RecommendationList)
