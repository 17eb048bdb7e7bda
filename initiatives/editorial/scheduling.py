"""Publishing later what is approved today: the rules are asked now, and again when it is due."""

from datetime import datetime
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import Entry, Schedule
from ..vocabularies import NoticeKind
from .authorship import writers_of
from .notices import tell
from .permissions import Actor, may_publish
from .publication import moment_of, on_its_way, publish
from .refusals import Refused
from .schedules import cancel, schedule_of
from .turns import one_at_a_time


@transaction.atomic
def schedule(entry: Entry, *, by: Any, publish_on: datetime, read: str) -> Schedule:
    """Approve what was read, to be published later. Raises `Refused` wherever publishing it now would."""
    if not may_publish(by, entry):
        raise PermissionDenied
    planned = Schedule(
        approved_by=by,
        publish_on=publish_on,
        approved_at=timezone.now(),
        read=read,
        **{entry.record(): entry},
    )
    if reasons := [*_off_the_calendar(planned), *_refusals(entry, by=by, read=read)]:
        raise Refused(reasons)
    Schedule.of(entry).delete()
    planned.save()
    return planned


@transaction.atomic
def call_off(entry: Entry, *, by: Actor) -> None:
    """It stays in review, and is published by hand or not at all."""
    if not may_publish(by, entry):
        raise PermissionDenied
    if cancel(entry, by=by) is None:
        raise Refused([_("Nothing was scheduled.")])


def cancel_if_changed(entry: Entry, *, by: Actor) -> Schedule | None:
    """After the entry was saved: approval is of what was read, and of nothing else."""
    planned, draft = schedule_of(entry), on_its_way(entry)
    if planned is None or (draft is not None and moment_of(draft) == planned.read):
        return None
    return cancel(entry, by=by)


def due() -> list[int]:
    waiting = Schedule.objects.filter(publish_on__lte=timezone.now(), refused={})
    return list(waiting.order_by("publish_on", "pk").values_list("pk", flat=True))


@transaction.atomic
def publish_scheduled(pk: int) -> tuple[Entry, list[str]] | None:
    """The entry, and why it was not published; None where somebody was quicker."""
    one_at_a_time()
    planned = Schedule.objects.filter(pk=pk, refused={}).select_related("approved_by").first()
    if planned is None:
        return None
    entry, approver = planned.entry, planned.approved_by
    with pghistory.context(user=approver.pk):
        try:
            publish(entry, by=approver, read=planned.read)
        except (Refused, PermissionDenied):
            reasons = _refusals_by_language(entry, by=approver, read=planned.read)
        else:
            return entry, []
    _keep_refused(planned, entry, reasons)
    return entry, reasons[settings.LANGUAGE_CODE]


def _keep_refused(planned: Schedule, entry: Entry, reasons: dict[str, list[str]]) -> None:
    planned.refused = reasons
    planned.save(update_fields=["refused"])
    draft = on_its_way(entry)
    authors = writers_of(draft) if draft is not None else set()
    tell(
        {planned.approved_by_id, *authors},
        NoticeKind.NOT_PUBLISHED,
        entry,
        what=lambda language: "\n".join(reasons.get(language) or reasons[settings.LANGUAGE_CODE]),
    )


def _refusals_by_language(entry: Entry, *, by: Any, read: str) -> dict[str, list[str]]:
    told = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            if reasons := _refusals(entry, by=by, read=read):
                told[language] = reasons
    return told


def _refusals(entry: Entry, *, by: Any, read: str) -> list[str]:
    """Why it cannot be published now. All rules are asked, the database's too: it is tried and undone."""
    try:
        with transaction.atomic():
            publish(entry, by=by, read=read)
            transaction.set_rollback(True)
    except Refused as refused:
        return refused.reasons
    except PermissionDenied:
        return [_("Whoever approved it may not publish any more.")]
    entry.refresh_from_db()
    return []


def _off_the_calendar(planned: Schedule) -> list[str]:
    """Only the rules of time: what is scheduled anew takes the place of what was."""
    reasons = []
    for rule in Schedule._meta.constraints:
        if rule.name.startswith("schedule_lies"):
            try:
                rule.validate(Schedule, planned)
            except ValidationError as error:
                reasons += error.messages
    return reasons
