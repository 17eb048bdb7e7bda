"""One CSV file as lines of cells, or why it is none."""

import csv
import io

from .files import Unusable
from .sheets import Lines, Reading
from .tables import not_utf8, semicolons, what_is_wrong


def lines_of(content: bytes, reading: Reading) -> Lines:
    """The header first; empty rows are passed over. Raises `Unusable`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable(not_utf8()) from None
    number = 0
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            reading.go_on()
            if any(cells):
                reading.count(cells)
                _is_divided_by_commas(number, cells)
                yield number, cells
    except csv.Error as error:
        raise Unusable(f"{number + 1}: {what_is_wrong(str(error))}") from None


def _is_divided_by_commas(number: int, cells: list[str]) -> None:
    if number == 1 and len(cells) == 1 and ";" in cells[0]:
        raise Unusable(semicolons())
