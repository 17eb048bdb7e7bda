"""Lists that follow their filters without a new page, and names that are offered while somebody types."""

import re

import pytest
from playwright.sync_api import expect

from .test_every_page import complaints_of_axe, is_wider_than_the_window

pytestmark = pytest.mark.django_db


TOP = "control => Math.round(control.getBoundingClientRect().top)"


def bring_down(page, control, height=300):
    """Scrolls until a control stands that far below the top of the window."""
    page.evaluate("by => window.scrollBy(0, by)", control.evaluate(TOP) - height)


def in_place(page, address):
    """Waits until the list stands there that answers the address."""
    page.wait_for_url(address)
    expect(page.locator("#finder")).not_to_have_class(re.compile("htmx-request"))


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


@pytest.mark.parametrize("width", [320, 1280])
class TestWhatTheReaderIsAt:
    """The control that was used keeps the focus and its place on the screen."""

    @pytest.fixture
    def page(self, visit, width):
        page = visit("/en/initiatives/", width=width)
        if width == 320:
            page.locator("#filters-panel > summary").click()
        return page

    @pytest.mark.parametrize("way", ["mouse", "keyboard"])
    def test_stays_where_it_is_ticked_after_ticked(self, page, way):
        for code, address in (("MA", "**?country=MA"), ("SN", "**?country=MA&country=SN")):
            box = page.locator(f"#facet-country-is-{code}")
            bring_down(page, box)
            before = box.evaluate(TOP)
            if way == "mouse":
                box.click()
            else:
                box.focus()
                page.keyboard.press("Space")
            in_place(page, address)
            expect(box).to_be_focused()
            expect(box).to_be_checked()
            page.wait_for_timeout(100)  # the browser has drawn it
            assert (before, box.evaluate(TOP)) == (300, 300)

    def test_stays_where_it_is_when_it_comes_to_stand_among_other_values(self, page):
        page.locator("#facet-country-more > summary").click()
        last = page.locator("#facet-country-more input").last
        box = page.locator(f"[id='{last.get_attribute('id')}']")
        bring_down(page, box)
        box.click()
        in_place(page, "**?country=*")
        expect(box).to_be_focused()
        page.wait_for_timeout(100)
        assert box.evaluate(TOP) == 300
        assert page.locator("#facet-country-more input:checked").count() == 0

    def test_loses_no_tick_while_an_answer_is_on_its_way(self, page):
        slowly = page.context.new_cdp_session(page)
        slowly.send("Network.enable")
        for latency in (600, 0):
            network = {"offline": False, "latency": latency, "downloadThroughput": -1, "uploadThroughput": -1}
            slowly.send("Network.emulateNetworkConditions", network)
            if latency:
                page.locator("#facet-country-is-MA").check()
                page.locator("#facet-country-is-SN").check()
        in_place(page, "**?country=MA&country=SN")
        assert page.locator(".chip").count() == 2

    def test_keeps_the_list_while_a_year_is_half_typed(self, page):
        found = page.locator(".card__title").all_text_contents()
        facets = page.locator(".facet").count()
        year = page.get_by_label("Running in")
        bring_down(page, year)
        year.fill("20x")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        page.wait_for_timeout(500)  # Enter asks twice: the field has changed, and the form is sent
        expect(year).to_be_focused()
        expect(year).to_have_accessible_description("Give the year with four digits, between 1800 and 2100.")
        assert year.evaluate(TOP) == 300
        assert page.locator(".card__title").all_text_contents() == found
        assert page.locator(".facet").count() == facets
        page.keyboard.press("Backspace")
        page.keyboard.type("20")
        page.keyboard.press("Enter")
        in_place(page, "**?year=2020")
        expect(page.get_by_role("alert")).to_have_count(0)


class TestWhatIsSaid:
    def test_is_the_title_of_the_page_too(self, visit):
        page = visit("/en/initiatives/")
        page.locator("#facet-country-is-MA").check()
        in_place(page, "**?country=MA")
        expect(page).to_have_title("Initiatives: Morocco – Multilevel")
        page.get_by_role("link", name="Page 2", exact=True).click()
        in_place(page, "**?country=MA&page=2")
        expect(page).to_have_title("Initiatives: Morocco – page 2 – Multilevel")
        expect(page.locator(".result-count")).to_be_focused()
        expect(page.locator(".result-count")).to_be_in_viewport()

    def test_is_the_order_after_sorting(self, visit):
        page = visit("/en/initiatives/?country=MA")
        found = page.locator(".result-count strong").inner_text()
        page.get_by_label("Sort by").select_option("-started_in")
        in_place(page, "**ordering=-started_in")
        expect(page.locator("#announcement")).to_have_text(f"{found}. Sorted by: Newest start")

    def test_is_how_many_values_are_left_where_they_are_narrowed(self, visit):
        page = visit("/en/initiatives/")
        narrow, said = page.locator("#facet-country-narrow"), page.locator("#announcement")
        more = page.locator("#facet-country-more > summary")
        expect(more).to_be_visible()
        narrow.fill("moro")
        expect(said).to_have_text("1 value is left")
        expect(more).to_be_hidden()
        assert page.locator("#facet-country .option:visible").count() == 1
        narrow.fill("zzz")
        expect(said).to_have_text("None of these has “zzz”.")
        expect(page.locator("#facet-country fieldset")).to_contain_text("None of these has “zzz”.")
        narrow.fill("")
        expect(more).to_be_visible()
        assert page.locator("#facet-country .option:visible").count() == 8
        expect(page.get_by_text("None of these has")).to_be_hidden()


