"""How programs read a whole list: from one place in it to the next."""

import base64
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Initiative
from initiatives.vocabularies import State
from tests import factories as make

pytestmark = pytest.mark.django_db


def cursor_of(*place):
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


class TestACursor:
    """Reading a whole list in pieces, while others write: nothing is missed, nothing comes twice."""

    @pytest.fixture(autouse=True)
    def catalogue(self, db):
        for number, year in enumerate([2019, None, 2021, 2019, None, 2015, 2021], 1):
            make.PublishedInitiativeFactory(key=f"i-{number}", title_en=f"Title {number}", started_in=year)

    @staticmethod
    def read(client, query, each=lambda page: None):
        keys, address = [], f"/api/v1/initiatives/?page_size=2&cursor=*&{query}"
        while address:
            page = client.get(address).json()
            keys += [row["key"] for row in page["results"]]
            each(page)
            address = page["next"]
        return keys

    @pytest.mark.parametrize(
        "ordering", ["", "title_en", "-title_fr", "started_in", "-started_in", "-updated_at", "id", "-id"]
    )
    def test_reads_what_pages_hold_in_their_order(self, client, ordering):
        query = f"ordering={ordering}" if ordering else ""
        rows = client.get(f"/api/v1/initiatives/?{query}").json()["results"]
        assert self.read(client, query) == [row["key"] for row in rows]

    def test_reads_what_is_found(self, client):
        assert self.read(client, "q=title&ordering=id&started_after=2018") == ["i-1", "i-3", "i-4", "i-7"]

    def test_misses_nothing_and_repeats_nothing_while_others_write(self, client):
        def write(page):
            first = page["results"][0]["id"]
            Initiative.objects.filter(number=first).update(state=State.ARCHIVED)
            make.PublishedInitiativeFactory(title_en="A new one at the beginning")

        assert self.read(client, "ordering=title_en", write) == [f"i-{number}" for number in range(1, 8)]

    def test_tells_the_total_and_no_page_before(self, client):
        page = client.get("/api/v1/initiatives/?cursor=*&page_size=2&facets=kind").json()
        assert (page["count"], page["previous"], sorted(page)) == (
            7,
            None,
            ["count", "facets", "next", "previous", "results"],
        )

    def test_begins_in_the_index_of_the_order(self, client):
        with CaptureQueriesContext(connection) as queries:
            self.read(client, "ordering=title_en")
        [*_others, last] = [q["sql"] for q in queries if '"sort_en" >= ' in q["sql"]]
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN {last}")
            plan = "\n".join(row[0] for row in cursor.fetchall())
        assert "searchdoc_by_english_title" in plan
        assert "sort_en >= " in plan.partition("Index Cond:")[2].partition("\n")[0]

    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ("cursor=x", "Begin with cursor=*, then follow the address of the next page."),
            ("cursor=W10", "Begin with cursor=*, then follow the address of the next page."),
            (f"cursor={cursor_of('started_in', 'abc', 1)}", "Begin with cursor=*"),
            (f"cursor={cursor_of('sort_en', 'a', 10**30)}", "Begin with cursor=*"),
            (f"cursor={cursor_of('internal_note', 'a', 1)}", "Begin with cursor=*"),
            (
                f"ordering=updated_at&cursor={cursor_of('changed_at', '0001-01-01T00:00:00+23:59', 1)}",
                "Begin with cursor=*",
            ),
            (
                f"cursor={cursor_of('number', 1, 1)}",
                "This cursor belongs to another order. Begin with cursor=*.",
            ),
            ("cursor=*&q=title", "With a cursor, leave out page and name an order that stays"),
            ("cursor=*&page=2", "With a cursor, leave out page"),
            ("cursor=*&ordering=relevance", "With a cursor, leave out page"),
        ],
    )
    def test_is_refused_with_a_way_on(self, client, query, sentence):
        answer = client.get(f"/api/v1/initiatives/?{query}")
        assert answer.status_code == 400
        [error] = answer.json()["errors"]
        assert error["parameter"] == "cursor"
        assert error["detail"].startswith(sentence)

    def test_is_passed_over_on_pages(self, client):
        page = client.get(f"/en/initiatives/?cursor={cursor_of('sort_en', 'title 3', 3)}")
        assert (page.status_code, len(page.context["cards"])) == (200, 7)
