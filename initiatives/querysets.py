"""The words we ask with. They speak of fields by name; models attach them with as_manager().

published() decides who sees an entry. The words that read the search doc (`doc`) speak of published entries
only, because no other entry has one: what is not published is never among their answers.
"""

from datetime import datetime
from typing import Any, Self, TypeVar

from django.db.models import F, Func, Model, Prefetch, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import get_language

from .search import Words, matches, relevance
from .vocabularies import LEADING_ROLES, State

M = TypeVar("M", bound=Model)


class StatusIn(Func):
    """Where an initiative stands in a year, by the function that indexing.py gives the database."""

    function = "status_on"
    output_field = TextField()

    def __init__(self, year: int | None = None) -> None:
        this_year = Value(year or timezone.localdate().year)
        super().__init__(F("doc__recorded_status"), F("doc__started_in"), F("doc__ended_in"), this_year)


class PartQuerySet(QuerySet[M]):
    """Rows that tie two records together: shown when the public may see both ends."""

    ends: tuple[str, ...] = ()

    def shown(self) -> Self:
        """Only what is tied to something published, that tied thing loaded with it."""
        visible = Q()
        for end in self.ends:
            visible |= Q(**{f"{end}__state": State.PUBLISHED})
        return self.filter(visible).select_related(*self.ends)


class MembershipQuerySet(PartQuerySet[M]):
    ends = ("authority", "member_network")

    def shown(self) -> Self:
        return super().shown().select_related("authority__country", "source")


class ParticipationQuerySet(PartQuerySet[M]):
    ends = ("authority", "network")

    def shown(self) -> Self:
        return super().shown().select_related("authority__country", "source")

    def leading(self) -> Self:
        return self.filter(role__in=LEADING_ROLES)


class ResponseQuerySet(PartQuerySet[M]):
    ends = ("challenge",)


class CitationQuerySet(QuerySet[M]):
    def shown(self) -> Self:
        return self.select_related("source")


class FigureQuerySet(QuerySet[M]):
    def shown(self) -> Self:
        """Series by series, the newest figure first."""
        return self.select_related("source").order_by("measure", "-as_of", "id")


class CommitmentQuerySet(QuerySet[M]):
    def with_reference(self) -> Self:
        """With `ref`, the name that filters and files give a commitment, such as “gcm:16”."""
        return self.select_related("framework").annotate(ref=Concat("framework__code", Value(":"), "code"))


class FrameworkQuerySet(QuerySet[M]):
    def with_relations(self) -> Self:
        commitments = _related(self.model, "commitments").with_reference()
        return self.select_related("supersedes").prefetch_related(
            Prefetch("commitments", commitments), _shown(self.model, "citations")
        )


class MeetingQuerySet(QuerySet[M]):
    def with_relations(self) -> Self:
        return self.select_related("place__country", "chair", "network", "initiative").prefetch_related(
            _entries(self.model, "recommendations"),
            _shown(self.model, "citations"),
            _shown(self.model, "figures"),
        )


class CompetenceQuerySet(QuerySet[M]):
    def with_relations(self) -> Self:
        citations = _shown(self.model, "citations")
        return self.select_related("country", "sector", "authority").prefetch_related(citations)


class EntryQuerySet(QuerySet[M]):
    """Every kind of entry. `loads` names the relations of a detail: dotted for what one relation needs."""

    label = "title"

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def withdrawn(self) -> Self:
        """What was published once and is no more."""
        return self.filter(state=State.ARCHIVED, number__isnull=False)

    def having(self, facet: str, *values: str) -> Self:
        """Entries with at least one of the values."""
        return self.filter(doc__terms__overlap=[f"{facet}:{value}" for value in values])

    def having_all(self, facet: str, *values: str) -> Self:
        return self.filter(doc__terms__contains=[f"{facet}:{value}" for value in values])

    def missing(self, *what: str) -> Self:
        return self.having("missing", *what)

    def matching(self, words: Words) -> Self:
        return self.filter(matches(words))

    def most_relevant_first(self, words: Words) -> Self:
        return self.alias(relevance=relevance(words)).order_by("-relevance", "doc__sort_en", "id")

    def changed_since(self, moment: datetime) -> Self:
        return self.filter(doc__changed_at__gte=moment)

    def by_label(self, language: str | None = None) -> Self:
        """By title or name, as the language (the active one unless given) sorts them."""
        french = (language or get_language() or "en").startswith("fr")
        return self.order_by("doc__sort_fr" if french else "doc__sort_en", "id")

    def in_level(self, *levels: str) -> Self:
        return self.having("level", *levels)

    def for_country(self, *codes: str) -> Self:
        return self.having("country", *codes)

    def on_continent(self, *continents: str) -> Self:
        return self.having("continent", *continents)

    def with_role(self, *roles: str) -> Self:
        return self.having("role", *roles)

    def in_network(self, *keys: str) -> Self:
        return self.having("network", *keys)

    def with_authority(self, *keys: str) -> Self:
        return self.having("authority", *keys)

    def for_challenge(self, *keys: str) -> Self:
        return self.having("challenge", *keys)

    def with_listing(self) -> Self:
        """All that a row of a list shows, in a fixed number of queries."""
        return self.select_related("doc")

    def with_details(self) -> Self:
        """All that a detail shows, in a fixed number of queries, and nothing unpublished."""
        return self.with_listing().prefetch_related(
            _shown(self.model, "citations"), _shown(self.model, "figures")
        )


