"""The handbook: for everybody in the office and for nobody else, whole in both languages, with its pictures."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from initiatives.admin.handbook import CHAPTERS
from tests.staff import Office, enter

pytestmark = pytest.mark.django_db

HOUSE = Path(__file__).resolve().parent.parent
PROSE = HOUSE / "templates/admin/handbook"
PICTURES = HOUSE / "static/img/handbook"
LARGEST = 40_000
TITLES = re.compile(r'<h2 id="([\w-]+)">')
USED = re.compile(r'with name="([\w-]+)" height=(\d+)')
HANDBOOK = "/admin/handbook/"
languages = pytest.mark.parametrize("language", ["en", "fr"])


def read(office: Office, language: str = "en") -> str:
    return office.client.get(HANDBOOK, headers={"accept-language": language}).content.decode()


def used(language: str) -> dict[str, int]:
    """The pictures in the prose of a language, with the height that is told of each."""
    found = (USED.findall(file.read_text()) for file in (PROSE / language).glob("*.html"))
    return {name: int(height) for pictures in found for name, height in pictures}


class TestTheHandbook:
    @pytest.mark.parametrize("roles", [(), ("editor",), ("publisher",), ("administrator",), ("focal point",)])
    def test_is_open_to_every_account_of_the_office(self, roles):
        page = read(Office(*roles))
        assert TITLES.findall(page) == ["contents", *(chapter.code for chapter in CHAPTERS)]

    def test_is_closed_to_everybody_else(self):
        reader = User.objects.create_user("reader")
        asked = [Client().get(HANDBOOK), enter(Client(), reader).get(HANDBOOK)]
        assert [answer.status_code for answer in asked] == [302, 302]

    @pytest.mark.parametrize("address", ["/admin/", "/admin/initiatives/initiative/"])
    def test_is_one_click_from_every_page_of_the_office(self, editor, address):
        assert f'<a href="{HANDBOOK}">Handbook</a>' in editor.client.get(address).content.decode()

    @languages
    def test_leads_from_its_contents_to_every_chapter(self, editor, language):
        page = read(editor, language)
        inside = re.findall(r'href="#([\w-]+)"', page)
        assert inside[1 : len(CHAPTERS) + 1] == [chapter.code for chapter in CHAPTERS]
        assert set(inside[1:]) <= set(TITLES.findall(page))

    @languages
    def test_has_no_chapter_that_the_other_language_lacks(self, language):
        files = {file.name for file in (PROSE / language).iterdir()}
        assert files == {f"{chapter.code}.html" for chapter in CHAPTERS}

    def test_quotes_the_same_words_of_the_screen_in_both_languages(self):
        quoted = re.compile(r'<b>{% translate "(.+?)" %}</b>')
        assert {
            chapter.code
            for chapter in CHAPTERS
            if len(
                {
                    tuple(quoted.findall((PROSE / language / f"{chapter.code}.html").read_text()))
                    for language in ("en", "fr")
                }
            )
            > 1
        } == set()

    def test_says_in_french_what_the_buttons_say_there(self, editor):
        page = read(editor, "fr")
        assert "<b>Enregistrer et soumettre à relecture</b>" in page
        assert "Save" not in page


class TestItsPictures:
    def test_are_the_same_in_both_languages(self):
        assert used("en") == used("fr")

    @languages
    def test_are_there_and_no_others(self, language):
        assert {file.name for file in (PICTURES / language).iterdir()} == {
            f"{name}.webp" for name in used(language)
        }

    @languages
    def test_are_as_high_as_the_page_says(self, language):
        """Chromium writes WebP with its size in bytes 24 to 29: width less one, height less one."""
        sizes = {}
        for name in used(language):
            content = (PICTURES / language / f"{name}.webp").read_bytes()
            wide, high = content[24:27], content[27:30]
            sizes[name] = tuple(int.from_bytes(side, "little") + 1 for side in (wide, high))
        assert sizes == {name: (780, height) for name, height in used(language).items()}

    @languages
    def test_are_light_to_load(self, language):
        heavy = {file.name for file in (PICTURES / language).iterdir() if file.stat().st_size > LARGEST}
        assert heavy == set()

    @languages
    def test_say_in_words_what_they_show(self, editor, language):
        shown = re.findall(r'<img class="handbook-picture"[^>]* alt="([^"]*)"', read(editor, language))
        assert [len(words) > 30 for words in shown] == [True] * len(used(language))
