"""The words that find: every filter and every order of a list, over the search docs of published entries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    DecimalField,
    F,
    Func,
    IntegerField,
    Max,
    Model,
    Q,
    QuerySet,
    Sum,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, Concat, NullIf
from django.utils import timezone
from django.utils.translation import get_language

from ..search import Words, begins, begins_any, matches, relevance

M = TypeVar("M", bound=Model)
WIDE = DecimalField(max_digits=30, decimal_places=0)


def label_order(language: str | None = None) -> str:
    """The field that sorts titles or names as the language (the active one unless given) does."""
    return "sort_fr" if (language or get_language() or "en").startswith("fr") else "sort_en"


class Sorting(Func):
    """What a name is sorted by, by the function that indexing gives the database."""

    function = "sorting"
    output_field = TextField()


class Alphabetical(F):
    """Order by title or name as the reader sees it. Decided when it is asked, by the language of then."""

    name: str

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        own, other = ("fr", "en") if (get_language() or "en").startswith("fr") else ("en", "fr")
        text = Coalesce(NullIf(F(f"{self.name}_{own}"), Value("")), F(f"{self.name}_{other}"))
        return Sorting(text).resolve_expression(*args, **kwargs)


class StatusIn(Func):
    """Where an initiative stands in a year, by the function that indexing gives the database."""

    function = "status_on"
    output_field = TextField()

    def __init__(self, doc: str = "doc__", year: int | None = None) -> None:
        facts = [F(f"{doc}{name}") for name in ("recorded_status", "started_in", "ended_in")]
        super().__init__(*facts, Value(year or timezone.localdate().year))


class Trace(Func):
    """A number that stands for values."""

    template = "hashtextextended(concat_ws(' ', %(expressions)s), 0)"
    output_field = WIDE


class TermIds(Func):
    """The numbers under which the database knows terms such as “country:MA”; 0 for those it does not."""

    function = "term_ids"
    output_field = ArrayField(IntegerField())

    def __init__(self, facet: str, values: tuple[str, ...]) -> None:
        names = Value([f"{facet}:{value}" for value in values], output_field=ArrayField(TextField()))
        super().__init__(names)


class Findable(QuerySet[M]):
    """Entries, by way of their docs (`doc`), or the docs themselves.

    Only published entries have a doc: what is not published is never among the answers.
    """

    doc = "doc__"

    def in_order(self, *orders: str) -> Self:
        """By fields of the doc, a minus sign before those that begin with the last; unknown values close."""
        return self.order_by(
            *(
                F(f"{self.doc}{order[1:]}").desc(nulls_last=True)
                if order.startswith("-")
                else F(f"{self.doc}{order}").asc()
                for order in orders
            ),
        )

    def by_label(self, language: str | None = None) -> Self:
        """By title or name, as the language (the active one unless given) sorts them."""
        return self.in_order(label_order(language), "number")

    def after(self, order: str, value: Any, number: int) -> Self:
        """What follows the entry with that value and number in an order that `in_order` gives.

        The value alone is told too, so that the index of the order begins there; unknown values close.
        """
        name, beyond = order.lstrip("-"), "lt" if order.startswith("-") else "gt"
        if value is None:
            return self._where(**{f"{name}__isnull": True, "number__gt": number})
        field = f"{self.doc}{name}"
        tied = Q(**{field: value, f"{self.doc}number__gt": number})
        following = Q(**{f"{field}__{beyond}": value}) | tied
        if not self.model._meta.get_field(name).null:
            return self.filter(following, **{f"{field}__{beyond}e": value})
        return self.filter(following | Q(**{f"{field}__isnull": True}))

    def most_relevant_first(self, words: Words, vector: str = "vector") -> Self:
        rank = relevance(words, f"{self.doc}{vector}")
        return self.order_by(rank.desc(), f"{self.doc}sort_en", f"{self.doc}number")

    def matching(self, words: Words) -> Self:
        """An index finds what has words, not what lacks them: that is all but what has them."""
        if not words.only_unwanted:
            return self.filter(matches(words, f"{self.doc}vector"))
        found = self._where(pk__isnull=False)
        for term in words.unwanted:
            having = self._docs().filter(matches(Words("", [term], []), "vector"))
            found = found.exclude(**{f"{self.doc}pk__in": having.values("pk")})
        return found

    def _docs(self) -> QuerySet[Any]:
        """The docs themselves."""
        docs: Any = self.model._meta.get_field("doc").related_model if self.doc else self.model
        docs_of_all: QuerySet[Any] = docs._default_manager.order_by()
        return docs_of_all

    def beginning(self, typed: str) -> Self:
        """Entries in whose names every word that was typed begins one."""
        return self.filter(begins(typed, f"{self.doc}names"))

    def changed_since(self, moment: datetime) -> Self:
        return self._where(changed_at__gte=moment)

    def last_change(self) -> datetime | None:
        """The latest moment at which the public saw any of them change."""
        changed: datetime | None = self.order_by().aggregate(latest=Max(f"{self.doc}changed_at"))["latest"]
        return changed

    def having(self, facet: str, *values: str) -> Self:
        """Entries with at least one of the values."""
        return self._where(terms__overlap=TermIds(facet, values))

    def having_all(self, facet: str, *values: str) -> Self:
        return self._where(terms__contains=TermIds(facet, values))

    def missing(self, *what: str) -> Self:
        return self.having("missing", *what)

    def of_kind(self, *kinds: str) -> Self:
        return self.having("kind", *kinds)

    def with_scope(self, *scopes: str) -> Self:
        return self.having("scope", *scopes)

    def in_level(self, *levels: str) -> Self:
        return self.having("level", *levels)

    def joining_levels(self, *levels: str) -> Self:
        """Initiatives in which authorities of every one of the levels take part."""
        return self.having_all("level", *levels)

    def for_country(self, *codes: str) -> Self:
        return self.having("country", *codes)

    def on_continent(self, *continents: str) -> Self:
        return self.having("continent", *continents)

    def in_sector(self, *keys: str) -> Self:
        return self.having("sector", *keys)

    def with_role(self, *roles: str) -> Self:
        return self.having("role", *roles)

    def in_network(self, *keys: str) -> Self:
        return self.having("network", *keys)

    def with_authority(self, *keys: str) -> Self:
        return self.having("authority", *keys)

    def for_challenge(self, *keys: str) -> Self:
        return self.having("challenge", *keys)

    def under_commitment(self, *references: str) -> Self:
        """References such as “gcm:16”."""
        return self.having("commitment", *references)

    def on_theme(self, *themes: str) -> Self:
        return self.having("theme", *themes)

    def from_meeting(self, *keys: str) -> Self:
        return self.having("meeting", *keys)

    def followed_up(self, *statuses: str) -> Self:
        """By the status of the latest follow-up."""
        return self.having("followup", *statuses)

    def standing(self, *statuses: str, year: int | None = None) -> Self:
        """By what holds today (or in `year`), not by what a source once said."""
        return self.alias(standing=StatusIn(self.doc, year)).filter(standing__in=statuses)

    def running_in(self, year: int) -> Self:
        """Known to run in that year: begun by then, and not ended before or not known to have ended."""
        began, ended, status = (f"{self.doc}{name}" for name in ("started_in", "ended_in", "recorded_status"))
        lasted = Q(**{f"{ended}__gte": year}) | Q(**{f"{ended}__isnull": True, status: "ongoing"})
        return self.filter(Q(**{f"{began}__lte": year}) & (lasted | Q(**{began: year})))

    def started_after(self, year: int) -> Self:
        return self._where(started_in__gt=year)

    def started_before(self, year: int) -> Self:
        return self._where(started_in__lt=year)

    def _where(self, **conditions: Any) -> Self:
        return self.filter(**{f"{self.doc}{name}": value for name, value in conditions.items()})


class DocQuerySet(Findable[M]):
    doc = ""

    def trace(self) -> str:
        """Another text whenever the public sees something else of any of them, and only then."""
        traced = Sum(Trace("record", "number", "changed_at"), output_field=WIDE)
        return str(self.order_by().aggregate(traced=traced)["traced"])

    def of(self, record: str) -> Self:
        """All docs of a kind: every order has an index that begins with the kind."""
        return self.filter(record=record)

    def among(self, record: str) -> Self:
        """The docs of a kind, to be narrowed by words or terms.

        The kind is told so that no index serves it: PostgreSQL would read one of all docs of the kind, nearly
        the whole table, to and it with the few that an index of words or terms gives.
        """
        return self.alias(kind=Concat("record", Value(""))).filter(kind=record)

    def named(self, record: str, beginnings: Sequence[str], titles: Sequence[str]) -> Self:
        """Docs of a kind in whose names a word has one of the beginnings, or that have one of the titles."""
        sorted_as = [Sorting(Value(title)) for title in titles]
        either = Q(record=record, sort_en__in=sorted_as) | Q(record=record, sort_fr__in=sorted_as)
        if beginnings:
            either |= Q(begins_any(beginnings, "names"), record=record)
        return self.filter(either)
