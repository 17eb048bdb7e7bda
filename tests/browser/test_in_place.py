"""Lists that follow their filters without a new page, and names that are offered while somebody types."""

import pytest
from playwright.sync_api import expect

from .test_every_page import complaints_of_axe, is_wider_than_the_window

pytestmark = pytest.mark.django_db


def focused(page):
    return page.evaluate("document.activeElement.id")


class TestFilteringInPlace:
    def test_answers_a_tick_keeps_the_focus_and_tells_a_screen_reader(self, visit):
        page = visit("/en/initiatives/")
        page.evaluate("window.isStillThisPage = true")
        page.locator("#facet-level-is-local").focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/en/initiatives/?level=local")
        expect(page.locator(".result-count strong")).not_to_have_text("236 initiatives")
        found = page.locator(".result-count strong").inner_text()
        expect(page.locator("#announcement")).to_have_text(found)
        assert found != "236 initiatives"
        expect(page.locator("#facet-level-is-local")).to_be_focused()
        assert page.get_by_role("link", name="Français").get_attribute("href").endswith("?level=local")
        assert page.evaluate("window.isStillThisPage")

    def test_leaves_open_what_the_reader_opened_and_what_was_typed_there(self, visit):
        page = visit("/en/initiatives/")
        page.locator("#facet-authority > summary").click()
        page.locator("#facet-authority .facet__narrow").fill("rennes")
        page.get_by_role("checkbox", name="City of Rennes").check()
        page.wait_for_url("**authority=*")
        page.locator(".chip").wait_for()
        assert page.locator("#facet-authority").get_attribute("open") is not None
        assert page.locator("#facet-authority .facet__narrow").input_value() == "rennes"

    def test_takes_a_filter_back_and_leads_to_the_count(self, visit):
        page = visit("/en/initiatives/?level=local")
        page.locator(".chip").first.click()
        page.wait_for_url("**/en/initiatives/")
        page.locator(".chip").wait_for(state="detached")
        expect(page.locator("#announcement")).to_have_text("236 initiatives")
        expect(page.locator(".result-count")).to_be_focused()

    def test_orders_the_list_and_goes_back_in_history(self, visit):
        page = visit("/en/initiatives/?country=MA")
        before = page.locator(".card__title").all_inner_texts()
        page.get_by_label("Sort by").select_option("-started_in")
        page.wait_for_url("**/en/initiatives/?country=MA&ordering=-started_in")
        page.locator("option[value='-started_in'][selected]").wait_for(state="attached")
        with page.expect_event("load"):
            page.go_back()
        assert page.locator(".card__title").all_inner_texts() == before

    def test_shows_what_is_wrong_in_place_too(self, visit):
        page = visit("/en/initiatives/")
        page.get_by_label("Running in").fill("soon")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        assert "Give the year with four digits" in page.get_by_role("alert").inner_text()

    def test_loads_the_page_whole_where_the_answer_does_not_come(self, visit):
        page = visit("/en/initiatives/", tolerates=("htmx:", "Failed to load resource"))
        page.route("**/initiatives/?level=local", lambda route: route.abort(), times=1)
        page.locator("#facet-level-is-local").check()
        page.wait_for_url("**/en/initiatives/?level=local")
        assert page.locator("#facet-level-is-local").is_checked()


class TestTypingTheBeginning:
    @pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (320, "dark"), (1280, "dark")])
    def test_passes_axe_with_names_on_offer(self, visit, width, scheme):
        page = visit("/fr/", width=width, scheme=scheme, language="fr")
        page.locator("#home-q").press_sequentially("cit", delay=20)
        page.locator(".suggestions__list a").first.wait_for()
        assert complaints_of_axe(page, rules={}) == []  # what the names cover is no target while they do
        assert not is_wider_than_the_window(page)

    def test_offers_names_that_a_keyboard_reaches(self, visit):
        page = visit("/en/")
        page.locator("#home-q").press_sequentially("renn", delay=20)
        page.locator(".suggestions__list a").first.wait_for()
        assert page.locator("#announcement").inner_text().endswith("suggestions")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.firstElementChild.innerText")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == name

    def test_closes_with_escape(self, visit):
        page = visit("/fr/search/?q=")
        page.get_by_role("searchbox").last.press_sequentially("renn", delay=20)
        page.locator(".suggestions__list a").first.wait_for()
        page.keyboard.press("Escape")
        assert page.locator(".suggestions__list").count() == 0


class TestTheMap:
    def test_leads_from_a_point_to_its_place_in_words(self, visit):
        page = visit("/en/map/?country=MA")
        page.locator(".map a").last.focus()
        label = page.evaluate("document.activeElement.getAttribute('aria-label')")
        page.keyboard.press("Enter")
        page.wait_for_url("**#place-*")
        place = page.locator(":target")
        assert label.startswith(place.locator("strong").inner_text())
