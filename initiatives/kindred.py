"""Other entries of its kind that are worth following from one, and what ties them to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from types import MappingProxyType
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, Min, Value
from django.db.models.expressions import Col

from .indexing.terms import BITS, FACET_NUMBERS
from .models import Authority, Challenge, Entry, Initiative, Network, Recommendation, SearchDoc
from .vocabularies import LEADING_ROLES, Level, State

MOST = 5  # that are told
NEWEST = 200  # of those that a tie leads to are compared, so that a tie to very many costs no more
SHARED = 100  # records that others are asked for, at most
FEW = 3  # countries of an initiative that are told by name; where there are more, one says little

# Of the entries with one tie, those come first that share the most terms of these facets.
TELLING = {
    FACET_NUMBERS[facet]
    for facet in ("authority", "network", "challenge", "sector", "commitment", "country", "level", "theme")
}


class Reason(NamedTuple):
    """The name of a tie, and what both entries share: a record, or codes of a vocabulary."""

    name: str
    about: Any


class Kin(NamedTuple):
    entry: Any  # knows its name and its address, and nothing else
    reasons: list[Reason]


class Tie(NamedTuple):
    """What entries share: all what the tie is `about`, or each some of the `records`, to which `by` leads.

    `docs` finds entries by their docs; without it they are found on the way to the records, on which `there`
    holds too.
    """

    name: str
    docs: Any = None
    about: Any = None
    by: str = ""
    records: Sequence[Any] = ()
    there: Mapping[str, Any] = MappingProxyType({})

    @property
    def way(self) -> dict[str, Any]:
        return {f"{self.by}__in": [record.pk for record in self.records], **self.there} if self.by else {}

    def reason(self, key: int) -> Reason:
        return Reason(self.name, {record.pk: record for record in self.records}.get(key, self.about))


class Row(NamedTuple):
    place: int  # of the tie
    number: int
    key: str
    english: str
    french: str
    shared: int  # the key of one of the records
    alike: int


class Alike(Func):
    """How many of its terms an entry shares with those that are given."""

    arg_joiner = ") INTERSECT SELECT unnest("
    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"
    output_field = IntegerField()

    def __init__(self, terms: list[int]) -> None:
        super().__init__(F("doc__terms"), Value(terms, output_field=ArrayField(IntegerField())))

    def get_group_by_cols(self) -> list[Any]:
        return [source for source in self.get_source_expressions() if isinstance(source, Col)]


def kindred(entry: Entry) -> list[Kin]:
    """A few published entries, in one statement; the same as long as the catalogue is the same.

    `entry` is published and loaded with its details. Each tie gives its best entry in turn, the most telling
    tie first, so that not all are there for the same reason.
    """
    ties = list(TIES[type(entry)](entry))
    rows = sorted(_rows(entry, ties), key=lambda row: (row.place, -row.alike, row.number))
    turns = zip_longest(*([row.number for row in rows if row.place == place] for place in range(len(ties))))
    chosen = list(dict.fromkeys(number for number in chain(*turns) if number))[:MOST]
    return [_kin(type(entry), ties, [row for row in rows if row.number == number]) for number in chosen]


def _kin(model: type[Entry], ties: list[Tie], rows: list[Row]) -> Kin:
    first, label = rows[0], model.label_field
    names = {f"{label}_en": first.english, f"{label}_fr": first.french}
    entry = model(number=first.number, key=first.key, state=State.PUBLISHED, **names)
    return Kin(entry, [ties[row.place].reason(row.shared) for row in rows])


def _rows(entry: Any, ties: list[Tie]) -> list[Row]:
    if not ties:
        return []
    first, *others = [_asked(entry, place, tie) for place, tie in enumerate(ties)]
    return [Row(*row) for row in (first.union(*others, all=True) if others else first)]


def _asked(entry: Any, place: int, tie: Tie) -> Any:
    """Docs find by an index of terms; asked beside a join, PostgreSQL would compare the terms row by row."""
    published = type(entry)._default_manager.published()
    if tie.docs is None:
        newest = published.filter(**tie.way).exclude(pk=entry.pk).order_by("-number").values("pk")
    else:
        newest = tie.docs.exclude(number=entry.number).order_by("-number").values(entry.record())
    shared = Min(tie.by) if tie.by else Value(0)
    alike = Alike([term for term in entry.doc.terms if term >> BITS in TELLING])
    found = published.filter(pk__in=newest[:NEWEST], **tie.way)
    found = found.annotate(place=Value(place), shared=shared, alike=alike).order_by("-alike", "number")
    names = (f"{entry.label_field}_en", f"{entry.label_field}_fr")
    return found.values_list("place", "number", "key", *names, "shared", "alike")[:MOST]


# The ties of each kind, the most telling first


def _docs(entry: Entry) -> Any:
    return SearchDoc.objects.among(entry.record())


def _sharing(name: str, by: str, records: Iterable[Any], **there: Any) -> Iterator[Tie]:
    """Nothing where there is nothing to share."""
    shared = [record for record in records if record is not None][:SHARED]
    if shared:
        yield Tie(name, by=by, records=shared, there=there)


def _of_initiative(initiative: Any) -> Iterator[Tie]:
    leads = [part for part in initiative.participations.all() if part.role in LEADING_ROLES]
    leading = {"participations__role__in": LEADING_ROLES}
    authorities = [part.authority for part in leads]
    yield from _sharing("led", "participations__authority", authorities, **leading)
    yield from _sharing("led", "participations__network", [part.network for part in leads], **leading)
    challenges = [response.challenge for response in initiative.responses.all()]
    yield from _sharing("answers", "responses__challenge", challenges)
    yield from _in_same_countries(initiative)


def _in_same_countries(initiative: Any) -> Iterator[Tie]:
    levels = _joined(initiative.doc.ties["levels"])
    countries = list(initiative.countries.all())
    sectors = list(initiative.sectors.all())
    for country in countries if len(countries) <= FEW else ():
        there = _docs(initiative).for_country(country.pk)
        if levels:
            yield Tie("joins", there.joining_levels(*levels), (levels, country))
        if sectors:
            about = there.in_sector(*(sector.key for sector in sectors))
            yield Tie("sector", about, by="sectors", records=sectors)


def _joined(levels: list[str]) -> list[str]:
    """Of the levels that act together those that tell the most: the State and the city, where both do."""
    apart = [Level.NATIONAL.value, Level.LOCAL.value]
    return apart if set(apart) <= set(levels) else levels if len(levels) > 1 else []


def _of_authority(authority: Any) -> Iterator[Tie]:
    yield from _together(authority)
    networks = [membership.network for membership in authority.memberships.all()]
    yield from _sharing("network", "memberships__network", networks)
    parent = authority.parent if authority.parent and authority.parent.is_published else None
    yield from _sharing("parent", "parent", [parent])
    if authority.country:
        there = _docs(authority).for_country(authority.country.pk).in_level(authority.level)
        yield Tie("level", there, (authority.level, authority.country))


def _together(entry: Any) -> Iterator[Tie]:
    initiatives = {part.initiative_id: part.initiative for part in entry.participations.all()}
    yield from _sharing("together", "participations__initiative", initiatives.values())


def _of_network(network: Any) -> Iterator[Tie]:
    yield from _together(network)
    members = [membership.authority for membership in network.memberships.all()]
    yield from _sharing("member", "memberships__authority", members)
    yield Tie("scope", _docs(network).with_scope(network.scope), network.scope)


def _of_challenge(challenge: Any) -> Iterator[Tie]:
    recommendations = challenge.recommendations.all()
    yield from _sharing("recommended", "recommendations", recommendations)
    initiatives = [response.initiative for response in challenge.responses.all()]
    yield from _sharing("responded", "responses__initiative", initiatives)
    yield Tie("theme", _docs(challenge).on_theme(challenge.theme), challenge.theme)


def _of_recommendation(recommendation: Any) -> Iterator[Tie]:
    yield from _sharing("answers", "challenges", recommendation.challenges.all())
    yield from _sharing("shown", "evidence", recommendation.evidence.all())
    yield from _sharing("meeting", "meeting", [recommendation.meeting])


TIES: dict[type[Entry], Callable[[Any], Iterator[Tie]]] = {
    Initiative: _of_initiative,
    Authority: _of_authority,
    Network: _of_network,
    Challenge: _of_challenge,
    Recommendation: _of_recommendation,
}
