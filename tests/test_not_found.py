"""An address at which there is nothing: what is said there, and how one goes on."""

import re

import pytest

from tests import factories as make
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

NOWHERE = "/en/initiatives/999-quiet-plan/"
WAYS = [
    "/en/initiatives/",
    "/en/authorities/",
    "/en/countries/",
    "/en/challenges/",
    "/en/map/",
    "/en/",
]


class TestAnAddressThatLeadsNowhere:
    def test_says_so_in_the_language_of_the_address(self, client):
        english, french = client.get(NOWHERE), client.get("/fr/rien/")
        assert (english.status_code, french.status_code) == (404, 404)
        assert text_of(english).startswith(
            "Page not found There is nothing at this address. "
            "It may have been mistyped, or the page may have moved. "
            "Ways on"
        )
        assert text_of(french).startswith("Page introuvable")

    def test_leads_on_with_the_search_first(self, client):
        page = client.get(NOWHERE).content.decode()
        ways = page[page.index('<section class="ways-on"') : page.index("</main>")]
        assert re.findall(r'<form[^>]* action="([^"]+)"', ways) == ["/en/search/"]
        assert re.findall(r'<a href="([^"]+)"', ways) == WAYS

    def test_is_not_for_search_engines(self, client):
        page = client.get(NOWHERE).content.decode()
        assert re.findall(r'<meta name="robots" content="([^"]+)">', page) == ["noindex"]

    def test_reads_the_same_for_what_is_hidden(self, client):
        make.InitiativeFactory(key="plan", title_en="Quiet plan", number=7)
        hidden, absent = client.get("/en/initiatives/7-quiet-plan/"), client.get(NOWHERE)
        assert hidden.status_code == 404
        assert hidden.content == absent.content.replace(b"999-", b"7-")

    def test_of_the_api_is_told_as_a_problem(self, client):
        answer = client.get("/api/v1/initiatives/999/")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
