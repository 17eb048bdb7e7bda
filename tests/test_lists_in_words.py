"""What a list says of itself in words: in its title, on paper, and of how words were read."""

import re
from html import unescape

import pytest

from tests import factories as make
from tests.comparing import read
from tests.heads import Told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue():
    for iso2, english, french in (("MA", "Morocco", "Maroc"), ("SN", "Senegal", "Sénégal")):
        country = make.CountryFactory(iso2=iso2, name_en=english, name_fr=french)
        city = make.PublishedAuthorityFactory(name_en=f"City in {english}", country=country)
        make.PublishedInitiativeFactory(title_en=f"Emergency beds in {english}", lead=city).countries.add(
            country
        )


class TestTheTitleOfAList:
    @pytest.mark.parametrize(
        ("address", "title"),
        [
            ("/en/initiatives/", "Initiatives"),
            ("/en/initiatives/?country=MA", "Initiatives: Morocco"),
            ("/fr/initiatives/?country=MA&country=SN", "Initiatives\u00a0: Maroc, Sénégal"),
            ("/en/initiatives/?country=MA&level=local", "Initiatives: Local, Morocco"),
            ("/en/initiatives/?level=local&country=MA", "Initiatives: Local, Morocco"),
            ("/en/initiatives/?q=emergency++beds", "Initiatives: “emergency beds”"),
            ("/fr/initiatives/?q=beds", "Initiatives\u00a0: «\u00a0beds\u00a0»"),
            ("/en/initiatives/?started_after=1990&page_size=1", "Initiatives: Started after 1990"),
            ("/en/initiatives/?ordering=-started_in&utm_source=x&id=1&q=&country=", "Initiatives"),
            ("/en/initiatives/?page_size=1&page=2", "Initiatives – page 2"),
            ("/en/initiatives/?q=beds&page_size=1&page=2", "Initiatives: “beds” – page 2"),
            ("/fr/initiatives/?page_size=1&page=2", "Initiatives – page 2"),
            (
                "/en/initiatives/?kind=service&country=MA&country=SN&level=local&role=leads",
                "Initiatives: Local, Morocco, Senegal, Service, …",
            ),
            ("/en/authorities/?country=SN", "Authorities: Senegal"),
            ("/en/search/?q=beds", "Search: beds"),
            ("/fr/search/?q=beds", "Recherche\u00a0: beds"),
            ("/en/search/", "Search"),
        ],
    )
    def test_says_what_narrows_it_and_which_page_it_is(self, client, address, title):
        told = Told(client.get(address))
        assert told.title == f"{title} – Multilevel"
        assert told.meta["og:title"] == title

    def test_says_nothing_of_what_cannot_be_answered_but_that(self, client):
        told = Told(client.get("/en/initiatives/?year=20x&country=MA"))
        assert told.title == "Error: Initiatives – Multilevel"

    def test_never_names_what_is_hidden(self, client):
        make.AuthorityFactory(key="quiet", name_en="Quiet office")
        assert "Quiet" not in client.get("/en/initiatives/?authority=quiet").content.decode()

    def test_changes_neither_the_address_nor_what_robots_are_told(self, client):
        told = Told(client.get("/en/initiatives/?page_size=1&page=2&country=MA&country=SN"))
        assert told.meta["robots"] == "noindex, follow"
        assert told.links["canonical"] == "/en/initiatives/?country=MA&country=SN&page=2"


class TestAListOnPaper:
    @staticmethod
    def said(client, address):
        html = client.get(address).content.decode()
        return read(re.search(r'<div class="asked print-only">.*?</div>', html, re.DOTALL)[0])

    @pytest.fixture(autouse=True)
    def _day(self, monkeypatch):
        from datetime import date

        from django.utils import timezone

        monkeypatch.setattr(timezone, "localdate", lambda *_moment: date(2026, 12, 1))

    def test_says_what_was_asked_in_which_order_when_and_where(self, client):
        assert self.said(client, "/en/initiatives/?country=MA&q=beds&ordering=-started_in&id=2&page=1") == (
            "Country: Morocco · Words: beds Sorted by: Newest start · as of 1 December 2026"
            " http://testserver/en/initiatives/?country=MA&ordering=-started_in&q=beds"
        )

    def test_says_so_in_french(self, client):
        assert self.said(client, "/fr/initiatives/?country=MA") == (
            "Pays : Maroc Tri : Titre · état au 1er décembre 2026"
            " http://testserver/fr/initiatives/?country=MA"
        )

    def test_says_that_it_is_whole(self, client):
        assert self.said(client, "/en/networks/") == (
            "The whole list, without filters Sorted by: Name · as of 1 December 2026"
            " http://testserver/en/networks/"
        )

    def test_is_not_there_where_nothing_can_be_answered(self, client):
        assert 'class="asked' not in client.get("/en/initiatives/?year=20x").content.decode()


class TestHowWordsWereRead:
    @staticmethod
    def said(client, address):
        html = unescape(client.get(address).content.decode())
        return re.findall(r'<p class="hint">([^<]+(?:was read as|a été lu)[^<]+)</p>', html)

    @pytest.mark.parametrize(
        ("address", "sentences"),
        [
            ("/en/initiatives/?q=emergancy", ["“emergancy” was read as “emergency”."]),
            (
                "/fr/initiatives/?q=emergancy",
                ["«\u00a0emergancy\u00a0» a été lu comme «\u00a0emergency\u00a0»."],
            ),
            ("/en/search/?q=emergancy", ["“emergancy” was read as “emergency”."]),
            ("/en/initiatives/?q=emergency", []),
            ("/en/initiatives/?q=EMERGENCY+beds", []),
            ("/en/initiatives/?q=bed+emergancy", None),
            ("/en/initiatives/?q=emergancy+xylophone", []),
            ("/en/initiatives/?country=MA", []),
        ],
    )
    def test_is_said_where_an_answer_has_another_word_than_was_typed(self, client, address, sentences):
        if sentences is None:
            sentences = ["“bed” was read as “beds”.", "“emergancy” was read as “emergency”."]
        assert self.said(client, address) == sentences

    def test_is_not_said_of_a_word_that_stands_in_another_kind_of_entry(self, client):
        make.PublishedNetworkFactory(name_en="Emergancy network")
        assert self.said(client, "/en/search/?q=emergancy") == []

    def test_is_told_of_the_most_frequent_words_first_and_of_no_more_than_three(self, client):
        for title in (
            "Emerging",
            "Emerge",
            "Emerged",
            "Emerged again",
            "Emerging anew",
            "Emerging and emerged",
        ):
            make.PublishedInitiativeFactory(title_en=title, summary_en="Emerging")
        [sentence] = self.said(client, "/en/initiatives/?q=emerges")
        assert sentence == "“emerges” was read as “emerging”, “emerged”, “emergency”."


class TestTheWayPastTheFilters:
    def test_leads_to_the_number_of_answers(self, client):
        html = client.get("/en/initiatives/").content.decode()
        assert html.index('<a class="skip skip--here" href="#results">Skip to the results</a>') < html.index(
            'id="filters"'
        )
        assert '<p class="result-count" id="results" tabindex="-1">' in html
