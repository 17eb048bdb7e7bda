"""Days and moments as they are read: “15 September 2021”; the first of a month is “1er” in French."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import get_language


def day(when: date) -> str:
    """Of a moment, the day where the reader is."""
    here = localtime(when) if isinstance(when, datetime) else when
    return f"{_of_month(here)} {date_format(here, 'F Y')}"


def today() -> str:
    return day(localdate())


def days(first: date, last: date | None) -> str:
    """“14–15 September 2021”."""
    if last is None or last == first:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_of_month(first)}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def moment(when: datetime) -> str:
    """“15 September 2021, 14:05”."""
    return f"{day(when)}, {date_format(localtime(when), 'H:i')}"


def exact_moment(when: datetime) -> str:
    """With the zone in which it is told."""
    return f"{moment(when)} {localtime(when):%Z}"


def _of_month(when: date) -> str:
    return "1er" if when.day == 1 and (get_language() or "en").startswith("fr") else str(when.day)
