"""Whose work a version is, and to whom it comes back: what the rule of four eyes asks."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db.models import JSONField, Max, OuterRef, Q, Subquery, Value

from ..models import Entry, NextVersion, Proposal, PublishedVersion
from ..vocabularies import TAKEN_OVER, State
from . import events
from .events import Pair

EVER = datetime.min.replace(tzinfo=UTC)
MOVED_BY_STEPS = {"state", "number", "published_at", "archived_at", "successor_id", "last_verified_on"}
AROUND_THE_TEXT = {"base", "row_keys"}  # of a next version


def writers_of(draft: Entry | NextVersion) -> set[int]:
    """The keys of the accounts that have written what is on its way to the public.

    To submit, return, publish, withdraw or check an entry is not to write it.
    """
    if isinstance(draft, NextVersion):
        return _accounts(events.of_row(draft)) | _proposers(draft.entry, draft.created_at)
    own = events.of_row(draft)
    since = _published(draft, own)
    parts = (pair for pair in events.of_parts(draft) if pair.model is not NextVersion)
    written = (pair for pair in (*own, *parts) if pair.event.pgh_created_at > since)
    return _accounts(written) | _proposers(draft, since)


def submitter_of(draft: Entry | NextVersion) -> int | None:
    """The key of the account that asked for the review that is going on."""
    submissions = [
        pair
        for pair in events.of_row(draft)
        if pair.before and pair.before.state != pair.event.state == State.IN_REVIEW
    ]
    return events.account(submissions[-1].event) if submissions else None


def writers_of_versions(versions: Iterable[NextVersion]) -> dict[int, set[int]]:
    """Whoever had a hand in each of the next versions, by their primary keys; in one query."""
    writers: dict[int, set[int]] = {version.pk: set() for version in versions}
    kept = events.of(NextVersion).filter(pgh_obj_id__in=writers) if writers else ()
    for event in kept and kept.values_list("pgh_obj_id", "pgh_context__metadata__user"):
        if event[1] is not None:
            writers[event[0]].add(event[1])
    return writers


def returned_to(entries: Any, user: Any) -> Any:
    """Of a queryset of entries: drafts that came back from the review that this account had asked for.

    They are the entries themselves, or the next versions of what is published.
    """
    record = entries.model.record()
    drafts = _came_back(entries.filter(state=State.DRAFT), user).values("pk")
    versions = NextVersion.objects.filter(state=State.DRAFT, **{f"{record}__isnull": False})
    return entries.filter(Q(pk__in=drafts) | Q(pk__in=_came_back(versions, user).values(record)))


def _came_back(drafts: Any, user: Any) -> Any:
    kept = events.of(drafts.model).order_by("-pgh_id")
    of_draft = kept.filter(pgh_obj_id=OuterRef("pk"))
    earlier = kept.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    was = of_draft.exclude(state=State.DRAFT).values("state")[:1]
    submissions = (
        of_draft.filter(state=State.IN_REVIEW)
        .alias(came_from=Subquery(earlier.values("state")[:1]))
        .exclude(came_from=State.IN_REVIEW)
    )
    submitter = submissions.values("pgh_context__metadata__user")[:1]
    known = drafts.order_by().alias(was=Subquery(was), submitter=Subquery(submitter))
    return known.filter(was=State.IN_REVIEW, submitter=Value(user.pk, output_field=JSONField()))


def _accounts(pairs: Iterable[Pair]) -> set[int]:
    accounts = {events.account(pair.event) for pair in pairs if _wrote(pair)}
    return {account for account in accounts if account is not None}


def _proposers(entry: Entry, since: datetime) -> set[int]:
    """Whose proposals were taken over since then."""
    taken = Proposal.of(entry).filter(state__in=TAKEN_OVER, decided_at__gte=since)
    return set(taken.exclude(account=None).values_list("account", flat=True))


def _published(entry: Entry, own: list[Pair]) -> datetime:
    """When a version of the entry was last made public; long ago if none ever was."""
    shown = [event for _model, event, before in own if event.state == State.PUBLISHED != _state(before)]
    kept: datetime | None = PublishedVersion.of(entry).aggregate(last=Max("published_at"))["last"]
    shown_at: list[datetime] = [event.pgh_created_at for event in shown]
    return max(kept or EVER, *shown_at, EVER)


def _state(event: Any) -> str | None:
    return event.state if event else None


def _wrote(pair: Pair) -> bool:
    model, event, before = pair
    if event.pgh_label != "update" or before is None:
        return True
    columns = {one.attname for one in model._meta.fields if hasattr(event, one.attname)}
    columns -= MOVED_BY_STEPS | AROUND_THE_TEXT
    return any(getattr(event, column) != getattr(before, column) for column in columns)
