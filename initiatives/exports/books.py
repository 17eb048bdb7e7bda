"""Workbooks to work with: plain texts in sheets, and a template for each kind of record."""

import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from ..documents.nesting import flatten
from ..documents.read import Document
from ..documents.schema import Table, parts_of
from .codebook import Described, describe
from .package import cells_of

OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
WIDTH = 24


class Page(NamedTuple):
    """A sheet: its rows with the number of each, from 2, below the header."""

    name: str
    header: Sequence[str]
    rows: Iterable[tuple[int, Sequence[str]]] = ()


def book_of(pages: Iterable[Page]) -> bytes:
    """Every cell is a text, whatever it begins with."""
    file = io.BytesIO()
    with Workbook(file, OPTIONS) as book:
        bold, text = book.add_format({"bold": True, "num_format": "@"}), book.add_format({"num_format": "@"})
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.set_column(0, len(page.header) - 1, WIDTH, text)
            sheet.freeze_panes(1, 0)
            for at, cell in enumerate(page.header):
                sheet.write_string(0, at, cell, bold)
            for number, row in page.rows:
                for at, cell in enumerate(row):
                    if cell:
                        sheet.write_string(number - 1, at, cell, text)
    return file.getvalue()


def template_of(table: Table) -> bytes:
    """Empty sheets for a record and its parts, and what their columns mean."""
    tables = [table, *parts_of(table)]
    pages = [Page(one.name, one.names) for one in tables]
    return book_of([*pages, _codebook(tables)])


def filled(table: Table, several: Sequence[Document]) -> bytes:
    """Records with their parts, in the columns of the template; read again, they change nothing."""
    rows = flatten({table.record: several}, says_all=True).package.rows
    tables = [one for one in (table, *parts_of(table)) if rows.get(one.name)]
    return book_of(
        Page(one.name, one.names, enumerate((cells_of(one, row) for row in rows.get(one.name, ())), 2))
        for one in tables or [table]
    )


def _codebook(tables: Sequence[Table]) -> Page:
    described = {resource["name"]: resource["schema"]["fields"] for resource in describe()["resources"]}
    rows = [_meaning(table.name, column) for table in tables for column in described[table.name]]
    header = [_("Sheet"), _("Column"), _("Meaning"), _("Needed"), _("Codes")]
    return Page("_codebook", header, list(enumerate(rows, 2)))


def _meaning(table: str, column: Described) -> list[str]:
    """The explanations of the codebook are in English."""
    title = column["title_fr"] if get_language() == "fr" else column["title"]
    limits = column.get("constraints", {})
    said = f"{title}. {column['description']}" if "description" in column else title
    return [
        table,
        column["name"],
        said,
        _("yes") if limits.get("required") else "",
        ", ".join(limits.get("enum", ())),
    ]
