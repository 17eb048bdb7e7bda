"""The feed of what changed, by which a mirror keeps in step: whole, in order, and without what is hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.models import Initiative, SearchDoc
from initiatives.vocabularies import State
from tests import factories as make

pytestmark = pytest.mark.django_db

CHANGES = "/api/v1/changes/"


@pytest.fixture
def catalogue(db):
    for number in range(1, 6):
        make.PublishedInitiativeFactory(key=f"i-{number}", title_en=f"Title {number}")
    make.PublishedChallengeFactory(key="shared")
    Initiative.objects.filter(key="i-2").update(state=State.ARCHIVED)
    make.InitiativeFactory(key="draft")


def read(client, query="", each=lambda page: None):
    """The changes in pieces of two, and how many the pages say that there are."""
    found, address = [], f"{CHANGES}?cursor=*&page_size=2&{query}"
    while address:
        page = client.get(address).json()
        found += [(row["key"], row["change"]) for row in page["results"]]
        each(page)
        address = page["next"]
    return found


@pytest.mark.usefixtures("catalogue")
class TestReadingByCursor:
    def test_tells_what_pages_tell_in_the_same_order(self, client):
        whole = client.get(f"{CHANGES}?page_size=200").json()
        rows = [(row["key"], row["change"]) for row in whole["results"]]
        assert read(client) == rows
        assert sorted(key for key, change in rows if change == "changed" and key[:2] == "i-") == [
            "i-1",
            "i-3",
            "i-4",
            "i-5",
        ]
        assert ("i-2", "withdrawn") in rows
        assert ("shared", "changed") in rows

    def test_tells_what_changed_in_one_moment_once_each(self, client):
        """As after an import: then kind and number say what comes next."""
        SearchDoc.objects.update(changed_at=timezone.now())
        Initiative.objects.filter(key="i-2").update(archived_at=timezone.now())
        rows = client.get(f"{CHANGES}?page_size=200").json()["results"]
        names = [(row["record"], row["id"]) for row in rows]
        assert names == [*sorted(names[:-1]), ("initiative", 2)]
        assert read(client) == [(row["key"], row["change"]) for row in rows]

    def test_passes_over_nothing_while_an_entry_changes(self, client):
        """With pages, what moves to the end would let the first row of the next page slip by."""
        pages = []

        def change_the_first(page):
            if not pages:
                Initiative.objects.filter(key=page["results"][0]["key"]).update(title_en="New title")
            pages.append(page)

        before = {key for key, _change in read(client)}
        first = client.get(f"{CHANGES}?page_size=1").json()["results"][0]["key"]
        found = read(client, each=change_the_first)
        assert {key for key, _change in found} == before
        assert [key for key, _change in found].count(first) == 2
        assert found[-1] == (first, "changed")

    def test_keeps_to_the_moment_asked_for(self, client):
        rows = client.get(f"{CHANGES}?page_size=200").json()["results"]
        since = rows[-2]["at"]
        assert read(client, f"since={since}") == [
            (row["key"], row["change"]) for row in rows if row["at"] >= since
        ]

    def test_needs_as_many_queries_for_each_piece(self, client):
        place = client.get(f"{CHANGES}?cursor=*&page_size=2").json()["next"]
        with CaptureQueriesContext(connection) as first:
            client.get(f"{CHANGES}?cursor=*&page_size=1")
        with CaptureQueriesContext(connection) as second:
            client.get(place)
        assert len(first) == len(second)

    @pytest.mark.parametrize(
        "cursor",
        [
            "x",
            "2026-01-01",
            "2026-01-01T00:00:00Z.initiative.x",
            "no.initiative.1",
            "a.b.²",
            "..",
            "2026-13-41T00:00:00Z.initiative.1",
            "2026-01-01T00:00:00Z.initiative.1234567890",
            "9999-12-31T23:59:59-23:59.initiative.1",
            "0001-01-01T00:00:00+23:59.initiative.1",
        ],
    )
    def test_refuses_a_place_that_is_none(self, client, cursor):
        answer = client.get(CHANGES, {"cursor": cursor})
        assert answer.status_code == 400
        assert answer.json()["errors"] == [
            {
                "parameter": "cursor",
                "detail": "Begin with cursor=*, then follow the address of the next page.",
            }
        ]


class TestAParameterThatIsCalledOtherwiseHere:
    def test_is_told_its_name(self, client):
        answer = client.get(f"{CHANGES}?updated_since=2026-01-01")
        assert answer.json()["errors"] == [
            {"parameter": "updated_since", "detail": "This parameter is not known. Did you mean “since”?"}
        ]
