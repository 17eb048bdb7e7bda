"""The cells of files: a value is written so that no spreadsheet program runs it, and read back.

A text that begins with a sign of a formula gets an apostrophe before it; exactly that one is taken away.
"""

import re
from typing import Any

from .kinds import SEPARATOR
from .schema import Column

__all__ = ["SEPARATOR", "guard", "read", "unguard", "write"]

FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guard(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def write(column: Column, value: Any) -> str:
    text = column.kind.write(value)
    return guard(text) if column.kind.is_text else text


def read(column: Column, cell: str) -> Any:
    """Raises `Unreadable`."""
    text = unguard(cell) if column.kind.is_text else cell
    return column.kind.read(text) if text else column.kind.empty
