"""Of very much that leads to a record its page shows the beginning, and the way to the list that has all of it."""

import re
from html import unescape

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from initiatives.pages.present import url_of
from initiatives.querysets.relations import MOST
from tests import factories as make
from tests.staff import enter
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

MANY = MOST + 2


def responding(number: int):
    challenge = make.PublishedChallengeFactory(key="costs")
    for initiative in make.PublishedInitiativeFactory.create_batch(number):
        make.ResponseFactory(challenge=challenge, initiative=initiative)
    make.ResponseFactory(challenge=challenge, initiative=make.InitiativeFactory(key="draft"))
    return challenge


def acting(number: int):
    city = make.PublishedAuthorityFactory(key="city", name_en="City")
    for initiative in make.PublishedInitiativeFactory.create_batch(number):
        make.ParticipationFactory(initiative=initiative, authority=city)
    make.ParticipationFactory(initiative=make.InitiativeFactory(key="draft"), authority=city)
    return city


def belonging(number: int):
    city = make.PublishedAuthorityFactory(key="city", name_en="City")
    for network in make.PublishedNetworkFactory.create_batch(number):
        make.MembershipFactory(network=network, authority=city)
    make.MembershipFactory(network=make.NetworkFactory(key="draft"), authority=city)
    return city


def supporting(number: int):
    network = make.PublishedNetworkFactory(key="cities", name_en="Cities")
    for initiative in make.PublishedInitiativeFactory.create_batch(number):
        make.ParticipationFactory(initiative=initiative, authority=None, network=network)
    make.ParticipationFactory(initiative=make.InitiativeFactory(key="draft"), authority=None, network=network)
    return network


def joined(number: int):
    network = make.PublishedNetworkFactory(key="cities", name_en="Cities")
    for authority in make.PublishedAuthorityFactory.create_batch(number):
        make.MembershipFactory(network=network, authority=authority)
    make.MembershipFactory(network=network, authority=make.AuthorityFactory(key="draft"))
    return network


def joined_by_networks(number: int):
    network = make.PublishedNetworkFactory(key="cities", name_en="Cities")
    for member in make.PublishedNetworkFactory.create_batch(number):
        make.MembershipFactory(network=network, authority=None, member_network=member)
    make.MembershipFactory(network=network, authority=None, member_network=make.NetworkFactory(key="draft"))
    return network


def settled(number: int):
    country = make.CountryFactory(iso2="FR", name_en="France")
    make.PublishedAuthorityFactory.create_batch(number, country=country, level="local")
    make.AuthorityFactory(key="draft", country=country, level="local")
    return country


def concluded(number: int):
    meeting = make.MeetingFactory(key="paris", title_en="Paris")
    make.PublishedRecommendationFactory.create_batch(number, meeting=meeting)
    make.RecommendationFactory(key="draft", meeting=meeting)
    meeting.refresh_from_db()
    return meeting


# What makes a page long → the part of the page that shows it.
RELATIONS = {
    responding: "initiatives",
    acting: "initiatives",
    belonging: "memberships",
    supporting: "initiatives",
    joined: "members",
    joined_by_networks: "members",
    settled: "authorities",
    concluded: "recommendations",
}
EACH = pytest.mark.parametrize(
    ("long", "part"), list(RELATIONS.items()), ids=lambda value: getattr(value, "__name__", "")
)


def part_of(answer, part: str) -> str:
    html = answer.content.decode()
    return re.search(rf'<section aria-labelledby="{part}">(.*?)</section>', html, re.DOTALL)[1]


def items_of(html: str) -> list[str]:
    return re.findall(r"<li>\s*<a ", html)


class TestAPage:
    @EACH
    def test_shows_the_first_of_very_many_and_leads_to_all(self, client, long, part):
        shown = part_of(client.get(url_of(long(MANY))), part)
        [(address, said)] = re.findall(
            r'<p class="all-of-them"><a href="([^"]+)">(See all [^<]+)</a></p>', shown
        )
        assert (len(items_of(shown)), said) == (MOST, f"See all {MANY} of them as a list with filters")
        there = text_of(client.get(unescape(address)))
        assert re.search(r"\b(\d+) (?:initiative|authorit|network|recommendation)", there)[1] == str(MANY)

    @EACH
    def test_asks_as_often_for_very_many_as_for_one(self, client, long, part):
        asked = {}
        for number in (1, MANY):
            with transaction.atomic():
                address = url_of(long(number))
                caches["answers"].clear()
                with CaptureQueriesContext(connection) as queries:
                    assert len(items_of(part_of(client.get(address), part))) == min(number, MOST)
                asked[number] = len(queries)
                transaction.set_rollback(True)
        assert asked[1] == asked[MANY]


class TestAnAuthority:
    def test_shows_an_initiative_with_all_of_its_roles_or_not_at_all(self, client):
        city = make.PublishedAuthorityFactory(key="city")
        for initiative in make.PublishedInitiativeFactory.create_batch(MOST // 2 + 2):
            for role in ("implements", "funds"):
                make.ParticipationFactory(initiative=initiative, authority=city, role=role)
        shown = part_of(client.get(url_of(city)), "initiatives")
        roles = re.findall(r'<span class="links__note"><span>([^<]+)</span>', shown)
        assert (set(roles), len(roles)) == ({"Implements, Funds"}, MOST // 2)
        assert f"See all {MOST // 2 + 2} of them as a list with filters" in shown

    def test_leads_to_no_list_while_it_is_a_draft(self, client, admin_user):
        city = make.AuthorityFactory(key="city")
        make.ParticipationFactory(initiative=make.PublishedInitiativeFactory(), authority=city)
        enter(client, admin_user)
        shown = part_of(client.get(url_of(city)), "initiatives")
        assert (len(items_of(shown)), "list with filters" in shown) == (1, False)
