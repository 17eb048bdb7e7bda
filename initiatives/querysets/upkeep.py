"""The words for what is known of the catalogue's own state: links, translations, twins."""

from datetime import datetime
from typing import Any, Self, TypeVar

from django.db.models import Model, Q, QuerySet

from ..vocabularies import LinkState

M = TypeVar("M", bound=Model)


class LinkCheckQuerySet(QuerySet[M]):
    def dead(self) -> Self:
        """Gone for good, or nothing found there on two days: a server may be down for an afternoon."""
        return self.filter(Q(state=LinkState.GONE) | Q(failures__gte=2))

    def moved(self) -> Self:
        return self.filter(state=LinkState.MOVED)

    def to_mend(self) -> Self:
        return self.dead() | self.moved()

    def since(self, moment: datetime) -> Self:
        return self.filter(checked_at__gte=moment)


class NewerTextQuerySet(QuerySet[M]):
    def of(self, record: str, pk: int) -> Self:
        return self.filter(record=record, entry=pk)


class TwinQuerySet(QuerySet[M]):
    def of(self, record: str) -> Self:
        return self.filter(record=record)

    def undecided(self) -> Self:
        return self.filter(dismissed_at=None)

    def decided(self) -> Self:
        """Those of which somebody has said that they are two things."""
        return self.exclude(dismissed_at=None)

    def among(self, entries: Any) -> Self:
        """Both of which are among those entries."""
        keys = entries.order_by().values("pk")
        return self.filter(one__in=keys, other__in=keys)

    def with_one(self, pk: int) -> Self:
        """The pairs of that entry."""
        return self.filter(Q(one=pk) | Q(other=pk))
