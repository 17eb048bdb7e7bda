"""What the pages say, read as a visitor reads them."""

import re
from html import unescape

import pytest
from django.urls import reverse

from initiatives.models import Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import enter
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(client):
    """The main part of a page as text, with what follows a redirect."""

    def page(address: str, status: int = 200) -> str:
        answer = client.get(address, follow=True)
        assert answer.status_code == status
        return text_of(answer)

    return page


@pytest.fixture
def shelter():
    return make.shelter_of_rennes(title_fr="")


class TestAnInitiative:
    def test_stands_on_the_ladder_and_names_empty_steps(self, read, shelter):
        page = read("/en/initiatives/1-shelter/")
        ladder = page[page.index("Who takes part, level") : page.index("Challenges it responds to")]
        assert ladder == (
            "Who takes part, level by level "
            "Supranational No supranational authority is recorded "
            "National No national authority is recorded "
            "Regional No regional authority is recorded "
            "Local 1 City of Rennes France Leads "
        )

    def test_shows_the_newest_figure_and_keeps_the_older_ones(self, read, shelter):
        source = make.SourceFactory(key="doc", title_en="Outcome document")
        for as_of, value, qualifier in (("2018", 250, "over"), ("2021-09", 950, "exactly")):
            make.FigureFactory(
                initiative=shelter, as_of=as_of, value=value, qualifier=qualifier, source=source
            )
        page = read("/en/initiatives/1-shelter/")
        figures = page[page.rindex("Figures") : page.index("Challenges it responds to")]
        assert figures == (
            "Figures 950 People As of September 2021. Outcome document 1 earlier figure "
            "over 250 As of 2018. Outcome document "
        )

    def test_that_ended_never_reads_as_ongoing(self, read, shelter):
        Initiative.objects.filter(pk=shelter.pk).update(ended_in=2020)
        page = read("/en/initiatives/1-shelter/")
        assert ("Completed" in page, "Ongoing" in page, "2014–2020" in page) == (True, False, True)

    def test_in_one_language_only_is_shown_and_marked(self, client, shelter):
        page = client.get("/fr/initiatives/1-shelter/").content.decode()
        assert '<h1 lang="en">Shelter</h1>' in page

    def test_has_one_address_in_each_language(self, client, shelter):
        Initiative.objects.filter(pk=shelter.pk).update(title_fr="Hébergement")
        page = client.get("/en/initiatives/1-shelter/").content.decode()
        links = re.findall(r'<link rel="(alternate|canonical)"(?: hreflang="(\w\w)")? href="([^"]+)">', page)
        assert links == [
            ("canonical", "", "http://testserver/en/initiatives/1-shelter/"),
            ("alternate", "en", "http://testserver/en/initiatives/1-shelter/"),
            ("alternate", "fr", "http://testserver/fr/initiatives/1-hebergement/"),
        ]

    def test_is_found_under_any_slug(self, client, shelter):
        answer = client.get("/en/initiatives/1-anything/")
        assert (answer.status_code, answer["Location"]) == (301, "/en/initiatives/1-shelter/")

    def test_is_found_by_its_number_alone(self, client, shelter):
        answers = [client.get(f"/fr/initiatives/{number}/") for number in (1, 2)]
        assert [(answer.status_code, answer.get("Location")) for answer in answers] == [
            (301, "/fr/initiatives/1-shelter/"),
            (404, None),
        ]

    def test_that_was_withdrawn_leaves_the_same_stone_at_its_number_alone(self, read, shelter):
        Initiative.objects.update(state=State.ARCHIVED)
        one, other = (read(f"/en/initiatives/{name}/", status=410) for name in ("1", "1-shelter"))
        assert one == other

    def test_that_was_withdrawn_leaves_a_stone_and_leads_on(self, read, shelter):
        successor = make.PublishedInitiativeFactory(
            title_en="Better shelter", lead=make.PublishedNetworkFactory()
        )
        Initiative.objects.filter(pk=shelter.pk).update(state=State.ARCHIVED, successor=successor)
        page = read("/en/initiatives/1-shelter/", status=410)
        assert page.startswith("Initiative · Withdrawn Shelter The Secretariat withdrew this entry on")
        assert "In its place, read: Better shelter" in page

    def test_links_both_ways_with_its_challenge(self, read, shelter):
        challenge = make.PublishedChallengeFactory(title_en="Mandates")
        make.ResponseFactory(
            initiative=shelter, challenge=challenge, how_en="It acts where the State does not."
        )
        assert "Mandates It acts where the State does not." in read("/en/initiatives/1-shelter/")
        assert "Shelter It acts where the State does not." in read(f"/en/challenges/{challenge.number}-x/")


class TestACountry:
    def test_numbers_each_source_of_its_table_and_names_it_in_the_cells_that_rest_on_it(self, read):
        make.CountryFactory(iso2="FR", name_en="France", name_fr="France")
        shelter = make.SectorFactory(key="shelter", name_en="Shelter")
        source = make.SourceFactory(key="doc", title_en="Outcome document", publisher="Rabat Process")
        for level, locator in (("national", "6th heading"), ("local", "")):
            competence = make.CompetenceFactory(country_id="FR", sector=shelter, level=level)
            make.CitationFactory(competence=competence, source=source, locator=locator)
        page = read("/en/countries/FR/")
        assert page[page.index("Shelter –") : page.index("Who answers for what, in all")] == (
            "Shelter – Nothing is recorded In practice [1] Source 1: Outcome document – Nothing is recorded "
            "In practice [1] Source 1: Outcome document "
            "Sources of this table Outcome document 6th heading Rabat Process "
        )


