"""What must hold on every type of page, in both languages, light and dark, on a telephone and on a desk."""

import pytest
from axe_playwright_python.sync_playwright import Axe

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


def complaints_of_axe(page):
    # It would read imported stylesheets by writing them into the page, which our policy forbids.
    violations = Axe().run(page, options={"preload": False}).response["violations"]
    return [
        f"{violation['id']}: {node['html'][:160]}" for violation in violations for node in violation["nodes"]
    ]


def is_wider_than_the_window(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def first_detail(page, listing):
    """Follows the first entry of a list."""
    link = page.locator("main h2 a, main h3 a").first
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
            found[path] = [*complaints_of_axe(page), *["too wide"] * is_wider_than_the_window(page)]
        assert {path: problems for path, problems in found.items() if problems} == {}

    @pytest.mark.parametrize(("width", "scheme"), DEVICES)
    def test_so_does_every_detail(self, visit, language, width, scheme):
        page = visit(f"/{language}/", width=width, scheme=scheme, language=language)
        found = {}
        for listing, words in DETAILS.items():
            page.goto(f"/{language}/{listing}?q={words}" if words else f"/{language}/{listing}")
            first_detail(page, listing)
            found[listing] = [*complaints_of_axe(page), *["too wide"] * is_wider_than_the_window(page)]
        assert {path: problems for path, problems in found.items() if problems} == {}
