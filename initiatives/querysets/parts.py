"""The words for what ties records together, for evidence, and for records without editorial state."""

from typing import Any, Self, TypeVar

from django.db.models import Model, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Concat

from ..vocabularies import Mandate, State
from .finding import label_order
from .relations import first_of_each, related, shown

M = TypeVar("M", bound=Model)


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

    def by_member(self) -> Self:
        return self.order_by(Coalesce(*(f"{end}__doc__{label_order()}" for end in self.ends)), "id")

    def shown(self) -> Self:
        return super().shown().select_related("authority__country", "source")


class ParticipationQuerySet(PartQuerySet[M]):
    ends = ("authority", "network")

    def shown(self) -> Self:
        return super().shown().select_related("authority__country", "source")


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
        commitments = related(self.model, "commitments").with_reference()
        return self.select_related("supersedes").prefetch_related(
            Prefetch("commitments", commitments), shown(self.model, "citations")
        )


class MeetingQuerySet(QuerySet[M]):
    def with_relations(self) -> Self:
        advice = related(self.model, "recommendations").published().select_related("doc").by_label()
        return self.select_related("place__country", "chair", "network", "initiative").prefetch_related(
            Prefetch("recommendations", first_of_each(advice, self.model, "recommendations")),
            shown(self.model, "citations"),
            shown(self.model, "figures"),
        )


class CompetenceQuerySet(QuerySet[M]):
    def in_law_of(self, initiative: Any) -> Self:
        """What the law of its country says of its sectors; nothing of an initiative in several countries."""
        countries, sectors = initiative.countries.all(), initiative.sectors.all()
        if len(countries) != 1:
            return self.none()
        return self.filter(mandate=Mandate.FORMAL, country__in=countries, sector__in=sectors)

    def with_relations(self) -> Self:
        citations = shown(self.model, "citations")
        return self.select_related("country", "sector", "authority").prefetch_related(citations)
