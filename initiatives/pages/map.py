"""The initiatives that a question finds, on a map drawn here, and place by place in words."""

import math
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..filtersets import asking
from ..maps import MOST_SPOTS, Spot, names_of, spots
from ..models import Initiative
from ..search import sorting
from ..vocabularies import named
from .embed import Embed
from .filters import chips, in_order_of_reading, notices
from .frame import Page
from .lists import InitiativeList, is_a_part, narrowed, question_of
from .metadata import NOT_INDEXED
from .placeless import NO_POINT, without_a_point
from .present import Shape, link
from .query import Query
from .texts import Text, alphabetical, label, ngettext, number

NARROWING = 0.82  # of degrees of longitude, as static/img/land.svg is drawn
SMALLEST, FULL = 0.008, 12  # radius of a circle for one initiative, of the width; the largest is for so many
EXAMPLES = (1, 4, FULL)
MARGIN, NARROWEST, HEIGHT = 5.0, 40.0, 0.62  # degrees; degrees; of the width


class Box(NamedTuple):
    """The part of the earth that is shown, in the units of the drawing."""

    left: float
    top: float
    width: float
    height: float

    def __str__(self) -> str:
        return " ".join(f"{edge:.1f}" for edge in self)


def drawn(asked: Any) -> Shape:
    """What the component map.html takes: points as links to the places in words."""
    found = spots(asked.docs) if asked.is_valid() else []
    names = names_of(found)
    found.sort(key=lambda spot: (-spot.total, sorting(_name(spot, names).text)))
    entries = {
        entry.doc.pk: entry
        for entry in asked.queryset.filter(
            doc__in=[doc for spot in found for doc in spot.docs]
        ).select_related("doc")
    }
    places = [_place(at, spot, names, entries) for at, spot in enumerate(found, 1)]
    box = _box(found)
    return {
        "box": str(box),
        "points": [_point(place, spot, box) for place, spot in zip(places, found, strict=True)],
        "sizes": _sizes(),
        "places": places,
        "is_cut": len(found) == MOST_SPOTS,
    }


def _place(at: int, spot: Spot, names: dict[Any, Any], entries: dict[int, Any]) -> Shape:
    name = _name(spot, names)
    shown = alphabetical(entries[doc] for doc in spot.docs if doc in entries)
    return {
        "id": f"place-{at}",
        "name": name.text,
        "lang": name.lang,
        "count_sentence": InitiativeList.found(spot.total) % {"number": number(spot.total)},
        "entries": [link(entry) for entry in shown],
        "more": _more(spot.total - len(shown)) if spot.total > len(shown) else "",
    }


def _name(spot: Spot, names: dict[Any, Any]) -> Text:
    there = names.get((spot.longitude, spot.latitude))
    return label(there) if there else Text(_degrees(spot))


def _degrees(spot: Spot) -> str:
    return "; ".join(number_format(degrees, decimal_pos=2) for degrees in (spot.latitude, spot.longitude))


def _more(left: int) -> str:
    sentence = ngettext("and %(number)s more", "and %(number)s more", left)
    return sentence % {"number": number(left)}


def _point(place: Shape, spot: Spot, box: Box) -> Shape:
    """A circle whose area grows with what is there, within bounds."""
    size = box.width * _radius(spot.total)
    return {
        "href": f"#{place['id']}",
        "label": named(place["name"], place["count_sentence"]),
        "x": f"{spot.longitude * NARROWING:.2f}",
        "y": f"{-spot.latitude:.2f}",
        "r": f"{size:.2f}",
    }


def _radius(total: int) -> float:
    """Of the width of the map."""
    return SMALLEST * math.sqrt(min(total, FULL))


def _sizes() -> list[Shape]:
    """Circles as large as on the map, with what they stand for."""
    return [
        {
            "width": f"{200 * _radius(total):.2f}%",
            "label": f"{number(total)}+" if total == FULL else number(total),
        }
        for total in EXAMPLES
    ]


def _box(found: list[Spot]) -> Box:
    """Around all points, never so near that coasts lose their shape."""
    across = [spot.longitude * NARROWING for spot in found] or [-20.0, 40.0]
    down = [-spot.latitude for spot in found] or [-60.0, 0.0]
    width = max(max(across) - min(across) + 2 * MARGIN, NARROWEST)
    height = max(max(down) - min(down) + 2 * MARGIN, width * HEIGHT)
    width = max(width, height / HEIGHT)
    middle_x, middle_y = (max(across) + min(across)) / 2, (max(down) + min(down)) / 2
    return Box(middle_x - width / 2, middle_y - height / 2, width, height)


class Map(Page):
    """The same question as the list's, in the same words."""

    template_name = "initiatives/map.html"
    description = gettext_lazy("Where initiatives take place: towns, sites and local authorities.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.asked = asking(Initiative, request.GET)
        self.for_robots = NOT_INDEXED if is_a_part(self.asked) else ""
        status = 200 if self.asked.is_valid() else 400
        return self.render_to_response(self.get_context_data(), status=status)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.asked
        query = Query(self.request.path, self.request.GET, asked.known)
        total = asked.find().total
        rest = without_a_point(asked, query)
        return super().get_context_data(
            notices=notices(asked),
            errors=in_order_of_reading(asked),
            chips=chips(asked, query),
            clear_url=query.clear(),
            count_sentence=_located(total - rest["total"], total),
            rest={**rest, "sentence": _placeless(rest["total"])},
            list_url=query.elsewhere(reverse("initiative-list")),
            embed_url=self.request.build_absolute_uri(query.elsewhere(reverse("map-embed"))),
            title=_("Map of initiatives"),
            map=drawn(asked),
            **kwargs,
        )

    def question(self) -> str:
        return question_of(self.asked)

    def describe(self, context: dict[str, Any]) -> str:
        return narrowed(context) or str(self.description)


def _located(located: int, total: int) -> str:
    sentence = ngettext(
        "%(located)s of %(number)s initiative is on the map",
        "%(located)s of %(number)s initiatives are on the map",
        total,
    )
    return sentence % {"located": number(located), "number": number(total)}


def _placeless(total: int) -> str:
    sentence = ngettext(
        "%(number)s has no place of its own.", "%(number)s have no place of their own.", total
    )
    return sentence % {"number": number(total)}


class MapEmbed(Embed):
    """For other sites: the map alone, its places in words below it."""

    template_name = "initiatives/embed_map.html"
    listing = InitiativeList

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(map=drawn(self.asked), **kwargs)
        placeless = self.asked.docs.missing(NO_POINT).count() if self.asked.is_valid() else 0
        return {**context, "count_sentence": _located(context["total"] - placeless, context["total"])}
