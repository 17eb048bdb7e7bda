"""The office passes the same checks as the public pages, for those who work in it all day."""

import pytest

from initiatives.models import ENTRIES

from .test_every_page import complaints_of_axe, is_wider_than_the_window

pytestmark = pytest.mark.django_db

ADMIN = "/admin/"
RECORDS = [model.record() for model in ENTRIES]
OTHERS = ["source", "meeting", "competence", "framework", "country", "sector", "place"]
LISTS = [f"{ADMIN}initiatives/{record}/" for record in [*RECORDS, *OTHERS]]
WORK = [f"{ADMIN}twins/initiative/", f"{ADMIN}initiatives/initiative/?work=unverified"]
PAGES = [ADMIN, *WORK, *LISTS, *(f"{ADMIN}initiatives/{record}/add/" for record in [*RECORDS, *OTHERS])]
# Every page once in every language; widths and schemes in turn.
DEVICES = [(320, "light"), (1280, "dark"), (320, "dark"), (1280, "light")]


@pytest.fixture
def enter(visit, office):
    def open_page(path, **device):
        page = visit("/en/about/", **device)
        page.context.add_cookies(office)
        page.goto(path)
        return page

    return open_page


def complaints(page):
    return [*complaints_of_axe(page), *["too wide"] * is_wider_than_the_window(page)]


@pytest.mark.parametrize("language", ["en", "fr"])
class TestTheOffice:
    @pytest.mark.parametrize("turn", range(4))
    def test_passes_axe_and_needs_no_sideways_scrolling(self, enter, language, turn):
        found = {}
        width, scheme = DEVICES[turn]
        page = enter(ADMIN, width=width, scheme=scheme, language=language)
        for path in PAGES[turn::4]:
            assert page.goto(path).status == 200, path
            found[path] = complaints(page)
        assert {path: problems for path, problems in found.items() if problems} == {}

    def test_so_do_an_entry_what_became_of_it_a_refusal_and_a_draft_that_is_returned(self, enter, language):
        found = {}
        page = enter(f"{ADMIN}initiatives/initiative/", width=320, language=language)
        page.locator("#result_list tbody th a").first.click()
        page.wait_for_url("**/change/**")
        entry = page.url
        found["entry"] = complaints(page)
        page.goto(entry.replace("/change/", "/history/"))
        found["history"] = complaints(page)
        page.goto(f"{ADMIN}initiatives/initiative/add/")
        page.locator("[name=_save]").first.click()
        page.wait_for_selector(".errornote")
        found["refusal"] = complaints(page)
        page.goto(f"{ADMIN}initiatives/challenge/add/")
        page.fill("#id_title_en", "Costs")
        page.fill("#id_key", f"costs-{language}")
        page.select_option("#id_theme", index=1)
        page.locator("button[value=submit]").click()
        page.wait_for_url("**/change/")
        page.locator("a.step-return").click()
        page.wait_for_url("**/return/")
        found["question"] = complaints(page)
        page.fill("#id_reason", "Name the city.")
        page.locator(".submit-row button").click()
        page.wait_for_selector(".returned")
        found["returned"] = complaints(page)
        page.goto(page.url.replace("/change/", "/history/"))
        found["its history"] = complaints(page)
        assert {name: problems for name, problems in found.items() if problems} == {}
