"""Where on earth the entries are that somebody asks for."""

from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import F, Func, JSONField

from .models import Authority, Place
from .vocabularies import Level

MOST_SPOTS, MOST_NAMED = 300, 10  # places on a map, those with most entries; entries named at one of them


class Spot(NamedTuple):
    """One place: longitude and latitude in degrees, how many entries are there, and the docs of some."""

    longitude: float
    latitude: float
    total: int
    docs: list[int]


COUNT = """
SELECT (point ->> 0)::float, (point ->> 1)::float, count(*), (array_agg(id))[1:{named}]
FROM ({points}) AS located GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT {spots}
"""


def spots(docs: Any) -> list[Spot]:
    """The places of the entries, those with most of them first, in one statement."""
    point = Func(F("ties__points"), function="jsonb_array_elements", output_field=JSONField())
    located = docs.order_by().annotate(point=point).values("id", "point")
    try:
        sql, params = located.query.sql_with_params()
    except EmptyResultSet:
        return []
    with connection.cursor() as cursor:
        cursor.execute(COUNT.format(points=sql, named=MOST_NAMED, spots=MOST_SPOTS), params)
        return [Spot(*row) for row in cursor.fetchall()]


def names_of(found: list[Spot]) -> dict[tuple[float, float], Any]:
    """By longitude and latitude, the place or else the published local authority that stands there."""
    names: dict[tuple[float, float], Any] = {}
    authorities = Authority.objects.published().filter(level=Level.LOCAL)
    for records in (authorities, Place.objects.all()):
        near: Any = records.filter(latitude__in={spot.latitude for spot in found})
        for record in near.order_by("-pk"):
            names[float(record.longitude), float(record.latitude)] = record
    return names