class TestGaps:
    def test_are_said_and_not_hidden(self, read):
        make.PublishedChallengeFactory(title_en="Alone")
        make.PublishedRecommendationFactory(title_en="Unheard")
        challenge, recommendation = read("/en/challenges/1-alone/"), read("/en/recommendations/1-unheard/")
        assert "No recommendation answers this challenge yet." in challenge
        assert "No initiative responds to this challenge yet." in challenge
        assert "No initiative shows yet how it can be done." in recommendation
        assert "No follow-up is recorded yet." in recommendation

    def test_in_a_framework_are_counted(self, read, shelter):
        covered = make.CommitmentFactory(framework__key="gcm", code="16", title_en="Inclusion")
        make.CommitmentFactory(framework=covered.framework, code="17", title_en="Narratives", position=2)
        shelter.commitments.add(covered)
        page = read("/en/coverage/gcm/")
        assert "1 of 2 commitments have an initiative in the catalogue." in page
        assert (
            "16. Inclusion 0 0 0 1 initiative under commitment 16, Local 1 initiative under commitment 16"
            " 17. Narratives 0 0 0 0 0"
        ) in page


class TestAList:
    def test_tells_an_unknown_filter_and_ignores_it(self, read, shelter):
        page = read("/en/initiatives/?contry=MA")
        assert "There is no filter “contry”; it was ignored. Did you mean “country”?" in page
        assert "1 initiative" in page

    def test_says_nothing_of_what_others_add_to_links(self, read, shelter):
        assert "There is no filter" not in read("/en/initiatives/?utm_source=letter&fbclid=x")

    def test_refuses_an_impossible_value_beside_the_field(self, client, shelter):
        answer = client.get("/en/initiatives/?year=abc")
        page = unescape(answer.content.decode())
        assert answer.status_code == 400
        assert page.count("Give the year with four digits, between 1800 and 2100.") == 2
        assert "Running in: Give the year" in page

    def test_helps_where_nothing_is_found(self, client, shelter):
        page = unescape(client.get("/en/initiatives/?country=FR&kind=service&q=snow").content.decode())
        assert "Nothing matches all of this" in page
        assert re.findall(r'<a href="([^"]+)">Take back “Words”: 1 entry</a>', page) == [
            "/en/initiatives/?country=FR&kind=service"
        ]

    def test_has_a_chip_for_each_value_chosen(self, client, shelter):
        page = unescape(client.get("/en/initiatives/?country=FR&level=local").content.decode())
        assert re.findall(r'class="chip" href="([^"]+)"', page) == [
            "/en/initiatives/?level=local",
            "/en/initiatives/?country=FR",
        ]

    def test_has_no_page_beyond_the_last(self, client, shelter):
        assert client.get("/en/initiatives/?page=2").status_code == 404

    def test_keeps_the_question_in_the_other_language(self, client, shelter):
        page = unescape(client.get("/en/initiatives/?country=FR").content.decode())
        assert '<a href="http://testserver/fr/initiatives/?country=FR" lang="fr" hreflang="fr">' in page


class TestACard:
    """The steps of the ladder stand on it, whatever kind of entry it is of."""

    @pytest.fixture
    def concerned(self):
        city = make.PublishedAuthorityFactory(level="local")
        make.PublishedInitiativeFactory(title_en="Shelter", lead=city)
        network = make.PublishedNetworkFactory(name_en="Cities")
        make.MembershipFactory(network=network, authority=make.PublishedAuthorityFactory(level="regional"))
        make.PublishedChallengeFactory(title_en="Mandates", levels=["local", "national"])
        make.PublishedRecommendationFactory(title_en="Meet", addressed_levels=["supranational"])

    @pytest.mark.parametrize(
        ("plural", "levels"),
        [
            ("initiatives", ["Local"]),
            ("networks", ["Regional"]),
            ("challenges", ["National", "Local"]),
            ("recommendations", ["Supranational"]),
        ],
    )
    def test_names_the_levels_from_the_highest_down(self, client, concerned, plural, levels):
        html = client.get(f"/en/{plural}/").content.decode()
        assert re.findall(r'class="levels__name">([^<]+)<', html) == levels


class TestTheSearch:
    def test_goes_over_all_kinds_of_entries(self, read, shelter):
        page = read("/en/search/?q=rennes")
        assert "2 entries found" in page
        assert page.index("Initiatives") < page.index("Shelter") < page.index("Authorities")

    def test_says_when_a_question_is_too_long(self, read):
        assert "Search for at most 20 words at a time." in read("/en/search/?q=" + "a+" * 21, status=400)


class TestTheEntrance:
    @pytest.mark.parametrize(
        ("languages", "address"), [("fr-MA,fr;q=0.9,en;q=0.1", "/fr/"), ("en", "/en/"), ("de", "/en/")]
    )
    def test_chooses_the_language_that_the_browser_asks_for(self, client, languages, address):
        answer = client.get("/", headers={"Accept-Language": languages})
        assert (answer.status_code, answer["Location"], answer["Vary"]) == (302, address, "Accept-Language")


class TestAPreview:
    @pytest.fixture
    def draft(self):
        return make.InitiativeFactory(
            key="draft", title_en="A draft", lead=make.AuthorityFactory(name_en="Hushed")
        )

    def test_shows_staff_what_is_not_published(self, client, admin_user, draft):
        answer = enter(client, admin_user).get(
            reverse("entry-preview", kwargs={"record": "initiative", "key": "draft"})
        )
        page = answer.content.decode()
        assert "This entry is not published. Only staff see this preview." in page
        assert "no-store" in answer["Cache-Control"]

    def test_is_nothing_to_everybody_else(self, client, draft, django_user_model):
        address = reverse("entry-preview", kwargs={"record": "initiative", "key": "draft"})
        assert client.get(address).status_code == 404
        client.force_login(django_user_model.objects.create_user("reader"))
        assert client.get(address).status_code == 404
