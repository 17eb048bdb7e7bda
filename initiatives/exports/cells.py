"""A row as the cells of a table."""

from typing import Any

from ..documents.cells import SEPARATOR, guard
from .rows import fields


def cell(value: Any) -> str:
    """One cell of a table; several values stand in it with a bar between them."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guard(value)
    if isinstance(value, list):
        return str(SEPARATOR.join(one["key"] if isinstance(one, dict) else one for one in value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def columns(model: Any) -> list[str]:
    return ["id", "key", "url", *fields(model)[4:]]
