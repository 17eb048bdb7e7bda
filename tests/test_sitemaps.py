"""What search engines are told to read: every public page, in each language, with the moment of its last change."""

import json
import re
import xml.etree.ElementTree as ET

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from PIL import Image

from initiatives.models import Authority, Initiative
from tests import factories as make

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
RECORDS = ("authority", "network", "initiative", "challenge", "recommendation")


@pytest.fixture
def sitemap(client):
    """Address → last change and the addresses in both languages."""

    def read(section: str) -> dict:
        root = ET.fromstring(client.get(f"/sitemap-{section}.xml").content)
        return {
            url.findtext("s:loc", namespaces=SPACE).removeprefix(SITE): (
                url.findtext("s:lastmod", default="", namespaces=SPACE),
                {
                    link.get("hreflang"): link.get("href").removeprefix(SITE)
                    for link in url.findall("x:link", SPACE)
                },
            )
            for url in root
        }

    return read


@pytest.fixture
def shelter():
    return make.shelter_of_rennes()


def changed_at(entry) -> str:
    entry.refresh_from_db()
    return timezone.localtime(
        type(entry).objects.select_related("doc").get(pk=entry.pk).doc.changed_at
    ).isoformat()


class TestTheSitemaps:
    def test_are_named_by_one_each_for_its_language(self, client):
        root = ET.fromstring(client.get("/sitemap.xml").content)
        named = [sitemap.findtext("s:loc", namespaces=SPACE).removeprefix(SITE) for sitemap in root]
        assert named == [
            f"/sitemap-{section}-{language}.xml"
            for language in ("en", "fr")
            for section in ("pages", "records", *RECORDS)
        ]

    def test_are_named_to_robots(self, client):
        assert client.get("/robots.txt").content.decode() == (
            "User-agent: *\nDisallow: /admin/\nDisallow: /*/preview/\nSitemap: http://testserver/sitemap.xml\n"
        )

    def test_tell_where_an_entry_stands_in_each_language_and_when_it_changed(self, sitemap, shelter):
        both = {"en": "/en/initiatives/1-shelter/", "fr": "/fr/initiatives/1-hebergement/"}
        assert sitemap("initiative-en") == {both["en"]: (changed_at(shelter), both)}
        assert sitemap("initiative-fr") == {both["fr"]: (changed_at(shelter), both)}

    def test_say_when_a_kind_of_entry_last_changed(self, client, shelter):
        root = ET.fromstring(client.get("/sitemap.xml").content)
        [told] = [
            s for s in root if s.findtext("s:loc", namespaces=SPACE).endswith("/sitemap-initiative-en.xml")
        ]
        assert told.findtext("s:lastmod", namespaces=SPACE) == changed_at(shelter)

    def test_hold_every_kind_of_page_that_search_engines_may_show(self, sitemap, shelter):
        make.MeetingFactory(key="paris", title_fr="Paris")
        make.CommitmentFactory(framework__key="gcm")
        make.FrameworkFactory(key="empty")
        source = make.SourceFactory(key="outcome")
        pages = [
            *(
                "",
                "initiatives/",
                "authorities/",
                "networks/",
                "challenges/",
                "recommendations/",
                "countries/",
            ),
            *("competences/", "coverage/", "sources/", "meetings/", "map/"),
            *("about/", "data/", "data/api/", "accessibility/", "privacy/"),
        ]
        assert sorted(sitemap("pages-fr")) == sorted(f"/fr/{page}" for page in pages)
        records = {address: told for address, (told, _both) in sitemap("records-fr").items()}
        assert {
            "/fr/countries/FR/",
            "/fr/meetings/1-paris/",
            "/fr/coverage/gcm/",
            f"/fr/sources/{source.key}/",
        } <= set(records)
        assert "/fr/coverage/empty/" not in records

    def test_hold_only_what_answers_and_may_be_shown(self, client, sitemap, shelter):
        make.MeetingFactory(key="paris")
        make.CommitmentFactory(framework__key="gcm")
        sections = ("pages", "records", *RECORDS)
        for address in [address for section in sections for address in sitemap(f"{section}-en")]:
            answer = client.get(address)
            canonical = re.search(r'rel="canonical" href="([^"]+)"', answer.content.decode())
            assert (answer.status_code, canonical[1], b'name="robots"' in answer.content) == (
                200,
                f"{SITE}{address}",
                False,
            )

    def test_hold_nothing_that_is_hidden(self, sitemap):
        make.InitiativeFactory(key="plan")
        assert sitemap("initiative-en") == {}


class TestTheLastChangeOfAnEntry:
    def test_moves_when_its_page_does(self, sitemap, shelter):
        before = sitemap("initiative-en")
        Authority.objects.update(name_en="Reims")
        after = sitemap("initiative-en")
        assert [before[address][0] < after[address][0] for address in before] == [True]

    def test_stays_when_its_page_does(self, sitemap, shelter):
        before = sitemap("initiative-en")
        Initiative.objects.update(internal_note="Call them.")
        make.ParticipationFactory(initiative=shelter, authority=make.AuthorityFactory(), role="funds")
        assert sitemap("initiative-en") == before


class TestTheLastChangeOfAList:
    @pytest.fixture
    def told(self, sitemap):
        return lambda page: sitemap("pages-en")[page][0]

    def test_is_that_of_its_newest_entry(self, told, shelter):
        make.PublishedChallengeFactory()
        later = make.PublishedInitiativeFactory(key="later")
        assert told("/en/initiatives/") == changed_at(later)

    def test_is_when_an_entry_was_withdrawn_if_that_is_later(self, told, shelter):
        withdrawn = make.PublishedInitiativeFactory(key="withdrawn")
        moment = timezone.now()
        Initiative.objects.filter(pk=withdrawn.pk).update(state="archived", archived_at=moment)
        assert told("/en/initiatives/") == timezone.localtime(moment).isoformat()

    def test_tells_nothing_of_drafts(self, told, shelter):
        before = told("/en/initiatives/")
        make.InitiativeFactory(key="plan")
        make.InitiativeFactory(key="given-up", state="archived", archived_at=timezone.now())
        assert told("/en/initiatives/") == before

    def test_is_not_claimed_where_nobody_knows_it(self, told, shelter):
        pages = ("/en/", "/en/about/", "/en/map/", "/en/sources/", "/en/networks/")
        assert [told(page) for page in pages] == [""] * 5


def size_of(address: str) -> str:
    with Image.open(finders.find(address.removeprefix("/static/"))) as image:
        return f"{image.width}x{image.height}"


class TestTheManifest:
    def test_calls_the_site_by_its_name_in_the_language_of_the_address(self, client):
        answer = client.get("/fr/site.webmanifest")
        about = json.loads(answer.content)
        assert answer["Content-Type"] == "application/manifest+json"
        assert (about["lang"], about["start_url"], about["scope"], about["name"]) == (
            "fr",
            "/fr/",
            "/fr/",
            "Multilevel – La migration, de la ville au monde",
        )

    def test_names_pictures_that_are_there_in_the_size_it_says(self, client):
        icons = json.loads(client.get("/en/site.webmanifest").content)["icons"]
        assert [size_of(icon["src"]) for icon in icons] == [icon["sizes"] for icon in icons]
        assert [icon["purpose"] for icon in icons] == ["any", "any", "maskable"]

    def test_is_not_needed_to_find_the_mark(self, client):
        answer = client.get("/favicon.ico")
        assert (answer.status_code, answer["Location"]) == (302, "/static/img/favicon.ico")