class TestWhatIsTickedToBeCompared:
    def test_stays_while_filters_and_pages_change_and_leads_to_the_comparison(self, visit):
        page = visit("/en/initiatives/")
        titles = page.locator(".card__title").all_inner_texts()[:2]
        for number in range(2):
            page.locator(".card__tick input").nth(number).check()
        page.get_by_role("link", name="Page 2", exact=True).click()
        in_place(page, "**?page=2&id=*&id=*")
        page.locator("#facet-kind > summary").click()
        page.locator("#facet-kind [name=kind]").first.check()
        in_place(page, "**?kind=*&id=*&id=*")
        page.locator(".chips__clear").click()
        page.wait_for_url(lambda address: "kind" not in address)
        expect(page.locator(".card__tick input:checked")).to_have_count(2)
        page.get_by_role("button", name="Compare the chosen").click()
        page.wait_for_url(re.compile(r"/en/initiatives/compare/\?id=\d+&id=\d+$"))
        assert [
            text.splitlines()[0] for text in page.locator(".comparison thead th").all_inner_texts()
        ] == titles

    def test_is_named_where_it_is_not_among_the_answers_and_can_be_taken_back(self, visit):
        page = visit("/en/initiatives/")
        page.locator(".card__tick input").first.check()
        title = page.locator(".card__title").first.inner_text()
        page.get_by_label("Words").fill("oujda")
        page.keyboard.press("Enter")
        in_place(page, "**?q=oujda&id=*")
        chosen = page.get_by_role("group", name="Chosen too, but not on this page")
        chosen.get_by_role("checkbox", name=title).uncheck()
        page.locator("#facet-level-is-local").check()
        in_place(page, "**/en/initiatives/?q=oujda&level=local")
        expect(chosen).to_have_count(0)

    def test_is_part_of_the_question_without_scripts(self, visit):
        page = visit("/en/initiatives/", javascript=False)
        page.locator(".card__tick input").first.check()
        page.locator("#facet-level-is-local").check()
        page.get_by_role("button", name="Apply the filters").click()
        page.locator(".card__tick input:not(:checked)").first.check()
        page.get_by_role("button", name="Compare the chosen").click()
        assert page.locator(".comparison thead th").count() == 2


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
        assert page.locator("#announcement").inner_text().endswith("reached with the down arrow")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.firstElementChild.innerText")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
        assert page.locator("h1").inner_text() == name

    @pytest.fixture
    def box(self, visit):
        page = visit("/fr/search/?q=")
        box = page.get_by_role("searchbox").last
        box.press_sequentially("renn", delay=20)
        page.locator(".suggestions__list a").first.wait_for()
        return box

    def test_closes_with_escape_before_the_box_is_emptied(self, box):
        page = box.page
        page.keyboard.press("Escape")
        expect(page.locator(".suggestions__list")).to_have_count(0)
        expect(box).to_have_value("renn")
        page.keyboard.press("Escape")
        expect(box).to_have_value("")

    def test_comes_back_to_the_box_with_escape(self, box):
        page = box.page
        page.keyboard.press("ArrowDown")
        expect(page.locator(".suggestions__list a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(box).to_be_focused()
        expect(page.locator(".suggestions__list")).to_have_count(0)

    def test_goes_up_and_down_with_the_arrows(self, box):
        page, names = box.page, box.page.locator(".suggestions__list a")
        for key, wanted in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
            page.keyboard.press(key)
            expect(names.nth(wanted)).to_be_focused()
        page.keyboard.press("ArrowUp")
        expect(box).to_be_focused()
        for _ in range(names.count() + 3):
            page.keyboard.press("ArrowDown")
        expect(names.last).to_be_focused()

    def test_closes_when_the_reader_goes_on(self, box):
        page = box.page
        for _ in range(page.locator(".suggestions__list a").count() + 2):
            page.keyboard.press("Tab")
        expect(page.locator(".suggestions__list")).to_have_count(0)
        assert page.evaluate("document.activeElement.closest('.search-box')") is None

    def test_does_not_open_for_somebody_who_has_gone_on(self, visit):
        page = visit("/en/")
        page.locator("#home-q").press_sequentially("renn")
        with page.expect_response("**/suggestions/**"):
            page.locator("h1").click()
        page.wait_for_timeout(200)
        expect(page.locator(".suggestions__list")).to_have_count(0)

    def test_leads_on_with_a_press_of_the_mouse(self, box):
        name = box.page.locator(".suggestions__list a").nth(1)
        title = name.locator("span").first.inner_text()
        name.click()
        expect(box.page.locator("h1")).to_have_text(title)

    def test_is_said_once(self, box):
        page = box.page
        page.evaluate("""window.said = []; new MutationObserver(() =>
            said.push(document.getElementById("announcement").textContent)
        ).observe(document.getElementById("announcement"), {childList: true})""")
        box.press_sequentially("es")
        expect(page.locator("#announcement")).not_to_be_empty()
        page.wait_for_timeout(600)
        assert page.evaluate("said.length") == 1

    def test_is_mended_while_it_is_typed(self, visit):
        page = visit("/en/")
        page.locator("#home-q").press_sequentially("reness", delay=20)
        expect(page.locator(".suggestions__list")).to_contain_text("City of Rennes")


class TestTheMap:
    def test_leads_from_a_point_to_its_place_in_words(self, visit):
        page = visit("/en/map/?country=MA")
        page.locator(".map a").last.focus()
        label = page.evaluate("document.activeElement.getAttribute('aria-label')")
        page.keyboard.press("Enter")
        page.wait_for_url("**#place-*")
        place = page.locator(":target")
        assert label.startswith(place.locator("h3").inner_text())
