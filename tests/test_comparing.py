"""Two to four initiatives side by side, told apart in words."""

import re
from functools import partial
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.models import Initiative
from tests import factories as make
from tests.comparing import COMPARE, comparison, heads, initiatives, read, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return partial(comparison, client)


@pytest.fixture
def shelter():
    """What has a value in every row."""
    france = make.CountryFactory(iso2="FR", name_en="France", name_fr="France")
    rennes = make.PublishedAuthorityFactory(
        name_en="City of Rennes", name_fr="Ville de Rennes", country=france
    )
    shelter = make.PublishedInitiativeFactory(
        title_en="Shelter",
        title_fr="Hébergement",
        kind="service",
        recorded_status="ongoing",
        started_in=2014,
        last_verified_on="2026-11-02",
        lead=rennes,
    )
    make.ParticipationFactory(initiative=shelter, authority=rennes, role="funds")
    state = make.PublishedAuthorityFactory(
        name_en="Ministry", level="national", kind="ministry", country=france
    )
    make.ParticipationFactory(initiative=shelter, authority=state, role="holds_mandate")
    network = make.PublishedNetworkFactory(name_en="Cities together")
    make.ParticipationFactory(initiative=shelter, authority=None, network=network, role="partner")
    shelter.countries.add(france)
    shelter.places.add(make.PlaceFactory(name_en="Rennes", country=france))
    shelter.sectors.add(make.SectorFactory(key="housing", name_en="Housing"))
    gcm = make.FrameworkFactory(key="gcm", title_en="Global Compact")
    shelter.commitments.add(make.CommitmentFactory(framework=gcm, code="15", title_en="Basic services"))
    mandates = make.PublishedChallengeFactory(title_en="Mandates")
    make.ResponseFactory(initiative=shelter, challenge=mandates, how_en="The city acts.")
    make.FigureFactory(initiative=shelter, value=950, qualifier="over", as_of="2021-09")
    make.FigureFactory(initiative=shelter, value=250, as_of="2018")
    return shelter


