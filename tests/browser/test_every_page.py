"""What must hold on every type of page, in both languages, light and dark, on a telephone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template.loader import render_to_string
from django.utils.translation import override

pytestmark = pytest.mark.django_db

PAGES = [
    "",
    "initiatives/",
    "initiatives/?joins=national&joins=local&q=rennes",
    "initiatives/?q=zzzzzz",
    "initiatives/?level=village",
    "initiatives/?contry=FR",
    "authorities/",
    "networks/",
    "challenges/",
    "recommendations/",
    "countries/",
    "countries/FR/",
    "competences/",
    "coverage/gcm/",
    "sources/",
    "sources/rp-2021-outcome/",
    "meetings/",
    "search/?q=rennes",
    "initiatives/values/authority/?value=ren&country=FR",
    "map/?country=FR",
    "map/embed/?country=MA",
    "about/",
    "data/",
    "data/api/",
    "data/api/initiatives/",
    "data/api/proposals/",
    "accessibility/",
    "privacy/",
    "initiatives/compare/?id=12&id=34&id=3",
    "initiatives/compare/?id=12&id=99999",
    "saved/",
    "propose/",
    "propose/sent/",
    "propose/initiative/1/",
    "nowhere/",
]
# One of each, by what people would look for.
DETAILS = {
    "initiatives/": "rennes emergency shelter",
    "authorities/": "Oujda",
    "networks/": "MC2CM",
    "challenges/": "mandates",
    "recommendations/": "options",
    "meetings/": "",
}
DEVICES = [(width, scheme) for width in (320, 1280) for scheme in ("light", "dark")]


# Stylesheets that import others are left alone: axe would write them into the page, which our policy forbids.
AXE = {"resultTypes": ["violations"], "preload": False}
# axe leaves this out unless it is asked for.
MORE_RULES = {"target-size": {"enabled": True}}
# With forced colours contrast is the reader's own; axe would judge the colours that are not shown.
WITHOUT_COLOURS = {**MORE_RULES, "color-contrast": {"enabled": False}}


def complaints_of_axe(page, rules=MORE_RULES):
    violations = Axe().run(page, options={**AXE, "rules": rules}).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}" for violation in violations for node in violation["nodes"]
    ]


def is_wider_than_the_window(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def complaints(page, rules=MORE_RULES):
    return [*complaints_of_axe(page, rules), *["too wide"] * is_wider_than_the_window(page)]


def first_detail(page, listing):
    """Follows the first entry of a list."""
    link = page.locator("main h2 a, main h3 a").first
    with page.expect_navigation():
        link.click()
    assert f"/{listing}" in page.url


@pytest.mark.parametrize("language", ["en", "fr"])
class TestEveryPage:
    @pytest.mark.parametrize(("width", "scheme"), DEVICES)
    def test_passes_axe_and_needs_no_sideways_scrolling(self, visit, language, width, scheme):
        page = visit(f"/{language}/", width=width, scheme=scheme, language=language)
        found = {}
        for path in PAGES:
            response = page.goto(f"/{language}/{path}")
            assert response.status == {"nowhere/": 404, "initiatives/?level=village": 400}.get(path, 200), (
                path
            )
            found[path] = complaints(page)
        assert {path: problems for path, problems in found.items() if problems} == {}

    @pytest.mark.parametrize(("width", "scheme"), DEVICES)
    def test_so_does_every_detail(self, visit, language, width, scheme):
        page = visit(f"/{language}/", width=width, scheme=scheme, language=language)
        found = {}
        for listing, words in DETAILS.items():
            page.goto(f"/{language}/{listing}?q={words}" if words else f"/{language}/{listing}")
            first_detail(page, listing)
            found[listing] = complaints(page)
        assert {path: problems for path, problems in found.items() if problems} == {}

    @pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
    def test_so_does_what_no_list_leads_to(self, visit, besides, language, width, scheme):
        page = visit(f"/{language}/", width=width, scheme=scheme, language=language)
        found = {}
        for name, path in besides.items():
            assert page.goto(f"/{language}/{path}").status == (410 if name == "withdrawn" else 200), name
            found[name] = complaints(page)
        assert {name: problems for name, problems in found.items() if problems} == {}

    @pytest.mark.parametrize("name", ["400", "403", "403_csrf", "429", "500", "503"])
    def test_so_does_every_error(self, visit, site, language, name):
        """As the server would answer; what breaks on purpose elsewhere is broken here."""
        status = int(name[:3])
        page = visit(f"/{language}/about/", width=320, language=language)
        with override(language):
            html = render_to_string(f"{name}.html")
        page.route(
            "**/broken/", lambda route: route.fulfill(status=status, content_type="text/html", body=html)
        )
        found = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert page.goto(f"/{language}/broken/").status == status
            found[scheme] = complaints(page)
        assert found == {"light": [], "dark": []}


@pytest.mark.parametrize(("language", "turn"), [("en", 0), ("fr", 1)])
class TestEveryReader:
    """Half of the pages in each language."""

    def pages(self, besides, language, turn):
        return [f"/{language}/{path}" for path in [*PAGES, *besides.values()][turn::2]]

    def test_may_force_colours(self, visit, besides, language, turn):
        page = visit(f"/{language}/", language=language, colours="active")
        found = {}
        for path in self.pages(besides, language, turn):
            page.goto(path)
            found[path] = complaints(page, WITHOUT_COLOURS)
        assert {path: problems for path, problems in found.items() if problems} == {}

    def test_may_enlarge_the_text_alone(self, visit, besides, language, turn):
        """To twice its size, on a desk and on a narrow window."""
        page = visit(f"/{language}/", language=language)
        found = {}
        for width in (1280, 640):
            page.set_viewport_size({"width": width, "height": 900})
            for path in self.pages(besides, language, turn):
                page.goto(path)
                page.evaluate("document.documentElement.style.fontSize = '200%'")
                found[path, width] = (
                    is_wider_than_the_window(page) and page.evaluate(WIDE)
                ) or page.evaluate(CUT)
        assert {path: problems for path, problems in found.items() if problems} == {}

    def test_may_want_no_motion(self, visit, language, turn):
        page = visit(f"/{language}/", language=language)
        moving = {}
        for path in ("", "initiatives/", "initiatives/compare/?id=12&id=34"):
            page.goto(f"/{language}/{path}")
            moving[path] = page.evaluate(MOVING)
        assert moving == {"": [], "initiatives/": [], "initiatives/compare/?id=12&id=34": []}


# Texts of which a part is hidden by the box in which they stand. What is for ears only is hidden on purpose.
CUT = """[...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY);
  return hides && box.width > 2 && one.textContent.trim() && one.scrollHeight > one.clientHeight + 2
    && style.webkitLineClamp === "none";
}).map((one) => one.outerHTML.slice(0, 160))"""
WIDE = """[...document.querySelectorAll("body *")].filter(
  (one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.closest(".table-scroll")
).map((one) => one.outerHTML.slice(0, 160))"""
MOVING = """[...document.querySelectorAll("*")].filter((one) => {
  const style = getComputedStyle(one);
  const longest = (times) => Math.max(...times.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0.01 || (style.animationName !== "none" && longest(style.animationDuration) > 0.01);
}).map((one) => one.outerHTML.slice(0, 160))"""
