"""The feed of what changed: with it partners keep a mirror of the entries in step."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, ClassVar, NamedTuple

from django.db.models import CharField, F, Q, QuerySet, Value
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.utils.urls import replace_query_param

from ..filtersets import Control, PagedFilterSet
from ..filtersets.cursors import BEGINNING, CursorField
from ..filtersets.questions import MomentField, Question
from ..models import ENTRIES, SearchDoc
from ..vocabularies import State
from .fields import Shape
from .paging import Around, rows_of
from .views import Listing


class Place(NamedTuple):
    """After which change somebody wants to read on: their order is that of these three."""

    at: datetime
    record: str
    number: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}.{self.record}.{self.number}"


def read(typed: str) -> Place:
    """Raises ValueError for what is no place, OverflowError where its moment is beyond all years."""
    moment, record, number = typed.rsplit(".", 2)
    at = parse_datetime(moment.replace(" ", "+"))
    if at is None or at.tzinfo is None or not (number.isascii() and number.isdigit() and len(number) < 10):
        raise ValueError(typed)
    return Place(at.astimezone(UTC), record, int(number))


class PlaceField(CursorField):
    place: ClassVar[Any] = staticmethod(read)


class ChangesFilterSet(PagedFilterSet):
    since = Question(
        lambda qs, moment: qs,
        MomentField,
        _("Changed since"),
        help_text=_("At this day or moment (ISO 8601), or later."),
    )
    cursor = Control(
        PlaceField,
        _("Place in the list"),
        help_text=_("* to begin; “next” leads on, and what changes meanwhile comes once more, at the end."),
    )


class ChangeShape(Shape):
    record = serializers.CharField()
    id = serializers.IntegerField(source="number")
    key = serializers.CharField()
    change = serializers.CharField(help_text=_("“changed” for what is published, “withdrawn” for what was."))
    at = serializers.DateTimeField(help_text=_("When what the public sees changed."))
    url = serializers.SerializerMethodField(
        help_text=_("The detail in the API; what is withdrawn answers 410 there.")
    )

    def get_url(self, change: dict[str, Any]) -> str:
        request = self.context.get("request")
        return str(
            reverse(f"api:{change['record']}-detail", kwargs={"name": change["number"]}, request=request)
        )


class Changes(Listing):
    title = _("Changes")
    about = _(
        "Which entries changed or were withdrawn, the newest last: what a mirror needs to keep in step."
    )
    filterset_class = ChangesFilterSet
    row = ChangeShape
    of_one: ClassVar = {}

    def list(self, request: Request) -> Response:
        asked = self.question(request, SearchDoc.objects.none())
        total = _changes(asked.asked.get("since")).count()
        if "cursor" in asked.asked:
            return self._from_place(request, asked, total)
        changes = _in_order(_changes(asked.asked.get("since")))
        return Response(self.answer(request, asked, self.shapes(request, rows_of(changes, asked)), total))

    def _from_place(self, request: Request, asked: Any, total: int) -> Response:
        place, size = asked.asked["cursor"], asked.page_size_asked
        after = None if place == BEGINNING else place
        found = list(_in_order(_changes(asked.asked.get("since"), after))[: size + 1])
        shown, following = found[:size], None
        if len(found) > size:
            last = shown[-1]
            place = str(Place(last["at"], last["record"], last["number"]))
            following = replace_query_param(request.build_absolute_uri(), "cursor", place)
        return Response(self.paged(Around(following, None), self.shapes(request, shown), total))


def _in_order(changes: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return changes.order_by("at", "record", "number")


def _changes(since: datetime | None, after: Place | None = None) -> QuerySet[Any, Any]:
    """Published entries at their last public change, withdrawn ones at their withdrawal."""
    first, *others = _kinds_of_change(since, after)
    return first.union(*others, all=True)


def _kinds_of_change(since: datetime | None, after: Place | None) -> Iterator[QuerySet[Any, Any]]:
    for model in ENTRIES:
        records: Any = model._default_manager
        record = model.record()
        for queryset, moment, change in (
            (records.filter(state=State.PUBLISHED), "doc__changed_at", "changed"),
            (records.withdrawn(), "archived_at", "withdrawn"),
        ):
            chosen = queryset.filter(_since(moment, since) & _after(moment, record, after))
            yield chosen.order_by().values(
                "number",
                "key",
                record=Value(record, CharField()),
                change=Value(change, CharField()),
                at=F(moment),
            )


def _since(moment: str, since: datetime | None) -> Q:
    return Q(**{f"{moment}__gte": since}) if since else Q()


def _after(moment: str, record: str, place: Place | None) -> Q:
    """Behind the place in the order of moment, record and number; the record is the same in the whole set."""
    if place is None:
        return Q()
    later, then = Q(**{f"{moment}__gt": place.at}), Q(**{moment: place.at})
    if record == place.record:
        return later | (then & Q(number__gt=place.number))
    return later | then if record > place.record else later
