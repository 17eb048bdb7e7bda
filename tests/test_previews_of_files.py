"""What a file would do: row by row, as a file with remarks, and the template to begin with."""

import io

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from initiatives.documents.schema import BY_NAME
from tests import factories as make
from tests.importing import NEW, Import, challenges, lines
from tests.spreadsheets import book
from tests.staff import Office

pytestmark = pytest.mark.django_db


class TestEachRow:
    def test_is_refused_in_the_importers_words_at_its_place(self, editor):
        brought = challenges(
            editor,
            ["Data", "Data", "data", "en"],
            ["", "Data", "data", "en"],
            [],
            ["two", "Two", "lore", ""],
            ["two", "Two", "data", "en"],
        )
        assert [(line, column) for _table, line, column, _message in brought.reasons()] == [
            (2, "key"),
            (3, "key"),
            (6, "key"),
            (5, "theme"),
            (5, "original_language"),
        ]
        messages = [reason[3] for reason in brought.reasons()]
        assert messages[1:3] == [
            "Write a value; this column cannot be empty.",
            "Row 5 is about the same. Put both into one.",
        ]

    def test_in_a_workbook_says_what_a_cell_shows(self, editor):
        make.CountryFactory(iso2="MA")
        sheet = [
            ["key", "title_en", "title_fr", "starts_on", "format", "labelled", "_mine"],
            ["paris", 2024, "Paris", timezone.datetime(2021, 9, 14), "in_person", True, "call them"],
        ]
        brought = Import(Office("publisher"), "meetings.xlsx", book(meetings=sheet))
        after = brought.look()[0]["unit"].after
        assert [after[name] for name in ("title_en", "starts_on", "labelled")] == ["2024", "2021-09-14", True]

    def test_with_a_formula_is_refused_and_its_value_not_trusted(self, editor):
        rows = [NEW, ["data", '=HYPERLINK("https://example.org")', "data", "en"]]
        brought = Import(editor, "challenges.xlsx", book(challenges=rows))
        assert brought.reasons() == [
            (
                "challenges",
                2,
                "title_en",
                "This cell holds a formula. Copy it, and paste its value in its place.",
            )
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("D\0ta", "Remove the character NUL."),
            ("d" * 40_000, "A cell is longer than 32,767 characters. Shorten it."),
        ],
        ids=["nul", "too-long"],
    )
    def test_with_what_no_cell_may_hold(self, editor, text, message):
        assert challenges(editor, ["data", text, "data", "en"]).reasons() == [
            ("challenges", 2, "title_en", message)
        ]

    def test_that_names_no_record_is_refused(self, editor):
        header = ["record", "entry", "position", "source", "locator"]
        make.SourceFactory(key="report")
        rows = [["country", "MA", "1", "report", ""], ["challenge", "none", "1", "report", ""]]
        brought = Import(editor, "citations.csv", lines(header, *rows))
        assert [reason[1:3] for reason in brought.reasons()] == [(2, "record"), (3, "entry")]
        assert brought.reasons()[1][3] == (
            "There is no challenge “none”. Correct the key, or add the record."
        )


class TestTheFileWithRemarks:
    def test_has_every_row_with_what_would_happen_and_why(self, editor):
        make.ChallengeFactory(key="same", title_en="Same", theme="data", original_language="en")
        rows = (["same", "Same", "data", "en"], ["=1+1", "=2+2", "data", "en"], ["new", "New", "data", "en"])
        assert challenges(editor, *rows).remarks() == [
            (*NEW, "_outcome", "_remarks"),
            ("same", "Same", "data", "en", "nothing to change", None),
            (
                "'=1+1",
                "'=2+2",
                "data",
                "en",
                "refused",
                "key: A key has only lower-case letters, digits and single hyphens, "
                "such as “rennes-emergency-shelter”.",
            ),
            ("new", "New", "data", "en", "new", None),
        ]

    def test_can_be_corrected_and_sent_again(self, editor):
        brought = challenges(editor, ["data", "=2+2", "data", "en"])
        content = editor.client.get(f"{brought.url}remarks.xlsx").content
        again = Import(editor, "remarks.xlsx", content)
        assert again.look()[0]["unit"].after == brought.look()[0]["unit"].after
        assert again.look()[0]["unit"].after["title_en"] == "=2+2"


class TestTheTemplate:
    def test_has_the_columns_of_a_record_and_of_its_parts(self, editor):
        content = editor.client.get("/admin/imports/template/challenges.xlsx").content
        made = load_workbook(io.BytesIO(content))
        assert {sheet.title: [cell.value for cell in sheet[1]] for sheet in made} == {
            "challenges": BY_NAME["challenges"].names,
            "citations": BY_NAME["citations"].names,
            "figures": BY_NAME["figures"].names,
            "_codebook": ["Sheet", "Column", "Meaning", "Needed", "Codes"],
        }

    def test_of_nothing_that_there_is(self, editor):
        assert editor.client.get("/admin/imports/template/citations.xlsx").status_code == 404
