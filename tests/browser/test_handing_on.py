"""An entry that is handed on by its link, and a list that says that it is being asked."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db

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