class AuthorityQuerySet(EntryQuerySet[M]):
    label = "name"

    def of_kind(self, *kinds: str) -> Self:
        return self.having("kind", *kinds)

    def with_coordinates(self) -> Self:
        return self.filter(latitude__isnull=False)

    def with_listing(self) -> Self:
        return super().with_listing().select_related("country")

    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .select_related("parent")
            .prefetch_related(
                _entries(self.model, "children"),
                _shown_from(self.model, "participations", "initiative"),
                _shown_from(self.model, "memberships", "network"),
                "competences__country",
                "competences__sector",
            )
        )


class NetworkQuerySet(EntryQuerySet[M]):
    label = "name"

    def with_scope(self, *scopes: str) -> Self:
        return self.having("scope", *scopes)

    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .prefetch_related(
                _shown(self.model, "memberships"),
                _shown_from(self.model, "memberships_elsewhere", "network"),
                _shown_from(self.model, "participations", "initiative"),
                "meetings",
            )
        )


class InitiativeQuerySet(EntryQuerySet[M]):
    def of_kind(self, *kinds: str) -> Self:
        return self.having("kind", *kinds)

    def with_scope(self, *scopes: str) -> Self:
        return self.having("scope", *scopes)

    def in_sector(self, *keys: str) -> Self:
        return self.having("sector", *keys)

    def under_commitment(self, *references: str) -> Self:
        """References such as “gcm:16”."""
        return self.having("commitment", *references)

    def joining_levels(self, *levels: str) -> Self:
        """Initiatives in which authorities of every one of the levels take part."""
        return self.having_all("level", *levels)

    def standing(self, *statuses: str, year: int | None = None) -> Self:
        """By what holds today (or in `year`), not by what a source once said."""
        return self.alias(standing=StatusIn(year)).filter(standing__in=statuses)

    def running_in(self, year: int) -> Self:
        """Known to run in that year: begun by then, and not ended before or not known to have ended."""
        began = Q(doc__started_in__lte=year)
        lasted = Q(doc__ended_in__gte=year) | Q(doc__ended_in__isnull=True, doc__recorded_status="ongoing")
        return self.filter(began & (lasted | Q(doc__started_in=year)))

    def started_after(self, year: int) -> Self:
        return self.filter(doc__started_in__gt=year)

    def started_before(self, year: int) -> Self:
        return self.filter(doc__started_in__lt=year)

    def with_listing(self) -> Self:
        leads = _related(self.model, "participations").shown().leading()
        return (
            super()
            .with_listing()
            .annotate(status=StatusIn())
            .prefetch_related("countries", "sectors", Prefetch("participations", leads, to_attr="leads"))
        )

    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .prefetch_related(
                "places__country",
                Prefetch("commitments", _related(self.model, "commitments").with_reference()),
                _shown(self.model, "participations"),
                _shown(self.model, "responses"),
                _entries(self.model, "recommendations"),
                "meetings",
            )
        )


class ChallengeQuerySet(EntryQuerySet[M]):
    def on_theme(self, *themes: str) -> Self:
        return self.having("theme", *themes)

    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .prefetch_related(
                _shown_from(self.model, "responses", "initiative"), _entries(self.model, "recommendations")
            )
        )


class RecommendationQuerySet(EntryQuerySet[M]):
    def from_meeting(self, *keys: str) -> Self:
        return self.having("meeting", *keys)

    def followed_up(self, *statuses: str) -> Self:
        """By the status of the latest follow-up."""
        return self.having("followup", *statuses)

    def with_listing(self) -> Self:
        return (
            super()
            .with_listing()
            .select_related("meeting")
            .prefetch_related(_entries(self.model, "challenges"))
        )

    def with_details(self) -> Self:
        followups = _related(self.model, "followups").select_related("by", "evidence")
        return (
            super()
            .with_details()
            .prefetch_related(_entries(self.model, "evidence"), Prefetch("followups", followups))
        )


def _related(model: type[Model], relation: str) -> Any:
    related = model._meta.get_field(relation).related_model
    return related._default_manager.all()  # type: ignore[union-attr]


def _shown(model: type[Model], relation: str) -> "Prefetch[Any]":
    """A relation whose rows know by themselves what the public may see."""
    return Prefetch(relation, _related(model, relation).shown())


def _entries(model: type[Model], relation: str) -> "Prefetch[Any]":
    """A relation straight to entries: the published ones."""
    return Prefetch(relation, _related(model, relation).published().select_related("doc").by_label())


def _shown_from(model: type[Model], relation: str, end: str) -> "Prefetch[Any]":
    """A relation through rows, seen from the other side: those whose far end is published."""
    rows = _related(model, relation).filter(**{f"{end}__state": State.PUBLISHED})
    return Prefetch(relation, rows.select_related(end, f"{end}__doc").order_by(f"{end}__doc__sort_en", "id"))
