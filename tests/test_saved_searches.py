"""Searches that readers keep under a short link, without an account."""

import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from initiatives.models import ENTRIES, SavedSearch
from initiatives.models.searches import TOKEN_ALPHABET
from tests import factories as make
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

HERE = {"Origin": "http://testserver"}
TOKEN = re.compile(rf"[{TOKEN_ALPHABET}]{{8}}")


@pytest.fixture(autouse=True)
def _morocco():
    make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")
    make.CountryFactory(iso2="FR", name_en="France", name_fr="France")


@pytest.fixture
def save(client):
    """Saves a question as the form below a list does."""

    def post(query: str, record: str = "initiative", language: str = "en", **headers: str):
        form = {"record": record, "query": query}
        return client.post(f"/{language}/saved/", form, headers=headers or HERE)

    return post


def kept() -> list[tuple[str, str]]:
    return [(saved.record, saved.query) for saved in SavedSearch.objects.order_by("pk")]


class TestTheFormBelowAList:
    def form(self, client, address):
        page = client.get(address).content.decode()
        form = re.search(r'<form class="save-search".*?</form>', page, re.DOTALL)
        return form and form[0]

    def test_sends_the_question_as_it_stands(self, client):
        form = self.form(client, "/fr/initiatives/?country=MA&q=%22l%E2%80%99eau%22&page=1&utm_source=x")
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', form))
        assert re.search(r'action="([^"]+)" method="(\w+)"', form).groups() == ("/fr/saved/", "post")
        assert {name: unescape(value) for name, value in fields.items()} == {
            "record": "initiative",
            "query": "country=MA&q=%22l%E2%80%99eau%22",
        }

    @pytest.mark.parametrize("question", ["", "?ordering=-updated_at&page_size=50", "?level=village"])
    def test_is_not_there_where_nothing_can_be_saved(self, client, question):
        assert self.form(client, f"/en/initiatives/{question}") is None

    def test_stands_below_each_of_the_five_lists(self, client):
        for plural in ("initiatives", "authorities", "networks", "challenges", "recommendations"):
            assert self.form(client, f"/en/{plural}/?level=local") is not None

    def test_sets_no_cookie_and_leaves_the_list_to_be_kept_for_everybody(self, client):
        answer = client.get("/en/initiatives/?country=MA")
        assert (dict(answer.cookies), answer["Cache-Control"]) == ({}, "public, no-cache")


class TestSaving:
    def test_leads_to_the_page_with_the_link(self, save):
        answer = save("country=MA")
        saved = SavedSearch.objects.get()
        assert (answer.status_code, answer["Location"]) == (303, f"/en/saved/{saved.token}/")
        assert (saved.record, saved.query) == ("initiative", "country=MA")
        assert TOKEN.fullmatch(saved.token)
        assert dict(answer.cookies) == {}

    @pytest.mark.parametrize(
        ("asked", "one_form"),
        [
            ("level=local&country=MA&country=FR", "country=FR&country=MA&level=local"),
            ("country=MA&country=MA&q=&year=", "country=MA"),
            ("country=MA&page=7&page_size=50&facets=1&fields=id", "country=MA"),
            ("utm_source=letter&fbclid=x&contry=FR&country=MA", "country=MA"),
            ("q=++two%20%20words+", "q=two+words"),
            ("q=l%E2%80%99eau+%22a%26b%22", "q=l%E2%80%99eau+%22a%26b%22"),
            ("country=MA&ordering=title_en", "country=MA"),
            ("country=MA&ordering=-title_fr", "country=MA"),
            ("q=eau&ordering=relevance", "q=eau"),
            ("country=MA&ordering=-started_in", "country=MA&ordering=-started_in"),
            ("updated_since=2026-01-01&year=2020", "updated_since=2026-01-01&year=2020"),
        ],
    )
    def test_keeps_the_question_in_one_form(self, save, asked, one_form):
        first, again = save(asked), save(one_form)
        assert (first.status_code, again["Location"]) == (303, first["Location"])
        assert kept() == [("initiative", one_form)]

    def test_gives_the_same_link_for_the_same_search(self, save):
        first = save("level=local&country=MA")
        again = save("country=MA&level=local&ordering=title_fr", language="fr")
        token = SavedSearch.objects.get().token
        assert [first["Location"], again["Location"]] == [f"/en/saved/{token}/", f"/fr/saved/{token}/"]

    def test_tells_the_lists_apart(self, save):
        for model in ENTRIES:
            assert save("level=local", record=model.record()).status_code == 303
        assert kept() == [(model.record(), "level=local") for model in ENTRIES]

    def test_draws_another_token_where_one_is_taken(self, save, monkeypatch):
        drawn = iter(["bcdfghjk", "bcdfghjk", "bcdfghjm"])
        monkeypatch.setattr(SavedSearch._meta.get_field("token"), "_get_default", lambda: next(drawn))
        assert [save(f"q={word}")["Location"] for word in ("one", "other")] == [
            "/en/saved/bcdfghjk/",
            "/en/saved/bcdfghjm/",
        ]

    def test_stores_nothing_but_the_search_and_the_day(self):
        assert [field.name for field in SavedSearch._meta.get_fields()] == [
            "id",
            "token",
            "record",
            "query",
            "created_on",
        ]

    def test_makes_no_kept_answer_old(self, client, save):
        tag = client.get("/en/initiatives/?country=MA")["ETag"]
        save("country=MA")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/en/initiatives/?country=MA")["ETag"] == tag
        assert len(queries) == 1


