"""How pages lead on: from the home page and a country to answers, from an entry to others, from nothing to something."""

import re
from html import unescape

import pytest

from initiatives.days import today
from initiatives.pages.present import url_of
from tests import factories as make
from tests.surfaces import text_of, words_of

pytestmark = pytest.mark.django_db


def linked(html: str, start: str, end: str) -> dict[str, list[str]]:
    """By its address, what each item of a list says."""
    part = html[html.index(start) :]
    items = re.findall(r"<li.*?</li>", part[: part.index(end)], re.DOTALL)
    return {unescape(re.search(r'href="([^"]+)"', item)[1]): words_of(item) for item in items}


@pytest.fixture
def joined():
    """An initiative that joins a city and a ministry of France, and serves a commitment."""
    shelter = make.shelter_of_rennes(title_fr="")
    make.ParticipationFactory(
        initiative=shelter,
        authority=make.PublishedAuthorityFactory(level="national", country_id="FR"),
    )
    shelter.commitments.add(make.CommitmentFactory())
    return shelter


class TestTheHomePage:
    def test_asks_what_the_catalogue_answers_and_leads_to_the_answers(self, client, joined):
        make.CompetenceFactory.create_batch(2)
        recommendation = make.PublishedRecommendationFactory()
        make.FollowUpFactory(recommendation=recommendation)
        make.FollowUpFactory(recommendation=make.RecommendationFactory())
        make.PublishedRecommendationFactory()
        html = client.get("/en/").content.decode()
        assert linked(html, '<ul class="questions">', "</ul>") == {
            "/en/initiatives/?joins=national&joins=local": [
                "Where do national and local authorities act together?",
                "1 initiative joins national and local authorities",
            ],
            "/en/competences/": [
                "Who answers for what, in law and in practice?",
                "2 responsibilities, by country, sector and level",
            ],
            "/en/coverage/": [
                "Which international commitments are served, and where are the gaps?",
                "1 commitment with initiatives",
            ],
            "/en/recommendations/": [
                "What became of the recommendations?",
                "1 recommendation with a follow-up",
            ],
        }


class TestACountry:
    def test_begins_with_its_numbers(self, client, joined):
        html = client.get("/en/countries/FR/").content.decode()
        assert linked(html, '<ul class="stats">', "</ul>") == {
            "/en/initiatives/?country=FR": ["1", "Initiative"],
            "/en/initiatives/?country=FR&joins=national&joins=local": [
                "1",
                "Joining national and local authorities",
            ],
            "/en/authorities/?country=FR": ["2", "Authorities"],
        }

    def test_says_what_is_not_recorded_and_leads_to_no_empty_list(self, client):
        make.CountryFactory(iso2="SN", name_en="Senegal")
        answer = client.get("/en/countries/SN/")
        assert text_of(answer) == (
            f"Country Senegal As of {today()} Not in the Dialogue "
            "Initiatives No initiative is recorded for this country yet. "
            "Authorities No authority is recorded for this country yet. "
            "Who answers for what No competence is recorded for this country yet."
        )
        assert 'class="stats"' not in answer.content.decode()


class TestAnEntry:
    def test_is_handed_on_by_its_permanent_link(self, client, joined):
        html = client.get("/en/initiatives/1-shelter/").content.decode()
        part = re.search(r'<section class="share".*?</section>', html, re.DOTALL)[0]
        address = "http://testserver/en/initiatives/1-shelter/"
        assert words_of(part) == [
            "Share this page",
            "Permanent link",
            address,
            "Copy the link",
            "Print this page",
            "Send by e-mail",
        ]
        assert re.findall(r'href="([^"]+)"', part) == [
            "mailto:?subject=Shelter&amp;body=http%3A%2F%2Ftestserver%2Fen%2Finitiatives%2F1-shelter%2F"
        ]
        assert [("hidden" in button) for button in re.findall("<button[^>]+>", part)] == [True, True]

    @pytest.mark.parametrize(
        "publish",
        make.PUBLISHED.values(),
    )
    def test_lists_its_parts_in_the_order_in_which_they_stand(self, client, publish):
        entry, other = publish(), publish()
        record = entry.record()
        if record in ("initiative", "challenge"):
            for one in (entry, other):
                shared = {"initiative": one} if record == "initiative" else {"challenge": one}
                make.ResponseFactory(**{"challenge": make.PublishedChallengeFactory(), **shared})
        if record == "recommendation":
            make.FollowUpFactory(recommendation=entry)
            entry.challenges.add(make.PublishedChallengeFactory())
            entry.evidence.add(make.PublishedInitiativeFactory())
        make.FigureFactory(**{record: entry})
        html = client.get(url_of(entry)).content.decode()
        named = re.findall(
            r'<a href="#([\w-]+)">', re.search(r'<nav class="contents".*?</nav>', html, re.DOTALL)[0]
        )
        standing = [heading for heading in re.findall(r'<h2 id="([\w-]+)"', html) if heading in named]
        assert (named, len(named) > 2) == (standing, True)

    def test_folds_a_long_list_of_others_away_after_twelve(self, client):
        challenge = make.PublishedChallengeFactory(title_en="Mandates")

        def told(number):
            while challenge.responses.count() < number:
                make.ResponseFactory(challenge=challenge, initiative=make.PublishedInitiativeFactory())
            html = client.get("/en/challenges/1-mandates/").content.decode()
            part = html[html.index('id="initiatives"') : html.index('id="sources"')]
            return part.partition("<details")[0].count("<li>"), re.findall(r"<summary>(.*?)</summary>", part)

        assert (told(15), told(16)) == ((15, []), (12, ["Show 4 more"]))


class TestAPageWithoutAnswer:
    def test_offers_the_search_and_ways_on(self, client):
        answer = client.get("/en/nowhere/")
        assert text_of(answer) == (
            "Page not found "
            "There is nothing at this address. It may have been mistyped, or the page may have moved. "
            "Ways on Search the catalogue Search "
            "Browse the initiatives Find an authority Start from a country Start from a challenge "
            "Look at the map Go to the home page"
        )
        assert '<form class="search-box" action="/en/search/"' in answer.content.decode()

    def test_does_not_offer_a_second_search_below_a_search(self, client):
        html = client.get("/en/search/?q=zzz").content.decode()
        assert html.count('<form class="search-box') == 1
