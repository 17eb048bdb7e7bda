"""The rows of an upload once more, each with what would become of it and why."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documents.cells import guard, unguard
from ..models import Upload
from ..vocabularies import named
from .bringing import sheets_kept
from .sheets import Sheet

OUTCOME, REMARKS = "_outcome", "_remarks"  # not read when the file is sent again
OUTCOMES = {
    "create": gettext_lazy("new"),
    "change": gettext_lazy("changed"),
    "same": gettext_lazy("nothing to change"),
    "refuse": gettext_lazy("refused"),
}
LONGEST = 32_767


def with_remarks(upload: Upload) -> Iterator[tuple[str, list[str], list[tuple[int, list[str]]]]]:
    """Of each sheet its name, its header, and its rows with their numbers."""
    told = _told(upload)
    for sheet in sheets_kept(upload):
        rows = [(line, [*_cells(sheet, cells), *told[sheet.table_name, line]]) for line, cells in sheet.rows]
        yield sheet.table_name, [*sheet.header, OUTCOME, REMARKS], rows


def _cells(sheet: Sheet, cells: list[str]) -> list[str]:
    """Kept so that no spreadsheet program runs a text, not even from a CSV file made of this one."""
    texts = {column.name for column in sheet.table if column.kind.is_text}
    fitting = cells[: len(sheet.header)]
    return [
        guard(unguard(cell))[:LONGEST] if name in texts else cell
        for name, cell in zip(sheet.header, fitting, strict=False)
    ]


def _told(upload: Upload) -> dict[tuple[str, int], list[str]]:
    told: dict[tuple[str, int], list[str]] = defaultdict(lambda: ["", ""])
    for verdict in upload.verdicts:
        for table, line in verdict["rows"]:
            told[table, line] = [str(OUTCOMES[verdict["how"]]), " ".join(_remarks(verdict, table, line))]
    return told


def _remarks(verdict: dict[str, Any], table: str, line: int) -> Iterator[str]:
    here = [reason for reason in verdict["reasons"] if (reason[0], reason[1]) == (table, line)]
    yield from (named(column, message) if column else message for _table, _line, column, message in here)
    if verdict["reasons"] and not here:
        yield _("Another row about it is refused.")
    yield from verdict["notes"]
