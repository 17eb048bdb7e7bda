"""The same question gives the same initiatives on every surface."""

import csv

import pytest
from django.urls import reverse

from initiatives.models import Initiative
from tests import factories as make
from tests import surfaces

pytestmark = pytest.mark.django_db


@pytest.fixture
def find(client):
    """Asks every surface, sees to it that they agree, and gives the keys they found, in order."""

    def ask(question: str) -> list[str]:
        answers = surfaces.ask_all(client, "initiatives", question)
        keys = answers.pop("api")
        assert answers == dict.fromkeys(answers, keys)
        return keys

    return ask


@pytest.fixture(autouse=True)
def catalogue():
    morocco, france = make.CountryFactory(iso2="MA", name_en="Morocco"), make.CountryFactory(iso2="FR")
    oujda = make.PublishedAuthorityFactory(key="oujda", name_en="Municipality of Oujda", country=morocco)
    ministry = make.PublishedAuthorityFactory(key="ministry", level="national", country=france)
    centre = make.PublishedInitiativeFactory(key="centre", title_en="Centre", lead=oujda, kind="service")
    contract = make.PublishedInitiativeFactory(
        key="contract", title_en="Contract", lead=ministry, started_in=2019
    )
    make.ParticipationFactory(initiative=contract, authority=oujda, role="signs")
    hidden = make.InitiativeFactory(key="hidden", title_en="Centre that is a draft", lead=oujda)
    for initiative, country in ((centre, morocco), (contract, france), (hidden, morocco)):
        initiative.countries.add(country)


class TestFindingInitiatives:
    def test_by_country(self, find):
        assert find("country=MA") == ["centre"]

    def test_by_any_of_several_countries(self, find):
        assert find("country=MA&country=FR") == ["centre", "contract"]

    def test_that_join_national_and_local_authorities(self, find):
        assert find("joins=national&joins=local") == ["contract"]

    def test_by_the_name_of_a_participant(self, find):
        assert find("q=oujda") == ["centre", "contract"]

    def test_by_role(self, find):
        assert find("role=signs") == ["contract"]

    def test_by_what_is_not_recorded(self, find):
        assert find("missing=start_year") == ["centre"]

    def test_in_another_order(self, find):
        assert find("ordering=-title_en") == ["contract", "centre"]

    def test_never_finds_a_draft(self, find):
        assert find("q=draft") == []


class TestTheFile:
    def test_has_a_row_for_each_initiative_with_its_permanent_link(self, client):
        answer = client.get("/en/initiatives.csv?country=FR")
        rows = list(csv.DictReader(b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()))
        initiative = Initiative.objects.select_related("doc").get(key="contract")
        assert rows == [
            {
                "id": str(initiative.number),
                "key": "contract",
                "url": f"http://testserver/en/initiatives/{initiative.number}-contract/",
                "title_en": "Contract",
                "title_fr": "Initiative contract",
                "summary_en": "",
                "summary_fr": "",
                "kind": "programme",
                "status": "unknown",
                "started_in": "2019",
                "ended_in": "",
                "scope": "local",
                "countries": "FR",
                "sectors": "",
                "levels": "national|local",
                "lead_authorities": "ministry",
                "updated_at": initiative.doc.changed_at.isoformat().replace("+00:00", "Z"),
                "last_verified_on": "",
            }
        ]

    def test_holds_nothing_that_a_spreadsheet_runs(self, client):
        Initiative.objects.filter(key="centre").update(title_en='=HYPERLINK("http://x")')
        text = b"".join(client.get("/en/initiatives.csv?country=MA").streaming_content).decode()
        assert "'=HYPERLINK" in text

    def test_refuses_what_it_does_not_understand(self, client):
        answer = client.get("/en/initiatives.csv?contry=FR&level=village")
        assert answer.status_code == 400
        assert answer.content.decode().splitlines() == [
            "level: “village” is not known here. Choose among: supranational, national, regional, local.",
            "Unknown parameter: contry. Known parameters: authority, challenge, commitment, continent, country, "
            "fields, joins, kind, level, missing, network, ordering, q, role, scope, sector, started_after, "
            "started_before, status, updated_since, year.",
        ]


LISTS = ["initiatives", "authorities", "networks", "challenges", "recommendations"]


def grow(number: int) -> None:
    for _ in range(number):
        country, sector = make.CountryFactory(), make.SectorFactory()
        authority = make.PublishedAuthorityFactory(country=country)
        initiative = make.PublishedInitiativeFactory(lead=authority)
        initiative.countries.add(country)
        initiative.sectors.add(sector)
        network = make.PublishedNetworkFactory()
        make.MembershipFactory(network=network, authority=authority)
        challenge = make.PublishedChallengeFactory()
        make.ResponseFactory(initiative=initiative, challenge=challenge)
        recommendation = make.PublishedRecommendationFactory(meeting=make.MeetingFactory())
        recommendation.challenges.add(challenge)
        recommendation.evidence.add(initiative)
        make.CompetenceFactory(country=country, sector=sector)


