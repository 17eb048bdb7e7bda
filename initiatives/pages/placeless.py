"""The initiatives of a question that have no point on a map: how many, in which countries and regions."""

from typing import Any

from django.urls import reverse

from ..facets import count
from ..filtersets import ListFilterSet
from ..models import Authority, Country
from ..vocabularies import Level
from .present import Shape, counted, link
from .query import Query
from .texts import alphabetical

NO_POINT = "point"  # among the values of the filter for what is not recorded


def without_a_point(asked: ListFilterSet, query: Query) -> Shape:
    """How many they are, the list that has them, and the same by country and by region."""
    if not asked.is_valid():
        return {"total": 0, "url": "", "countries": [], "regions": []}
    regional = Authority.objects.published().filter(level=Level.REGIONAL)
    named = {"authority": list(regional.values_list("key", flat=True))}
    found = count(asked.record, ["country", "authority"], asked.docs.missing(NO_POINT), {}, named)
    listed = Query(reverse("initiative-list"), query.data, asked.known)
    shape: Shape = {"total": found.total, "url": str(listed), "countries": [], "regions": []}
    if "missing" in asked.asked:  # values of one filter widen each other: no list has these alone
        return shape
    listed.data["missing"] = NO_POINT
    return shape | {
        "url": str(listed),
        "countries": _by("country", found.facets["country"], Country.objects.all(), asked, listed),
        "regions": _by("authority", found.facets["authority"], regional, asked, listed),
    }


def _by(name: str, found: dict[str, int], records: Any, asked: ListFilterSet, listed: Query) -> list[Shape]:
    """Each record with its number; of a filter in which something is chosen, what was chosen alone."""
    code = "pk" if name == "country" else "key"
    wanted = found.keys() & set(asked.asked.get(name, found))
    return [
        link(record, **counted(found[key])) | {"url": listed.having(name, key)}
        for record in alphabetical(records.filter(**{f"{code}__in": wanted}))
        for key in [getattr(record, code)]
    ]
