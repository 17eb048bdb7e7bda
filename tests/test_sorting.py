"""Names stand where a reader of the language looks for them, whoever sorts: PostgreSQL, Python, or a browser."""

import re
from html import unescape
from typing import ClassVar

import pytest
from django.db import connection
from django.utils.translation import override

from initiatives.models import ENTRIES, Country, Framework, Place, Sector, Source
from initiatives.pages.texts import alphabetical
from initiatives.search import sorting
from tests import factories as make

NAMED = [*ENTRIES, Country, Framework, Place, Sector, Source]


class TestNames:
    @pytest.mark.parametrize(
        "in_order",
        [
            ["Ecuador", "Égypte", "Espagne", "État de Genève", "Éthiopie", "Europe", "Zambie"],
            ["Congo", "Costa Rica", "Côte d’Ivoire", "Croatie", "Cuba"],
            ["Coes", "Cœur de ville", "Cofinancement", "Œuvre", "Oujda"],
            ["Aegean", "Ægir", "Aegis", "Afrique", "Łódź", "Londres", "Ørebro", "Orléans", "Tromsø"],
            ["Île-de-France", "Ile de Ré", "Îles Canaries"],
            ["Paris Métropole", "Paris – Rabat", "Paris, Tanger", "Parisien"],
            ["(A) Bâtir", "« Agir » en région", "“Cités” unies"],
            ["12 villes", "Aide d’urgence", "Aide de l’État", "Aide-mémoire", "Aides"],
        ],
    )
    def test_are_sorted_by_their_letters(self, in_order):
        assert sorted(set(in_order), key=sorting) == in_order


@pytest.mark.django_db
class TestTheDatabase:
    @pytest.mark.parametrize(
        "name",
        [
            "Côte d’Ivoire",
            "ŒUVRE",
            "Ægir",
            "Straße",
            "Tromsø – «Łódź»",
            "  “À” l'é—cole n° 2 ",
            "Ⅻ",
            "ÉTÉ_2021",
            "",
        ],
    )
    def test_sorts_by_the_same_as_python(self, name):
        with connection.cursor() as cursor:
            cursor.execute("SELECT sorting(%s)", [name])
            assert cursor.fetchone()[0] == sorting(name)


def listed(client, address: str, pattern: str) -> list[str]:
    found = re.findall(pattern, client.get(address).content.decode())
    return [unescape(name) for name in found]


@pytest.mark.django_db
class TestLists:
    """With names that a computer would put last."""

    @pytest.fixture
    def countries(self):
        names = {"EG": ("Egypt", "Égypte"), "ES": ("Spain", "Espagne"), "ZM": ("Zambia", "Zambie")}
        names["CI"], names["CU"] = ("Côte d’Ivoire", "Côte d’Ivoire"), ("Cuba", "Cuba")
        return [
            make.CountryFactory(iso2=code, name_en=english, name_fr=french, continent="africa")
            for code, (english, french) in names.items()
        ]

    IN_FRENCH: ClassVar = ["Côte d’Ivoire", "Cuba", "Égypte", "Espagne", "Zambie"]
    LINK = r'<a href="/\w\w/countries/\w\w/"[^>]*>([^<]+)</a>'

    def test_of_all_countries(self, client, countries):
        assert listed(client, "/fr/countries/", self.LINK) == self.IN_FRENCH
        assert listed(client, "/en/countries/", self.LINK)[-2:] == ["Spain", "Zambia"]

    def test_of_the_countries_of_an_initiative(self, client, countries):
        shelter = make.shelter_of_rennes()
        shelter.countries.set(countries)
        detail = client.get(f"/fr/initiatives/{shelter.number}-x/", follow=True).content.decode()
        facts = detail[detail.index('id="facts"') :]
        assert re.findall(self.LINK, facts)[:5] == self.IN_FRENCH
        card = client.get("/fr/initiatives/").content.decode()
        said = re.search(r">Pays</span> (.*?)</li>", card)[1]
        assert re.findall(r"<span>([^<]+)</span>", said) == self.IN_FRENCH
        home = client.get("/fr/").content.decode()
        assert re.findall(self.LINK, home) == self.IN_FRENCH

    def test_of_the_values_of_a_facet_that_find_as_much(self, client, countries):
        make.shelter_of_rennes().countries.set(countries)
        page = client.get("/fr/initiatives/").content.decode()
        facet = page[page.index('id="facet-country"') : page.index('id="facet-continent"')]
        assert re.findall(r'option__label">([^<]+)<', facet) == self.IN_FRENCH

    def test_of_the_api_which_is_the_same_for_every_reader(self, client, countries):
        asked = [client.get("/api/v1/countries/", headers={"Accept-Language": code}) for code in ("en", "fr")]
        names = [[row["name_en"] for row in answer.json()["results"]] for answer in asked]
        assert names == [["Côte d’Ivoire", "Cuba", "Egypt", "Spain", "Zambia"]] * 2

    def test_of_entries_and_of_sources(self, client):
        for name in ("Zone", "Étude", "Espace"):
            make.PublishedChallengeFactory(title_en=f"The {name}", title_fr=name)
            make.SourceFactory(title_en=f"The {name}", title_fr=name)
        titles = r'card__title"><a [^>]*>([^<]+)</a>'
        assert listed(client, "/fr/challenges/", titles) == ["Espace", "Étude", "Zone"]
        sources = r'<a href="/fr/sources/[\w-]+/"[^>]*>(Espace|Étude|Zone)</a>'
        assert listed(client, "/fr/sources/", sources) == ["Espace", "Étude", "Zone"]


@pytest.mark.django_db
@pytest.mark.usefixtures("catalogue")
class TestTheWholeCatalogue:
    @pytest.fixture
    def catalogue(self):
        from tests.conftest import fill

        fill()

    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_is_sorted_alike_by_postgresql_and_by_python(self, language):
        for model in ENTRIES:
            by_database = list(model.objects.published().by_label(language))
            with override(language):
                by_python = alphabetical(sorted(by_database, key=lambda entry: entry.number))
            assert by_database == by_python

    def test_has_only_letters_digits_and_spaces_to_sort_by(self):
        names = [
            name for model in NAMED for one in model.objects.all() for name in (one.label_en, one.label_fr)
        ]
        assert [name for name in names if not re.fullmatch("[a-z0-9 ]*", sorting(name))] == []
