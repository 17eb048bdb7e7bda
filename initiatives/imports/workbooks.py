"""Workbooks (XLSX) as sheets of text cells, read row by row after a look at what the file is made of."""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from datetime import time as time_of_day
from decimal import Decimal
from typing import IO, Any

from defusedxml.common import DefusedXmlException
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from .files import Unusable, bounded
from .sheets import MOST_COLUMNS, OWN, Faulty, Lines, Reading

MOST_BYTES, MOST_TAGS, MOST_OTHERS, PIECE = 50_000_000, 2_000_000, 100_000, 1 << 18
OTHER = re.compile(rb"<(?!/?(?:\w+:)?(?:row|c|v|is|t|si)[\s/>])")  # neither a cell nor a text
PROGRAMS = re.compile(r"vbaProject|macrosheets/|activeX/|ctrlProps/", re.IGNORECASE)
ROW, CELL = re.compile(rb"<(?:\w+:)?row[\s/>]"), re.compile(rb"<(?:\w+:)?c[\s/>]")
NO_TEXT = {"f": "formula", "e": "error"}
NOT_SHOWN = re.compile(r'\[.*?\]|".*?"')  # in the format of a number: its language, its colour, its words
JOINED = re.compile(rb"<(?:\w+:)?mergeCell\s")


def sheets_in(content: bytes, reading: Reading) -> Iterator[tuple[str, Lines]]:
    """The name and the lines of each sheet, each to be read before the next. Raises `Unusable`."""
    with _told(), zipfile.ZipFile(io.BytesIO(content)) as archive:
        _look_at(archive, reading)
    with _told():
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        if not sheet.title.startswith(OWN):
            yield sheet.title, _lines(sheet, reading)


@contextmanager
def _told() -> Iterator[None]:
    """A damaged workbook fails in as many ways as there are lines in its reader."""
    try:
        yield
    except Unusable:
        raise
    except Exception as error:
        if isinstance(error.__cause__ or error, DefusedXmlException):
            raise Unusable(
                _("The workbook defines abbreviations of its own, as no spreadsheet program does.")
            ) from None
        raise Unusable(
            _("The workbook is damaged. Open it in a spreadsheet program, and save it anew as XLSX.")
        ) from None


def _look_at(archive: zipfile.ZipFile, reading: Reading) -> None:
    members = bounded(
        archive, _("The workbook is too large when unpacked: at most 50 MB, 100 times its size."), MOST_BYTES
    )
    names = [member.filename for member in members]
    if any(PROGRAMS.search(name) for name in names):
        raise Unusable(
            _("The workbook holds macros or controls. Save it as “Excel workbook (.xlsx)”, without them.")
        )
    if any("externalLinks/" in name for name in names):
        raise Unusable(
            _("The workbook takes values from other files. Paste them as values, and remove the links.")
        )
    size = Size(reading)
    for member in members:
        with archive.open(member) as part:
            size.add(part)


class Size:
    """What would fill the memory before it is seen: too many tags, too many in one row, long lists."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tags = self.others = 0

    def add(self, part: IO[bytes]) -> None:
        """Raises `Unusable`."""
        width, before = 0, b""
        while piece := part.read(PIECE):
            self.reading.go_on()
            self.tags += piece.count(b"<")
            self.others += len(OTHER.findall(piece))
            if self.tags > MOST_TAGS or self.others > MOST_OTHERS:
                raise Unusable(_("The workbook has too many cells or settings. Divide it into smaller ones."))
            width = _widest(piece, width)
            if JOINED.search(before + piece):
                raise Unusable(
                    _("The workbook has cells that are joined. Divide them, and write the value into each.")
                )
            before = piece[-32:]


def _widest(piece: bytes, width: int) -> int:
    """The width of the row that goes on after this piece. Raises `Unusable`."""
    for at, row in enumerate(ROW.split(piece)):
        width = len(CELL.findall(row)) + (0 if at else width)
        if width > 10 * MOST_COLUMNS:
            raise Unusable(_("The file has more than 200 columns. Remove those that are not needed."))
    return width


def _lines(sheet: Any, reading: Reading) -> Lines:
    """Rows are as long as they are, whatever the sheet says of its size."""
    sheet.reset_dimensions()
    with _told():
        for line, row in enumerate(sheet.iter_rows(), 1):
            reading.go_on(line)
            if cells := _cells(row):
                reading.count(cells)
                yield line, cells


def _cells(row: Any) -> list[str]:
    """Without the empty ones at the end."""
    cells = [_text(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:
    """As it would stand in the package."""
    value = cell.value
    if cell.data_type in NO_TEXT:
        return Faulty(NO_TEXT[cell.data_type])
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return f"{Decimal(repr(value)).normalize():f}"
    if isinstance(value, date):
        return _day(value, cell.number_format or "")
    return str(value)


def _day(value: date, shown_as: str) -> str:
    """A month that is written “2021-09” becomes its first day, shown without a day."""
    if isinstance(value, datetime) and value.time() != time_of_day():
        return value.isoformat(sep=" ")
    text = value.isoformat()[:10]
    return text if "d" in NOT_SHOWN.sub("", shown_as).lower() else text[:7]
