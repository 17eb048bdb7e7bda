"""What partners rely on: whole answers, and refusals that say what to do."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from initiatives.exports.contract import contract
from initiatives.models import Initiative
from initiatives.vocabularies import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter():
    shelter = make.shelter_of_rennes()
    shelter.sectors.add(make.SectorFactory(key="housing"))
    return shelter


def row_of(shelter) -> dict:
    shelter = Initiative.objects.select_related("doc").get(pk=shelter.pk)
    return {
        "record": "initiative",
        "id": 1,
        "key": "shelter",
        "url": "http://testserver/en/initiatives/1-shelter/",
        "updated_at": shelter.doc.changed_at.isoformat().replace("+00:00", "Z"),
        "last_verified_on": None,
        "title_en": "Shelter",
        "title_fr": "Hébergement",
        "summary_en": "Nights for families.",
        "summary_fr": "",
        "kind": "service",
        "status": "ongoing",
        "started_in": 2014,
        "ended_in": None,
        "scope": "local",
        "countries": ["FR"],
        "sectors": ["housing"],
        "levels": ["local"],
        "lead_authorities": [
            {
                "id": 1,
                "key": "rennes",
                "name_en": "City of Rennes",
                "name_fr": "Ville de Rennes",
                "level": "local",
                "country": "FR",
            }
        ],
    }


class TestAList:
    def test_is_a_page_of_rows(self, client, shelter):
        assert client.get("/api/v1/initiatives/").json() == {
            "count": 1,
            "next": None,
            "previous": None,
            "results": [row_of(shelter)],
        }

    def test_has_counts_when_asked(self, client, shelter):
        facets = client.get("/api/v1/initiatives/?facets=1&kind=fund").json()["facets"]
        assert facets["country"] == []
        assert facets["kind"] == [
            {"value": "fund", "label_en": "Fund", "label_fr": "Fonds", "count": 0},
            {"value": "service", "label_en": "Service", "label_fr": "Service", "count": 1},
        ]

    def test_is_cut_down_to_the_fields_asked_for(self, client, shelter):
        answer = client.get("/api/v1/initiatives/?fields=id,title_fr").json()
        assert answer["results"] == [{"id": 1, "title_fr": "Hébergement"}]

    def test_leads_from_page_to_page(self, client, shelter):
        make.PublishedInitiativeFactory(key="second", title_en="Second", lead=make.PublishedNetworkFactory())
        first = client.get("/api/v1/initiatives/?page_size=1&ordering=id").json()
        assert [row["key"] for row in first["results"]] == ["shelter"]
        second = client.get(first["next"]).json()
        assert [row["key"] for row in second["results"]] == ["second"]
        assert (second["next"], client.get(second["previous"]).json()) == (None, first)

    def test_may_be_read_from_any_site_without_a_cookie(self, client, shelter):
        answer = client.get("/api/v1/initiatives/")
        assert (answer["Access-Control-Allow-Origin"], dict(answer.cookies)) == ("*", {})


class TestADetail:
    def test_has_the_same_by_number_and_by_key(self, client, shelter):
        assert (
            client.get("/api/v1/initiatives/1/").json() == client.get("/api/v1/initiatives/shelter/").json()
        )

    def test_adds_all_relations_to_the_row(self, client, shelter):
        network = make.PublishedNetworkFactory(key="mc2cm", name_en="MC2CM", name_fr="MC2CM")
        make.ParticipationFactory(
            initiative=shelter, authority=None, network=network, role="partner", since=2015
        )
        challenge = make.PublishedChallengeFactory(key="mandates", title_en="Mandates", title_fr="Mandats")
        make.ResponseFactory(initiative=shelter, challenge=challenge, how_en="It acts.", how_fr="Elle agit.")
        source = make.SourceFactory(key="doc", title_en="Doc", title_fr="Document")
        make.FigureFactory(initiative=shelter, source=source, as_of="2021-09", locator="6th heading")
        detail = client.get("/api/v1/initiatives/1/").json()
        link = {"record": "network", "id": 1, "key": "mc2cm", "name_en": "MC2CM", "name_fr": "MC2CM"}
        link["url"] = "http://testserver/en/networks/1-mc2cm/"
        assert detail | row_of(shelter) == detail
        assert detail["participations"][1] == {
            "participant": {**link, "level": None, "country": None},
            "role": "partner",
            "since": 2015,
            "until": None,
            "note_en": "",
            "note_fr": "",
            "source": None,
        }
        assert detail["networks"] == [link]
        assert detail["challenges"] == [
            {
                "challenge": {
                    "record": "challenge",
                    "id": 1,
                    "key": "mandates",
                    "url": "http://testserver/en/challenges/1-mandates/",
                    "title_en": "Mandates",
                    "title_fr": "Mandats",
                },
                "how_en": "It acts.",
                "how_fr": "Elle agit.",
            }
        ]
        assert detail["figures"] == [
            {
                "measure": "people",
                "label_en": "People",
                "label_fr": "Personnes",
                "value": 950.0,
                "unit_en": "",
                "unit_fr": "",
                "qualifier": "exactly",
                "as_of": "2021-09",
                "source": "doc",
                "locator": "6th heading",
                "note_en": "",
                "note_fr": "",
            }
        ]
        assert detail["licence"] == "https://creativecommons.org/licenses/by/4.0/"

    def test_of_what_was_withdrawn_says_so_and_leads_on(self, client, shelter):
        successor = make.PublishedInitiativeFactory(key="next", lead=make.PublishedNetworkFactory())
        Initiative.objects.filter(pk=shelter.pk).update(state=State.ARCHIVED, successor=successor)
        answer = client.get("/api/v1/initiatives/1/")
        shelter.refresh_from_db()
        assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
        assert answer.json() == {
            "type": "about:blank",
            "title": "Gone",
            "status": 410,
            "detail": "This entry was withdrawn.",
            "id": 1,
            "key": "shelter",
            "withdrawn_at": shelter.archived_at.isoformat().replace("+00:00", "Z"),
            "successor": {"id": 2, "key": "next"},
        }

    def test_is_told_among_the_changes_when_it_is_withdrawn(self, client, shelter):
        Initiative.objects.filter(pk=shelter.pk).update(state=State.ARCHIVED)
        changes = client.get("/api/v1/changes/").json()["results"]
        assert [(change["record"], change["key"], change["change"]) for change in changes] == [
            ("initiative", "shelter", "withdrawn"),
            ("authority", "rennes", "changed"),  # it has an initiative less
        ]


def refusal(status: int, title: str, detail: str, **members) -> dict:
    return {"type": "about:blank", "title": title, "status": status, "detail": detail, **members}


class TestARefusal:
    def test_of_an_unknown_parameter_names_the_known_ones(self, client):
        answer = client.get("/api/v1/challenges/?levl=local")
        known = [
            "cursor",
            "facets",
            "fields",
            "level",
            "missing",
            "ordering",
            "page",
            "page_size",
            "q",
            "theme",
            "updated_since",
        ]
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
        assert answer.json() == refusal(
            400,
            "Bad Request",
            f"Unknown parameter: levl. Known parameters: {', '.join(known)}.",
            errors=[{"parameter": "levl", "detail": "This parameter is not known. Did you mean “level”?"}],
            known=known,
        )

    @pytest.mark.parametrize(
        ("question", "parameter", "detail"),
        [
            (
                "level=village",
                "level",
                "“village” is not known here. Choose among: supranational, national, regional, local.",
            ),
            ("year=abc", "year", "Give the year with four digits, between 1800 and 2100."),
            ("page=0", "page", "Ensure this value is greater than or equal to 1."),
            ("page_size=100000", "page_size", "Ensure this value is less than or equal to 200."),
        ],
    )
    def test_of_an_impossible_value_gives_the_reason(self, client, question, parameter, detail):
        answer = client.get(f"/api/v1/initiatives/?{question}")
        assert answer.status_code == 400
        assert answer.json() == refusal(
            400,
            "Bad Request",
            "A value cannot be understood. See “errors”.",
            errors=[{"parameter": parameter, "detail": detail}],
        )

    def test_of_an_unknown_field_names_the_known_ones(self, client):
        detail = "Unknown field: titel. Known fields: key, name_en, name_fr."
        assert client.get("/api/v1/sectors/?fields=key,titel").json() == refusal(
            400, "Bad Request", detail, errors=[{"parameter": "fields", "detail": detail}]
        )

    @pytest.mark.parametrize(
        ("address", "status", "title", "detail"),
        [
            ("/api/v1/initiatives/?page=2", 404, "Not Found", "There is no page 2. The last page is 1."),
            ("/api/v1/initiatives/nobody/", 404, "Not Found", "There is nothing at this address."),
            ("/api/v1/nowhere/", 404, "Not Found", "There is nothing at this address."),
            (
                "/api/v1/initiatives/?q=a%00b",
                400,
                "Bad Request",
                "Remove the NUL character (%00 or \\u0000) and ask again.",
            ),
        ],
    )
    def test_is_always_a_problem(self, client, address, status, title, detail):
        answer = client.get(address)
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json() == refusal(status, title, detail)

    def test_of_another_method_or_form_is_a_problem_too(self, client):
        other_method, other_form = (
            client.post("/api/v1/initiatives/"),
            client.get("/api/v1/initiatives/", headers={"Accept": "text/html"}),
        )
        assert other_method.json() == refusal(405, "Method Not Allowed", 'Method "POST" not allowed.')
        assert other_form.json() == refusal(
            406, "Not Acceptable", "Could not satisfy the request Accept header."
        )

    def test_speaks_the_language_asked_for(self, client):
        answer = client.get("/api/v1/initiatives/nobody/", headers={"Accept-Language": "fr"})
        assert answer.json()["detail"] == "Il n’y a rien à cette adresse."


class TestTheContract:
    def test_is_that_of_the_code(self):
        """After a change on purpose: manage.py spectacular --format openapi-json --file initiatives/exports/openapi.json"""
        built = StringIO()
        call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json", stdout=built)
        assert contract() == json.loads(built.getvalue())

    def test_is_served_as_a_file_that_need_not_be_sent_twice(self, client):
        first = client.get("/api/v1/schema/")
        again = client.get("/api/v1/schema/", headers={"If-None-Match": first["ETag"]})
        assert (first.json()["openapi"], again.status_code, again.content) == ("3.1.0", 304, b"")


class TestAnAddressWithoutItsLastSlash:
    def test_leads_to_the_one_with_it_and_keeps_the_question(self, client):
        answer = client.get("/api/v1/initiatives?level=local")
        assert (answer.status_code, answer["Location"]) == (301, "/api/v1/initiatives/?level=local")

    def test_is_nothing_where_there_is_nothing(self, client):
        assert client.get("/api/v1/castles").status_code == 404


class TestAMeeting:
    def test_is_found_by_its_number_and_by_its_key(self, client):
        meeting = make.MeetingFactory(key="paris")
        meeting.refresh_from_db()
        by_number, by_key = (
            client.get(f"/api/v1/meetings/{name}/").json() for name in (meeting.number, "paris")
        )
        assert by_number == by_key
        assert by_key["id"] == meeting.number

    def test_is_found_by_how_people_met(self, client):
        make.MeetingFactory(key="paris", format="in_person")
        make.MeetingFactory(key="on-line", format="online")
        found = client.get("/api/v1/meetings/?format=online").json()["results"]
        assert [meeting["key"] for meeting in found] == ["on-line"]


class TestAParameterOfOneValue:
    @pytest.mark.parametrize("question", ["year=2019&year=2020", "page_size=1&page_size=2", "q=a&q=b"])
    def test_is_refused_when_it_is_given_twice(self, client, question):
        name = question.partition("=")[0]
        answer = client.get(f"/api/v1/initiatives/?{question}")
        assert answer.status_code == 400
        assert answer.json()["errors"] == [
            {"parameter": name, "detail": "This parameter takes one value: give it once."}
        ]

    def test_may_be_given_twice_where_it_says_the_same(self, client):
        assert client.get("/api/v1/initiatives/?year=2019&year=2019").status_code == 200
