"""A package of CSV files becomes rows; every fault is told with its file, row and column."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..documents.apply import Refused, Tally, apply
from ..documents.cells import Unreadable, read, unguard
from ..documents.read import Row
from ..documents.schema import TABLES, Table
from ..documents.validate import Catalogue, Refusal

MOST_BYTES, MOST_MEMBERS, MOST_TIMES = 100_000_000, 2_000, 100
LONGEST_CELL = 20_000


class Fault(NamedTuple):
    """`row` is what a spreadsheet program shows: the header is row 1."""

    file: str
    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else self.file
        return f"{place} {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


class Unusable(Exception):
    """The folder or archive as a whole cannot be read; the message says why and what to do."""


class PackageRefused(Exception):
    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class Reading(NamedTuple):
    """What was read: rows per table, the line of each, and the faults on the way."""

    rows: dict[str, list[Row]]
    lines: dict[str, list[int]]
    faults: list[Fault]


def import_package(path: Path, *, dry_run: bool = False) -> dict[str, Tally]:
    """Load a folder or a zip file in one transaction. Raises `PackageRefused` or `Unusable`."""
    reading = read_package(path)
    catalogue = Catalogue(reading.rows)
    try:
        if reading.faults:
            raise Refused(_refusals_beside(reading, catalogue))
        return apply(catalogue, keep=not dry_run)
    except Refused as refused:
        faults = reading.faults + [_place(refusal, reading) for refusal in refused.refusals]
        raise PackageRefused(_in_order(faults)) from None


def _refusals_beside(reading: Reading, catalogue: Catalogue) -> list[Refusal]:
    """What else is wrong, where cells could be read: all faults are told at once."""
    from ..documents.validate import explain, validate

    unread = {(fault.file, fault.row, fault.column) for fault in reading.faults}
    found = explain(catalogue, validate(catalogue))
    return [refusal for refusal in found if _place(refusal, reading)[:3] not in unread]


def _place(refusal: Refusal, reading: Reading) -> Fault:
    line = None if refusal.at is None else reading.lines[refusal.table][refusal.at]
    return Fault(f"{refusal.table}.csv", line, refusal.column, refusal.message)


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    order = {f"{table.name}.csv": position for position, table in enumerate(TABLES)}
    return sorted(
        dict.fromkeys(faults),
        key=lambda fault: (order.get(fault.file, -1), fault.file, fault.row or 0, fault.column),
    )


def read_package(path: Path) -> Reading:
    """Raises `Unusable`."""
    reading = Reading({}, {}, [])
    files = _files(path)
    for table in TABLES:
        if (content := files.get(f"{table.name}.csv")) is not None:
            _read_table(table, content, reading)
    known = {f"{table.name}.csv" for table in TABLES}
    if not known & files.keys():
        raise Unusable(
            _("%(path)s holds no file of the package. It should hold %(files)s.")
            % {"path": path, "files": ", ".join(sorted(known))}
        )
    for name in sorted(name for name in files.keys() - known if name.endswith(".csv")):
        reading.faults.append(Fault(name, None, "", _("The package has no such file. Remove or rename it.")))
    return reading


def _files(path: Path) -> Mapping[str, bytes]:
    if path.is_dir():
        return {
            file.name: file.read_bytes()
            for file in sorted(path.iterdir())
            if file.suffix in (".csv", ".json")
        }
    if not path.exists():
        raise Unusable(_("%(path)s does not exist.") % {"path": path})
    try:
        with zipfile.ZipFile(path) as archive:
            return _unpacked(archive)
    except zipfile.BadZipFile:
        raise Unusable(_("%(path)s is neither a folder nor a zip file.") % {"path": path}) from None


def _unpacked(archive: zipfile.ZipFile) -> Mapping[str, bytes]:
    """The files of an archive, unless it is one of those made to fill memories."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    unpacked, packed = sum(m.file_size for m in members), sum(m.compress_size for m in members)
    if len(members) > MOST_MEMBERS or unpacked > MOST_BYTES or unpacked > MOST_TIMES * max(packed, 1):
        raise Unusable(_("The zip file is too large when unpacked: at most 100 MB in 2,000 files."))
    return {Path(member.filename).name: archive.read(member) for member in members}


def _read_table(table: Table, content: bytes, reading: Reading) -> None:
    file = f"{table.name}.csv"
    reading.rows[table.name], reading.lines[table.name] = [], []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        reading.faults.append(Fault(file, line, "", _("The file is not UTF-8. Save it as “CSV UTF-8”.")))
        return
    records = _records(text, file, reading.faults)
    header = next(records, (1, []))[1]
    if faults := list(_header_faults(table, header)):
        reading.faults.extend(Fault(file, 1, column, message) for column, message in faults)
        return
    for line, cells in records:
        if len(cells) != len(header):
            message = _("The row has %(found)s cells instead of %(wanted)s.")
            reading.faults.append(
                Fault(file, line, "", message % {"found": len(cells), "wanted": len(header)})
            )
            continue
        row = dict(zip(header, cells, strict=True))
        reading.rows[table.name].append(_read_row(table, row, file, line, reading.faults))
        reading.lines[table.name].append(line)


def _records(text: str, file: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the line on which it begins."""
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        faults.append(Fault(file, line, "", _("A quotation mark is not closed. Save the file as CSV again.")))


def _header_faults(table: Table, header: list[str]) -> Iterator[tuple[str, str]]:
    for name in table.names:
        if name not in header:
            yield name, _("The column is missing. Add it; its cells may be empty.")
    for name in sorted(set(header) - set(table.names)):
        yield name, _("The column is not known. Remove it, or correct its name.")
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield name, _("The column stands twice. Remove one of them.")


def _read_row(table: Table, cells: Mapping[str, str], file: str, line: int, faults: list[Fault]) -> Row:
    """A cell that cannot be read is a fault, and empty from then on."""
    columns = {column.name: column for column in table}
    row: Row = {}
    for name in table.names:
        text = unguard(cells[name])
        column = columns.get(name)
        try:
            if "\0" in text or len(text) > LONGEST_CELL:
                raise Unreadable(_("The text is longer than 20,000 characters or holds the character NUL."))
            row[name] = read(column, text.replace("\r\n", "\n")) if column else text
        except Unreadable as unreadable:
            faults.append(Fault(file, line, name, str(unreadable)))
            row[name] = read(column, "") if column else ""
    return row
