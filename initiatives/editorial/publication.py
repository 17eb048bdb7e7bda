"""The only place that changes the state of an entry, and says what keeps it from changing."""

from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, Protocol

import pghistory
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Entry, Initiative, NextVersion, Participation, Schedule
from ..vocabularies import NoticeKind, State, named
from .authorship import submitter_of, writers_of
from .merging import absorb
from .notices import holders_of, tell
from .permissions import Actor, may_break_glass, may_change_state, may_judge, may_publish
from .public_versions import keep_first, keep_published
from .refusals import Refused, kept_whole
from .requests import settle
from .schedules import cancel
from .turns import one_at_a_time
from .versions import next_of, put_in_place


class Change(Protocol):
    def __call__(self, entry: Any, *, by: Actor) -> Any: ...


def missing(entry: Entry) -> list[str]:
    """What publication still asks for: the sentences of the database's own rules, asked one by one."""
    published = copy(entry)
    published.state = State.PUBLISHED
    reasons = []
    for rule in entry._meta.constraints:
        if rule.name.startswith("published_"):
            try:
                rule.validate(type(entry), published)
            except ValidationError as error:
                reasons += error.messages
    return reasons


@transaction.atomic
def publish(entry: Entry, *, by: Actor, read: str | None = None) -> None:
    """Show the entry, or the next version of it, to the public. It gets its number the first time.

    `read` is the moment (see `moment_of`) of the version that was read, where a page has shown it.
    """
    _demand(may_publish(by, entry))
    row = _locked(entry)
    draft = on_its_way(row)
    if draft is None:
        raise Refused([_nothing_waits()])
    if reasons := _not_asked_for(draft) or _changed_since(draft, read):
        raise Refused(reasons)
    writers = writers_of(draft)
    if reasons := [*_own_work(writers, by), *missing(row)]:
        raise Refused(reasons)
    authors = {*writers, submitter_of(draft)}
    keep_first(row)
    if isinstance(draft, NextVersion):
        put_in_place(row, draft)
        absorb(row, draft.absorbs, by=by)
    else:
        _move(row, State.PUBLISHED)
    keep_published(row, by=by)
    Schedule.of(row).delete()
    tell(authors, NoticeKind.PUBLISHED, row, by=by)
    entry.refresh_from_db()


def publish_as_read(read: Mapping[Entry, str], *, by: Actor) -> None:
    """Publish each entry in exactly the version that was read (see `moment_of`), or none of them."""

    def as_read(entry: Entry, *, by: Actor) -> None:
        publish(entry, by=by, read=read[entry])

    together(as_read, read, by=by)


def hindrances(entry: Entry, *, by: Actor) -> list[str]:
    """What keeps this person from publishing what is on its way, as far as it can be told beforehand."""
    draft = on_its_way(entry)
    if draft is None:
        return [_nothing_waits()]
    return _not_asked_for(draft) or [*_own_work(writers_of(draft), by), *missing(entry)]


@transaction.atomic
def withdraw(entry: Entry, *, by: Actor, successor: Entry | None = None, reason: str = "") -> None:
    """Take the entry from the public. Its readers are sent to its successor, where it has one."""
    _demand(may_publish(by, entry))
    row: Any = _locked(entry)
    if not row.is_published:
        raise Refused([_("Only a published entry can be withdrawn.")])
    row.successor = successor or row.successor
    reasons = [*_unreadable(row.successor), *map(_left_alone, resting_on(row))]
    if reasons:
        raise Refused(reasons)
    pghistory.context(why=reason)
    cancel(row, by=by, why=reason)
    settle(row, by=by)
    _move(row, State.ARCHIVED)
    entry.refresh_from_db()


@transaction.atomic
def restore(entry: Entry, *, by: Actor) -> None:
    """Make a draft again of what was withdrawn. It keeps its number."""
    _demand(may_change_state(by, entry))
    row = _locked(entry)
    if row.state != State.ARCHIVED:
        raise Refused([_("Only a withdrawn entry can be restored.")])
    _move(row, State.DRAFT)
    entry.refresh_from_db()


@transaction.atomic
def submit(entry: Entry, *, by: Actor) -> None:
    """Ask a publisher to read the draft."""
    _demand(may_change_state(by, entry))
    draft = on_its_way(_locked(entry))
    if draft is None or draft.state != State.DRAFT:
        raise Refused([_("Only a draft can be submitted for review.")])
    _move(draft, State.IN_REVIEW)
    readers = set(holders_of("publish", entry).values_list("pk", flat=True))
    tell(readers - writers_of(draft), NoticeKind.SUBMITTED, entry, by=by)
    entry.refresh_from_db()


@transaction.atomic
def recall(entry: Entry, *, by: Actor) -> None:
    """Take back to draft what was submitted, to go on writing."""
    _demand(may_change_state(by, entry))
    draft = on_its_way(_locked(entry))
    if draft is None or draft.state != State.IN_REVIEW:
        raise Refused([_("Only an entry in review can be recalled.")])
    pghistory.context(why=_("Recalled from review."))
    _move(draft, State.DRAFT)
    entry.refresh_from_db()


