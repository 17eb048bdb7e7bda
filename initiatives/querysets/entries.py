"""The words for the five kinds of entries: who sees them, and what is loaded with them."""

from collections.abc import Collection
from datetime import date
from typing import Any, Self, TypeVar

from django.db.models import Case, Exists, F, Max, Min, Model, OuterRef, Prefetch, Q, When

from ..vocabularies import State, Status
from .finding import Findable, StatusIn
from .relations import entries, first_of_each, related, shown, shown_from

M = TypeVar("M", bound=Model)


class EntryQuerySet(Findable[M]):
    """Every kind of entry."""

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def withdrawn(self) -> Self:
        """What was published once and is no more."""
        return self.filter(state=State.ARCHIVED, number__isnull=False)

    def current(self) -> Self:
        """What is published or on its way there."""
        return self.exclude(state=State.ARCHIVED)

    def within(self, countries: Collection[str]) -> Self:
        """Of these countries; most kinds of entries are of none."""
        return self.none()

    def published_or_within(self, countries: Collection[str]) -> Self:
        own = self.model._default_manager.within(countries).values("pk")  # type: ignore[attr-defined]
        return self.filter(Q(state=State.PUBLISHED) | Q(pk__in=own))

    def in_review(self) -> Self:
        """What waits to be read: the entry itself or, of a published one, its next version."""
        return self.filter(Q(state=State.IN_REVIEW) | Q(next_version__state=State.IN_REVIEW))

    def with_next_state(self, countries: Collection[str] | None = None) -> Self:
        """Beside each entry the state of its next version, as `next_state`; None where it has none.

        Only of entries within the countries, if these are given.
        """
        state: Any = F("next_version__state")
        if countries is not None:
            own = self.model._default_manager.within(countries).values("pk")  # type: ignore[attr-defined]
            state = Case(When(pk__in=own, then=state))
        return self.annotate(next_state=state)

    def scheduled_in_vain(self) -> Self:
        """What was due to be published and was refused."""
        return self.filter(schedule__isnull=False).exclude(schedule__refused={})

    def not_verified_since(self, day: date) -> Self:
        """Published, and nobody has compared it with its sources from that day on."""
        return self.published().filter(Q(last_verified_on=None) | Q(last_verified_on__lt=day))

    def lacking(self, language: str) -> Self:
        """What has no title in the language, or a text only in the other one."""
        own, other = ("fr", "en") if language == "fr" else ("en", "fr")
        fields = [field.name for field in self.model._meta.concrete_fields]
        texts = [name.removesuffix("_en") for name in fields if name.endswith("_en")]
        untranslated = [Q(**{f"{text}_{own}": ""}) & ~Q(**{f"{text}_{other}": ""}) for text in texts]
        untitled = Q(**{f"{self.model.label_field}_{own}": ""})  # type: ignore[attr-defined]
        return self.current().filter(Q(untitled, *untranslated, _connector=Q.OR))

    def without_source(self) -> Self:
        return self.current().filter(citations=None)

    def leading_to(self, addresses: Any) -> Self:
        """With one of the addresses (a subquery) as its own, or as that of a source of it or its figures."""
        record = str(self.model._meta.model_name)
        parts = [related(self.model, part).order_by() for part in ("citations", "figures")]
        keys = [part.filter(source__url__in=addresses).values(record) for part in parts]
        if any(field.name == "website" for field in self.model._meta.concrete_fields):
            own = self.model._default_manager.order_by().filter(website__in=addresses)
            keys.append(own.values("pk"))
        return self.current().filter(pk__in=keys[0].union(*keys[1:], all=True))

    def with_older_translation(self, newer: Any) -> Self:
        """What says something newer in its original language than in the other, by a list of newer texts."""
        own = newer.filter(record=self.model._meta.model_name)
        in_original = own.filter(entry=OuterRef("pk"), language=OuterRef("original_language"))
        return self.current().filter(Exists(in_original), pk__in=own.values("entry"))

    def with_listing(self) -> Self:
        """All that a row of a list shows, in a fixed number of queries."""
        return self.select_related("doc")

    def with_details(self) -> Self:
        """All that a detail shows, in a fixed number of queries, and nothing unpublished."""
        return self.with_listing().prefetch_related(
            shown(self.model, "citations"), shown(self.model, "figures")
        )


class AuthorityQuerySet(EntryQuerySet[M]):
    def within(self, countries: Collection[str]) -> Self:
        return self.filter(country__in=countries)

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
        members = related(self.model, "memberships").shown().by_member()
        return (
            super()
            .with_details()
            .prefetch_related(
                Prefetch("memberships", first_of_each(members, self.model, "memberships")),
                shown_from(self.model, "memberships_elsewhere", "network"),
                shown_from(self.model, "participations", "initiative"),
                "meetings",
            )
        )


class InitiativeQuerySet(EntryQuerySet[M]):
    def within(self, countries: Collection[str]) -> Self:
        links = self.model._meta.get_field("countries").remote_field.through  # type: ignore[union-attr]
        found = links._default_manager.filter(country__in=countries)
        return self.filter(pk__in=found.values("initiative"))

    def ended_but_ongoing(self, year: int) -> Self:
        """Recorded as going on, although its last year lies before that year."""
        return self.current().filter(recorded_status=Status.ONGOING, ended_in__lt=year)

    def without_participant(self, taking_part: Any) -> Self:
        """By a queryset of those that take part."""
        return self.current().exclude(Exists(taking_part.filter(initiative=OuterRef("pk"))))

    def on_one_level(self, taking_part: Any) -> Self:
        """All authorities that take part act at one level; networks act at none."""
        authorities = taking_part.exclude(authority=None).order_by()
        levels = authorities.values("initiative").annotate(Min("authority__level"), Max("authority__level"))
        found = levels.filter(authority__level__min=F("authority__level__max"))
        return self.current().filter(pk__in=found.order_by().values("initiative"))

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
