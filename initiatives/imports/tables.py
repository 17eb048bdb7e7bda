"""One CSV file becomes the rows of its table; every cell that cannot be read is a fault with its place."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from ..documents.cells import read
from ..documents.kinds import Kind, Unreadable
from ..documents.package import HEADER, Package, Refusal
from ..documents.schema import Row, Table

LONGEST_CELL = 100_000
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def not_utf8() -> str:
    return _("The text is not in UTF-8. Save the file as “CSV UTF-8”.")


def semicolons() -> str:
    return _("Semicolons stand between the columns. Save the file with commas between them.")


def what_is_wrong(reason: str) -> str:
    """What the csv module says, with a remedy."""
    if reason.startswith("field larger"):
        return _("A cell is longer than 100,000 characters. Shorten it.")
    return _("A quotation mark is not closed, or not doubled within a text. Correct it.")


class TableReader:
    """Reads into a package. Rows are counted as a spreadsheet program counts them, empty ones too.

    A file that is not `whole` may leave out columns, but for those that tell its rows apart.
    """

    def __init__(self, table: Table, package: Package, *, whole: bool = True) -> None:
        self.table = table
        self.package = package
        self.demanded = table.names if whole else list(table.identity)
        self.columns = {column.name: column for column in table}
        self.rows: list[Row] = []
        self.lines: list[int] = []
        self._told_of_encoding = False
        package.rows[table.name], package.lines[table.name] = self.rows, self.lines

    def read(self, content: bytes) -> None:
        if content.startswith(UTF_16):
            self._give_up(not_utf8())
            return
        self.take(self._lines(content))

    def take(self, lines: Iterator[tuple[int, list[str]]]) -> None:
        """The header and the rows below it, each with its number."""
        if self._header_is_usable(header := next(lines, (1, []))[1]):
            for number, cells in lines:
                self.lines.append(number)
                self.rows.append(self._row(header, cells))

    def _lines(self, content: bytes) -> Iterator[tuple[int, list[str]]]:
        """Bytes that are no UTF-8 come through as halves of characters, so that their cell can be told."""
        text = content.decode("utf-8-sig", errors="surrogateescape")
        number = 0
        try:
            for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
                if any(cells):
                    yield number, cells
        except csv.Error as error:
            self._stop(number + 1, str(error))

    def _stop(self, number: int, reason: str) -> None:
        """The rest of the file cannot be told apart into rows."""
        self.package.partial.add(self.table.name)
        self._refuse("", what_is_wrong(reason))
        self.rows.append({name: self._empty(name) for name in self.table.names})
        self.lines.append(number)

    def _refuse(self, column: str, message: str, *, at: int | None = None) -> None:
        place = len(self.rows) if at is None else at
        self.package.faults.append(Refusal(self.table.name, place, column, message))

    def _give_up(self, message: str) -> None:
        self._refuse("", message, at=HEADER)
        self.package.partial.add(self.table.name)

    def _header_is_usable(self, header: Sequence[str]) -> bool:
        if message := self._header_is_unreadable(header):
            self._give_up(message)
        if self.table.name in self.package.partial:
            return False
        for column, message in self._wrong_columns(header):
            self._refuse(column, message, at=HEADER)
        if not set(header).issuperset(self.table.identity):
            self.package.partial.add(self.table.name)
        return True

    def _header_is_unreadable(self, header: Sequence[str]) -> str:
        if not header and self.table.name not in self.package.partial:
            return _("The file is empty. Write the names of the columns into its first row.")
        if any(_is_not_utf8(name) or "\0" in name for name in header):
            return not_utf8()
        if len(header) == 1 and ";" in header[0]:
            return semicolons()
        return ""

    def _wrong_columns(self, header: Sequence[str]) -> Iterator[tuple[str, str]]:
        for name in self.table.names:
            if name not in header and name in self.demanded:
                yield name, _("The column is missing. Add it; its cells may be empty.")
            elif header.count(name) > 1:
                yield name, _("The column stands twice. Remove one of them.")
        for name in dict.fromkeys(header):
            if name not in self.table.names:
                yield name, _("The column is not known. Remove it, or correct its name.")

    def _row(self, header: Sequence[str], cells: Sequence[str]) -> Row:
        """A row with too few or too many cells is refused as a whole; its key is still known to others."""
        if len(cells) != len(header):
            names = {"found": len(cells), "wanted": len(header)}
            self._refuse("", _("The row has %(found)s cells; the header has %(wanted)s.") % names)
        given = dict(zip(header, cells, strict=False))
        return {name: self._value(name, given.get(name, "")) for name in self.table.names}

    def _value(self, name: str, cell: str) -> object:
        """A cell that cannot be read is told once, and empty from then on."""
        try:
            if _is_not_utf8(cell):
                return self._not_utf8(name)
            if len(cell) > LONGEST_CELL:
                raise Unreadable(_("A cell is longer than 100,000 characters. Shorten it."))
            return read(self.columns[name], cell) if name in self.columns else Kind(None).read(cell)
        except Unreadable as unreadable:
            self._refuse(name, str(unreadable))
            return self._empty(name)

    def _not_utf8(self, name: str) -> object:
        """One wrong encoding spoils many cells: the first of the file stands for all."""
        if not self._told_of_encoding:
            self._refuse(name, not_utf8())
        self._told_of_encoding = True
        self.package.unread.add((self.table.name, len(self.rows), name))
        return self._empty(name)

    def _empty(self, name: str) -> object:
        return self.columns[name].kind.empty if name in self.columns else ""


def _is_not_utf8(text: str) -> bool:
    return any("\udc80" <= character <= "\udcff" for character in text)
