"""The pictures that stand beside links to the site and its entries."""

import csv
import io
from pathlib import Path

import pytest
from django.utils.translation import override
from PIL import Image, ImageChops

from initiatives.models import Authority, Initiative
from initiatives.pages.drawing import BAND, LEADING, MARGIN, SIZES, TOP, Words, face, picture, shown, wrapped
from initiatives.vocabularies import Level, State
from tests import factories as make

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
NAMES = ("title_en", "title_fr", "name_en", "name_fr")


def seen(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    return image.convert("RGB")


def box_of_difference(one: bytes, other: bytes) -> tuple[int, int, int, int] | None:
    """Left, top, right and bottom of the part in which two pictures differ."""
    return ImageChops.difference(seen(one), seen(other)).getbbox()


def box_of_ink(data: bytes) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(seen(data), Image.new("RGB", (1200, 630), BAND)).getbbox()


class TestAPicture:
    def test_shows_the_mark_the_title_and_the_steps_within_its_margins(self):
        left, top, right, bottom = box_of_ink(picture(Words("Shelter", levels=["local"])))
        assert (left, right, top > 40, bottom < 610) == (MARGIN, 1200 - MARGIN, True, True)

    def test_differs_where_its_title_does(self):
        _left, top, right, bottom = box_of_difference(picture(Words("Shelter")), picture(Words("Sheltex")))
        assert (top > 200, bottom < 300, right < 400) == (True, True, True)

    def test_lights_the_steps_of_its_levels(self):
        steps = [
            seen(picture(Words("Shelter", levels=[level]))).getpixel((90 + 268 * at, 560))
            for at, level in enumerate(Level)
        ]
        dark = [
            seen(picture(Words("Shelter", levels=["local"]))).getpixel((90 + 268 * at, 560))
            for at in range(3)
        ]
        assert (set(steps), set(dark)) == ({(244, 182, 63)}, {(18, 53, 47)})

    def test_is_the_same_for_the_same_words(self):
        words = Words("Shelter", "Initiative", "France", ["local"])
        assert picture(words) == picture(words)

    @pytest.mark.parametrize("title", ["word " * 40, "W" * 200, "é" * 200, "a " * 100])
    def test_keeps_the_longest_titles_within_its_margins(self, title):
        left, _top, right, bottom = box_of_ink(picture(Words(title[:200])))
        assert (left >= MARGIN, right <= 1200 - MARGIN + 2, bottom < 490) == (True, True, True)

    def test_keeps_the_longest_notes_within_its_margins(self):
        _left, _top, right, bottom = box_of_ink(picture(Words("Shelter", note="Morocco, " * 40)))
        assert (right <= 1200 - MARGIN, bottom < 540) == (True, True)

    def test_says_with_a_sign_in_its_last_line_that_a_title_goes_on(self):
        smallest, lines = SIZES[-1], 5
        whole = wrapped("word " * 60, face(smallest, 700), 1200 - 2 * MARGIN)
        shown_whole = picture(Words(" ".join(whole[:lines])))
        _left, top, _right, _bottom = box_of_difference(shown_whole, picture(Words(" ".join(whole))))
        assert top > TOP + (lines - 1) * smallest * LEADING

    @pytest.mark.parametrize(
        "title", ["", "   ", "\u202e\u0000\x1b[31m", "</script>", "👩🏽‍🚀 \u2028 \ud7ff", "%s {} \\n"]
    )
    def test_bears_whatever_somebody_may_write(self, title):
        assert seen(picture(Words(title, title, title))).size == (1200, 630)

    def test_says_nothing_that_is_no_letter(self):
        assert shown("a\u202eb\n\tc\u0000  d\u2011e") == "ab c d-e"

    def test_has_every_letter_of_every_name_in_the_catalogue(self):
        letters = {
            letter
            for file in FIXTURES.glob("*.csv")
            for row in csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig")))
            for name in NAMES
            for letter in shown(row.get(name) or "")
        }
        letters_of, size = face(40, 400), len(letters)
        nothing = letters_of.getmask("\uffff")
        missing = [letter for letter in letters if bytes(letters_of.getmask(letter)) == bytes(nothing)]
        assert (missing, size > 80) == ([], True)


class TestATitle:
    def test_is_cut_between_words_and_loses_none(self):
        title = "Ministry of the Interior and of Territorial Administration of the Kingdom"
        lines = wrapped(title, face(SIZES[0], 700), 600)
        assert (len(lines) > 3, " ".join(lines)) == (True, title)

    def test_is_cut_within_a_word_that_no_line_holds(self):
        lines = wrapped("W" * 50, face(SIZES[0], 700), 600)
        assert "".join(lines) == "W" * 50
        assert all(face(SIZES[0], 700).getlength(line) <= 600 for line in lines)


@pytest.mark.django_db
class TestTheAddressOfAPicture:
    @pytest.fixture
    def shelter(self):
        return make.shelter_of_rennes()

    def test_gives_the_picture_of_the_entry_in_the_language_of_the_address(self, client, shelter):
        expected = picture(Words("Shelter", "Initiative", "France", ["local"]))
        english = client.get("/en/initiatives/1-shelter/card.png")
        french = client.get("/fr/initiatives/1-hebergement/card.png")
        assert english.content == expected
        assert box_of_difference(english.content, french.content)

    def test_says_of_an_authority_its_country_and_its_level(self, client, shelter):
        expected = picture(Words("City of Rennes", "Authority", "France", ["local"]))
        assert client.get("/en/authorities/1-city-of-rennes/card.png").content == expected

    def test_says_the_levels_that_take_part_and_the_countries_as_readers_sort_them(self, client, shelter):
        ministry = make.PublishedAuthorityFactory(level="national")
        make.ParticipationFactory(initiative=shelter, authority=ministry)
        for code, name in (("CH", "Suisse"), ("ES", "Espagne")):
            shelter.countries.add(make.CountryFactory(iso2=code, name_fr=name))
        with override("fr"):
            words = Words("Hébergement", "Initiative", "Espagne, France, Suisse", ["national", "local"])
            expected = picture(words)
        assert client.get("/fr/initiatives/1-hebergement/card.png").content == expected

    def test_gives_one_of_the_site(self, client):
        answer = client.get("/en/card.png")
        title = "Who does what on migration, at which level of government"
        assert (answer["Content-Type"], answer.content) == (
            "image/png",
            picture(Words(title, levels=Level.values)),
        )

    @pytest.mark.parametrize("record", make.PUBLISHED)
    def test_gives_one_of_every_kind_of_entry(self, client, record):
        entry = make.PUBLISHED[record](key="one")
        address = client.get(f"/en/{entry._meta.verbose_name_plural}/{entry.number}-{entry.slug}/card.png")
        assert seen(address.content).size == (1200, 630)

    def test_lets_other_sites_show_it_and_everybody_keep_it(self, client, shelter):
        answer = client.get("/en/initiatives/1-shelter/card.png")
        assert (answer["Cross-Origin-Resource-Policy"], answer["Cache-Control"]) == (
            "cross-origin",
            "public, no-cache",
        )
        again = client.get("/en/initiatives/1-shelter/card.png", headers={"if-none-match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b"")

    def test_is_not_compressed_a_second_time(self, client, shelter):
        answer = client.get("/en/initiatives/1-shelter/card.png", headers={"accept-encoding": "gzip, br"})
        assert (answer.get("Content-Encoding"), seen(answer.content).size) == (None, (1200, 630))

    def test_changes_with_the_name_of_the_entry(self, client, shelter):
        before = client.get("/en/initiatives/1-shelter/card.png")
        Initiative.objects.update(title_en="Night shelter")
        moved = client.get("/en/initiatives/1-shelter/card.png")
        assert (moved.status_code, moved["Location"]) == (301, "/en/initiatives/1-night-shelter/card.png")
        assert box_of_difference(before.content, client.get(moved["Location"]).content)

    def test_answers_for_what_is_hidden_as_for_what_is_absent(self, client, shelter):
        draft = make.InitiativeFactory(key="plan", title_en="Quiet plan")
        hidden, absent = (
            client.get(f"/en/initiatives/{number}-quiet-plan/card.png") for number in (draft.pk + 100, 999)
        )
        assert (hidden.status_code, hidden.content) == (
            404,
            absent.content.replace(b"999-", b"%d-" % (draft.pk + 100)),
        )

    def test_says_that_what_was_withdrawn_is_gone(self, client):
        city = make.PublishedAuthorityFactory(name_en="Rennes")
        Authority.objects.filter(pk=city.pk).update(state=State.ARCHIVED)
        assert client.get("/en/authorities/1-rennes/card.png").status_code == 410

    def test_costs_two_questions(self, client, shelter, django_assert_max_num_queries):
        with django_assert_max_num_queries(2):
            client.get("/en/initiatives/1-shelter/card.png")
