"""The words for the five kinds of entries: who sees them, and what is loaded with them."""

from typing import Self, TypeVar

from django.db.models import Model, Prefetch

from ..vocabularies import State
from .finding import Findable, StatusIn
from .relations import entries, related, shown, shown_from

M = TypeVar("M", bound=Model)


class EntryQuerySet(Findable[M]):
    """Every kind of entry."""

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def withdrawn(self) -> Self:
        """What was published once and is no more."""
        return self.filter(state=State.ARCHIVED, number__isnull=False)

    def with_listing(self) -> Self:
        """All that a row of a list shows, in a fixed number of queries."""
        return self.select_related("doc")

    def with_details(self) -> Self:
        """All that a detail shows, in a fixed number of queries, and nothing unpublished."""
        return self.with_listing().prefetch_related(
            shown(self.model, "citations"), shown(self.model, "figures")
        )


class AuthorityQuerySet(EntryQuerySet[M]):
    def with_listing(self) -> Self:
        return super().with_listing().select_related("country")

    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .select_related("parent")
            .prefetch_related(
                entries(self.model, "children"),
                shown_from(self.model, "participations", "initiative"),
                shown_from(self.model, "memberships", "network"),
                "competences__country",
                "competences__sector",
            )
        )


class NetworkQuerySet(EntryQuerySet[M]):
    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .prefetch_related(
                shown(self.model, "memberships"),
                shown_from(self.model, "memberships_elsewhere", "network"),
                shown_from(self.model, "participations", "initiative"),
                "meetings",
            )
        )


class InitiativeQuerySet(EntryQuerySet[M]):
    def with_listing(self) -> Self:
        return super().with_listing().annotate(status=StatusIn())

    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .prefetch_related(
                "countries",
                "sectors",
                "places__country",
                Prefetch("commitments", related(self.model, "commitments").with_reference()),
                shown(self.model, "participations"),
                shown(self.model, "responses"),
                entries(self.model, "recommendations"),
                "meetings",
            )
        )


class ChallengeQuerySet(EntryQuerySet[M]):
    def with_details(self) -> Self:
        return (
            super()
            .with_details()
            .prefetch_related(
                shown_from(self.model, "responses", "initiative"), entries(self.model, "recommendations")
            )
        )


class RecommendationQuerySet(EntryQuerySet[M]):
    def with_listing(self) -> Self:
        return super().with_listing().select_related("meeting")

    def with_details(self) -> Self:
        followups = related(self.model, "followups").select_related("by", "evidence")
        return (
            super()
            .with_details()
            .prefetch_related(
                entries(self.model, "challenges"),
                entries(self.model, "evidence"),
                Prefetch("followups", followups),
            )
        )
