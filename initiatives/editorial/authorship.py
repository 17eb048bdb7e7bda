"""Whose work a version is, and to whom it comes back: what the rule of four eyes asks."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, OuterRef, Subquery, Value

from ..models import Entry
from ..vocabularies import State
from . import events
from .events import Pair

EVER = datetime.min.replace(tzinfo=UTC)
MOVED_BY_STEPS = {"state", "number", "published_at", "archived_at", "successor_id", "last_verified_on"}


def writers_since_publication(entry: Entry) -> set[int]:
    """The keys of the accounts that have written the entry or its parts since it was last made public.

    To submit, return, publish, withdraw or check an entry is not to write it.
    """
    own = events.of_row(entry)
    since = _published(own)
    written = (pair for pair in (*own, *events.of_parts(entry)) if pair.event.pgh_created_at > since)
    accounts = {events.account(pair.event) for pair in written if _wrote(pair)}
    return {account for account in accounts if account is not None}


def returned_to(entries: Any, user: Any) -> Any:
    """Of a queryset of entries: drafts that came back from the review that this account had asked for."""
    kept = events.of(entries.model).order_by("-pgh_id")
    of_entry = kept.filter(pgh_obj_id=OuterRef("pk"))
    earlier = kept.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    was = of_entry.exclude(state=State.DRAFT).values("state")[:1]
    submissions = (
        of_entry.filter(state=State.IN_REVIEW)
        .alias(came_from=Subquery(earlier.values("state")[:1]))
        .exclude(came_from=State.IN_REVIEW)
    )
    submitter = submissions.values("pgh_context__metadata__user")[:1]
    drafts = entries.filter(state=State.DRAFT).alias(was=Subquery(was), submitter=Subquery(submitter))
    return drafts.filter(was=State.IN_REVIEW, submitter=Value(user.pk, output_field=JSONField()))


def _published(own: list[Pair]) -> datetime:
    """When the public last began to see the entry; long ago if it never did."""
    shown = [event for _model, event, before in own if event.state == State.PUBLISHED != _state(before)]
    return max((event.pgh_created_at for event in shown), default=EVER)


def _state(event: Any) -> str | None:
    return event.state if event else None


def _wrote(pair: Pair) -> bool:
    model, event, before = pair
    if event.pgh_label != "update" or before is None:
        return True
    columns = {one.attname for one in model._meta.fields if hasattr(event, one.attname)} - MOVED_BY_STEPS
    return any(getattr(event, column) != getattr(before, column) for column in columns)
