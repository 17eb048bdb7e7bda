"""How a value stands in a cell, and what a cell means: one way for every file."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from .schema import Column, in_order

SEPARATOR = "|"
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Unreadable(Exception):
    """The cell does not hold what its column asks for; the message says what to write."""


def write(column: Column, value: Any) -> str:
    if value is None:
        return ""
    if column.is_list:
        return SEPARATOR.join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value)


def read(column: Column, text: str) -> Any:
    """Raises `Unreadable`."""
    if column.is_list:
        parts = [part for part in text.split(SEPARATOR) if part]
        return in_order(parts) if column.field.many_to_many else parts
    if not text:
        return _empty(column)
    for kind, reader in READERS:
        if isinstance(column.field, kind):
            return reader(text, column)
    return text


def _empty(column: Column) -> Any:
    if column.field.null:
        return None
    if column.field.has_default():
        return column.field.get_default()
    return ""


def _integer(text: str, _column: Column) -> int:
    if not re.fullmatch(r"\d{1,9}", text):
        raise Unreadable(_("Write a whole number."))
    return int(text)


def _decimal(text: str, column: Column) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise Unreadable(_("Write a number with a full stop before its decimals, such as 27.3."))
    return value


def _day(text: str, _column: Column) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Unreadable(_("Write the day as 2021-09-14.")) from None


def _boolean(text: str, _column: Column) -> bool:
    if text not in ("true", "false"):
        raise Unreadable(_("Write true or false."))
    return text == "true"


READERS = (
    (models.BooleanField, _boolean),
    (models.IntegerField, _integer),
    (models.DecimalField, _decimal),
    (models.DateField, _day),
)


def guard(text: str) -> str:
    """A text that no spreadsheet program runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) or text.startswith("'") else text


def unguard(text: str) -> str:
    return text.removeprefix("'")
