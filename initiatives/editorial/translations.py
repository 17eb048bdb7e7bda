"""Whether a translation still says what its original says. The database notes which was changed last."""

from datetime import datetime
from typing import NamedTuple

from django.core.exceptions import PermissionDenied

from ..models import Entry, NewerText
from .permissions import Actor, may_change_state


class Older(NamedTuple):
    """A text whose original was changed on a day, and its translation not since."""

    label: str
    since: datetime


def older(entry: Entry) -> list[Older]:
    language = entry.original_language
    newer = NewerText.objects.of(entry.record(), entry.pk).filter(language=language)
    since = {f"{one.text}_{language}": one.since for one in newer}
    fields = (field for field in entry._meta.fields if field.name in since)
    return [Older(str(field.verbose_name), since[field.name]) for field in fields]


def confirm(entry: Entry, *, by: Actor) -> None:
    """Record that both languages say the same again, though only one was changed."""
    if not may_change_state(by, entry):
        raise PermissionDenied
    NewerText.objects.of(entry.record(), entry.pk).delete()
