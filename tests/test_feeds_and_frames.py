"""A list elsewhere: followed in a feed reader, shown in a frame of another site."""

import xml.etree.ElementTree as ET
from datetime import UTC, datetime, time

import pytest
from django.utils import timezone

from initiatives.models import Initiative
from tests import factories as make
from tests.listing import listed_shelter
from tests.surfaces import ATOM, body

pytestmark = pytest.mark.django_db

PLURALS = ("initiatives", "authorities", "networks", "challenges", "recommendations")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.fixture
def shelter():
    return listed_shelter()


def text_of(element, name: str) -> str:
    """Of the one element with this name."""
    [found] = element.findall(f"{ATOM}{name}")
    return found.text or ""


class TestTheFeed:
    @pytest.mark.parametrize("plural", PLURALS)
    def test_is_valid(self, client, plural):
        """RFC 4287: what must be there, once, and said."""
        for factory in make.PUBLISHED.values():
            factory()
        feed = ET.fromstring(body(client.get(f"/fr/{plural}.atom")))
        [author] = feed.findall(f"{ATOM}author")
        assert text_of(author, "name") == "Secrétariat du Processus de Rabat"
        entries = feed.findall(f"{ATOM}entry")
        for element in (feed, *entries):
            assert all(text_of(element, name) for name in ("id", "title"))
            assert datetime.fromisoformat(text_of(element, "updated")).tzinfo
            assert all(summary.text for summary in element.findall(f"{ATOM}summary"))
            alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
            assert [link.get("href", "").partition("/fr/")[0] for link in alternates] == ["http://testserver"]
        ids = [text_of(entry, "id") for entry in entries]
        assert ids
        assert len(ids) == len(set(ids))

    def test_is_as_old_as_its_latest_entry_or_empty_as_the_day(self, client, shelter):
        moments = []
        for question in ("country=FR", "country=FR&year=1850"):
            feed = ET.fromstring(body(client.get(f"/en/initiatives.atom?{question}")))
            moments.append(datetime.fromisoformat(text_of(feed, "updated")))
        assert moments == [
            shelter.doc.changed_at,
            datetime.combine(timezone.localdate(), time.min, tzinfo=UTC),
        ]

    def test_is_told_to_be_the_same_as_long_as_it_is(self, client, shelter):
        tag = client.get("/en/initiatives.atom")["ETag"]
        again = client.get("/en/initiatives.atom", headers={"if-none-match": tag})
        Initiative.objects.update(summary_en="Other words.")
        after = client.get("/en/initiatives.atom", headers={"if-none-match": tag})
        assert (again.status_code, again.content, after.status_code) == (304, b"", 200)

    def test_tells_what_changed_the_latest_first(self, client, shelter):
        newer = make.PublishedInitiativeFactory(key="newer", title_en="Newer", title_fr="Plus récente")
        feed = ET.fromstring(body(client.get("/fr/initiatives.atom?level=local")))
        told = {
            "title": feed.findtext(f"{ATOM}title"),
            "links": {
                link.attrib["rel"]: link.attrib["href"]
                for link in feed.findall(f"{ATOM}link")
                if "rel" in link.attrib
            },
            "entries": [
                [entry.findtext(f"{ATOM}{name}") for name in ("title", "id", "summary")]
                for entry in feed.findall(f"{ATOM}entry")
            ],
        }
        site = "http://testserver/fr/initiatives"
        assert told == {
            "title": "Multilevel\u00a0: initiatives; Niveau\u00a0: Local",
            "links": {"alternate": f"{site}/?level=local", "self": f"{site}.atom?level=local"},
            "entries": [
                ["Plus récente", f"tag:testserver,2021:initiative:{newer.number}", None],
                ["Hébergement", f"tag:testserver,2021:initiative:{shelter.number}", "Des lits."],
            ],
        }

    def test_says_what_is_told_in_the_other_language(self, client, shelter):
        Initiative.objects.filter(pk=shelter.pk).update(title_fr="", summary_fr="")
        make.PublishedChallengeFactory(title_fr="Coûts", statement_en="Who pays & why?", statement_fr="")
        told = []
        for plural in ("initiatives", "challenges"):
            feed = ET.fromstring(body(client.get(f"/fr/{plural}.atom")))
            entry = feed.find(f"{ATOM}entry")
            told.append([feed.attrib[LANG], entry.get(LANG), entry.findtext(f"{ATOM}summary")])
        assert told == [
            ["fr", "en", "Beds."],
            ["fr", None, '<span lang="en">Who pays &amp; why?</span>'],
        ]

    def test_is_announced_on_the_page_of_the_list(self, client, shelter):
        html = client.get("/en/initiatives/?country=FR").content.decode()
        assert (
            '<link rel="alternate" type="application/atom+xml" href="/en/initiatives.atom?country=FR" '
            'title="Initiatives">'
        ) in html


class TestTheFrame:
    ADDRESS = "/en/initiatives/embed/?country=FR"

    def test_may_be_shown_on_other_sites_and_nothing_else_may(self, client, shelter):
        framed, page = client.get(self.ADDRESS), client.get("/en/initiatives/?country=FR")
        assert "frame-ancestors *" in framed["Content-Security-Policy"]
        assert "X-Frame-Options" not in framed
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"

    def test_keeps_its_leave_to_be_framed_when_it_is_kept(self, client, shelter):
        assert dict(client.get(self.ADDRESS).headers) == dict(client.get(self.ADDRESS).headers)

    def test_leads_to_the_entries_and_to_the_whole_list(self, client, shelter):
        html = client.get(self.ADDRESS).content.decode()
        assert f'href="/en/initiatives/{shelter.number}-shelter/"' in html
        assert 'href="http://testserver/en/initiatives/?country=FR"' in html
        assert "<form" not in html
        assert "<script" not in html

    def test_tells_the_partner_what_is_wrong_with_the_address(self, client, shelter):
        answer = client.get("/en/initiatives/embed/?contry=FR")
        assert answer.status_code == 400
        assert "There is no filter “contry”." in answer.content.decode()
