"""What stands of each country: who answers for what there, who acts, and what is done."""

import re

import pytest

from initiatives.days import today
from initiatives.models import Initiative, Sector
from tests import factories as make
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    return lambda address: text_of(client.get(address))


@pytest.fixture
def morocco():
    return make.CountryFactory(iso2="MA", name_en="Morocco", dialogue_status="partner")


@pytest.fixture
def rabat(morocco):
    return make.PublishedAuthorityFactory(name_en="City of Rabat", country=morocco)


@pytest.fixture
def housing():
    return make.SectorFactory(key="housing", name_en="Housing")


@pytest.fixture(autouse=True)
def _france():
    """What is of France is no matter of Morocco."""
    france = make.CountryFactory(iso2="FR", name_en="France", continent="europe")
    rennes = make.PublishedAuthorityFactory(name_en="City of Rennes", country=france)
    make.PublishedInitiativeFactory(title_en="Shelter", lead=rennes).countries.set([france])
    health = make.SectorFactory(key="health", name_en="Health")
    make.CompetenceFactory(country=france, sector=health, authority=rennes)


def done(morocco, title: str, *taking_part) -> Initiative:
    made = make.PublishedInitiativeFactory(title_en=title, lead=taking_part[0])
    made.countries.set([morocco])
    for authority in taking_part[1:]:
        make.ParticipationFactory(initiative=made, authority=authority)
    return made


class TestTheListOfCountries:
    def test_has_them_by_continent_with_the_number_of_their_initiatives(self, read, morocco, rabat):
        done(morocco, "Language", rabat)
        done(morocco, "Reception", rabat)
        make.InitiativeFactory().countries.set([morocco])
        make.CountryFactory(iso2="ML", name_en="Mali")
        page = read("/en/countries/")
        assert page[page.index("Africa") :] == (
            "Africa Mali 0 0 initiatives Morocco 2 2 initiatives Europe France 1 1 initiative"
        )


class TestTheWayToACountry:
    @pytest.mark.parametrize("code", ["XX", "ma", "MAR", "M"])
    def test_that_is_in_no_list_is_not_found(self, client, morocco, code):
        assert client.get(f"/en/countries/{code}/").status_code == 404


class TestACountry:
    def test_of_which_nothing_is_recorded_says_so(self, read, morocco):
        assert read("/en/countries/MA/") == (
            f"Country Morocco As of {today()} Partner country of the Dialogue "
            "Initiatives No initiative is recorded for this country yet. "
            "Authorities No authority is recorded for this country yet. "
            "Who answers for what No competence is recorded for this country yet."
        )

    def test_tells_in_numbers_that_lead_there_what_is_to_be_read(self, client, morocco, rabat):
        ministry = make.PublishedAuthorityFactory(country=morocco, level="national")
        done(morocco, "Reception", rabat, ministry)
        done(morocco, "Language", rabat)
        make.InitiativeFactory(lead=rabat).countries.set([morocco])
        make.AuthorityFactory(country=morocco)
        stats = client.get("/en/countries/MA/").context["stats"]
        assert [(stat["value"], stat["label"], stat["url"]) for stat in stats] == [
            (2, "Initiatives", "/en/initiatives/?country=MA"),
            (
                1,
                "Joining national and local authorities",
                "/en/initiatives/?country=MA&joins=national&joins=local",
            ),
            (2, "Authorities", "/en/authorities/?country=MA"),
        ]

    def test_names_no_number_of_what_is_not_there(self, client, morocco, rabat):
        stats = client.get("/en/countries/MA/").context["stats"]
        assert [(stat["value"], stat["label"]) for stat in stats] == [(1, "Authority")]

    def test_shows_the_six_initiatives_that_changed_last_and_leads_to_all(self, client, morocco, rabat):
        for number in range(1, 8):
            done(morocco, f"Reception {number}", rabat)
        Initiative.objects.filter(title_en="Reception 3").update(summary_en="Longer than before.")
        page = client.get("/en/countries/MA/").content.decode()
        titles = re.findall(r'class="card__title"><a [^>]*>([^<]+)</a>', page)
        assert (len(titles), titles[0]) == (6, "Reception 3")
        assert '<a href="/en/initiatives/?country=MA">All 7 initiatives</a>' in page

    def test_has_its_published_authorities_at_their_levels(self, read, morocco, rabat):
        make.PublishedAuthorityFactory(name_en="Ministry", country=morocco, level="national")
        make.AuthorityFactory(name_en="Agency", country=morocco, level="national")
        page = read("/en/countries/MA/")
        assert page[page.rindex("Authorities") : page.index("Who answers")] == (
            "Authorities National Ministry Local City of Rabat "
        )


