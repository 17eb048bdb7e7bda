"""Whoever has a file is told so before anything of it is made; and it is sent packed to who can unpack it."""

import gzip
import io
import zipfile

import brotli
import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.models import Initiative
from tests import factories as make
from tests.listing import listed_shelter
from tests.staff import enter
from tests.surfaces import body

pytestmark = pytest.mark.django_db

FORMS = ("csv", "xlsx", "geojson", "json")
TEXTS = ("csv", "geojson", "json")
ADDRESS = "/en/initiatives.{}?country=FR"


@pytest.fixture(autouse=True)
def _shelter() -> None:
    listed_shelter()


def status(client, address: str, tag: str) -> int:
    answer = client.get(address, headers={"if-none-match": tag})
    return answer.status_code


@pytest.mark.parametrize("form", FORMS)
class TestAFile:
    def test_is_not_made_for_whoever_has_it(self, client, form):
        address = ADDRESS.format(form)
        tag = client.get(address)["ETag"]
        for told in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(address, headers={"if-none-match": told})
            assert (answer.status_code, answer.content, answer["ETag"]) == (304, b"", tag)
            assert [query["sql"] for query in asked if "initiatives_initiative" in query["sql"]] == []

    def test_has_a_tag_that_says_the_same_content_and_not_the_same_bytes(self, client, form):
        answer = client.get(ADDRESS.format(form))
        told = (answer["ETag"][:3], answer["Cache-Control"], answer["Vary"])
        assert told == ('W/"', "public, no-cache", "Accept-Encoding")

    def test_is_sent_when_what_the_public_sees_has_changed(self, client, form):
        address = ADDRESS.format(form)
        tags = [client.get(address)["ETag"]]
        for change in (
            lambda: Initiative.objects.update(website="https://example.org/"),
            lambda: make.PublishedInitiativeFactory(key="other"),
            lambda: Initiative.objects.filter(key="other").update(state="archived"),
            lambda: Initiative.objects.filter(key="other").update(state="published"),
        ):
            change()
            tags.append(client.get(address)["ETag"])
        assert len(set(tags)) == 5

    def test_is_not_sent_when_what_has_changed_is_hidden(self, client, form):
        address = ADDRESS.format(form)
        tag = client.get(address)["ETag"]
        make.InitiativeFactory(key="draft")
        Initiative.objects.filter(key="shelter").update(internal_note="Call them.")
        assert status(client, address, tag) == 304

    def test_is_of_its_question_and_of_its_day(self, client, form, monkeypatch):
        tag = client.get(ADDRESS.format(form))["ETag"]
        for other in (
            f"/en/initiatives.{form}",
            f"/fr/initiatives.{form}?country=FR",
            f"/en/networks.{form}",
        ):
            assert status(client, other, tag) == 200
        monkeypatch.setattr(timezone, "localdate", lambda: timezone.datetime(2019, 6, 1).date())
        assert status(client, ADDRESS.format(form), tag) == 200

    def test_has_no_tag_when_it_is_refused(self, client, form):
        answer = client.get(f"/en/initiatives.{form}?contry=FR", headers={"if-none-match": "*"})
        assert (answer.status_code, answer.get("ETag")) == (400, None)

    def test_is_the_business_of_whoever_has_a_session(self, client, form):
        enter(client, get_user_model().objects.create_superuser("anna"))
        answer = client.get(ADDRESS.format(form), headers={"accept-encoding": "br"})
        told = [answer.get(name) for name in ("ETag", "Cache-Control", "Content-Encoding")]
        assert told == [None, "private", None]

    def test_has_a_head_of_which_nothing_is_made(self, client, form):
        address = ADDRESS.format(form)
        whole = client.get(address)
        with CaptureQueriesContext(connection) as asked:
            alone = client.head(address)
            assert body(alone) == b""
        assert dict(alone.headers) == dict(whole.headers)
        assert [query["sql"] for query in asked if "initiatives_initiative" in query["sql"]] == []


class TestTheWayInWhichAFileIsSent:
    @pytest.mark.parametrize("form", TEXTS)
    @pytest.mark.parametrize(("way", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
    def test_is_packed_for_who_can_unpack_it(self, client, form, way, unpack):
        for number in range(150):
            make.PublishedNetworkFactory(key=f"network-{number}", summary_en="A network of cities. " * 20)
        address = f"/en/networks.{form}"
        plain, packed = client.get(address), client.get(address, headers={"accept-encoding": way})
        whole, sent = body(plain), body(packed)
        assert (packed["Content-Encoding"], packed["Vary"]) == (way, "Accept-Encoding")
        assert unpack(sent) == whole
        assert len(sent) < len(whole) / 5
        assert plain["ETag"] != packed["ETag"]

    def test_is_plain_for_what_is_packed_by_itself(self, client):
        answer = client.get(ADDRESS.format("xlsx"), headers={"accept-encoding": "br, gzip"})
        assert answer.get("Content-Encoding") is None
        with zipfile.ZipFile(io.BytesIO(body(answer))) as book:
            assert "xl/workbook.xml" in book.namelist()
