"""The whole site by keyboard alone, in both languages: every stop is seen, and every journey can be made."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("language", ["en", "fr"])]

WORDS = {
    "en": {
        "compare": "Compare the chosen",
        "save": "Save this search",
        "other": "Français",
        "clear": "Clear all",
    },
    "fr": {
        "compare": "Comparer la sélection",
        "save": "Enregistrer cette recherche",
        "other": "English",
        "clear": "Tout effacer",
    },
}
MOST_STOPS = 250
# What is wrong with the stop of the tab key: nobody sees that it is there, or something lies over it.
STOP = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one);
  const circle = one.querySelector(":scope > circle"); // in a drawing the ring is its stroke, of the same width everywhere
  const stroke = circle && getComputedStyle(circle);
  const ring = circle
    ? parseFloat(stroke.strokeWidth) >= 3 && stroke.vectorEffect === "non-scaling-stroke" && style.outlineStyle === "none"
    : (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5) || style.boxShadow !== "none";
  const isAt = (x, y) => {
    const there = document.elementFromPoint(x, y);
    return there && (one.contains(there) || there.contains(one) || there.closest("label")?.contains(one));
  };
  const isSeen = (box) => [0.1, 0.5, 0.9].some((part) => isAt(box.left + box.width * part, box.top + Math.min(box.height / 2, 12)));
  const lines = [...one.getClientRects()]; // a link may go over several
  return {
    what: one.outerHTML.slice(0, 120),
    problem: !ring ? "not seen to have the focus" : !lines.some(isSeen) ? "covered, or out of sight" : "",
    at: Math.round(lines[0].top + scrollY),
    inContent: Boolean(one.closest("main")),
  };
}"""


def stops(page):
    """Each place at which the tab key stops, until it has been everywhere."""
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return found
        found.append(stop)
    return found


def tab_to(page, selector):
    """Press the tab key until what is wanted has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"The tab key never comes to {selector}")


class TestEveryStop:
    PAGES = ("", "initiatives/?country=FR", "initiatives/compare/?id=12&id=34", "propose/", "map/?country=MA")

    @pytest.mark.parametrize("width", [320, 1280])
    def test_is_seen_and_covered_by_nothing(self, visit, language, width):
        page = visit(f"/{language}/", language=language, width=width)
        wrong = {}
        for path in self.PAGES:
            page.goto(f"/{language}/{path}")
            wrong[path] = [f"{stop['problem']}: {stop['what']}" for stop in stops(page) if stop["problem"]]
        assert {path: problems for path, problems in wrong.items() if problems} == {}

    def test_follows_the_order_of_reading(self, visit, language):
        """Down the page, line by line."""
        page = visit(f"/{language}/data/", language=language)
        heights = [stop["at"] for stop in stops(page) if stop["inContent"]]
        steps_back = [(one, following) for one, following in pairwise(heights) if following < one - 10]
        assert steps_back == []


class TestAJourney:
    def test_skips_to_the_content(self, visit, language):
        page = visit(f"/{language}/initiatives/", language=language)
        page.keyboard.press("Tab")
        skip = page.locator("a.skip").first
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#main")).to_be_focused()

    def test_skips_the_map_or_goes_through_it_from_the_largest_point(self, visit, language):
        page = visit(f"/{language}/map/?country=MA", language=language)
        tab_to(page, "a.skip--here")
        expect(page.locator("a.skip--here")).to_be_in_viewport()
        page.keyboard.press("Tab")
        sizes = []
        while page.evaluate("document.activeElement.matches('.map a')"):
            sizes.append(
                float(page.evaluate("document.activeElement.querySelector('circle').getAttribute('r')"))
            )
            page.keyboard.press("Tab")
        assert len(sizes) == page.locator(".map a").count()
        assert sizes == sorted(sizes, reverse=True)
        page.locator("a.skip--here").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#places")).to_be_focused()

    @pytest.mark.parametrize("width", [320, 1280])
    def test_skips_the_filters(self, visit, language, width):
        page = visit(f"/{language}/initiatives/", language=language, width=width)
        tab_to(page, "#finder > a.skip")
        expect(page.locator("#finder > a.skip")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#results")).to_be_focused()
        tab_to(page, ".card__title a")

    def test_opens_the_menu_on_a_telephone(self, visit, language):
        page = visit(f"/{language}/", language=language, width=320)
        tab_to(page, ".site-nav--menu > summary")
        page.keyboard.press("Enter")
        tab_to(page, f".site-nav--menu a[href='/{language}/networks/']")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/networks/")

    def test_searches_and_opens_what_is_found(self, visit, language):
        page = visit(f"/{language}/", language=language)
        tab_to(page, "#home-q")
        page.keyboard.type("rennes")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/search/?q=rennes")
        tab_to(page, ".card__title a")
        title = page.evaluate("document.activeElement.innerText")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"/{language}/\w+/\d+-"))
        assert page.locator("h1").inner_text() == title

    def test_narrows_a_list_hears_of_it_and_takes_it_back(self, visit, language):
        page = visit(f"/{language}/initiatives/", language=language)
        whole = page.locator(".result-count strong").inner_text()
        tab_to(page, "#facet-level-is-local")
        page.keyboard.press("Space")
        page.wait_for_url("**?level=local")
        page.locator(".chip").wait_for()
        expect(page.locator("#announcement")).not_to_be_empty()
        expect(page.locator("#facet-level-is-local")).to_be_focused()
        tab_to(page, ".chip")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{language}/initiatives/")
        expect(page.locator("#announcement")).to_have_text(whole)
        expect(page.locator(".result-count")).to_be_focused()

    def test_compares_two_and_leaves_one_out(self, visit, language):
        page = visit(f"/{language}/initiatives/?country=FR", language=language)
        for _ in range(2):
            tab_to(page, ".card__tick input")
            page.keyboard.press("Space")
        tab_to(page, "#compare button")
        assert page.evaluate("document.activeElement.innerText") == WORDS[language]["compare"]
        page.keyboard.press("Enter")
        page.wait_for_url("**/compare/?id=*&id=*")
        tab_to(page, ".comparison__without")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/compare/\?id=\d+$"))

    def test_saves_a_search(self, visit, language):
        page = visit(f"/{language}/initiatives/?country=SN&level=local", language=language)
        tab_to(page, "form[action$='/saved/'] button")
        assert page.evaluate("document.activeElement.innerText") == WORDS[language]["save"]
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(rf"/{language}/saved/\w+/$"))
        tab_to(page, "#short-link")
        assert f"/{language}/s/" in page.evaluate("document.activeElement.value")

    def test_changes_the_language_and_stays(self, visit, language):
        page = visit(f"/{language}/initiatives/?country=SN", language=language)
        tab_to(page, "#languages a")
        assert page.evaluate("document.activeElement.innerText") == WORDS[language]["other"]
        page.keyboard.press("Enter")
        other = "fr" if language == "en" else "en"
        page.wait_for_url(f"**/{other}/initiatives/?country=SN")
        expect(page.locator("html")).to_have_attribute("lang", other)