class TestWhoAnswersForWhat:
    def test_stands_by_sector_and_level_with_gaps_and_sources(self, read, morocco, rabat, housing):
        local = make.CompetenceFactory(
            country=morocco, sector=housing, authority=rabat, mandate="formal", note_en="Runs it."
        )
        make.CitationFactory(
            competence=local, source=make.SourceFactory(title_en="Charter"), locator="Art. 83"
        )
        make.CompetenceFactory(country=morocco, sector=housing, level="national", authority=None)
        page = read("/en/countries/MA/")
        assert page[page.index("Who answers") : page.index("Initiatives No")] == (
            "Who answers for what Who is responsible, in law and in practice "
            "Sector Supranational National Regional Local "
            "Housing – Nothing is recorded In practice – Nothing is recorded In law City of Rabat Runs it. "
            "[1] Source 1: Charter Sources of this table Charter Art. 83 Who answers for what, in all countries "
        )

    def test_leads_to_the_authority_and_to_the_initiatives_of_the_sector(
        self, client, morocco, rabat, housing
    ):
        make.CompetenceFactory(country=morocco, sector=housing, authority=rabat)
        done(morocco, "Shelter", rabat).sectors.add(housing)
        health = Sector.objects.get(key="health")
        make.CompetenceFactory(country=morocco, sector=health)
        done(make.CountryFactory(iso2="SN"), "Clinic", rabat).sectors.add(health)
        health_row, row = client.get("/en/countries/MA/").context["matrix"]
        assert (row["url"], row["cells"][3]["entries"][0]["url"]) == (
            "/en/initiatives/?country=MA&sector=housing",
            f"/en/authorities/{rabat.number}-city-of-rabat/",
        )
        assert (health_row["label"], health_row["url"]) == ("Health", "")

    def test_has_the_mandate_as_a_badge_whether_an_authority_is_named_or_not(
        self, client, morocco, rabat, housing
    ):
        make.CompetenceFactory(country=morocco, sector=housing, authority=rabat, mandate="formal")
        make.CompetenceFactory(
            country=morocco, sector=housing, authority=None, level="national", mandate="formal"
        )
        html = client.get("/en/countries/MA/").content.decode()
        assert re.findall(r'<span class="badge">([^<]+)</span>', html) == ["In law", "In law"]

    def test_names_no_authority_that_is_not_published(self, read, morocco, housing):
        hidden = make.AuthorityFactory(name_en="Agency", country=morocco)
        make.CompetenceFactory(country=morocco, sector=housing, authority=hidden)
        assert "– Nothing is recorded In practice Who answers for what, in all" in read("/en/countries/MA/")

    def test_is_a_table_of_all_countries(self, client, morocco, housing):
        make.CompetenceFactory(country=morocco, sector=housing, mandate="formal", note_en="Runs it.")
        make.CompetenceFactory(country=morocco, sector=housing, level="national", note_en="Pays for it.")
        answer = client.get("/en/competences/")
        table = text_of(answer).partition(" and who says so ")[2]
        assert table == (
            "France Health Local In practice Authority: City of Rennes "
            "Morocco Housing National In practice Pays for it. Housing Local In law Runs it."
        )
        assert [row[0]["url"] for country in answer.context["countries"] for row in country["rows"]] == [
            "/en/initiatives/?sector=health",
            "/en/initiatives/?sector=housing",
            "/en/initiatives/?sector=housing",
        ]

    def test_names_in_the_table_who_it_is_and_who_says_so(self, client, morocco, rabat, housing):
        competence = make.CompetenceFactory(
            country=morocco, sector=housing, authority=rabat, note_en="Runs it."
        )
        for title, locator in (("Charter", "Art. 83"), ("Report", "")):
            make.CitationFactory(
                competence=competence, source=make.SourceFactory(title_en=title), locator=locator
            )
        hidden = make.AuthorityFactory(name_en="Agency", country=morocco)
        make.CompetenceFactory(country=morocco, sector=housing, level="regional", authority=hidden)
        table = text_of(client.get("/en/competences/")).partition(" Morocco ")[2]
        assert table == (
            "Housing Regional In practice "
            "Housing Local In practice Runs it. Authority: City of Rabat Source: Charter – Art. 83 Source: Report"
        )
        leading = client.get("/en/countries/").content.decode(), client.get("/en/about/").content.decode()
        assert ['href="/en/competences/"' in page for page in leading] == [True, True]


