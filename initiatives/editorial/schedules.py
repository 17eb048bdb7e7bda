"""What was approved to be published later, and how that is called off."""

from typing import Any

from ..models import Entry, Schedule
from ..vocabularies import NoticeKind
from .notices import tell


def schedule_of(entry: Entry) -> Schedule | None:
    found: Schedule | None = Schedule.of(entry).select_related("approved_by").first()
    return found


def cancel(entry: Entry, *, by: Any = None, why: str = "") -> Schedule | None:
    """Whoever approved it is told. The schedule that was called off; None where there was none."""
    schedule = schedule_of(entry)
    if schedule is not None:
        schedule.delete()
        tell([schedule.approved_by_id], NoticeKind.UNSCHEDULED, entry, by=by, what=why)
    return schedule