@transaction.atomic
def return_to_draft(entry: Entry, *, by: Actor, reason: str = "") -> None:
    """Give back to its editors what waits for review, and say what has to be changed."""
    _demand(may_judge(by, entry))
    draft = on_its_way(_locked(entry))
    if draft is None or draft.state != State.IN_REVIEW:
        raise Refused([_("Only an entry in review can be returned to draft.")])
    if not reason.strip():
        raise Refused([_("Say what has to be changed.")])
    pghistory.context(why=reason)
    cancel(entry, by=by, why=reason)
    tell([submitter_of(draft)], NoticeKind.RETURNED, entry, by=by, what=reason)
    _move(draft, State.DRAFT)
    entry.refresh_from_db()


@transaction.atomic
def discard(entry: Entry, *, by: Actor, reason: str = "") -> None:
    """Give up the next version of a published entry. The history keeps what it said."""
    _demand(may_change_state(by, entry))
    row = _locked(entry)
    version = next_of(row)
    if version is None:
        raise Refused([_("There is no next version to give up.")])
    pghistory.context(why=reason)
    cancel(row, by=by, why=reason)
    version.delete()
    entry.refresh_from_db()


@transaction.atomic
def verify(entry: Entry, *, by: Actor) -> None:
    """Record that the entry was compared with its sources today and still says what they say."""
    _demand(may_judge(by, entry))
    row = _locked(entry)
    if not row.is_published:
        raise Refused([_("Only a published entry can be recorded as checked.")])
    row.last_verified_on = timezone.localdate()
    row.save(update_fields=["last_verified_on", "updated_at"])
    entry.refresh_from_db()


def together(change: Change, entries: Iterable[Entry], *, by: Actor) -> None:
    """Change all or none: one that is refused refuses the whole, and every reason is told."""
    reasons = []
    with transaction.atomic():
        for entry in entries:
            try:
                change(entry, by=by)
            except Refused as refused:
                reasons += [named(entry, reason) for reason in refused.reasons]
        if reasons:
            raise Refused(reasons)


def resting_on(entry: Entry) -> QuerySet[Initiative]:
    """The published initiatives of which this is the only published participant."""
    if entry.record() not in ("authority", "network"):
        return Initiative.objects.none()
    here = Participation.objects.filter(initiative=OuterRef("pk"))
    its_own = Q(**{entry.record(): entry})
    published = Q(authority__state=State.PUBLISHED) | Q(network__state=State.PUBLISHED)
    return Initiative.objects.published().filter(
        Exists(here.filter(its_own)), ~Exists(here.exclude(its_own).filter(published))
    )


def _demand(permitted: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not permitted:
        raise PermissionDenied


def _locked(entry: Entry) -> Entry:
    """As it stands now, kept from everybody else."""
    one_at_a_time()
    row = type(entry)._default_manager.select_for_update(no_key=True).filter(pk=entry.pk).first()
    if row is None:
        raise Refused([_("This entry has been deleted.")])
    return row


def moment_of(draft: Entry | NextVersion) -> str:
    """Differs as soon as somebody has saved the draft."""
    return draft.updated_at.isoformat()


def on_its_way(row: Entry) -> Entry | NextVersion | None:
    """What is not published yet: the entry itself or, of a published one, its next version."""
    return next_of(row) if row.is_published else row


def _move(draft: Entry | NextVersion, state: State) -> None:
    """The database gives numbers and dates, and has the last word."""
    with kept_whole():
        draft.state = state
        successor = ["successor"] if isinstance(draft, Entry) else []
        draft.save(update_fields=["state", "updated_at", *successor])


def _nothing_waits() -> str:
    return _("This entry is published already.")


def _not_asked_for(draft: Entry | NextVersion) -> list[str]:
    if draft.state == State.ARCHIVED:
        return [_("This entry is withdrawn. Restore it as a draft first.")]
    if draft.state == State.DRAFT:
        return [_("Nobody has been asked to read this draft. Submit it for review first.")]
    return []


def _changed_since(draft: Entry | NextVersion, read: str | None) -> list[str]:
    if read in (None, moment_of(draft)):
        return []
    return [_("Somebody has changed it since you read it. Read it again.")]


def _unreadable(successor: Entry | None) -> list[str]:
    if successor is None or successor.is_published:
        return []
    return [_("“%s” is not published: choose a published successor, or none.") % successor]


def _own_work(writers: set[int], by: Actor) -> list[str]:
    """Two pairs of eyes: who wrote does not publish. Where one person may, it stands in the history."""
    if by.pk not in writers:
        return []
    if not settings.FOUR_EYES or may_break_glass(by):
        pghistory.context(why=_("Published by the person who wrote it."))
        return []
    return [_("You have written this version yourself. Ask a colleague to read and publish it.")]


def _left_alone(initiative: Initiative) -> str:
    return (
        _("“%s” would have no published participant. Name another one there, or withdraw it first.")
        % initiative
    )