class TestFrameworks:
    @pytest.fixture(autouse=True)
    def _covered(self, morocco, rabat):
        first = make.CommitmentFactory(framework__key="gcm", framework__title_en="Compact", code="16")
        second = make.CommitmentFactory(framework__key="agenda", framework__title_en="Agenda", code="16")
        make.CommitmentFactory(framework=first.framework, code="17", position=2)
        make.FrameworkFactory(key="charter", title_en="Charter", adopted_in=2015, url="https://example.org/")
        ministry = make.PublishedAuthorityFactory(country=morocco, level="national")
        done(morocco, "Reception", rabat, ministry).commitments.set([first])
        done(morocco, "Language", rabat).commitments.set([first, second])
        make.InitiativeFactory(lead=rabat).commitments.set([first])

    def test_are_listed_with_how_many_of_their_commitments_are_served_the_longest_first(self, client):
        make.CommitmentFactory(framework__key="plan", framework__title_en="Plan", code="1")
        found = client.get("/en/coverage/").context
        assert [(one["text"], one["url"], one["note"]) for one in found["counted"]] == [
            ("Compact", "/en/coverage/gcm/", "1 of 2 commitments served"),
            ("Agenda", "/en/coverage/agenda/", "1 of 1 commitment served"),
            ("Plan", "/en/coverage/plan/", "1 commitment, to which no initiative has been linked yet"),
        ]

    def test_that_are_only_named_lead_to_the_site_whose_name_stands_beside(self, client):
        make.FrameworkFactory(key="review", title_en="Review", kind="review", adopted_in=None, url="")
        answer = client.get("/en/coverage/")
        assert [(one["text"], one["label"]) for one in answer.context["named"]] == [
            ("Charter", "Compact, 2015"),
            ("Review", "Review"),
        ]
        html = answer.content.decode()
        assert re.findall(r'<a href="https://example.org/"[^>]*>.*?</a>', html) == [
            '<a href="https://example.org/" rel="external">Charter'
            ' <span class="links__host">(example.org)</span></a>'
        ]

    def test_to_which_nothing_was_ever_linked_do_not_look_unserved(self, client, read):
        make.CommitmentFactory(
            framework__key="plan", framework__title_en="Plan", code="1", title_en="Legal migration"
        )
        page = read("/en/coverage/plan/")
        assert "No initiative has been linked to these commitments yet; that says nothing about" in page
        assert page[page.index("Commitments 1.") : page.index("Sources")] == "Commitments 1. Legal migration "

    def test_count_at_each_level_the_initiatives_that_serve_a_commitment_and_lead_to_them(self, client):
        context = client.get("/en/coverage/gcm/").context
        served, gap = context["rows"]
        found = "/en/initiatives/?commitment=gcm%3A16"
        assert [(cell["text"], cell.get("about"), cell.get("url")) for cell in served[1:]] == [
            ("0", None, None),
            ("1", "initiative under commitment 16, National", f"{found}&level=national"),
            ("0", None, None),
            ("2", "initiatives under commitment 16, Local", f"{found}&level=local"),
            ("2", "initiatives under commitment 16", found),
        ]
        assert [cell["text"] for cell in gap[1:]] == ["0"] * 5
        assert context["lead"].startswith("1 of 2 commitments have an initiative in the catalogue.")

    def test_lead_to_each_other_where_there_is_something_to_count(self, client):
        others = client.get("/en/coverage/gcm/").context["others"]
        assert others == [{"text": "Agenda", "url": "/en/coverage/agenda/"}]


class TestAMeeting:
    def test_is_told_with_all_its_days_in_the_list_too(self, read):
        make.MeetingFactory(title_en="Paris", starts_on="2021-09-14", ends_on="2021-09-15")
        assert read("/en/meetings/").endswith("The newest first 14–15 September 2021 Paris")
