"""The package of CSV files, the whole catalogue: equal catalogues give equal bytes."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.db import connection, transaction

from ..documents.cells import write
from ..documents.read import rows_in_pieces
from ..documents.schema import TABLES, Row, Table
from .codebook import describe

CODEBOOK = "datapackage.json"
READ_ME = Path(__file__).with_name("README.txt")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # that a zip file can name; equal catalogues were always made on it
READABLE = 0o644 << 16
SPECIAL = re.compile('[",\r\n]')


def write_package(folder: Path, *, hidden: bool = False) -> dict[str, int]:
    """Write all tables and the codebook, and return how many rows each has; drafts only if `hidden`."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    with _one_moment():
        for table in TABLES:
            with (folder / f"{table.name}.csv").open("wb") as file:
                counts[table.name] = _write(file, table, hidden=hidden)
    (folder / CODEBOOK).write_bytes(codebook())
    return counts


def pack_package(file: IO[bytes]) -> None:
    """What the public may see as one zip file, with the codebook and how to read it, and never a draft."""
    with zipfile.ZipFile(file, "w") as archive, _one_moment():
        for name, content in {READ_ME.name: READ_ME.read_bytes(), CODEBOOK: codebook()}.items():
            with _member(archive, name) as member:
                member.write(content)
        for table in TABLES:
            with _member(archive, f"{table.name}.csv") as member:
                _write(member, table, hidden=False)


def _member(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    about = zipfile.ZipInfo(name, FIRST_DAY)
    about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, READABLE
    return archive.open(about, "w")


def codebook() -> bytes:
    return f"{json.dumps(describe(), ensure_ascii=False, indent=2)}\n".encode()


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they are at one moment, though editors go on."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _write(file: IO[bytes], table: Table, *, hidden: bool) -> int:
    """Returns how many rows."""
    file.write(_line(table.names).encode())
    written = 0
    for row in rows_in_pieces(table, hidden=hidden):
        file.write(_line(cells_of(table, row)).encode())
        written += 1
    return written


def _line(cells: Iterable[str]) -> str:
    """As RFC 4180 asks. The csv module of Python 3.11 leaves a lone carriage return unquoted."""
    return ",".join(_quoted(cell) if SPECIAL.search(cell) else cell for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def cells_of(table: Table, row: Row) -> list[str]:
    about = [row["record"], row["entry"]] if table.is_about_any else []
    return about + [write(column, row[column.name]) for column in table]
