"""An entry that is handed on: its link copied, its page on paper; and a list that says that it is being asked."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db

PAGE = re.compile(rb"/Type\s*/Page\b")
SHELTER = "/en/initiatives/19-municipal-emergency-shelter-system-of-rennes/"


class TestAnInitiative:
    def test_gives_its_link_to_the_clipboard_and_says_so(self, visit):
        page = visit(SHELTER)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy the link").click()
        expect(page.get_by_role("button", name="Link copied")).to_be_focused()
        expect(page.locator("#announcement")).to_have_text("Link copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.url

    def test_shows_its_link_and_no_useless_button_without_a_script(self, visit):
        page = visit(SHELTER, javascript=False)
        assert page.locator(".share__link").inner_text() == page.url
        expect(page.locator(".share button")).to_have_count(2)
        assert page.locator(".share button:visible").count() == 0

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_is_a_sheet_of_two_pages_at_most(self, visit, language):
        page = visit(f"/{language}/initiatives/?q=rennes", language=language)
        links = page.locator(".card__title a").evaluate_all("links => links.map(link => link.href)")
        pages = {}
        for link in links[:5]:
            page.goto(link)
            pages[link] = len(PAGE.findall(page.pdf(prefer_css_page_size=True)))
        assert {link: number for link, number in pages.items() if number > 2} == {}

    def test_leaves_on_paper_nothing_to_click(self, visit):
        page = visit(SHELTER)
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("#ladder")).to_be_visible()
        for part in ("nav", "form", "button", ".share", ".see-also"):
            assert page.locator(f"{part}:visible").count() == 0, part


class TestAList:
    def test_says_that_an_answer_is_on_its_way(self, visit):
        page = visit("/en/initiatives/")
        held = []
        page.route("**/initiatives/?level=local", lambda route: held.append(route))
        page.locator("#facet-level-is-local").check()
        expect(page.get_by_text("Looking it up…")).to_be_visible()
        expect(page.locator(".finder__main")).to_have_attribute("aria-busy", "true")
        held[0].continue_()
        expect(page.locator(".chip")).to_be_visible()
        expect(page.get_by_text("Looking it up…")).to_be_hidden()
        assert page.locator(".finder__main[aria-busy]").count() == 0
