"""What people come for, done as they would do it; without JavaScript too."""

import pytest

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
        assert page.url.endswith("/en/initiatives/")
        assert page.locator("main h2 a, main h3 a").count() > narrowed


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
        assert heads.all_inner_texts() == titles
        page.get_by_label("Add an initiative by its number").fill("12")
        page.get_by_role("button", name="Add", exact=True).click()
        assert heads.count() == 3
