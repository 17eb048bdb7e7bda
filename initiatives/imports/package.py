"""A package of CSV files is loaded whole or not at all, and a report tells what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from ..documents.apply import Refused, Tally, apply
from ..documents.package import HEADER, Package, Refusal
from ..documents.schema import BY_NAME, TABLES
from ..editorial.public_versions import keep_all
from .files import Unusable, files_of
from .tables import TableReader


class Fault(NamedTuple):
    """`row` is what a spreadsheet program shows: the header is row 1."""

    file: str
    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        place = self.file if self.row is None else f"{self.file}:{self.row}"
        return f"{place} {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


@dataclass
class Report:
    """What was written, by file; or why nothing was."""

    tallies: dict[str, Tally] = field(default_factory=dict)
    refusals: list[Fault] = field(default_factory=list)


def import_package(path: Path, *, dry_run: bool = False) -> Report:
    """Load a folder or a zip file in one transaction; a dry run only finds out what would be written."""
    try:
        files = files_of(path)
        strangers = _strangers(path, files)
    except Unusable as unusable:
        return Report(refusals=[Fault(str(path), None, "", str(unusable))])
    package = read_package(files)
    try:
        tallies = apply(package, keep=not dry_run and not strangers, then=keep_all)
    except Refused as refused:
        return Report(refusals=strangers + [_place(package, refusal) for refusal in refused.refusals])
    if strangers:
        return Report(refusals=strangers)
    return Report({f"{name}.csv": tally for name, tally in tallies.items()})


def read_package(files: Mapping[str, bytes]) -> Package:
    package = Package()
    for table in TABLES:
        if (content := files.get(f"{table.name}.csv")) is not None:
            TableReader(table, package).read(content)
    return package


def _strangers(path: Path, files: Mapping[str, bytes]) -> list[Fault]:
    """Files that are none of the package: their names may be misspelt. Raises `Unusable`."""
    known = {f"{name}.csv" for name in BY_NAME}
    if not known & files.keys():
        names = {"path": path, "files": ", ".join(sorted(known))}
        raise Unusable(_("%(path)s holds no file of the package. It should hold %(files)s.") % names)
    message = _("The package has no such file. Remove it, or correct its name.")
    return [Fault(name, None, "", message) for name in sorted(files.keys() - known)]


def _place(package: Package, refusal: Refusal) -> Fault:
    row = refusal.at
    if row is not None:
        row = 1 if row == HEADER else package.line(BY_NAME[refusal.table], row)
    return Fault(f"{refusal.table}.csv", row, refusal.column, refusal.message)
