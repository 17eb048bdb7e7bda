"""Each language by its own rules, what is told in the other one marked, and nobody sent from one into the other."""

import re
from datetime import UTC, date, datetime
from html import unescape

import pytest
from django.template import Context, Template
from django.utils import timezone
from django.utils.translation import override

from initiatives.days import day, days, exact_moment, moment
from initiatives.models import Initiative
from initiatives.pages.texts import number, partial_date
from initiatives.vocabularies import named
from tests import factories as make
from tests.conftest import HOUSE

NARROW, FIXED = "\u202f", "\u00a0"


def in_both(tell, *said):
    told = []
    for language in ("en", "fr"):
        with override(language):
            told.append(tell(*said))
    return tuple(told)


class TestTheRulesOfALanguage:
    @pytest.mark.parametrize(
        ("when", "told"),
        [
            (date(2021, 9, 15), ("15 September 2021", "15 septembre 2021")),
            (date(2021, 8, 1), ("1 August 2021", "1er août 2021")),
        ],
    )
    def test_write_days(self, when, told):
        assert in_both(day, when) == told
        assert in_both(lambda: Template("{{ when|day }}").render(Context({"when": when}))) == told

    def test_write_moments(self):
        when = datetime(2026, 10, 31, 23, 5, tzinfo=UTC)  # in Brussels it is November
        with timezone.override("Europe/Brussels"):
            assert in_both(moment, when) == ("1 November 2026, 00:05", "1er novembre 2026, 00:05")
            assert in_both(exact_moment, when) == (
                "1 November 2026, 00:05 CET",
                "1er novembre 2026, 00:05 CET",
            )
            for said in (day, moment, exact_moment):
                template = Template(f"{{{{ when|{said.__name__} }}}}")
                assert in_both(lambda: template.render(Context({"when": when}))) == in_both(said, when)  # noqa: B023

    def test_write_no_day_in_another_way(self):
        """Django’s own format knows no “1er”."""
        sources = [*(HOUSE / "templates").rglob("*.html"), *(HOUSE / "initiatives").rglob("*.py")]
        ways = re.compile(r"""\|date:"[jd]|date_format\([^)]*['"]j """)
        assert [path.name for path in sources if ways.search(path.read_text())] == []

    @pytest.mark.parametrize(
        ("first", "last", "told"),
        [
            (date(2021, 9, 14), None, ("14 September 2021", "14 septembre 2021")),
            (date(2021, 9, 14), date(2021, 9, 15), ("14–15 September 2021", "14–15 septembre 2021")),
            (date(2021, 2, 1), date(2021, 2, 2), ("1–2 February 2021", "1er–2 février 2021")),
            (
                date(2021, 9, 30),
                date(2021, 10, 1),
                ("30 September 2021 – 1 October 2021", "30 septembre 2021 – 1er octobre 2021"),
            ),
        ],
    )
    def test_write_several_days(self, first, last, told):
        assert in_both(days, first, last) == told

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("2021", ("2021", "2021")),
            ("2021-09", ("September 2021", "septembre 2021")),
            ("2021-09-15", ("15 September 2021", "15 septembre 2021")),
        ],
    )
    def test_write_what_is_known_of_a_day(self, text, told):
        assert in_both(partial_date, text) == told

    @pytest.mark.parametrize(
        ("value", "told"),
        [
            (950, ("950", "950")),
            (12500, ("12,500", f"12{NARROW}500")),
            (1234567, ("1,234,567", f"1{NARROW}234{NARROW}567")),
        ],
    )
    def test_write_numbers(self, value, told):
        assert in_both(number, value) == told

    def test_write_what_is_said_of_something(self):
        assert in_both(named, "Rabat", "Maroc") == ("Rabat: Maroc", f"Rabat{FIXED}: Maroc")


@pytest.fixture
def half_told():
    """Whatever may be told in one language only, told in English."""
    city = {"name_fr": "", "name_en": "City of Rennes"}
    shelter = make.shelter_of_rennes(city=city, title_fr="", summary_fr="", description_en="Long.")
    rennes = shelter.participations.get().authority
    challenge = make.PublishedChallengeFactory(title_en="Mandates", title_fr="", statement_fr="")
    make.ResponseFactory(initiative=shelter, challenge=challenge, how_en="It acts.", how_fr="")
    make.CompetenceFactory(
        key="shelter", country=rennes.country, authority=rennes, level="local", note_en="By law.", note_fr=""
    )
    return shelter


MARK = r'\s*<span class="tongue" translate="no"><span aria-hidden="true">EN</span>'


