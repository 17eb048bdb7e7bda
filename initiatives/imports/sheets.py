"""What somebody sends to the office, read into plain rows: one sheet for each table, within bounds."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents.schema import BY_NAME, Table
from .files import Unusable

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, LONGEST_READING = 5_000, 200, 32_767, 20.0
LAST_LINE = 1_048_576  # of any sheet of a spreadsheet program
OWN = "_"  # what begins so is a column or a sheet of the person who works with the file

FAULTS = {
    "formula": gettext_lazy("This cell holds a formula. Copy it, and paste its value in its place."),
    "error": gettext_lazy("This cell holds an error of the spreadsheet program. Correct it."),
    "nul": gettext_lazy("Remove the character NUL."),
    "long": gettext_lazy("A cell is longer than 32,767 characters. Shorten it."),
}


@dataclass
class Sheet:
    """The rows about one table. `faults`: the line, the column and which of `FAULTS`."""

    table_name: str
    name: str
    header: list[str]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def table(self) -> Table:
        return BY_NAME[self.table_name]

    def kept(self) -> dict[str, Any]:
        """As JSON."""
        return asdict(self)


@dataclass
class Reading:
    """The bounds of one upload: whoever reads a row says so here. Raises `Unusable`."""

    until: float = field(default_factory=lambda: time.monotonic() + LONGEST_READING)
    rows: int = 0

    def go_on(self, line: int = 0) -> None:
        if time.monotonic() > self.until or line > LAST_LINE:
            raise Unusable(_("The file takes longer than 20 seconds to read. Divide it into smaller ones."))

    def count(self, cells: Sequence[str]) -> None:
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise Unusable(_("The file has more than 5,000 rows. Divide it into smaller ones."))
        if len(cells) > MOST_COLUMNS:
            raise Unusable(_("The file has more than 200 columns. Remove those that are not needed."))


class Faulty(str):
    """A cell without a text of its own: which of `FAULTS` it has."""

    __slots__ = ()


Lines = Iterator[tuple[int, list[str]]]


def sheet_of(table: Table, name: str, header: Sequence[str], lines: Iterable[tuple[int, list[str]]]) -> Sheet:
    """Without the columns of the person, and with every row as long as the header, or longer."""
    names = [one.strip().lower() for one in header]
    wanted = [at for at, one in enumerate(names) if one and not one.startswith(OWN)]
    sheet = Sheet(table.name, name, [names[at] for at in wanted])
    for line, cells in lines:
        padded = cells + [""] * (len(names) - len(cells))
        kept = [padded[at] for at in wanted] + [cell for cell in padded[len(names) :] if cell]
        kept += [padded[at] for at, one in enumerate(names) if not one and padded[at]]
        if any(kept):
            sheet.rows.append((line, _readable(sheet, line, kept)))
    return sheet


def _readable(sheet: Sheet, line: int, cells: list[str]) -> list[str]:
    """What no cell may hold is told, and not kept."""
    for at, cell in enumerate(cells):
        if found := _fault(cell):
            sheet.faults.append((line, sheet.header[at] if at < len(sheet.header) else "", found))
            cells[at] = ""
    return cells


def _fault(cell: str) -> str:
    if isinstance(cell, Faulty):
        return str(cell)
    return "nul" if "\0" in cell else "long" if len(cell) > LONGEST_CELL else ""
