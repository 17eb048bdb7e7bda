"""How a value of each type stands in a document, in a cell of a file, and in a record.

Documents are plain: texts, whole numbers, true and false, lists of texts, and None for what is not known.
Days and decimals are texts in one form only, so that equal values are equal texts.
"""

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext as _

SEPARATOR, ESCAPE = "|", "\\"


class Unreadable(Exception):
    """The value is not what its column holds; the message says what to write."""


class Kind:
    """Of one field: `type` is its name in the codebook, `sql` its widest type in PostgreSQL."""

    type = "string"
    sql = "text"
    is_text = True

    def __init__(self, field: Any) -> None:
        self.field = field

    @property
    def empty(self) -> Any:
        """What an empty cell means. A code has no silent default: it is chosen."""
        if self.field.null:
            return None
        return self.field.get_default() if self.field.has_default() and not self.field.choices else ""

    def accept(self, value: Any) -> Any:
        """The value in its one form. Raises `Unreadable`."""
        if value is None or value == "":
            return self.empty
        if not isinstance(value, str):
            raise Unreadable(_("Write a text."))
        return self.read(value)

    def read(self, text: str) -> Any:
        """Raises `Unreadable`."""
        if "\0" in text:
            raise Unreadable(_("Remove the character NUL."))
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise Unreadable(_("Remove the characters that are half of a pair."))
        return text

    def write(self, value: Any) -> str:
        return "" if value is None else str(value)

    def plain(self, value: Any) -> Any:
        """From a record."""
        return value

    def stored(self, value: Any) -> Any:
        """To a record."""
        return value


class Integer(Kind):
    type, sql, is_text = "integer", "bigint", False

    def accept(self, value: Any) -> Any:
        if value is None or value == "":
            return self.empty
        if type(value) is not int or not 0 <= value < 10**9:
            raise Unreadable(_("Write a whole number."))
        return self.read(str(value))

    def read(self, text: str) -> Any:
        if not re.fullmatch(r"[0-9]{1,9}", text):
            raise Unreadable(_("Write a whole number."))
        return int(text)


class PublicNumber(Integer):
    def read(self, text: str) -> Any:
        return super().read(text) or self._refuse()

    def _refuse(self) -> Any:
        raise Unreadable(_("Public numbers begin with 1."))


class Decimals(Kind):
    type, sql, is_text = "number", "numeric", False

    def read(self, text: str) -> Any:
        if not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,12})?", text):
            raise Unreadable(_("Write a number with a full stop before its decimals, such as 27.3."))
        return self.plain(Decimal(text))

    def plain(self, value: Any) -> Any:
        return None if value is None else f"{value.normalize() + 0:f}"

    def stored(self, value: Any) -> Any:
        return None if value is None else Decimal(value)


class Day(Kind):
    type, sql, is_text = "date", "date", False

    def read(self, text: str) -> Any:
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                raise ValueError
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise Unreadable(_("Write the day as 2021-09-14.")) from None

    def plain(self, value: Any) -> Any:
        return None if value is None else value.isoformat()

    def stored(self, value: Any) -> Any:
        return None if value is None else date.fromisoformat(value)


class Boolean(Kind):
    type, sql, is_text = "boolean", "boolean", False

    def accept(self, value: Any) -> Any:
        if not isinstance(value, bool):
            raise Unreadable(_("Write true or false."))
        return value

    def read(self, text: str) -> Any:
        if text not in ("true", "false"):
            raise Unreadable(_("Write true or false."))
        return text == "true"

    def write(self, value: Any) -> str:
        return "true" if value else "false"


class Texts(Kind):
    """Several texts in the order given. A separator within one of them has a backslash before it."""

    sql = "varchar[]"

    @property
    def empty(self) -> Any:
        return []

    def accept(self, value: Any) -> Any:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise Unreadable(_("Write a list of texts."))
        return self._once([super(Texts, self).read(one) for one in value if one])

    def read(self, text: str) -> Any:
        parts = re.findall(r"(?:\\.|[^|\\]|\\\Z)+", super().read(text), re.DOTALL)
        return self._once([re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts])

    def write(self, value: Any) -> str:
        return SEPARATOR.join(re.sub(r"([|\\])", r"\\\1", one) for one in value)

    def plain(self, value: Any) -> Any:
        return list(dict.fromkeys(one for one in value if one))

    def _once(self, parts: list[str]) -> list[str]:
        for part, times in Counter(parts).items():
            if times > 1:
                raise Unreadable(_("“%(value)s” stands twice in the list. Keep one.") % {"value": part})
        return parts


class Keys(Texts):
    """The keys of several records; their order says nothing, so it is that of the alphabet."""

    def _once(self, parts: list[str]) -> list[str]:
        return sorted(super()._once(parts))

    def plain(self, value: Any) -> Any:
        return sorted(value)


KINDS: tuple[tuple[type[Any], type[Kind]], ...] = (
    (models.BooleanField, Boolean),
    (models.IntegerField, Integer),
    (models.DecimalField, Decimals),
    (models.DateField, Day),
    (ArrayField, Texts),
)


def kind_of(field: Any) -> Kind:
    if field.is_relation:
        return Keys(field) if field.many_to_many else Kind(field)
    if field.name == "number":
        return PublicNumber(field)
    return next((kind(field) for type_, kind in KINDS if isinstance(field, type_)), Kind(field))