@pytest.mark.django_db
class TestWhatIsToldInOneLanguage:
    """On the pages of the other it carries its code for those who listen, and a mark for those who look."""

    @pytest.mark.parametrize(
        ("page", "texts"),
        [
            ("", ["Shelter", "Mandates", "City of Rennes", "Nights for families."]),
            ("initiatives/", ["Shelter", "City of Rennes", "Nights for families."]),
            ("initiatives/?challenge={challenge}", ["Mandates"]),
            ("initiatives/?authority=rennes", ["City of Rennes"]),
            ("initiatives/values/authority/", ["City of Rennes"]),
            ("initiatives/embed/", ["Shelter", "City of Rennes"]),
            ("initiatives/{number}-shelter/", ["City of Rennes", "Mandates", "It acts."]),
            ("initiatives/{number}-shelter/versions/", ["Shelter"]),
            ("authorities/", ["City of Rennes"]),
            ("countries/FR/", ["City of Rennes", "Shelter", "By law."]),
            ("competences/", ["By law."]),
            ("search/?q=rennes", ["City of", "Shelter"]),
            ("propose/initiative/{number}/", ["Shelter"]),
        ],
    )
    def test_is_marked(self, client, half_told, page, texts):
        names = {"number": half_told.number, "challenge": half_told.responses.get().challenge.key}
        html = client.get(f"/fr/{page.format(**names)}").content.decode()
        for text in texts:
            shown = rf'lang="en"[^>]*>\s*(?:<mark>)?{re.escape(text)}'
            assert re.search(shown, html), (text, "has no code of its language")
            marked = rf"{shown}.{{0,120}}?{MARK}"
            assert re.search(marked, html, re.DOTALL), (text, "has no mark")

    def test_is_not_marked_on_pages_of_its_own(self, client, half_told):
        html = client.get(f"/en/initiatives/{half_told.number}-shelter/").content.decode()
        assert 'class="tongue"' not in html

    def test_is_marked_in_what_is_cited(self, client, half_told):
        html = client.get(f"/fr/initiatives/{half_told.number}-shelter/").content.decode()
        cited = re.search(r'id="cite-text">(.*?)</p>', html)[1]
        assert re.match(
            r'Secrétariat du Processus de Rabat \(\d{4}\)\. <span lang="en">Shelter</span>\. Multi', cited
        )


@pytest.mark.django_db
class TestTheLanguage:
    """Of the address; where that has none, of the browser."""

    @pytest.mark.parametrize(
        ("path", "status", "title"),
        [
            ("/fr/nowhere/", 404, "Page introuvable"),
            ("/fr/initiatives/?year=soon", 400, "Initiatives"),
            ("/fr/initiatives/99-x/", 404, "Page introuvable"),
            ("/fr/search/?q=%00", 400, "Cette demande ne peut pas être comprise"),
            ("/en/search/?q=%00", 400, "This request cannot be understood"),
        ],
    )
    def test_is_kept_by_errors_whoever_came_before(self, client, path, status, title):
        other = "fr" if path.startswith("/en") else "en"
        client.get(f"/{other}/about/")
        answer = client.get(path)
        html = unescape(answer.content.decode())
        assert (answer.status_code, answer["Content-Language"]) == (status, path[1:3])
        assert f'<html lang="{path[1:3]}">' in html
        assert f"<h1>{title}</h1>" in html

    @pytest.mark.parametrize(
        ("path", "detail"),
        [
            ("/api/v1/initiatives/999/", "Il n’y a rien à cette adresse."),
            (
                "/api/v1/initiatives/?q=%00",
                "Supprimez le caractère NUL (%00 ou \\u0000) et envoyez de nouveau votre demande.",
            ),
        ],
    )
    def test_of_a_refusal_to_programs_is_the_one_they_ask_for(self, client, path, detail):
        answer = client.get(path, headers={"Accept-Language": "fr"})
        assert (answer["Content-Language"], answer.json()["detail"]) == ("fr", detail)

    def test_of_data_is_both(self, client):
        make.shelter_of_rennes()
        asked = [
            client.get("/api/v1/initiatives/1/", headers={"Accept-Language": one}) for one in ("fr", "en")
        ]
        assert [answer["Content-Language"] for answer in asked] == ["en, fr"] * 2

    def test_is_kept_by_redirects(self, client):
        shelter = make.shelter_of_rennes()
        saved = make.SavedSearchFactory()
        paths = [f"/fr/initiatives/{shelter.number}-x/", f"/fr/s/{saved.token}/"]
        assert [client.get(path)["Location"][:16] for path in paths] == ["/fr/initiatives/"] * 2

    def test_of_a_form_is_that_of_the_page_it_stands_on(self, client):
        make.shelter_of_rennes()
        for path in ("", "initiatives/?country=FR", "sources/", "propose/", "initiatives/values/authority/"):
            html = client.get(f"/fr/{path}").content.decode()
            actions = re.findall(r'<form[^>]* action="([^"]*)"', html)
            assert {action[:4] for action in actions} == {"/fr/"}, path

    def test_of_a_withdrawn_entry_is_told_in_the_page(self, client):
        shelter = make.shelter_of_rennes(title_fr="")
        Initiative.objects.filter(pk=shelter.pk).update(state="archived")
        html = client.get(f"/fr/initiatives/{shelter.number}-shelter/").content.decode()
        assert "Initiative · fiche retirée" in html
        assert '<h1 lang="en">Shelter</h1>' in html
