"""What is sent to the office, whatever kind of file it is, becomes sheets."""

import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePath

from django.utils.text import format_lazy
from django.utils.translation import gettext as _

from ..documents.package import HEADER, Package
from .files import Unusable, damaged, files_in, sound
from .naming import named, table_of
from .sheets import Lines, Reading, Sheet, sheet_of
from .tables import TableReader
from .texts import lines_of
from .workbooks import sheets_in

MOST_BYTES = 10_000_000
OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8", b"\x1f\x8b", b"{\\rtf", b"<!DOCTYPE", b"<html", b"<?xml")


def sheets_of(name: str, content: bytes) -> list[Sheet]:
    """Raises `Unusable`, with a sentence for each reason."""
    if len(content) > MOST_BYTES:
        raise Unusable(_("The file is larger than 10 MB. Divide it into smaller ones."))
    sheets = [sheet for sheet in _sheets(name, content, Reading()) if sheet.rows]
    if not sheets:
        raise Unusable(_("The file has no rows below the names of its columns."))
    if reasons := [reason for sheet in sheets for reason in _header_faults(sheet)]:
        raise Unusable(*reasons)
    if twice := [sheet.table_name for at, sheet in enumerate(sheets) if sheet.table in _tables(sheets[:at])]:
        raise Unusable(_("Two sheets are about “%(table)s”. Put their rows into one.") % {"table": twice[0]})
    return sheets


def _tables(sheets: list[Sheet]) -> list[object]:
    return [sheet.table for sheet in sheets]


def _sheets(name: str, content: bytes, reading: Reading) -> Iterator[Sheet]:
    if content.startswith(b"PK"):
        members = _members(content)
        if "xl/workbook.xml" in members or "[Content_Types].xml" in members:
            yield from _of_workbook(name, content, reading)
        elif "mimetype" in members:
            raise Unusable(_("This is an OpenDocument file. Save it as “Excel workbook (.xlsx)”."))
        else:
            yield from _of_package(files_in(content), reading)
    elif content.startswith(OLE):
        raise Unusable(_of_old_kind(content))
    elif content.startswith(OTHERS):
        raise Unusable(_("This is neither a CSV file, nor a workbook (XLSX), nor a zip file of the package."))
    else:
        yield from _of_lines(PurePath(name).name, lines_of(content, reading))


def _members(content: bytes) -> set[str]:
    with sound(damaged()), zipfile.ZipFile(BytesIO(content)) as archive:
        return set(archive.namelist())


def _of_old_kind(content: bytes) -> str:
    if ENCRYPTED in content:
        return _("The workbook has a password. Save it without.")
    return _("This is a workbook of the old kind (.xls). Save it as “Excel workbook (.xlsx)”.")


def _of_workbook(name: str, content: bytes, reading: Reading) -> Iterator[Sheet]:
    """A sheet alone may have any name; beside others, each says what it is about."""
    found = [sheet for title, lines in sheets_in(content, reading) for sheet in _of_lines(title, lines, name)]
    yield from found


def _of_package(files: Mapping[str, bytes], reading: Reading) -> Iterator[Sheet]:
    for name, content in files.items():
        if named(name) is None:
            raise Unusable(
                format_lazy(
                    "{}: {}", name, _("The package has no such file. Remove it, or correct its name.")
                )
            )
        yield from _of_lines(name, lines_of(content, reading))


def _of_lines(title: str, lines: Lines, file_name: str = "") -> Iterator[Sheet]:
    """What is empty says nothing."""
    header = next(lines, None)
    if header is None:
        return
    table = named(title) or named(file_name) or table_of(title, header[1])
    yield sheet_of(table, title, header[1], lines)


def _header_faults(sheet: Sheet) -> list[str]:
    package = Package()
    TableReader(sheet.table, package, whole=False).take(iter([(1, sheet.header)]))
    faults = [fault for fault in package.faults if fault.at == HEADER]
    return [f"{sheet.name}, {fault.column}: {fault.message}" for fault in faults]
