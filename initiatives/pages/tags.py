"""What templates may ask for besides what Django offers."""

from datetime import date, datetime

from django.template import Library

from .. import days

register = Library()


@register.filter
def day(when: date | None) -> str:
    """A day as it is read."""
    return days.day(when) if when else ""


@register.filter
def moment(when: datetime) -> str:
    """A day and the time, as they are read."""
    return days.moment(when)


@register.filter
def exact_moment(when: datetime) -> str:
    """A day and the time with the zone."""
    return days.exact_moment(when)
