"""A place in a list, as programs hand it back: after which entry they want to read on."""

import base64
import json
from datetime import UTC, datetime
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import SearchDoc

BEGINNING = "*"
# What reading raises for a text that nobody wrote; a moment beyond all years overflows.
UNREADABLE = (
    *(ValueError, TypeError, AttributeError, OverflowError, RecursionError),
    *(FieldDoesNotExist, ValidationError),
)


class Place(NamedTuple):
    """The order of the list, the value by which it is ordered, and the number of the entry that has it."""

    order: str
    value: Any
    number: int


def write(place: Place) -> str:
    """A text for addresses."""
    value = place.value.isoformat() if isinstance(place.value, datetime) else place.value
    told = json.dumps([place.order, value, place.number])
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read(cursor: str) -> Place:
    """Raises ValueError, TypeError or ValidationError for what `write` never wrote."""
    told = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
    order, value, number = json.loads(told)
    return Place(order, _of_field(order.lstrip("-"), value), _of_field("number", number))


def _of_field(name: str, value: Any) -> Any:
    """The value as the docs hold it in that field."""
    field: Any = SearchDoc._meta.get_field(name)
    if (value is None and field.null) or (isinstance(value, str) and "\0" in value):
        return None
    cleaned = field.clean(value, None)
    return cleaned.astimezone(UTC) if isinstance(cleaned, datetime) else cleaned


class CursorField(forms.CharField):
    """`*` for the beginning, then what the address of the next page holds, which `place` reads."""

    place: ClassVar[Any] = staticmethod(read)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=2000, **kwargs)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if typed in ("", BEGINNING):
            return typed
        try:
            return self.place(typed)
        except UNREADABLE:
            sentence = _("Begin with cursor=*, then follow the address of the next page.")
            raise ValidationError(sentence) from None
