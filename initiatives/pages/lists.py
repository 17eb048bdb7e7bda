"""The five lists: filters with counts, what is found, and a way on where nothing is."""

import difflib
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..exports.formats import FORMATS
from ..facets import MOST_VALUES, Counts, Option
from ..filtersets import FILTERSETS, Facet, ListFilterSet
from ..models import Authority, Challenge, Entry, Initiative, Network, Recommendation
from ..spelling import did_you_mean
from .compare import tick
from .frame import Page
from .present import cards
from .query import Query
from .texts import number, reading_language

SHOWN_VALUES = 8  # of an open vocabulary; the others stand behind "more"
ORDERS = {
    "relevance": gettext_lazy("Relevance"),
    "title_en": gettext_lazy("Title"),
    "title_fr": gettext_lazy("Title"),
    "name_en": gettext_lazy("Name"),
    "name_fr": gettext_lazy("Name"),
    "-started_in": gettext_lazy("Newest start"),
    "started_in": gettext_lazy("Oldest start"),
    "founded_in": gettext_lazy("Year of foundation"),
    "-updated_at": gettext_lazy("Last change"),
}
TEXT_FIELDS = {"year", "started_after", "started_before", "updated_since"}


class EntryList(Page):
    """Subclasses name the model and say in words what the list holds."""

    template_name = "initiatives/list.html"
    model: ClassVar[type[Entry]]
    title: ClassVar[Any]
    lead: ClassVar[Any]
    found: ClassVar[Any]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        published: Any = self.model._default_manager
        self.asked = FILTERSETS[self.model](request.GET, queryset=published.published())
        self.query = Query(request.path, request.GET, self.asked.known)
        context = self.get_context_data()
        return self.render_to_response(context, status=200 if self.asked.is_valid() else 400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = self.asked.count_facets() if self.asked.is_valid() else Counts(0, {})
        total = counts.total
        return super().get_context_data(
            title=self.title,
            lead=self.lead,
            record=self.model.record(),
            total=total,
            count_sentence=self.found(total) % {"number": number(total)},
            notices=self._notices(),
            errors=in_order_of_reading(self.asked),
            filters=self._filters(counts),
            chips=self._chips(counts),
            clear_url=self.query.clear(),
            question=self.query.data.urlencode(),
            ordering=self._ordering(),
            formats=self._formats(),
            feed_url=self.query.elsewhere(f"{self.query.path.rstrip('/')}.atom"),
            embed_url=self.request.build_absolute_uri(self.query.elsewhere(f"{self.query.path}embed/")),
            empty=None if total or not self.asked.is_valid() else self._empty(),
            **self._page(total),
            **kwargs,
        )

    def _page(self, total: int) -> dict[str, Any]:
        asked, size = self.asked, self.asked.page_size_asked
        last = max(1, -(-total // size))
        here = asked.page_asked
        if here > last:
            raise Http404
        start = (here - 1) * size
        entries = asked.entries(asked.find(total))
        return {
            "cards": self.cards(entries),
            "first": start + 1,
            "last": start + len(entries),
            "pages": pages(self.query, here, last),
            "previous_url": self.query.at_page(here - 1) if here > 1 else "",
            "next_url": self.query.at_page(here + 1) if here < last else "",
        }

    def cards(self, entries: list[Any]) -> list[dict[str, Any]]:
        return cards(entries)

    # What is wrong with the question

    def _notices(self) -> list[str]:
        return [
            _unknown(name, self.asked.known)
            for name in self.asked.unknown
            if name in _own_mistakes(self.asked)
        ]

    # Filters

    def _filters(self, counts: Counts) -> dict[str, Any]:
        data = self.asked.data
        return {
            "action": self.query.path,
            "q": data.get("q", ""),
            "q_errors": self.asked.errors.get("q", []),
            "facets": [self._facet(name, facet, counts) for name, facet in _facets(self.asked).items()],
            "fields": [
                self._field(name) for name in self.asked.filters if name in TEXT_FIELDS - {"updated_since"}
            ],
            "hidden": [
                (name, value) for name in ("page_size", "updated_since") for value in data.getlist(name)
            ],
            "chosen": sum(
                len(self.query.data.getlist(name)) for name in self.asked.filters if name != "ordering"
            ),
        }

    def _facet(self, name: str, facet: Facet, counts: Counts) -> dict[str, Any]:
        chosen = self.asked.data.getlist(name)
        if facet.counted:
            options = counts.options(name, facet.known, self.asked.chosen.get(name, ()))
        else:
            names = facet.known.labels(facet.known.names)  # type: ignore[attr-defined]
            options = [Option(value, *both, None) for value, both in names.items()]  # type: ignore[arg-type]
        shapes = [_option(option, chosen) for option in options]
        return {
            "name": name,
            "legend": facet.label,
            "options": [s for position, s in enumerate(shapes) if position < SHOWN_VALUES or s["selected"]],
            "more": [
                s for position, s in enumerate(shapes) if position >= SHOWN_VALUES and not s["selected"]
            ],
            "chosen": sum(shape["selected"] for shape in shapes),
            "errors": self.asked.errors.get(name, []),
            "hint": _hint(name, len(options)),
            "open": name in ("level", "joins", "country"),
        }

    def _field(self, name: str) -> dict[str, Any]:
        return {
            "name": name,
            "label": self.asked.filters[name].label,
            "value": self.asked.data.get(name, ""),
            "errors": self.asked.errors.get(name, []),
            "inputmode": "numeric",
            "maxlength": 4,
        }

    def _chips(self, counts: Counts) -> list[dict[str, Any]]:
        chips = []
        for name in self.query.data:
            filter_ = self.asked.filters[name]
            if name in ("ordering", "page_size"):
                continue
            values = self.query.data.getlist(name)
            names = filter_.known.labels(values) if isinstance(filter_, Facet) else {}
            chips += [
                {
                    "group": filter_.label,
                    "label": _in_language(names[value]) if value in names else value,
                    "url": self.query.without(name, value),
                }
                for value in values
            ]
        return chips

    # Around the list

    def _ordering(self) -> list[dict[str, Any]]:
        words, language = self.asked.data.get("q"), reading_language()
        now = self.asked.asked.get("ordering") or ("relevance" if words else "")
        title = next(name for name in self.asked.orders if name.endswith(f"_{language}"))
        offered = (["relevance"] if words else []) + [
            name
            for name in ORDERS
            if name == title or (name.lstrip("-") in self.asked.orders and not name.endswith(("_en", "_fr")))
        ]
        return [
            {"value": name, "label": ORDERS[name], "selected": name == (now or title)} for name in offered
        ]

    def _formats(self) -> list[dict[str, Any]]:
        plural = self.query.path.rstrip("/")
        files = [
            {
                "label": form.label,
                "url": self.query.elsewhere(f"{plural}.{form.suffix}"),
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
        return int(type(self.asked)(data, queryset=self.asked.queryset).find().total)


def in_order_of_reading(asked: ListFilterSet) -> list[str]:
    """What is wrong with a question, each sentence after the name of its filter."""
    return [
        f"{asked.filters[name].label}: {sentence}"
        for name, sentences in asked.errors.items()
        for sentence in sentences
    ]


def pages(query: Query, here: int, last: int) -> list[dict[str, Any]]:
    """The first, the last, those around here, and gaps between them."""
    near = sorted({1, last, *range(max(1, here - 2), min(last, here + 2) + 1)})
    shapes: list[dict[str, Any]] = []
    for before, page in zip([0, *near], near, strict=False):
        if page - before > 1:
            shapes.append({})
        shapes.append({"number": page, "url": query.at_page(page), "current": page == here})
    return shapes


def _facets(asked: ListFilterSet) -> dict[str, Facet]:
    return {name: each for name, each in asked.filters.items() if isinstance(each, Facet)}


def _hint(name: str, shown: int) -> str:
    if name == "joins":
        return _("All the chosen levels take part.")
    if shown >= MOST_VALUES:
        return _("The most frequent values are shown. Search for the others by their name.")
    return ""


def _option(option: Option, chosen: list[str]) -> dict[str, Any]:
    return {
        "value": option.value,
        "label": _in_language((option.label_en, option.label_fr)),
        "count": option.count,
        "selected": option.value in chosen,
    }


def _in_language(labels: tuple[str, str]) -> str:
    return labels[1] if reading_language() == "fr" else labels[0]


def _own_mistakes(asked: ListFilterSet) -> list[str]:
    """Links get parameters added on their way (utm_source, fbclid …); these are nobody's typing errors."""
    return [name for name in asked.unknown if not name.startswith(("utm_", "fbclid", "gclid", "mc_"))]


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return _("There is no filter “%(name)s”; it was ignored. Did you mean “%(near)s”?") % {
            "name": name[:80],
            "near": near[0],
        }
    return _("There is no filter “%(name)s”; it was ignored.") % {"name": name[:80]}


class InitiativeList(EntryList):
    model = Initiative
    title = gettext_lazy("Initiatives")
    lead = gettext_lazy("What is done on migration, who takes part at which level, and with which role.")

    @staticmethod
    def found(total: int) -> str:
        return ngettext("%(number)s initiative", "%(number)s initiatives", total)

    def cards(self, entries: list[Any]) -> list[dict[str, Any]]:
        return [{**card, "tick": tick(entry)} for card, entry in zip(cards(entries), entries, strict=True)]


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
