"""Every statement of a page leads to the source that supports it, under the number that it has on the page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def france():
    return make.CountryFactory(iso2="FR", name_en="France", name_fr="France", continent="europe")


@pytest.fixture
def rennes(france):
    return make.PublishedAuthorityFactory(name_en="City of Rennes", level="local", country=france)


@pytest.fixture
def press():
    return make.SourceFactory(key="press", title_en="Press release", title_fr="Communiqué")


@pytest.fixture
def shelter(rennes, france, press):
    entry = make.PublishedInitiativeFactory(number=1, title_en="Shelter", lead=rennes)
    entry.countries.set([france])
    entry.sectors.set([make.SectorFactory(key="housing", name_en="Housing", name_fr="Logement")])
    entry.citations.all().delete()
    make.CitationFactory(initiative=entry, source=press, locator="Second page", position=1)
    return entry


@pytest.fixture
def read(client):
    return lambda address="/en/initiatives/1-shelter/": text_of(client.get(address))


@pytest.fixture
def on_the_ladder(read):
    def read_it():
        page = read()
        return page[page.index("Regional") : page.index("Challenges it responds to")].strip()

    return read_it


class TestAParticipation:
    def test_leads_to_its_source_among_those_of_the_page(self, client, shelter, press, on_the_ladder):
        shelter.participations.update(source=press)
        assert on_the_ladder() == (
            "Regional No regional authority is recorded "
            "Local 1 City of Rennes France Leads [1] Source 1: Press release"
        )
        html = client.get("/en/initiatives/1-shelter/").content.decode()
        assert re.findall(r'(?:href="#|id=")(source-\d+)"', html) == ["source-1", "source-1"]

    def test_adds_a_source_that_it_alone_rests_on(self, shelter, read, on_the_ladder):
        shelter.participations.update(source=make.SourceFactory(key="report", title_en="Report"))
        assert on_the_ladder().endswith("Leads [2] Source 2: Report")
        page = read()
        listed = page[page.rindex("Sources Press release") :]
        assert listed.startswith("Sources Press release Second page")
        assert listed.index("Report") > listed.index("Second page")

    def test_names_each_source_of_its_roles_once(self, shelter, rennes, press, on_the_ladder):
        shelter.participations.update(source=press)
        make.ParticipationFactory(initiative=shelter, authority=rennes, role="funds", source=press)
        report = make.SourceFactory(key="report", title_en="Report")
        make.ParticipationFactory(initiative=shelter, authority=rennes, role="hosts", source=report)
        assert on_the_ladder().endswith(
            "City of Rennes France Leads, Funds, Hosts [1] Source 1: Press release [2] Source 2: Report"
        )

    def test_without_a_source_has_no_number(self, shelter, on_the_ladder):
        assert on_the_ladder().endswith("City of Rennes France Leads")

    def test_costs_no_query_of_its_own(self, client, shelter, press):
        def asked():
            with CaptureQueriesContext(connection) as queries:
                client.get("/en/initiatives/1-shelter/")
            return len(queries)

        shelter.participations.update(source=press)
        asked(), asked()
        make.SectorFactory()  # what was kept is old
        once = asked()
        for number in range(5):
            source = make.SourceFactory(key=f"report-{number}", title_en=f"Report {number}")
            city = make.PublishedAuthorityFactory(level="national")
            make.ParticipationFactory(initiative=shelter, authority=city, source=source)
        assert asked() == once


class TestAMembership:
    def test_leads_to_its_source(self, client, rennes, press):
        network = make.PublishedNetworkFactory(number=1, name_en="Cities")
        make.MembershipFactory(network=network, authority=rennes, source=press)
        page = text_of(client.get("/en/networks/1-cities/"))
        assert "City of Rennes [2] Source 2: Press release France" in page


class TestAnEmptyStep:
    @pytest.fixture
    def in_law(self, france, shelter):
        competence = make.CompetenceFactory(
            key="fr-housing-national",
            country=france,
            sector=shelter.sectors.get(),
            level="national",
            mandate="formal",
            authority=None,
            note_en="Shelter is a responsibility of the State.",
        )
        make.CitationFactory(
            competence=competence,
            source=make.SourceFactory(key="law", title_en="The law"),
            locator="Article 1",
        )
        return competence

    @pytest.fixture
    def national(self, read):
        def read_it():
            page = read()
            return page.partition("No supranational authority is recorded ")[2].partition(" Regional ")[0]

        return read_it

    def test_tells_what_the_law_entrusts_to_its_level(self, in_law, national):
        assert national() == (
            "National No national authority is recorded In law, this level holds the mandate in these sectors: "
            "Housing Shelter is a responsibility of the State. [2] Source 2: The law"
        )

    def test_names_the_holder_that_is_published(self, in_law, national):
        ministry = make.AuthorityFactory(name_en="Ministry", level="national")
        type(in_law).objects.update(authority=ministry)
        assert "Ministry" not in national()
        type(in_law).objects.update(authority=make.PublishedAuthorityFactory(name_en="Delegation"))
        assert "Housing Delegation Shelter is a responsibility of the State." in national()

    def test_tells_nothing_where_somebody_stands(self, in_law, france, shelter, national, read):
        ministry = make.PublishedAuthorityFactory(name_en="Ministry", level="national", country=france)
        make.ParticipationFactory(initiative=shelter, authority=ministry, role="holds_mandate")
        assert national() == "National 1 Ministry France Holds the mandate"
        assert "The law" not in read()

    @pytest.mark.parametrize("change", [{"mandate": "practice"}, {"level": "local"}, {"country": "MA"}])
    def test_tells_nothing_of_practice_or_of_others(self, in_law, national, change):
        if "country" in change:
            change = {"country": make.CountryFactory(iso2="MA")}
        type(in_law).objects.update(**change)
        assert national() == "National No national authority is recorded"

    def test_tells_nothing_of_an_initiative_in_several_countries(self, in_law, shelter, national):
        shelter.countries.add(make.CountryFactory(iso2="MA"))
        assert national() == "National No national authority is recorded"


class TestWhereInASource:
    def test_is_marked_where_its_language_is_not_the_reader_s(self, client, shelter):
        french = client.get("/fr/initiatives/1-shelter/", follow=True).content.decode()
        assert '<span class="sources__locator"><span lang="en">Second page</span>' in french
        english = client.get("/en/initiatives/1-shelter/").content.decode()
        assert '<span class="sources__locator"><span>Second page</span>' in english

    def test_is_in_the_language_that_the_entry_was_written_in(self, client, shelter):
        type(shelter).objects.update(original_language="fr")
        french = client.get("/fr/initiatives/1-shelter/", follow=True).content.decode()
        assert '<span class="sources__locator"><span>Second page</span>' in french

    def test_is_in_no_language_where_it_has_no_word(self, client, shelter):
        shelter.citations.update(locator="p. 12")
        french = client.get("/fr/initiatives/1-shelter/", follow=True).content.decode()
        assert '<span class="sources__locator"><span>p. 12</span>' in french


class TestAnAddress:
    def test_is_told_by_its_host(self, client, read, shelter, press):
        type(press).objects.update(url="https://www.docs.example/a/very/long?address=1")
        assert "Read on docs.example (Press release)" in read()
        page = text_of(client.get("/en/sources/press/"))
        assert page.startswith("Source Press release Kind Document Read on docs.example What rests on it")
        meeting = make.MeetingFactory(number=1, title_en="Forum", url="https://www.docs.example/a/long/one")
        page = client.get(f"/en/meetings/1-{meeting.slug}/").content.decode()
        assert '<a href="https://www.docs.example/a/long/one">docs.example</a>' in page


class TestACountryBesideAName:
    def test_is_left_out_where_the_name_has_it(self, shelter, france, on_the_ladder, read):
        ministry = make.PublishedAuthorityFactory(
            name_en="Ministry of Housing (France)", level="national", country=france
        )
        make.ParticipationFactory(initiative=shelter, authority=ministry, role="funds")
        assert "National 1 Ministry of Housing (France) Funds Regional" in read()
        assert on_the_ladder().endswith("City of Rennes France Leads")
