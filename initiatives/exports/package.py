"""The package of CSV files, the whole catalogue: equal catalogues give equal bytes."""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from ..documents.cells import write
from ..documents.read import rows
from ..documents.schema import TABLES, Row, Table
from .codebook import describe


def write_package(folder: Path, *, hidden: bool = False) -> dict[str, int]:
    """Write all tables and the codebook, and return how many rows each has; drafts only if `hidden`."""
    folder.mkdir(parents=True, exist_ok=True)
    with _one_moment():
        counts = {table.name: _write_table(folder, table, hidden=hidden) for table in TABLES}
    codebook = json.dumps(describe(), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(f"{codebook}\n", encoding="utf-8", newline="\n")
    return counts


@contextmanager
def _one_moment() -> Iterator[None]:
    """All tables as they are at one moment, though editors go on."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _write_table(folder: Path, table: Table, *, hidden: bool) -> int:
    found = rows(table, hidden=hidden)
    with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(_line(table.names))
        file.writelines(_line(cells_of(table, row)) for row in found)
    return len(found)


def _line(cells: Iterable[str]) -> str:
    """As RFC 4180 asks. The csv module of Python 3.11 leaves a lone carriage return unquoted."""
    return ",".join(_quoted(cell) if re.search('[",\r\n]', cell) else cell for cell in cells) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


def cells_of(table: Table, row: Row) -> list[str]:
    about = [row["record"], row["entry"]] if table.is_about_any else []
    return about + [write(column, row[column.name]) for column in table]
