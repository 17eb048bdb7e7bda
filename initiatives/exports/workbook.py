"""A list as a workbook: what it is, its rows, and what the columns mean."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from .cells import columns, plain
from .meanings import codes, meaning
from .question import LICENCE, Question
from .rows import rows

PIECE = 1 << 16  # bytes sent at a time
WIDTHS = {"url": 40, "id": 8}
# Texts stay texts, whatever they begin with; one row is in memory at a time.
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
MOMENT, DAY = "yyyy-mm-dd hh:mm:ss", "yyyy-mm-dd"
LONGEST_CELL = 32_767  # characters: what the format allows


def write_xlsx(question: Question) -> Iterator[bytes]:
    """Written to a temporary file, which is gone when all of it is sent."""
    with tempfile.TemporaryFile() as file:
        _write(file, question)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _write(file: BinaryIO, question: Question) -> None:
    with Workbook(file, OPTIONS) as book:
        # The same answer is the same file, all day.
        book.set_properties(
            {"title": "Multilevel", "created": datetime.combine(timezone.localdate(), time.min)}
        )
        bold = book.add_format({"bold": True})
        about = book.add_worksheet(_("About"))
        written = _write_rows(book, bold, question)
        for number, (name, value) in enumerate(_about(question, written)):
            about.write_string(number, 0, name, bold)
            about.write(number, 1, value)
        about.set_column(0, 0, 24)
        about.set_column(1, 1, 80)
        _write_codebook(book, bold, question)


def _write_rows(book: Any, bold: Any, question: Question) -> int:
    """Returns how many."""
    sheet = book.add_worksheet(_("Rows"))
    names = question.fields or columns(question.model)
    forms = {datetime: book.add_format({"num_format": MOMENT}), date: book.add_format({"num_format": DAY})}
    for at, name in enumerate(names):
        sheet.set_column(at, at, WIDTHS.get(name, 20))
    sheet.write_row(0, 0, names, bold)
    sheet.freeze_panes(1, 0)
    number = 0
    for number, row in enumerate(rows(question.entries, question.absolute), 1):
        for at, name in enumerate(names):
            value = _value(row[name])
            sheet.write(number, at, value, forms.get(type(value)))
    sheet.autofilter(0, 0, max(number, 1), len(names) - 1)
    return number


def _value(value: Any) -> Any:
    """Numbers, days and moments stay what they are, in UTC; a text is as long as the format allows."""
    if isinstance(value, date):
        return value.replace(tzinfo=None) if isinstance(value, datetime) else value
    value = plain(value)
    return value[:LONGEST_CELL] if isinstance(value, str) else value


def _about(question: Question, written: int) -> Iterator[tuple[str, Any]]:
    language = get_language() or "en"
    yield _("Catalogue"), "Multilevel"
    yield _("Content"), str(question.model._meta.verbose_name_plural)
    for criterion in question.criteria(language):
        yield criterion.label, ", ".join(criterion.values)
    yield _("Rows"), written
    yield _("Made on"), timezone.localdate().isoformat()
    yield _("Address"), question.url
    yield _("Licence"), f"CC BY 4.0, {LICENCE}"


def _write_codebook(book: Any, bold: Any, question: Question) -> None:
    sheet = book.add_worksheet(_("Codebook"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, 60)
    sheet.write_row(0, 0, [_("Column"), _("Meaning"), _("Codes")], bold)
    for number, name in enumerate(question.fields or columns(question.model), 1):
        sheet.write_row(number, 0, [name, meaning(question.model, name), codes(question.model, name)])
