"""What search engines, and whoever shows a link to a page, are told of it: true, short, and never of what is hidden."""

import re

import pytest
from django.contrib.auth import get_user_model

from initiatives.pages.metadata import shortened
from tests import factories as make
from tests.heads import SITE, Told
from tests.staff import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter():
    return make.shelter_of_rennes(website="https://shelter.example/")


@pytest.mark.usefixtures("shelter")
class TestAPage:
    @pytest.mark.parametrize(
        ("address", "title", "description"),
        [
            (
                "/en/",
                "Multilevel – Who does what on migration, at which level of government",
                "The public record of how cities, regions, States and international bodies act on migration, and how"
                " they work together.",
            ),
            (
                "/fr/initiatives/",
                "Initiatives – Multilevel",
                "Ce qui se fait en matière de migration, qui y participe, à quel niveau et dans quel rôle.",
            ),
            (
                "/en/initiatives/?country=FR&level=local",
                "Initiatives: Local, France – Multilevel",
                "Country: France; Level: Local. 1 initiative",
            ),
            ("/en/initiatives/1-shelter/", "Shelter – Multilevel", "Nights for families."),
            ("/fr/initiatives/1-hebergement/", "Hébergement – Multilevel", "Nights for families."),
            (
                "/en/authorities/1-city-of-rennes/",
                "City of Rennes – Multilevel",
                "City of Rennes. Local, City, France.",
            ),
            (
                "/en/countries/FR/",
                "France – Multilevel",
                "France: who is responsible for migration at which level of government, and 1 initiative with its"
                " participants and sources.",
            ),
            ("/en/about/", "About the catalogue – Multilevel", None),
            ("/en/search/?q=night", "Search: night – Multilevel", None),
        ],
    )
    def test_has_a_title_and_a_description_of_its_own(self, head, address, title, description):
        told = head(address)
        assert told.title == title
        assert description in (None, told.meta["description"])

    @pytest.mark.parametrize(
        ("address", "canonical"),
        [
            ("/en/about/?utm_source=letter", "/en/about/"),
            ("/en/initiatives/?utm_source=letter", "/en/initiatives/"),
            ("/en/initiatives/?level=local&country=FR&q=", "/en/initiatives/?country=FR&level=local"),
            ("/en/initiatives/?country=MA&country=FR", "/en/initiatives/?country=FR&country=MA"),
            ("/en/initiatives/1-shelter/?from=home", "/en/initiatives/1-shelter/"),
            ("/en/map/?country=FR&x=1", "/en/map/?country=FR"),
            ("/en/search/?q=night&x=1", "/en/search/?q=night"),
        ],
    )
    def test_has_one_address_however_it_was_reached(self, head, address, canonical):
        make.CountryFactory(iso2="MA")
        told = head(address)
        assert (told.links["canonical"], told.meta["og:url"]) == (canonical, f"{SITE}{canonical}")

    def test_names_itself_in_every_language_and_for_readers_of_none(self, head):
        assert head("/fr/initiatives/1-hebergement/").links == {
            "canonical": "/fr/initiatives/1-hebergement/",
            "en": "/en/initiatives/1-shelter/",
            "fr": "/fr/initiatives/1-hebergement/",
            "x-default": "/en/initiatives/1-shelter/",
        }
        assert head("/fr/").links["x-default"] == "/"

    def test_is_shown_with_its_name_its_text_and_its_picture_where_it_is_shared(self, head):
        shared = {
            name: text for name, text in head("/fr/initiatives/1-hebergement/").meta.items() if ":" in name
        }
        assert shared == {
            "og:site_name": "Multilevel",
            "og:type": "website",
            "og:title": "Hébergement",
            "og:description": "Nights for families.",
            "og:url": f"{SITE}/fr/initiatives/1-hebergement/",
            "og:locale": "fr_FR",
            "og:locale:alternate": "en_GB",
            "og:image": f"{SITE}/fr/initiatives/1-hebergement/card.png",
            "og:image:type": "image/png",
            "og:image:width": "1200",
            "og:image:height": "630",
            "og:image:alt": "Hébergement",
            "twitter:card": "summary_large_image",
        }
        assert head("/fr/about/").meta["og:image"] == f"{SITE}/fr/card.png"

    @pytest.mark.parametrize(
        ("address", "robots"),
        [
            ("/en/initiatives/", None),
            ("/en/initiatives/?ordering=-started_in", None),
            ("/en/initiatives/?country=FR", "noindex, follow"),
            ("/en/initiatives/?q=night", "noindex, follow"),
            ("/en/initiatives/?level=village", "noindex, follow"),
            ("/en/initiatives/?page_size=1", "noindex, follow"),
            ("/en/map/", None),
            ("/en/map/?country=FR", "noindex, follow"),
            ("/en/sources/?q=a", "noindex, follow"),
            ("/en/search/?q=night", "noindex, follow"),
            ("/en/initiatives/values/authority/", "noindex, follow"),
            ("/en/initiatives/compare/", "noindex, follow"),
            ("/en/initiatives/1-shelter/", None),
            ("/en/propose/", "noindex"),
            ("/en/saved/", "noindex"),
            ("/en/nowhere/", "noindex"),
        ],
    )
    def test_is_left_out_of_search_engines_where_it_is_only_a_part_of_another(self, head, address, robots):
        assert head(address).meta.get("robots") == robots

    def test_that_search_engines_leave_out_describes_no_thing(self, head):
        assert [head(f"/en/{page}").nodes for page in ("initiatives/?q=night", "propose/")] == [[], []]

    @pytest.mark.parametrize("address", ["/en/propose/", "/en/propose/sent/", "/en/saved/"])
    def test_of_one_person_is_shared_with_nobody(self, head, address):
        told = head(address)
        assert (told.links, [name for name in told.meta if name.startswith("og:")]) == ({}, [])

    @pytest.mark.parametrize(
        ("address", "feeds"),
        [
            ("/en/", ["/en/initiatives.atom"]),
            ("/fr/authorities/", ["/fr/authorities.atom"]),
            ("/en/initiatives/?country=FR", ["/en/initiatives.atom?country=FR"]),
            ("/en/search/?q=night", ["/en/initiatives.atom?q=night"]),
        ],
    )
    def test_names_the_feed_of_what_it_lists(self, head, address, feeds):
        html = head(address).html
        assert re.findall(r'type="application/atom\+xml" href="([^"]+)"', html) == feeds

    def test_brings_the_mark_for_tabs_and_home_screens_and_a_colour_for_day_and_night(self, head):
        html = head("/en/").html
        assert re.findall(r'rel="(icon|apple-touch-icon|manifest)" href="/(?:static/)?([\w./-]+)"', html) == [
            ("icon", "img/favicon.ico"),
            ("icon", "img/favicon.svg"),
            ("apple-touch-icon", "img/apple-touch-icon.png"),
            ("manifest", "en/site.webmanifest"),
        ]
        assert re.findall(
            r'name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"', html
        ) == [
            ("#12352f", "light"),
            ("#0f2b27", "dark"),
        ]


class TestADescription:
    def test_is_cut_between_words(self):
        assert shortened("word " * 40) == "word " * 31 + "word…"

    def test_is_cut_within_a_word_where_there_is_no_other_way(self):
        assert shortened("w" * 300) == "w" * 159 + "…"

    def test_stands_on_one_line(self):
        assert shortened("one\n\n two\tthree ") == "one two three"


class TestAPreview:
    def test_is_told_to_nobody(self, client):
        make.InitiativeFactory(key="plan", title_en="Quiet plan")
        enter(client, get_user_model().objects.create_superuser("anna"))
        told = Told(client.get("/en/preview/initiative/plan/"))
        assert (told.title, told.meta["robots"]) == ("Quiet plan – Multilevel", "noindex, nofollow")
        assert (told.links, told.nodes, [name for name in told.meta if ":" in name]) == ({}, [], [])