class TestTheTable:
    def test_has_a_row_for_each_fact_and_marks_those_that_are_the_same_in_words(self, page, shelter):
        other = make.PublishedInitiativeFactory(
            title_en="Bare", kind="service", lead=make.PublishedNetworkFactory(name_en="Alone")
        )
        assert table(page(shelter.number, other.number)) == {
            "Kind the same": ["Service", "Service"],
            "Status": ["Ongoing", "Unknown"],
            "Years": ["since 2014", "Not recorded"],
            "Scope the same": ["Local", "Local"],
            "Countries": ["France", "Not recorded"],
            "Places": ["Rennes", "Not recorded"],
            "Sectors": ["Housing", "Not recorded"],
            "Supranational": ["No supranational authority is recorded"] * 2,
            "National": ["Ministry Holds the mandate · Country: France", "No national authority is recorded"],
            "Regional": ["No regional authority is recorded"] * 2,
            "Local": ["City of Rennes Leads, Funds · Country: France", "No local authority is recorded"],
            "Networks": ["Cities together Is a partner", "Alone Leads"],
            "Challenges": ["Mandates The city acts.", "Not recorded"],
            "Commitments": ["Basic services Global Compact, 15", "Not recorded"],
            "Figures": ["People over 950 (September 2021)", "Not recorded"],
            "Sources the same": ["1 source", "1 source"],
            "Checked on": ["2 November 2026", "Not yet checked by the Secretariat"],
        }

    def test_counts_the_rows_that_are_the_same(self, page, shelter):
        other = make.PublishedInitiativeFactory(kind="service", lead=make.PublishedNetworkFactory())
        said = read(page(shelter.number, other.number))
        assert "3 rows of 17 are the same for all; they are marked “the same”." in said

    def test_says_so_where_no_row_is_the_same(self, page):
        make.PublishedInitiativeFactory(kind="service", scope="local", recorded_status="ongoing")
        other = make.PublishedInitiativeFactory(kind="fund", scope="national", recorded_status="completed")
        make.CitationFactory(initiative=other)
        assert "None of the 17 rows is the same for all." in read(page(1, 2))

    def test_groups_its_rows(self, page):
        initiatives(2)
        groups = re.findall(
            r'<th class="comparison__group" scope="rowgroup" colspan="3"><span>(.*?)</span>', page(1, 2)
        )
        assert groups == ["At a glance", "Who takes part, level by level", "What it answers", "Evidence"]

    def test_has_a_column_for_each_in_the_order_of_the_address(self, page):
        initiatives(4)
        assert heads(page(3, 1, 4, 2)) == ["Initiative 3", "Initiative 1", "Initiative 4", "Initiative 2"]

    def test_offers_to_leave_each_out(self, page):
        initiatives(3)
        links = re.findall(r'class="comparison__without" href="([^"]+)">(.*?)</a>', page(3, 1, 2))
        assert [(unescape(link), read(words)) for link, words in links] == [
            (f"{COMPARE}?id=1&id=2", "Leave out Initiative 3"),
            (f"{COMPARE}?id=3&id=2", "Leave out Initiative 1"),
            (f"{COMPARE}?id=3&id=1", "Leave out Initiative 2"),
        ]

    def test_scrolls_within_a_region_that_has_a_name_and_takes_the_focus(self, page):
        initiatives(2)
        html = page(1, 2)
        assert '<div class="table-scroll" role="region" aria-labelledby="comparison" tabindex="0">' in html
        assert '<caption class="visually-hidden" id="comparison">Initiatives side by side</caption>' in html

    def test_does_not_call_it_a_difference_how_each_answers_the_same_challenge(self, page):
        one, other = initiatives(2)
        challenge = make.PublishedChallengeFactory(title_en="Mandates")
        make.ResponseFactory(initiative=one, challenge=challenge, how_en="By law.")
        make.ResponseFactory(initiative=other, challenge=challenge, how_en="By contract.")
        assert table(page(1, 2))["Challenges the same"] == ["Mandates By law.", "Mandates By contract."]

    def test_calls_it_a_difference_when_the_same_authority_has_another_role(self, page):
        city = make.PublishedAuthorityFactory(name_en="City", country=make.CountryFactory())
        _one, other = (make.PublishedInitiativeFactory(lead=city) for _ in range(2))
        assert table(page(1, 2))["Local the same"] == ["City Leads · Country: Country MA"] * 2
        make.ParticipationFactory(initiative=other, authority=city, role="funds")
        assert table(page(1, 2))["Local"] == [
            "City Leads · Country: Country MA",
            "City Leads, Funds · Country: Country MA",
        ]

    def test_shows_a_title_in_the_other_language_and_marks_it(self, page):
        make.PublishedInitiativeFactory(title_en="Shelter", title_fr="")
        make.PublishedInitiativeFactory(title_en="", title_fr="Atelier")
        html = page(1, 2, language="fr")
        assert '<a href="/fr/initiatives/1-shelter/" lang="en">Shelter</a>' in html
        assert '<a href="/fr/initiatives/2-atelier/">Atelier</a>' in html

    def test_speaks_french(self, page, shelter):
        morocco = make.CountryFactory(iso2="MA", name_fr="Maroc")
        city = make.PublishedAuthorityFactory(name_fr="Ville", country=morocco)
        make.PublishedInitiativeFactory(lead=city)
        html = page(1, 2, language="fr")
        said = "2 lignes sur 17 sont les mêmes pour toutes ; elles portent la mention « identique »."
        assert said in read(html)
        assert table(html)["Portée identique"] == ["Locale", "Locale"]
        assert table(html)["Local"] == [
            "Ville de Rennes Pilote, Finance · Pays : France",
            "Ville Pilote · Pays : Maroc",
        ]


class TestTheQueries:
    def test_are_as_many_for_four_rich_initiatives_as_for_two_bare_ones(self, client, shelter):
        bare = [make.PublishedInitiativeFactory() for _ in range(2)]
        rich = [shelter]
        for _ in range(3):
            one = make.PublishedInitiativeFactory()
            for _part in range(5):
                make.ParticipationFactory(initiative=one, authority=make.PublishedAuthorityFactory())
                make.FigureFactory(initiative=one, source=make.SourceFactory())
                make.ResponseFactory(initiative=one, challenge=make.PublishedChallengeFactory())
                one.commitments.add(make.CommitmentFactory())
                one.sectors.add(make.SectorFactory())
                one.places.add(make.PlaceFactory())
            make.ParticipationFactory(initiative=one, authority=None, network=make.PublishedNetworkFactory())
            one.countries.add(make.CountryFactory(iso2="FR"))
            rich.append(one)
        for part in bare:  # as rich in kinds of parts, so that no prefetch is spared
            make.ParticipationFactory(initiative=part, authority=None, network=make.PublishedNetworkFactory())
            make.FigureFactory(initiative=part)
            make.ResponseFactory(initiative=part, challenge=make.PublishedChallengeFactory())
            part.commitments.add(make.CommitmentFactory())
            part.sectors.add(make.SectorFactory())
            part.places.add(make.PlaceFactory())
            part.countries.add(make.CountryFactory(iso2="MA"))
        counts = [self.count(client, some) for some in (bare, rich)]
        assert counts[0] == counts[1]

    def count(self, client, some):
        query = "&".join(f"id={each.number}" for each in some)
        with CaptureQueriesContext(connection) as queries:
            assert len(heads(client.get(f"{COMPARE}?{query}").content.decode())) == len(some)
        return len(queries)


