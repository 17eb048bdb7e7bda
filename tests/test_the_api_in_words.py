"""The pages that tell how the API is asked: all of its description, in the reader's language."""

import re
from html import unescape

import pytest
from django.utils.translation import gettext, override

from initiatives.exports.contract import contract
from initiatives.pages import described
from initiatives.pages.programs import EXAMPLES
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

RESOURCES = [tag["name"] for tag in contract()["tags"]]
SHAPES = contract()["components"]["schemas"]
# English words that are French words too.
THE_SAME = {"Initiatives", "Continent", "Format", "Sources"}


def texts(part) -> set[str]:
    """All that the description says in words, but for the lists of codes."""
    found = set()
    if isinstance(part, dict):
        for name, value in part.items():
            if name in ("description", "summary", "x-displayName") and isinstance(value, str):
                found.add(value)
            else:
                found |= texts(value)
    elif isinstance(part, list):
        for value in part:
            found |= texts(value)
    return {text for text in found if text and not text.startswith("* `")}


def references(part) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"].rpartition("/")[2]} if "$ref" in part else set()
        return own.union(*map(references, part.values()))
    return set().union(*map(references, part)) if isinstance(part, list) else set()


def names_on(html: str) -> set[str]:
    return set(re.findall(r'<dt>\s*<code translate="no">([^<]+)</code>', html))


def properties(shape: str) -> set[str]:
    return set(SHAPES[shape]["properties"])


class TestTheDescription:
    def test_says_what_every_field_of_every_answer_means(self):
        assert [
            f"{name}.{field}"
            for name, shape in SHAPES.items()
            for field, schema in shape.get("properties", {}).items()
            if not schema.get("description")
        ] == []

    def test_says_what_every_parameter_means(self):
        assert [
            (path, each["name"])
            for path, operations in contract()["paths"].items()
            for operation in operations.values()
            for each in operation.get("parameters", [])
            if not each.get("description")
        ] == []

    def test_names_no_shape_that_it_does_not_have(self):
        assert references(contract()) - set(SHAPES) == set()

    def test_is_translated_to_the_last_sentence(self):
        with override("fr"):
            told = texts({**contract(), "info": {}})
            assert {text for text in told if gettext(text) == text} == THE_SAME


@pytest.mark.parametrize("language", ["en", "fr"])
class TestThePageOfAResource:
    @pytest.mark.parametrize("name", RESOURCES)
    def test_tells_each_parameter_and_each_field(self, client, language, name):
        html = client.get(f"/{language}/data/api/{name}/").content.decode()
        operations = [
            operation
            for operations in contract()["paths"].values()
            for operation in operations.values()
            if name in operation["tags"]
        ]
        parameters = {each["name"] for operation in operations for each in operation.get("parameters", [])}
        told = described.resource(name)
        fields = {field.name for part in told.parts for field in part.fields}
        fields |= {field.name for field in [*told.row, *told.more]}
        fields |= {field.name for operation in told.operations for field in operation.sent}
        assert names_on(html) == parameters | fields

    @pytest.mark.parametrize("name", RESOURCES)
    def test_leads_to_no_part_that_is_not_there(self, client, language, name):
        html = client.get(f"/{language}/data/api/{name}/").content.decode()
        assert set(re.findall(r'href="#([^"]+)"', html)) - {"main"} <= set(re.findall(r'id="([^"]+)"', html))

    def test_is_none_for_a_name_that_is_none(self, client, language):
        assert client.get(f"/{language}/data/api/castles/").status_code == 404


class TestInitiatives:
    def test_are_told_as_rows_with_what_one_has_beside(self):
        told = described.resource("initiatives")
        assert {field.name for field in told.row} == properties("InitiativeRow")
        assert {field.name for field in told.more} == properties("InitiativeDetail") - properties(
            "InitiativeRow"
        )
        assert [part.name for part in told.parts][:3] == ["LeadAuthority", "Figure", "Citation"]

    def test_have_codes_with_what_they_are_called(self):
        with override("fr"):
            (status,) = [field for field in described.resource("initiatives").row if field.name == "status"]
        assert status.means == "Vrai le jour de la demande."
        assert status.kind == described.Kind(
            ("code",),
            codes=(
                ("planned", "Prévue"),
                ("ongoing", "En cours"),
                ("completed", "Achevée"),
                ("unknown", "Statut inconnu"),
            ),
        )

    def test_have_years_that_may_be_unknown(self):
        (year,) = [field for field in described.resource("initiatives").row if field.name == "ended_in"]
        assert year.kind == described.Kind(("whole number", "or null"))


class TestAnExample:
    @pytest.mark.parametrize("name", RESOURCES)
    def test_is_answered_and_stands_on_the_page(self, client, name):
        html = client.get(f"/en/data/api/{name}/").content.decode()
        shown = [unescape(link) for link in re.findall(r'<a href="(http://testserver/api/[^"]+)"', html)]
        if name == "proposals":
            assert shown == []
            return
        assert shown == [f"http://testserver/api/v1/{name}/?{EXAMPLES[name]}"]
        assert list(client.get(shown[0]).json())[:4] == ["count", "next", "previous", "results"]


class TestTheGuide:
    def test_names_every_refusal(self, client):
        statuses = {
            int(status)
            for operations in contract()["paths"].values()
            for operation in operations.values()
            for status in operation["responses"]
            if int(status) >= 400
        }
        page = text_of(client.get("/en/data/api/"))
        told = page[page.index("The statuses") : page.index("Propose entries and corrections The")]
        assert {int(number) for number in re.findall(r"\b(\d{3}) [A-Z]", told)} == statuses

    def test_leads_to_each_resource(self, client):
        html = client.get("/fr/data/api/").content.decode()
        assert re.findall(r'<a href="/fr/data/api/([a-z]+)/"', html) == RESOURCES

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_is_in_english_at_its_address_in_the_api(self, client, language):
        answer = client.get("/api/v1/docs/", headers={"Accept-Language": language})
        assert (answer.status_code, answer["Content-Language"]) == (200, "en")
        assert text_of(answer) == text_of(client.get("/en/data/api/"))
        links = re.findall(
            r'rel="(?:canonical|alternate)"(?: hreflang="(\w\w)")? href="([^"]+)"', answer.content.decode()
        )
        assert links == [
            ("", "http://testserver/en/data/api/"),
            ("en", "http://testserver/en/data/api/"),
            ("fr", "http://testserver/fr/data/api/"),
        ]
