"""A list of the office as a workbook: what it shows, hidden entries included, as files are read here."""

import io

import pytest
from openpyxl import load_workbook

from initiatives.models import Challenge, Initiative
from tests import factories as make
from tests.importing import Import
from tests.staff import Office, complete

pytestmark = pytest.mark.django_db


def workbook(office, query: str = "", model=Challenge) -> dict[str, list[tuple]]:
    book = load_workbook(io.BytesIO(office.get(model, "workbook", query).content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


class TestAList:
    def test_has_a_link_to_its_workbook_with_the_same_filters(self, editor):
        [tool] = editor.get(Challenge, "changelist", "?state__exact=draft").context["tools"]
        assert (tool.label, tool.url) == (
            "This list as a workbook",
            "/admin/initiatives/challenge/workbook.xlsx?state__exact=draft",
        )

    def test_is_given_with_what_is_hidden_and_as_it_is_filtered(self, editor):
        make.ChallengeFactory(key="draft")
        make.PublishedChallengeFactory(key="public")
        keys = [row[1] for row in workbook(editor)["challenges"]]
        assert keys == ["key", "draft", "public"]
        assert [row[1] for row in workbook(editor, "?state__exact=draft")["challenges"]] == ["key", "draft"]

    def test_is_given_with_the_parts_of_its_entries(self, editor):
        complete(key="shelter")
        book = workbook(editor, model=Initiative)
        assert list(book) == ["initiatives", "participations", "citations"]
        assert [row[0] for row in book["participations"]][1:] == ["shelter"]

    def test_changes_nothing_when_it_is_sent_again(self, editor):
        complete(key="shelter", title_en="=Shelter")
        content = editor.get(Initiative, "workbook").content
        assert Import(editor, "initiatives.xlsx", content).outcomes() == {"shelter": "same"}

    def test_that_is_empty_has_its_columns(self, editor):
        assert [row[:2] for row in workbook(editor)["challenges"]] == [("id", "key")]

    def test_is_not_given_to_who_does_not_see_it(self):
        assert Office(name="new").get(Challenge, "workbook").status_code == 403