class TestTheListOfInitiatives:
    def test_has_a_box_on_each_card_that_belongs_to_the_form_of_the_filters(self, client):
        initiatives(2)
        html = client.get("/en/initiatives/").content.decode()
        assert boxes(html) == [("1", False, "Compare Initiative 1"), ("2", False, "Compare Initiative 2")]
        assert re.findall(r'<input type="checkbox" id="compare-\d" form="(\w+)" name="(\w+)"', html) == [
            ("filters", "id"),
            ("filters", "id"),
        ]
        bar = re.search(r'<div class="compare-bar" id="compare">.*?</div>', html, re.DOTALL)[0]
        assert re.findall(r'<button .*?form="(\w+)" formaction="([^"]+)"', bar) == [
            ("filters", "/en/initiatives/compare/")
        ]
        assert read(bar) == (
            "Compare the chosen Tick two to four initiatives to see them side by side."
            " They stay chosen while you change the filters."
        )

    @pytest.mark.parametrize(
        "address",
        ["authorities/", "networks/", "search/?q=initiative", "initiatives/embed/", "initiatives/?q=zzz"],
    )
    def test_is_the_only_one(self, client, address):
        initiatives(1)
        html = client.get(f"/en/{address}").content.decode()
        assert ("card__tick" in html, 'id="compare"' in html) == (False, False)


def boxes(html):
    """The number of each, whether it is ticked, and what it is called."""
    label = r'<label class="(?:card__tick|option)">(<input[^>]+name="id"[^>]+>)(.*?)</label>'
    found = re.findall(label, html, re.DOTALL)
    return [(re.search(r'value="(\d+)"', box)[1], " checked" in box, read(words)) for box, words in found]


class TestWhatIsTickedInTheList:
    def test_stays_ticked_where_its_card_is_there_and_is_named_where_it_is_not(self, client):
        one, two, _three = initiatives(3)
        for each in (one, two):
            each.countries.add(make.CountryFactory(iso2="MA"))
        html = client.get("/en/initiatives/?country=MA&id=3&id=2").content.decode()
        assert boxes(html) == [
            ("1", False, "Compare Initiative 1"),
            ("2", True, "Compare Initiative 2"),
            ("3", True, "Initiative 3"),
        ]

    @pytest.mark.parametrize("question", ["q=nothing", "year=20x"])
    def test_stays_where_the_question_has_no_answer(self, client, question):
        initiatives(1)
        html = client.get(f"/en/initiatives/?{question}&id=1").content.decode()
        assert boxes(html) == [("1", True, "Initiative 1")]

    def test_goes_with_every_link_of_the_list_and_with_none_that_leads_elsewhere(self, client):
        initiatives(3)
        page = client.get("/en/initiatives/?q=initiative&page_size=1&id=3").context
        assert page["next_url"] == "/en/initiatives/?q=initiative&page_size=1&page=2&id=3"
        assert [chip["url"] for chip in page["chips"]] == ["/en/initiatives/?page_size=1&id=3"]
        assert page["clear_url"] == "/en/initiatives/?id=3"
        assert page["map_url"] == "/en/map/?q=initiative&page_size=1"
        assert page["feed_url"] == "/en/initiatives.atom?q=initiative"
        assert page["question"] == "q=initiative&page_size=1"
        assert page["canonical_url"] == "http://testserver/en/initiatives/?q=initiative"

    def test_is_no_part_of_the_question(self, client):
        initiatives(2)
        page = client.get("/en/initiatives/?id=2").context
        assert (page["total"], page["notices"], page["chips"]) == (2, [], [])

    def test_goes_to_all_values_of_a_facet_and_back(self, client):
        initiatives(1)
        page = client.get("/en/initiatives/values/level/?id=1&country=MA").context
        assert page["hidden"] == [("country", "MA"), ("id", "1")]
        assert page["back_url"] == "/en/initiatives/?country=MA&id=1"

    def test_is_left_out_where_it_is_hidden_absent_or_no_number(self, client):
        make.InitiativeFactory(title_en="Quiet plan")
        hidden = make.PublishedInitiativeFactory(title_en="Quiet plan too")
        Initiative.objects.filter(pk=hidden.pk).update(state="draft")
        html = client.get(
            f"/en/initiatives/?id={hidden.number}&id=77&id=x&id=&id={'9' * 30}"
        ).content.decode()
        assert (boxes(html), "Quiet" in html) == ([], False)

    def test_is_an_unknown_filter_of_other_lists(self, client):
        page = client.get("/en/networks/?id=1").context
        assert page["notices"] == ["There is no filter “id”; it was ignored."]
