"""The gallery of components: every one with its states, for staff alone."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string

from initiatives.pages.gallery.view import examples
from tests.staff import enter, member
from tests.surfaces import words_of

pytestmark = pytest.mark.django_db

ADDRESS = "/en/about/components/"
HOUSE = Path(__file__).resolve().parent.parent
TEMPLATES = HOUSE / "templates/components"
OF_CHANCE = {"X-Request-Id", "Date"}


@pytest.fixture
def page(client) -> str:
    return enter(client, member("editor")).get(ADDRESS).content.decode()


class TestTheGallery:
    def test_has_an_example_of_every_component_and_of_nothing_else(self):
        assert set(examples()) == {path.stem for path in TEMPLATES.glob("*.html")}

    def test_shows_each_in_all_its_states(self, page):
        shown = {
            name: [words_of(state)[0] for state in re.findall(r'<p class="gallery__state".*?</p>', part)]
            for name, part in re.findall(
                r'<section class="gallery__component" aria-labelledby="(\w+)">(.*?)(?=<section class="gallery__component"|</main>)',
                page,
                re.DOTALL,
            )
        }
        assert shown == {name: list(states) for name, states in sorted(examples().items())}

    def test_draws_them_by_their_own_templates(self, page):
        notice = page[page.index('id="notice-1"') : page.index('id="notice-2"')]
        drawn = render_to_string("components/notice.html", examples()["notice"]["As usual"])
        assert drawn in notice

    def test_gives_no_two_parts_one_name_and_lets_no_example_ask_anything(self, page):
        main = re.search(r"<main.*</main>", page, re.DOTALL)[0]
        names = re.findall(r'\sid="([^"]+)"', main)
        assert sorted(names) == sorted(set(names))
        assert re.findall(r'\s(?:hx-\w+|action)="', main) == []

    def test_shows_the_tokens_as_they_are_decided(self, page):
        colours = re.findall(r'height="2" fill="var\(--([\w-]+)\)"/></svg> <code>([\w-]+)</code>', page)
        light = (HOUSE / "static/css/tokens.css").read_text().partition("@media")[0]
        decided = re.findall(r"--([\w-]+): #", light)
        assert colours == [(name, name) for name in decided]

    def test_is_to_everybody_else_what_is_not_there(self, client, django_user_model):
        def told(address):
            answer = client.get(address)
            headers = {name: value for name, value in answer.items() if name not in OF_CHANCE}
            return answer.status_code, headers, answer.content.replace(b"components", b"absent")

        assert told(ADDRESS) == told("/en/about/absent/")
        enter(client, django_user_model.objects.create_user("reader"))
        assert told(ADDRESS)[::2] == told("/en/about/absent/")[::2]
