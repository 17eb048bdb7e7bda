"""The page on which partners read what the API answers, and try it. A program of others draws it in our frame."""

import pytest
from playwright.sync_api import expect

from .test_every_page import MORE_RULES, complaints_of_axe, is_wider_than_the_window

pytestmark = pytest.mark.django_db

DOCS = "/api/v1/docs/"
# How that program is built: links within its buttons, no second level of headings, its opening outside of landmarks.
THEIRS = {rule: {"enabled": False} for rule in ("nested-interactive", "heading-order", "region")}
RULES = {**MORE_RULES, **THEIRS}


@pytest.fixture
def docs(visit):
    """Drawn; `visit` tells afterwards of an error, or of a request to anybody else."""

    def opened(**device):
        page = visit(DOCS, **device)
        expect(page.locator(".opblock").first).to_be_visible(timeout=20_000)
        return page

    return opened


class TestTheDescriptionOfTheApi:
    @pytest.mark.parametrize("language", ["en", "fr"])
    @pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
    def test_passes_axe_and_needs_no_sideways_scrolling(self, docs, language, width, scheme):
        page = docs(width=width, scheme=scheme, language=language)
        assert (complaints_of_axe(page, RULES), is_wider_than_the_window(page)) == ([], False)

    def test_is_opened_by_keyboard_and_stays_within_a_telephone(self, docs):
        page = docs(width=320)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Multilevel")).to_be_focused()
        entry = page.locator(".opblock", has_text="/api/v1/initiatives/").first
        control = entry.locator(".opblock-summary-control")
        for _press in range(80):
            page.keyboard.press("Tab")
            if control.evaluate("control => control === document.activeElement"):
                break
        expect(control).to_have_attribute("aria-expanded", "false")
        page.keyboard.press("Enter")
        expect(control).to_have_attribute("aria-expanded", "true")
        expect(entry.locator(".opblock-body")).to_contain_text("joins")
        assert not is_wider_than_the_window(page)

    def test_tries_a_question_out_and_shows_the_answer(self, docs):
        page = docs()
        entry = page.locator("#operations-countries-countries_list")
        entry.locator(".opblock-summary-control").click()
        entry.get_by_role("button", name="Try it out").click()
        entry.get_by_role("button", name="Execute").click()
        answer = entry.locator(".live-responses-table .response")
        expect(answer.locator(".response-col_status")).to_contain_text("200")
        expect(answer).to_contain_text('"code": "AL"')
