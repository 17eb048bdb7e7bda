"""What each column of a list tells, and the codes that may stand in it."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

from ..vocabularies import Level, Status

# What is no field of the entry, or tells more than the field's name.
MEANINGS: Mapping[str, Any] = {
    "id": _("Permanent public number"),
    "key": _("Stable name in files and in the API"),
    "url": _("Permanent link: the page of this entry."),
    "status": _("Where it stands on the day the file was made"),
    "countries": _("Countries, as ISO 3166-1 codes"),
    "country": _("Country, as its ISO 3166-1 code"),
    "sectors": _("Keys of its sectors"),
    "levels": _("Levels of government"),
    "lead_authorities": _("Keys of the authorities that lead"),
    "challenges": _("Keys of the challenges that it answers"),
    "meeting": _("Key of the meeting that made it"),
    "updated_at": _("Last change of what is public, in UTC"),
}
CODES = {"status": Status.choices, "levels": Level.choices, "addressed_levels": Level.choices}


def meaning(model: Any, name: str) -> str:
    return str(MEANINGS[name] if name in MEANINGS else model._meta.get_field(name).verbose_name)


def codes(model: Any, name: str) -> str:
    """“local = Local; national = National”; blank where anything may stand."""
    choices = CODES.get(name)
    with suppress(FieldDoesNotExist):
        choices = choices or model._meta.get_field(name).choices
    return "; ".join(f"{code} = {label}" for code, label in choices or [])
