"""Files that were made to do harm, or went wrong on their way: each is refused with what to do, and soon."""

import zipfile
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import Workbook

from tests import packages
from tests.spreadsheets import PARTS, book, by_hand, packed, refused, saved

TOO_LARGE = "The workbook is too large when unpacked: at most 50 MB, 100 times its size."
DAMAGED = "The workbook is damaged. Open it in a spreadsheet program, and save it anew as XLSX."
TOO_WIDE = "The file has more than 200 columns. Remove those that are not needed."
TOO_LONG = "The file has more than 5,000 rows. Divide it into smaller ones."
TOO_FULL = "The workbook has too many cells or settings. Divide it into smaller ones."
TOO_SLOW = "The file takes longer than 20 seconds to read. Divide it into smaller ones."
NOT_UTF8 = "The text is not in UTF-8. Save the file as “CSV UTF-8”."
SECTORS = [["key", "name_en", "name_fr"], ["water", "Water", "Eau"]]


class TestAWorkbook:
    def test_that_unpacks_to_a_gigabyte(self):
        file = BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in PARTS.items():
                archive.writestr(name, content)
            with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
                for _piece in range(1000):
                    sheet.write(b"<row/>" * 166_667)
        assert len(file.getvalue()) < 10_000_000
        assert refused("bomb.xlsx", file.getvalue()) == [TOO_LARGE]

    def test_that_defines_words_which_unfold_into_gigabytes(self):
        laughs = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
            f'<!ENTITY {this} "{f"&{last};" * 10}">'
            for last, this in zip("abcdefghi", "bcdefghij", strict=True)
        )
        rows = '<row><c t="inlineStr"><is><t>&j;</t></is></c></row>'
        assert refused("laughs.xlsx", by_hand(rows, head=laughs + "]>")) == [
            "The workbook defines abbreviations of its own, as no spreadsheet program does."
        ]

    def test_with_a_million_columns(self):
        cells = "".join(f"<c><v>{n}</v></c>" for n in range(1_000_000))
        assert refused("wide.xlsx", by_hand(f"<row>{cells}</row>")) == [TOO_WIDE]

    def test_with_one_cell_far_to_the_right(self):
        assert refused("wide.xlsx", by_hand('<row r="2"><c r="XFD2"><v>1</v></c></row>')) == [TOO_WIDE]

    def test_that_says_it_has_two_million_rows_is_read_for_those_it_has(self):
        row = '<row r="2">' + "".join(
            f'<c t="inlineStr"><is><t>{n}</t></is></c>' for n in ("sea", "Sea", "Mer")
        )
        declared = '<dimension ref="A1:XFD2000000"/>'
        assert refused("declared.xlsx", by_hand(f"{row}</row>", before=declared)) == []

    def test_with_a_row_far_below(self):
        row = '<row r="2000000000"><c t="inlineStr"><is><t>sea</t></is></c></row>'
        assert refused("deep.xlsx", by_hand(row)) == [TOO_SLOW]

    def test_with_too_many_rows(self):
        rows = [[f"s-{n}", "Sea", "Mer"] for n in range(5_000)]
        assert refused("long.xlsx", book(sectors=[*SECTORS, *rows])) == [TOO_LONG]

    def test_with_too_many_cells_together(self):
        cells = [f"<c><v>{n * 7919 % 1_000_003}</v></c>" for n in range(510_000)]
        rows = "".join(f"<row>{''.join(cells[n : n + 100])}</row>" for n in range(0, 510_000, 100))
        assert refused("full.xlsx", by_hand(rows)) == [TOO_FULL]

    def test_with_endless_lists_beside_its_cells(self):
        links = "".join(f'<hyperlink ref="A{n}"/>' for n in range(1_000_000))
        assert refused("list.xlsx", by_hand("", after=f"<hyperlinks>{links}</hyperlinks>")) == [TOO_FULL]

    def test_with_macros(self):
        assert refused("macro.xlsm", by_hand("", **{"xl/vbaProject.bin": b"\0"})) == [
            "The workbook holds macros or controls. Save it as “Excel workbook (.xlsx)”, without them."
        ]

    def test_that_takes_values_from_other_files(self):
        assert refused("links.xlsx", by_hand("", **{"xl/externalLinks/externalLink1.xml": b"<a/>"})) == [
            "The workbook takes values from other files. Paste them as values, and remove the links."
        ]

    def test_with_joined_cells(self):
        made = Workbook()
        made.active.title = "sectors"
        for row in SECTORS:
            made.active.append(row)
        made.active.merge_cells("B2:C2")
        assert refused("joined.xlsx", saved(made)) == [
            "The workbook has cells that are joined. Divide them, and write the value into each."
        ]

    def test_with_a_password(self):
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
        assert refused("secret.xlsx", locked) == ["The workbook has a password. Save it without."]

    def test_of_the_old_kind(self):
        assert refused("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == [
            "This is a workbook of the old kind (.xls). Save it as “Excel workbook (.xlsx)”."
        ]

    def test_of_another_office(self):
        assert refused("a.ods", packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})) == [
            "This is an OpenDocument file. Save it as “Excel workbook (.xlsx)”."
        ]

    @pytest.mark.parametrize("at", [0.3, 0.6, 0.9])
    def test_that_was_cut_off(self, at):
        whole = book(sectors=SECTORS)
        assert refused("cut.xlsx", whole[: int(len(whole) * at)]) == [
            "The zip file is damaged. Make it anew, and send it again."
        ]

    def test_whose_sheet_is_no_xml(self):
        assert refused("broken.xlsx", by_hand("<row><c></row>")) == [DAMAGED]

    def test_with_a_number_that_is_none(self):
        assert refused("broken.xlsx", by_hand('<row r="x"><c><v>1</v></c></row>')) == [DAMAGED]


