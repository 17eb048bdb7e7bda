"""What templates may ask for besides what Django offers."""

from datetime import date

from django.template import Library

from . import texts

register = Library()


@register.filter(expects_localtime=True)
def day(when: date) -> str:
    """A day as it is read."""
    return texts.day(when)