LISTS = "Initiatives Authorities Networks Challenges Recommendations"
HOW = "Save a search Choose filters on a list, then press “Save this search” below it."


class TestWhatIsNotSaved:
    @pytest.mark.parametrize(
        ("record", "query", "reason"),
        [
            ("initiative", "", "Choose at least one filter, then save the search."),
            ("initiative", "ordering=-started_in", "Choose at least one filter, then save the search."),
            ("initiative", "country=&utm_source=x", "Choose at least one filter, then save the search."),
            ("initiative", "q=---", "Choose at least one filter, then save the search."),
            ("initiative", "country=XX", "Country: No country of the catalogue has the code “XX”."),
            (
                "initiative",
                "year=soon",
                "Running in: Give the year with four digits, between 1800 and 2100.",
            ),
            ("initiative", "q=first&q=last", "Words: This parameter takes one value: give it once."),
            ("source", "q=eau", "There is no such list."),
            ("", "country=MA", "There is no such list."),
        ],
    )
    def test_is_said_with_the_reason(self, save, record, query, reason):
        answer = save(query, record=record)
        assert (answer.status_code, text_of(answer)) == (
            400,
            f"This search was not saved {reason} {HOW} {LISTS}",
        )
        assert kept() == []

    def test_is_a_search_that_is_too_long_to_be_kept(self, save):
        networks = [make.PublishedNetworkFactory(key=f"{number:03}-{'n' * 70}") for number in range(25)]
        query = "&".join(f"network={network.key}" for network in networks)
        answer = save(query)
        assert "This search is longer than 2,000 characters. Take some of its values back." in text_of(answer)
        assert (answer.status_code, kept()) == (400, [])
        assert save(query[: query.rindex("&")].rpartition("&")[0]).status_code == 303

    def test_is_what_names_a_draft_and_it_reads_like_what_is_absent(self, save):
        make.NetworkFactory(key="hidden")
        hidden, absent = save("network=hidden"), save("network=absent")
        assert (hidden.status_code, text_of(hidden)) == (400, text_of(absent).replace("absent", "hidden"))
        assert kept() == []

    def test_is_asked_by_a_get(self, client):
        answer = client.get("/en/saved/?record=initiative&query=country%3DMA")
        assert (answer.status_code, text_of(answer)) == (200, f"{HOW} {LISTS}")
        assert kept() == []

    @pytest.mark.parametrize("method", ["put", "patch", "delete"])
    def test_is_sent_in_another_way(self, client, method):
        assert getattr(client, method)("/en/saved/", headers=HERE).status_code == 405

    def test_holds_more_fields_than_anybody_chooses(self, save):
        assert save("&".join(["country=MA"] * 10_001)).status_code == 400
        assert kept() == []

    def test_holds_nul(self, save):
        assert save("q=%00").status_code == 400
        assert save("q=\0").status_code == 400
        assert kept() == []


class TestAFormOfAnotherSite:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "http://testserver.evil.example"},
            {"Origin": "https://testserver"},
            {"Origin": "null"},
            {"Referer": "http://testserver/en/initiatives/"},
            {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
            {"Sec-Fetch-Site": "same-site"},
            {"Sec-Fetch-Site": "none"},
        ],
    )
    def test_is_refused(self, save, headers):
        answer = save("country=MA", **headers)
        assert (answer.status_code, text_of(answer)) == (
            403,
            "This search was not saved This was sent from another site. Save the search on its list."
            f" {HOW} {LISTS}",
        )
        assert kept() == []

    @pytest.mark.parametrize("headers", [HERE, {"Sec-Fetch-Site": "same-origin"}])
    def test_is_told_from_our_own_without_a_cookie(self, headers):
        strict = Client(enforce_csrf_checks=True)
        form = {"record": "initiative", "query": "country=MA"}
        assert strict.post("/en/saved/", form, headers=headers).status_code == 303


@pytest.mark.django_db(transaction=True)
class TestManyWhoSaveTheSameAtOnce:
    def test_share_one_link(self):
        starting = Barrier(8)

        def save(_number):
            starting.wait()
            form = {"record": "initiative", "query": "level=local"}
            try:
                return Client().post("/en/saved/", form, headers=HERE)["Location"]
            finally:
                connection.close()

        with ThreadPoolExecutor(8) as readers:
            links = set(readers.map(save, range(8)))
        assert links == {f"/en/saved/{SavedSearch.objects.get().token}/"}
