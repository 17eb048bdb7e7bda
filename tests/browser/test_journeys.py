"""What people come for, done as they would do it; without JavaScript too."""

import re

import pytest
from playwright.sync_api import expect

from initiatives.models import Proposal

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("javascript", [True, False], ids=["", "without-javascript"]),
]


class TestACityOfficer:
    def test_finds_who_shelters_people_in_rennes_and_who_holds_the_mandate(self, visit, javascript):
        page = visit("/en/", javascript=javascript)
        page.get_by_role("searchbox").first.fill("hebergement urgence rennes")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Municipal emergency shelter system of Rennes").first.click()
        assert page.locator("h1").inner_text() == "Municipal emergency shelter system of Rennes"
        ladder = page.locator("main").inner_text()
        assert "City of Rennes" in ladder
        assert "No regional authority is recorded" in ladder
        assert "950" in ladder

    def test_narrows_a_list_and_takes_it_back(self, visit, javascript):
        page = visit("/en/initiatives/?country=MA&joins=national&joins=local", javascript=javascript)
        narrowed = page.locator("main h2 a, main h3 a").count()
        page.get_by_role("link", name="Clear all").first.click()
        expect(page).to_have_url(re.compile(r"/en/initiatives/$"))
        expect(page.locator(".chip")).to_have_count(0)
        assert page.locator("main h2 a, main h3 a").count() > narrowed

    def test_chooses_values_an_order_and_a_page(self, visit, javascript):
        page = visit("/fr/initiatives/", language="fr", javascript=javascript)
        page.locator("#facet-level-is-national").check()
        if not javascript:
            page.get_by_role("button", name="Appliquer les filtres").click()
        page.wait_for_url("**level=national*")
        page.locator(".chip").first.wait_for()
        page.get_by_label("Trier par").select_option("-started_in")
        if not javascript:
            page.get_by_role("button", name="Trier").click()
        page.wait_for_url("**ordering=-started_in*")
        page.locator("option[value='-started_in'][selected]").wait_for(state="attached")
        page.get_by_role("link", name="Page suivante").click()
        page.wait_for_url("**page=2*")
        assert "level=national" in page.url
        assert page.locator(".chip").count() == 1

    def test_goes_from_a_point_of_the_map_to_its_place_and_on(self, visit, javascript):
        page = visit("/fr/map/?country=MA", language="fr", javascript=javascript)
        page.locator(".map a").last.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**#place-*")
        entry = page.locator(".map-places a").first
        title = entry.inner_text()
        entry.click()
        assert page.locator("h1").inner_text() == title

    def test_finds_a_value_by_its_name(self, visit, javascript):
        page = visit("/fr/initiatives/values/authority/", language="fr", javascript=javascript)
        page.locator("#value").fill("rennes")
        page.keyboard.press("Enter")
        page.wait_for_url("**value=rennes*")
        page.locator("main .links a").first.click()
        page.wait_for_url("**/fr/initiatives/?authority=*")
        assert page.locator(".chip").count() == 1

    def test_tells_the_secretariat_what_is_wrong_and_confirms_it(self, visit, javascript, mailoutbox):
        page = visit("/fr/initiatives/?q=rennes", language="fr", javascript=javascript)
        page.locator(".card__title a").first.click()
        page.get_by_role("link", name="Signaler une erreur ou suggérer une modification").click()
        page.get_by_label("Qu’est-ce qui est inexact").fill("Il est ouvert toute l’année.")
        page.get_by_label("Votre adresse électronique").fill("ada@example.org")
        page.wait_for_timeout(3_100)  # who writes takes longer than a robot
        page.get_by_role("button", name="Envoyer").click()
        page.wait_for_url("**/fr/propose/sent/")
        letter = mailoutbox[-1]
        page.goto(re.search(r"http\S+/fr/proposals/\w+/", letter.body)[0])
        page.get_by_role("button", name="Oui, ce message est le mien").click()
        expect(page.get_by_text("Le Secrétariat l’a reçu.")).to_be_visible()
        assert (letter.to, page.context.cookies()) == (["ada@example.org"], [])
        Proposal.objects.all().delete()


class TestAFrenchReader:
    def test_stays_on_the_same_page_when_changing_the_language(self, visit, javascript):
        page = visit("/en/initiatives/?country=SN", javascript=javascript)
        page.get_by_role("link", name="Français").first.click()
        assert page.url.endswith("/fr/initiatives/?country=SN")
        assert page.locator("html").get_attribute("lang") == "fr"

    def test_reaches_the_list_by_keyboard_alone(self, visit, javascript):
        page = visit("/fr/", javascript=javascript)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.getAttribute('href')") == "/fr/initiatives/":
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/fr/initiatives/")
        assert page.locator("h1").inner_text() == "Initiatives"


class TestAResearcher:
    def test_keeps_a_search_under_a_link_and_gets_no_cookie(self, visit, javascript):
        page = visit("/en/initiatives/?country=SN&level=local", javascript=javascript)
        found = page.locator(".result-count").inner_text()
        page.get_by_role("button", name="Save this search").click()
        link = page.get_by_label("Short link").input_value()
        page.goto(link)
        assert page.url.endswith("/en/initiatives/?country=SN&level=local")
        assert page.locator(".result-count").inner_text() == found
        assert page.context.cookies() == []

    def test_reads_two_initiatives_side_by_side_and_adds_a_third(self, visit, javascript):
        page = visit("/en/initiatives/?country=FR", javascript=javascript)
        boxes = page.get_by_role("checkbox", name="Compare")
        titles = page.locator("main .card__title a").all_inner_texts()[:2]
        boxes.nth(0).check()
        boxes.nth(1).check()
        page.get_by_role("button", name="Compare the chosen").click()
        heads = page.locator("thead th > a:first-child")
        expect(heads).to_have_text(titles)
        page.get_by_label("Add an initiative by its number").fill("12")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(heads).to_have_count(3)