class TestQueries:
    """No list asks more of the database for thirty rows than for one."""

    ADDRESSES = [
        *(f"/{language}/{plural}/?page_size=100" for plural in LISTS for language in ("en", "fr")),
        *(f"/api/v1/{plural}/?page_size=100&facets=1" for plural in LISTS),
        *(f"/en/{plural}.csv" for plural in LISTS),
        "/en/",
        "/en/search/?q=initiative",
        "/en/countries/",
        "/en/countries/MA/",
        "/en/competences/",
        "/en/sources/",
        "/en/meetings/",
        "/en/coverage/",
        "/api/v1/countries/",
        "/api/v1/competences/",
        "/api/v1/meetings/",
        "/api/v1/sources/",
        "/api/v1/changes/",
        "/sitemap-initiative-en.xml",
    ]

    @pytest.fixture
    def queries(self, client):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        def count(address: str) -> int:
            with CaptureQueriesContext(connection) as context:
                answer = client.get(address)
                if answer.streaming:
                    b"".join(answer.streaming_content)
            assert answer.status_code == 200, address
            return len(context)

        return count

    def test_do_not_grow_with_the_lists(self, queries):
        grow(1)
        before = {address: queries(address) for address in self.ADDRESSES}
        grow(29)
        assert {address: queries(address) for address in self.ADDRESSES} == before

    def test_do_not_grow_with_the_relations_of_an_entry(self, queries):
        contract = Initiative.objects.get(key="contract")
        addresses = [
            f"/en/initiatives/{contract.number}-contract/",
            f"/api/v1/initiatives/{contract.number}/",
            "/api/v1/authorities/ministry/",
        ]

        def relate(number: int) -> None:
            for _ in range(number):
                part = make.ParticipationFactory(
                    initiative=contract, authority=make.PublishedAuthorityFactory()
                )
                make.ParticipationFactory(
                    initiative=make.PublishedInitiativeFactory(), authority_id=_ministry(), role="funds"
                )
                make.ResponseFactory(initiative=contract, challenge=make.PublishedChallengeFactory())
                make.CitationFactory(initiative=contract)
                make.FigureFactory(initiative=contract, measure=f"m-{part.pk}")
                contract.commitments.add(make.CommitmentFactory())
                contract.places.add(make.PlaceFactory())
                contract.recommendations.add(make.PublishedRecommendationFactory())

        relate(1)
        before = {address: queries(address) for address in addresses}
        relate(9)
        assert {address: queries(address) for address in addresses} == before


def _ministry() -> int:
    from initiatives.models import Authority

    return Authority.objects.get(key="ministry").pk


class TestHostileQuestions:
    """They end with an answer or a refusal, never with a fault of ours."""

    QUESTIONS = [
        "q=%22",
        "q=!!!%26%7C",
        "q=" + "-" * 33 + "a",
        "q=" + "a" * 10_000,
        "q=" + "a+" * 500,
        "q=%F0%9F%99%82",
        "q=%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A%D8%A9",
        "q=%27%3A%2A+%3C-%3E+%28",
        "q=le+la+les+the+of",
        "q=%E2%80%AE",
        "q=%C3%28",
        "page=1000000000",
        "page=-1",
        "page=1.5",
        "page_size=0",
        "page_size=100000",
        "year=99999999999999999999",
        "year=%D9%A2%D9%A0%D9%A1%D9%A8",
        "updated_since=9999-12-31T23:59:59Z",
        "updated_since=0001-01-01T00:00:00%2B23:59",
        "updated_since=2026-13-45",
        "ordering=doc__vector",
        "ordering=-",
        "country=" + "A" * 5000,
        "commitment=::::",
        "facets=2",
        "&".join(f"country={chr(65 + n % 26)}{chr(65 + n // 26)}" for n in range(40)),
        "level=local&" * 40,
        "q[]=a&q[$ne]=b",
        "%00=1",
        "q=a%00b",
    ]

    @pytest.mark.parametrize(
        "surface", ["/en/initiatives/", "/api/v1/initiatives/", "/en/initiatives.csv", "/fr/search/"]
    )
    @pytest.mark.parametrize("question", QUESTIONS, ids=range(len(QUESTIONS)))
    def test_are_answered_or_refused(self, client, surface, question):
        assert client.get(f"{surface}?{question}").status_code in (200, 400, 404)

    @pytest.mark.parametrize(
        "address",
        [
            "/en/initiatives/99999999999999999999-x/",
            f"/en/initiatives/{'9' * 5000}-x/",
            "/api/v1/initiatives/99999999999999999999/",
            "/api/v1/initiatives/%F0%9F%99%82/",
            f"/api/v1/initiatives/{'a' * 5000}/",
            "/en/countries/%00/",
            "/en/countries/ma/",
            "/en/sources/..%2F..%2Fetc/",
            "/api/v1/countries/%22/",
        ],
    )
    def test_of_addresses_find_nothing(self, client, address):
        assert client.get(address).status_code in (400, 404)

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
    @pytest.mark.parametrize("name", ["initiative-list", "home", "api:initiative-list", "api:root", "search"])
    def test_that_would_change_something_are_refused(self, client, method, name):
        assert getattr(client, method)(reverse(name)).status_code == 405
