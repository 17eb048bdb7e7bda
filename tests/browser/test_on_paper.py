"""An entry, a country or a meeting on paper: one page for a folder, with all that somebody needs at the table."""

import re

import pytest
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import override
from playwright.sync_api import expect

from initiatives.models import Authority, Challenge, Country, Initiative, Meeting, Network, Recommendation

pytestmark = pytest.mark.django_db

PAGE = re.compile(rb"/Type\s*/Page\b")
SHELTER = "/en/initiatives/19-municipal-emergency-shelter-system-of-rennes/"
# Of each kind of record what makes its page long.
LONG = {
    Initiative: ("participations", "figures", "citations", "places", "commitments"),
    Authority: ("participations", "children", "memberships"),
    Network: ("memberships", "participations", "figures"),
    Challenge: ("responses", "recommendations"),
    Recommendation: ("evidence", "followups"),
    Meeting: ("recommendations", "figures"),
    Country: ("competences", "authorities"),
}
SMALLEST = """() => Math.min(...Array.from(document.querySelectorAll("body *"))
  .filter((one) => one.checkVisibility() && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .map((one) => parseFloat(getComputedStyle(one).fontSize)).filter((size) => size > 0))"""


def richest(model, relation):
    ordered = model.objects.annotate(parts=Count(relation)).order_by("-parts", "pk")
    shown = ordered.published() if hasattr(ordered, "published") else ordered
    return shown.first()


def address(record, language):
    with override(language):
        if isinstance(record, Country):
            return reverse("country-detail", kwargs={"iso2": record.pk})
        name = f"{record._meta.model_name}-detail"
        return reverse(name, kwargs={"number": record.number, "slug": record.slug})


def in_points(pixels):
    return round(pixels * 72 / 96, 2)


@pytest.mark.parametrize("language", ["en", "fr"])
class TestTheSheet:
    @pytest.mark.parametrize("model", LONG, ids=lambda model: model.__name__)
    def test_is_one_page_even_of_what_has_most_to_tell(self, visit, language, model):
        page = visit(f"/{language}/about/", language=language)
        pages = {}
        for record in {richest(model, relation) for relation in LONG[model]}:
            page.goto(address(record, language))
            pages[str(record)] = len(PAGE.findall(page.pdf(prefer_css_page_size=True)))
        assert {record: number for record, number in pages.items() if number != 1} == {}

    @pytest.mark.parametrize("model", LONG, ids=lambda model: model.__name__)
    def test_is_read_without_a_glass(self, visit, language, model):
        page = visit(address(richest(model, LONG[model][0]), language), language=language)
        page.emulate_media(media="print")
        assert in_points(page.evaluate(SMALLEST)) >= 9


class TestASheet:
    def test_has_nothing_to_click(self, visit):
        page = visit(SHELTER)
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("#ladder")).to_be_visible()
        for part in ("nav", "form", "button", ".share", ".see-also"):
            assert page.locator(f"{part}:visible").count() == 0, part

    def test_tells_where_it_is_from_how_fresh_it_is_and_what_may_be_done_with_it(self, visit):
        page = visit(SHELTER)
        page.emulate_media(media="print")
        paper = page.locator("body").inner_text()
        assert page.url in paper
        assert "Content under the licence CC BY 4.0" in paper
        assert "Kept by the Secretariat of the Rabat Process" in paper
        expect(page.locator(".provenance")).to_contain_text("Not yet checked by the Secretariat")
        shown = "link => getComputedStyle(link, '::after').content"
        links = page.locator(".sources a[rel=external]")
        addresses = links.evaluate_all("links => links.map(link => JSON.stringify(link.href))")
        assert links.evaluate_all(f"links => links.map({shown})") == addresses
        assert len(addresses) == 3  # two of the city, and the one that tells of the law

    def test_says_of_a_long_list_how_many_more_there_are_and_where(self, visit):
        challenge = richest(Challenge, "responses")
        page = visit(address(challenge, "en"))
        rest = page.locator("section[aria-labelledby=initiatives] .rest")
        expect(rest).to_be_hidden()
        page.emulate_media(media="print")
        shown = page.locator("section[aria-labelledby=initiatives] .links > li:visible").count()
        found = re.fullmatch(r"… and (\d+) more at (http\S+)", rest.inner_text())
        page.goto(found[2])
        expect(page.locator(".result-count")).to_contain_text(f"{shown + int(found[1])} initiatives")
