"""Spreadsheets as people send them, and as people make them who mean harm."""

import io
import time
import zipfile

from openpyxl import Workbook

from initiatives.imports.files import Unusable
from initiatives.imports.uploads import sheets_of

PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="sectors" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
HEADER = "".join(f'<c t="inlineStr"><is><t>{name}</t></is></c>' for name in ("key", "name_en", "name_fr"))


def book(**sheets: list[list]) -> bytes:
    """A workbook as a spreadsheet program writes it."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(made)


def saved(made: Workbook) -> bytes:
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def by_hand(rows: str, *, before: str = "", after: str = "", head: str = "", **more: bytes) -> bytes:
    """A workbook of sectors whose sheet has these rows below its header, as no program writes it."""
    sheet = (
        f'{head}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{before}'
        f'<sheetData><row r="1">{HEADER}</row>{rows}</sheetData>{after}</worksheet>'
    )
    return packed({**PARTS, "xl/worksheets/sheet1.xml": sheet, **more})


def packed(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def refused(name: str, content: bytes) -> list[str]:
    """Why the file as a whole cannot be read; nothing if it can. Five seconds of work are enough to say so."""
    began = time.process_time()
    reasons: list[str] = []
    try:
        sheets_of(name, content)
    except Unusable as unusable:
        reasons = [str(reason) for reason in unusable.args]
    assert time.process_time() - began < 5
    return reasons
