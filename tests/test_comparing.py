"""Two to four initiatives side by side, told apart in words."""

import re
from functools import partial
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

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
    def test_has_a_row_for_each_fact_and_marks_those_that_differ_in_words(self, page, shelter):
        other = make.PublishedInitiativeFactory(
            title_en="Bare", kind="service", lead=make.PublishedNetworkFactory(name_en="Alone")
        )
        assert table(page(shelter.number, other.number)) == {
            "Kind": ["Service", "Service"],
            "Status differs": ["Ongoing", "Unknown"],
            "Years differs": ["since 2014", "Not recorded"],
            "Scope": ["Local", "Local"],
            "Countries differs": ["France", "Not recorded"],
            "Places differs": ["Rennes", "Not recorded"],
            "Sectors differs": ["Housing", "Not recorded"],
            "Supranational": ["No supranational authority is recorded"] * 2,
            "National differs": ["Ministry Holds the mandate, France", "No national authority is recorded"],
            "Regional": ["No regional authority is recorded"] * 2,
            "Local differs": ["City of Rennes Leads, Funds, France", "No local authority is recorded"],
            "Networks differs": ["Cities together Is a partner", "Alone Leads"],
            "Challenges differs": ["Mandates The city acts.", "Not recorded"],
            "Commitments differs": ["Basic services Global Compact, 15", "Not recorded"],
            "Figures differs": ["People over 950 (September 2021)", "Not recorded"],
            "Sources": ["1 source", "1 source"],
            "Checked on differs": ["2 November 2026", "Not yet checked by the Secretariat"],
        }

    def test_counts_the_rows_that_differ(self, page, shelter):
        other = make.PublishedInitiativeFactory(kind="service", lead=make.PublishedNetworkFactory())
        assert "12 rows of 17 differ; they are marked “differs”." in read(page(shelter.number, other.number))

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
        assert table(page(1, 2))["Challenges"] == ["Mandates By law.", "Mandates By contract."]

    def test_calls_it_a_difference_when_the_same_authority_has_another_role(self, page):
        city = make.PublishedAuthorityFactory(name_en="City", country=make.CountryFactory())
        _one, other = (make.PublishedInitiativeFactory(lead=city) for _ in range(2))
        assert table(page(1, 2))["Local"] == ["City Leads, Country MA"] * 2
        make.ParticipationFactory(initiative=other, authority=city, role="funds")
        assert table(page(1, 2))["Local differs"] == [
            "City Leads, Country MA",
            "City Leads, Funds, Country MA",
        ]

    def test_shows_a_title_in_the_other_language_and_marks_it(self, page):
        make.PublishedInitiativeFactory(title_en="Shelter", title_fr="")
        make.PublishedInitiativeFactory(title_en="", title_fr="Atelier")
        html = page(1, 2, language="fr")
        assert '<a href="/fr/initiatives/1-shelter/" lang="en">Shelter</a>' in html
        assert '<a href="/fr/initiatives/2-atelier/">Atelier</a>' in html

    def test_speaks_french(self, page, shelter):
        make.PublishedInitiativeFactory()
        html = page(1, 2, language="fr")
        assert "13 lignes sur 17 diffèrent ; elles portent la mention « diffère »." in read(html)
        assert table(html)["Ann\u00e9es diffère"] == ["depuis 2014", "Non renseigné"]


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
    def test_has_a_box_on_each_card_in_one_form_that_leads_to_the_comparison(self, client):
        initiatives(2)
        html = client.get("/en/initiatives/").content.decode()
        boxes = re.findall(r'<label class="card__tick">(<input[^>]+>)(.*?)</label>', html)
        assert [(box, read(words)) for box, words in boxes] == [
            (f'<input type="checkbox" form="compare" name="id" value="{n}">', f"Compare Initiative {n}")
            for n in (1, 2)
        ]
        form = re.search(r'<form class="compare-bar".*?</form>', html, re.DOTALL)[0]
        assert (
            '<form class="compare-bar" id="compare" action="/en/initiatives/compare/" method="get">' in form
        )
        assert read(form) == "Compare the chosen Tick two to four initiatives to see them side by side."

    @pytest.mark.parametrize(
        "address",
        ["authorities/", "networks/", "search/?q=initiative", "initiatives/embed/", "initiatives/?q=zzz"],
    )
    def test_is_the_only_one(self, client, address):
        initiatives(1)
        html = client.get(f"/en/{address}").content.decode()
        assert ("card__tick" in html, 'id="compare"' in html) == (False, False)
