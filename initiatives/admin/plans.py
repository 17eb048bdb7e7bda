"""A scheduled publication, as the pages of the office tell of it."""

from typing import Any

from django.utils.timezone import get_current_timezone_name
from django.utils.translation import get_language

from ..days import exact_moment
from ..editorial.schedules import schedule_of
from ..models import Entry, Schedule


def plan_of(entry: Entry) -> dict[str, Any]:
    """What a page says of a scheduled publication, and why it did not come about."""
    planned = schedule_of(entry)
    reasons = planned.refused.get(get_language() or "en", []) if planned else []
    zone = get_current_timezone_name()
    return {"schedule": planned, "schedule_refused": reasons, "time_zone": zone}


def moment_in_words(planned: Schedule) -> str:
    return exact_moment(planned.publish_on)
