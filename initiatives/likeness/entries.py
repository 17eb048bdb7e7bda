"""What is compared of entries: every name in either language, and where they belong."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from ..models import Authority, Entry, Initiative, Network
from .names import Name, Weights, words_of

PLACE_TELLS, LEVEL_TELLS = 5, 10  # of 100
A_FAMILY = 25  # what belongs to one programme often bears its acronym beside a name of its own
CALLED: dict[type[Entry], tuple[str, ...]] = {Network: ("acronym",)}
BELONGS: dict[type[Entry], tuple[str, ...]] = {Authority: ("country", "level")}


class Known(NamedTuple):
    """`countries` and `places` are empty where nothing is known; `level` is that of an authority."""

    pk: int
    names: frozenset[Name]
    aliases: frozenset[Name]
    countries: frozenset[str]
    places: frozenset[int]
    level: str


def known(entries: Any) -> Iterator[Known]:
    """Of a queryset of entries of one kind, in one query."""
    label = entries.model.label_field
    names = [f"{label}_en", f"{label}_fr", *CALLED.get(entries.model, ())]
    columns = ["aliases", *names, *BELONGS.get(entries.model, ())]
    for row in entries.order_by().values("pk", *columns, **_tied(entries.model)).iterator(5_000):
        yield Known(
            row["pk"],
            frozenset(words_of(row[name]) for name in names) - {()},
            frozenset(map(words_of, row["aliases"])) - {()},
            frozenset(row.get("its_countries") or filter(None, [row.get("country")])),
            frozenset(row.get("its_places", ())),
            row.get("level", ""),
        )


def likeness(one: Known, other: Known, weights: Weights) -> int:
    """Of the names that are most alike, in whichever languages, in the light of where the entries belong."""
    if one.countries and other.countries and not one.countries & other.countries:
        return 0
    by_name = [(a, b) for a in one.names for b in other.names | other.aliases]
    by_name += [(a, b) for a in one.aliases for b in other.names]
    by_alias = [(a, b) for a in one.aliases for b in other.aliases]
    most = max((weights.likeness(a, b) for a, b in by_name), default=0)
    most = max([most, *(weights.likeness(a, b) - A_FAMILY for a, b in by_alias)])
    if one.places and other.places:
        most += PLACE_TELLS if one.places & other.places else -PLACE_TELLS
    if one.level != other.level:
        most -= LEVEL_TELLS
    return max(0, min(most, 100))


def _tied(model: type[Entry]) -> dict[str, ArraySubquery]:
    if model is not Initiative:
        return {}
    countries, places = Initiative.countries.through, Initiative.places.through
    return {
        "its_countries": ArraySubquery(countries.objects.filter(initiative=OuterRef("pk")).values("country")),
        "its_places": ArraySubquery(places.objects.filter(initiative=OuterRef("pk")).values("place")),
    }
