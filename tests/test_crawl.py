"""The whole catalogue, link by link, in both languages: nothing leads nowhere, round about, or elsewhere."""

import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.urls import Resolver404, resolve
from django.utils.translation import override

from initiatives.models import ENTRIES
from initiatives.pages.urls import PLURALS
from tests.conftest import whole_catalogue
from tests.crawling import HOST, Visitor, is_ours, is_static, language_of

pytestmark = pytest.mark.django_db

# What only stands in code to copy, in letters, or after a form was sent.
BESIDES = [
    "initiatives/embed/",
    "map/embed/",
    "authorities/embed/",
    "propose/sent/",
    "saved/",
    "search/?q=rennes",
]
SHORT = "/s/"  # short links are there to lead elsewhere
ENTRANCE = f"{HOST}/"  # where the language is chosen
DETAIL = re.compile(r"/(?:en|fr)/(authorities|networks|initiatives|challenges|recommendations)/\d+-[\w-]+/")
FOR_TOKENS = f"{HOST}/api/v1/proposals/"


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    seeds = [
        "/robots.txt",
        "/sitemap.xml",
        *(f"/{code}/{path}" for code in ("en", "fr") for path in ["", *BESIDES]),
    ]
    with django_db_blocker.unblock(), whole_catalogue():
        visitor = Visitor(seeds).go()
        visitor.published = {model: model.objects.published().count() for model in ENTRIES}
        yield visitor


def path_of(address):
    return urlsplit(address).path


def as_text(found):
    """Each address with the page that leads there, from its language on."""
    return sorted(f"{source.removeprefix(HOST)} → {target.removeprefix(HOST)}" for source, target in found)


class TestTheWholeSite:
    def test_was_read(self, site):
        read = Counter(found[1] for path in map(path_of, site.read) if (found := DETAIL.fullmatch(path)))
        assert read == {PLURALS[model.record()]: 2 * number for model, number in site.published.items()}

    def test_has_no_link_that_fails(self, site):
        failed = [
            (site.led[a], f"{a} {read.status}")
            for a, read in site.read.items()
            if read.status >= 400 and (a, read.status) != (FOR_TOKENS, 401)
        ]
        assert as_text(failed) == []

    def test_has_no_link_that_leads_round_about(self, site):
        redirected = [
            (site.led[a], f"{a} → {read.location}")
            for a, read in site.read.items()
            if 300 <= read.status < 400 and SHORT not in a and a != ENTRANCE
        ]
        assert as_text(redirected) == []

    def test_has_no_address_that_is_not_known(self, site):
        """Also those that were not followed: forms, and pages of which others were read instead."""
        targets = {link.target: source for source, link in site.links() if is_ours(link.target)} | site.passed
        unknown = [(source, target) for target, source in targets.items() if not is_known(target)]
        assert as_text(unknown) == []

    def test_loads_nothing_that_is_missing(self, site):
        loaded = {link.target: source for source, link in site.links() if is_static(link.target)}
        missing = [
            (source, target)
            for target, source in loaded.items()
            if finders.find(urlsplit(target).path.removeprefix("/static/")) is None
        ]
        kinds = {urlsplit(target).path.rpartition(".")[2] for target in loaded}
        assert (as_text(missing), kinds) == ([], {"css", "js", "svg", "png", "ico"})

    def test_asks_nobody_else_for_anything(self, site):
        foreign = {
            (s, link.target) for s, link in site.links() if link.how == "loaded" and not is_ours(link.target)
        }
        assert as_text(foreign) == []

    def test_stays_in_its_language(self, site):
        crossed = {
            (source, link.target)
            for source, link in site.links()
            if link.how in ("page", "form")
            and is_ours(link.target)
            and {language_of(source), language_of(link.target)} == {"en", "fr"}
        }
        assert as_text(crossed) == []

    def test_says_in_which_language_it_is(self, site):
        wrong = [
            (address, f"{read.language}, {read.spoken}")
            for address, read in site.read.items()
            if language_of(address)
            and not (read.language == language_of(address) and read.spoken in ("", read.language))
        ]
        assert as_text(wrong) == []

    def test_has_every_place_to_which_it_leads_within_a_page(self, site):
        assert as_text(site.lost()) == []

    def test_names_no_two_things_alike(self, site):
        assert site.twice() == {}


def is_known(address):
    try:
        with override(language_of(address) or "en"):
            resolve(urlsplit(address).path)
    except Resolver404:
        return is_static(address)
    return True
