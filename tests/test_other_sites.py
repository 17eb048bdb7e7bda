"""Programs on pages of other sites read the API and the files; a browser lets them only what it is told."""

import pytest

from initiatives.exports.formats import FORMATS
from initiatives.exports.references import REFERENCE_FORMS
from tests import factories as make

pytestmark = pytest.mark.django_db

ENTRY = "/en/initiatives/1-shelter/"
FILES = [
    *(f"/fr/initiatives.{form.suffix}" for form in FORMATS),
    *(f"{ENTRY}reference.{form.suffix}" for form in REFERENCE_FORMS),
    "/data/multilevel.zip",
    "/data/datapackage.json",
]
API = ["/api/v1/", "/api/v1/initiatives/", "/api/v1/initiatives/1/", "/api/v1/changes/", "/api/v1/schema/"]
REFUSED = ["/api/v1/initiatives/?contry=FR", "/api/v1/initiatives/99/", "/en/initiatives.csv?contry=FR"]
CLOSED = [
    "/api/v1/proposals/",
    "/api/v1/token/",
    ENTRY,
    "/en/data/",
    "/admin/",
    "/health/live",
    "/robots.txt",
]
NAMES = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Cross-Origin-Resource-Policy")
OPEN = ["*", "Content-Disposition, ETag, Link, Retry-After", "cross-origin"]


@pytest.fixture(autouse=True)
def _shelter() -> None:
    make.PublishedInitiativeFactory(key="shelter", title_en="Shelter")


def told(answer) -> list[str | None]:
    return [answer.get(name) for name in NAMES]


def preflight(client, address: str, method: str = "GET"):
    headers = {
        "Origin": "https://elsewhere.example",
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "if-none-match",
    }
    return client.options(address, headers=headers)


class TestAPageOfAnotherSite:
    @pytest.mark.parametrize("address", [*FILES, *API, *REFUSED])
    def test_may_read_it_and_its_headers(self, client, address):
        assert told(client.get(address)) == OPEN

    @pytest.mark.parametrize("address", ["/api/v1/initiatives/", "/data/multilevel.zip"])
    def test_may_be_told_that_it_has_it(self, client, address):
        tag = client.get(address)["ETag"]
        answer = client.get(address, headers={"If-None-Match": tag})
        assert (answer.status_code, told(answer)) == (304, OPEN)

    @pytest.mark.parametrize("address", [*FILES, *API])
    def test_may_ask_whether_it_has_changed(self, client, address):
        answer = preflight(client, address)
        names = ("Methods", "Headers")
        allowed = [answer[f"Access-Control-Allow-{name}"] for name in names]
        assert (answer.status_code, told(answer)) == (204, OPEN)
        assert allowed == ["GET, HEAD", "Content-Type, If-None-Match"]

    @pytest.mark.parametrize("address", CLOSED)
    def test_may_read_nothing_else(self, client, address):
        for answer in (client.get(address), preflight(client, address), preflight(client, address, "POST")):
            assert told(answer) == [None, None, "same-origin"]

    def test_may_not_propose_with_the_token_of_somebody(self, client):
        answer = preflight(client, "/api/v1/proposals/", "POST")
        assert [name for name in answer.headers if name.startswith("Access-Control")] == []