class TestAFile:
    def test_that_is_larger_than_ten_megabytes(self):
        assert refused("large.csv", b"key,name_en\n" + b"a" * 10_000_000) == [
            "The file is larger than 10 MB. Divide it into smaller ones."
        ]

    @pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
    def test_in_another_encoding(self, encoding):
        text = packages.text("sectors", {"key": "health"})
        assert refused("sectors.csv", text.encode(encoding)) == [NOT_UTF8]

    def test_with_half_of_a_pair(self):
        text = packages.text("sectors", {"key": "health", "name_en": "\ud83d"})
        assert refused("sectors.csv", text.encode("utf-8", "surrogatepass")) == [NOT_UTF8]

    def test_with_semicolons(self):
        assert refused("sectors.csv", b"key;name_en;name_fr\nsea;Sea;Mer\n") == [
            "Semicolons stand between the columns. Save the file with commas between them."
        ]

    def test_with_a_quotation_mark_that_is_not_closed(self):
        assert refused("sectors.csv", b'key,name_en,name_fr\nsea,"Sea,Mer\n') == [
            "2: A quotation mark is not closed, or not doubled within a text. Correct it."
        ]

    def test_with_a_million_columns(self):
        assert refused("sectors.csv", b"key" + b"," * 1_000_000) == [TOO_WIDE]

    @pytest.mark.parametrize(
        "content", [b"", b"\n\n", b"key,name_en,name_fr\n", b"key,name_en,name_fr\n,,\n"]
    )
    def test_without_rows(self, content):
        assert refused("sectors.csv", content) == ["The file has no rows below the names of its columns."]

    @pytest.mark.parametrize("content", [b"%PDF-1.7", b"\x89PNG\r\n", b"<!DOCTYPE html>"])
    def test_of_another_kind(self, content):
        assert refused("initiatives.csv", content) == [
            "This is neither a CSV file, nor a workbook (XLSX), nor a zip file of the package."
        ]

    def test_with_columns_that_it_cannot_have(self):
        assert refused("sectors.csv", b"name_en,nam_fr,name_en\nSea,Mer,Sea\n") == [
            "sectors.csv, key: The column is missing. Add it; its cells may be empty.",
            "sectors.csv, name_en: The column stands twice. Remove one of them.",
            "sectors.csv, nam_fr: The column is not known. Remove it, or correct its name.",
        ]

    def test_that_does_not_say_what_it_is_about(self):
        assert refused("list.csv", b"key,name_en,name_fr\nsea,Sea,Mer\n") == [
            "It cannot be told what “list.csv” is about. Name the file or the sheet as one of: "
            "sectors, places, authorities, networks."
        ]


class TestAPackage:
    def test_that_is_a_bomb(self):
        assert refused("p.zip", packed({"sectors.csv": b"0" * 9_000_000})) == [
            "The zip file is too large when unpacked: at most 100 MB, 2,000 files, 100 times its size."
        ]

    def test_with_a_stranger(self):
        assert refused("p.zip", packed({"authorites.csv": "key\noujda\n"})) == [
            "authorites.csv: The package has no such file. Remove it, or correct its name."
        ]


class TestARequest:
    def test_larger_than_any_form_is_not_read(self):
        answer = Client().post("/admin/imports/", {}, CONTENT_LENGTH="12000001")
        assert (answer.status_code, answer.content) == (413, b"What you send is too large: at most 12 MB.")
