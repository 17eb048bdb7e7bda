"""Next versions in the lists of the office, and as they will look."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import publication, worklists
from initiatives.models import Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Form, Office
from tests.surfaces import text_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter():
    return make.PublishedInitiativeFactory(key="shelter", title_en="Shelter")


def drafted(office: Office, entry, **values) -> None:
    office.save(entry, office.open(entry).type(**values))


def listed(office: Office, query: str) -> list[str]:
    return [row.key for row in office.get(Initiative, "changelist", query).context["cl"].result_list]


def states(office: Office) -> dict[str, tuple[int, list[str]]]:
    """On the front page: how many initiatives stand where, and those in the list behind the number."""
    rows = office.client.get("/admin/").context["groups"][0]["models"][0]["states"]
    found = {}
    for row in rows:
        there = office.client.get(row["url"]).context["cl"].result_list
        found[str(row["label"])] = (row["count"], [entry.key for entry in there])
    return found


class TestTheLists:
    def test_to_review_holds_published_entries_whose_next_version_is_in_review(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        asks = worklists.BY_CODE["to-review"].asks
        assert list(asks(Initiative.objects.all(), editor.user)) == []
        publication.submit(shelter, by=editor.user)
        assert list(asks(Initiative.objects.all(), editor.user)) == [shelter]

    def test_show_where_the_next_version_stands_beside_the_entry(self, editor, shelter):
        make.InitiativeFactory(key="draft", title_en="A draft")
        drafted(editor, shelter, title_en="Night shelter")
        page = editor.get(Initiative, "changelist").content.decode()
        cells = [cell.split("</td>")[0] for cell in page.split('class="field-state_badge">')[1:]]
        assert [words_of(cell) for cell in cells] == [["Draft"], ["Published", "Next version: Draft"]]

    def test_are_narrowed_to_where_the_next_version_stands(self, editor, shelter):
        make.InitiativeFactory(key="draft")
        drafted(editor, shelter, title_en="Night shelter")
        assert [listed(editor, f"?next={state}") for state in ("draft", "in_review")] == [["shelter"], []]
        publication.submit(shelter, by=editor.user)
        assert [listed(editor, f"?next={state}") for state in ("draft", "in_review")] == [[], ["shelter"]]

    def test_by_what_no_next_version_is_narrow_nothing(self, editor, shelter):
        assert listed(editor, "?next=published") == ["shelter"]

    def test_are_counted_on_the_front_page(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        make.InitiativeFactory(key="draft", state=State.IN_REVIEW)
        assert states(editor) == {
            "In review": (1, ["draft"]),
            "Published": (1, ["shelter"]),
            "Next version: Draft": (1, ["shelter"]),
        }

    def test_need_as_many_queries_for_ten_next_versions_as_for_one(self, editor):
        counts = []
        for more in (1, 9):
            for _ in range(more):
                drafted(editor, make.PublishedInitiativeFactory(), summary_en="New.")
            with CaptureQueriesContext(connection) as queries:
                editor.get(Initiative, "changelist")
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestThePreview:
    ADDRESS = "/en/preview/initiative/shelter/"

    def test_shows_the_page_as_the_next_version_says_with_its_relations(self, editor, shelter):
        city = make.PublishedAuthorityFactory(name_en="City of Oujda")
        form = editor.open(shelter).add("participations", authority=city.pk, role="funds")
        editor.save(shelter, form.type(title_en="Night shelter"))
        text = text_of(editor.client.get(self.ADDRESS))
        assert "This is the next version of a published entry. Only staff see this preview." in text
        assert ("Night shelter" in text, "City of Oujda" in text) == (True, True)

    def test_leaves_what_is_public_as_it_is(self, editor, client, shelter):
        address = f"/en/initiatives/{shelter.number}-shelter/"
        before = client.get(address)
        drafted(editor, shelter, title_en="Night shelter")
        editor.client.get(self.ADDRESS)
        after = client.get(address)
        assert (after.content, after["ETag"]) == (before.content, before["ETag"])

    def test_is_never_kept(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        first = editor.client.get(self.ADDRESS)
        assert (first["Cache-Control"], first.get("ETag")) == (
            "max-age=0, no-cache, no-store, must-revalidate, private",
            None,
        )
        drafted(editor, shelter, title_en="Day shelter")
        assert "Day shelter" in text_of(editor.client.get(self.ADDRESS))

    def test_is_for_nobody_else(self, editor, client, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        for visitor in (client, Office(name="reader").client):
            answers = [visitor.get(self.ADDRESS), visitor.get(self.ADDRESS.replace("shelter", "absent"))]
            there, absent = [(one.status_code, one.content.replace(b"shelter", b"absent")) for one in answers]
            assert (there, there[0]) == (absent, 404)

    def test_of_an_entry_without_a_next_version_is_its_page(self, editor, shelter):
        answer = editor.client.get(self.ADDRESS)
        assert answer["Location"] == f"/en/initiatives/{shelter.number}-shelter/"

    def test_is_linked_from_its_form(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        page = editor.get(shelter, "change").content.decode()
        assert f'<a href="{self.ADDRESS}">Preview</a>' in page
        assert Form(page).fields["title_en"] == ["Night shelter"]
