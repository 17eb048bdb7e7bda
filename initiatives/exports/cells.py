"""A row as the cells of a table."""

from typing import Any

from ..documents.cells import SEPARATOR, guard
from .rows import fields


def columns(model: Any) -> list[str]:
    return ["id", "key", "url", *fields(model)[4:]]


def plain(value: Any) -> Any:
    """A number, a text or None; several values stand in one text with a bar between them."""
    if isinstance(value, list):
        return SEPARATOR.join(one["key"] if isinstance(one, dict) else one for one in value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def cell(value: Any) -> str:
    """For files of text, where a spreadsheet program takes some texts for formulas."""
    value = plain(value)
    if value is None:
        return ""
    return guard(value) if isinstance(value, str) else str(value)
