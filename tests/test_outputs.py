"""A list in every form: the same rows, safe for whoever opens them, and never a draft."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.exports.formats import FORMATS
from initiatives.filtersets import FILTERSETS
from initiatives.models import Authority, Initiative, Place, SearchDoc
from tests import factories as make
from tests import surfaces
from tests.listing import listed_shelter
from tests.surfaces import body

PLURALS = {model: str(model._meta.verbose_name_plural) for model in FILTERSETS}
HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1", "@x", "\tx"]


@pytest.fixture
def shelter(db):
    return listed_shelter()


def row_of(shelter: Initiative) -> dict:
    return {
        "record": "initiative",
        "id": shelter.number,
        "key": "shelter",
        "url": f"http://testserver/en/initiatives/{shelter.number}-shelter/",
        "title_en": "Shelter",
        "title_fr": "Hébergement",
        "summary_en": "Beds.",
        "summary_fr": "Des lits.",
        "kind": "service",
        "status": "ongoing",
        "started_in": 2019,
        "ended_in": None,
        "scope": "local",
        "countries": ["FR"],
        "sectors": ["housing"],
        "levels": ["local"],
        "lead_authorities": [
            {
                "id": Authority.objects.get().number,
                "key": "rennes",
                "name_en": "Rennes",
                "name_fr": "Rennes",
                "level": "local",
                "country": "FR",
            }
        ],
        "updated_at": shelter.doc.changed_at.isoformat().replace("+00:00", "Z"),
        "last_verified_on": None,
    }


class TestJson:
    def test_holds_the_rows_of_the_api_with_question_and_licence(self, client, shelter):
        answer = json.loads(body(client.get("/en/initiatives.json?country=FR")))
        assert answer == {
            "url": "http://testserver/en/initiatives/?country=FR",
            "licence": "https://creativecommons.org/licenses/by/4.0/",
            "results": [row_of(shelter)],
        }


class TestGeoJson:
    def test_puts_an_initiative_where_its_leaders_are(self, client, shelter):
        answer = json.loads(body(client.get("/en/initiatives.geojson")))
        assert answer == {
            "type": "FeatureCollection",
            "url": "http://testserver/en/initiatives/",
            "licence": "https://creativecommons.org/licenses/by/4.0/",
            "features": [
                {
                    "type": "Feature",
                    "id": shelter.number,
                    "geometry": {"type": "Point", "coordinates": [-1.68, 48.11]},
                    "properties": row_of(shelter),
                }
            ],
        }

    def test_puts_it_at_its_own_places_where_they_are_known(self, client, shelter):
        for key, latitude, longitude in (("a", "34.68", "-1.91"), ("b", "14.69", "-17.44")):
            shelter.places.add(make.PlaceFactory(key=key, latitude=latitude, longitude=longitude))
        features = json.loads(body(client.get("/en/initiatives.geojson")))["features"]
        assert features[0]["geometry"] == {
            "type": "MultiPoint",
            "coordinates": [[-1.91, 34.68], [-17.44, 14.69]],
        }
        Place.objects.update(latitude=None, longitude=None)
        Authority.objects.update(latitude=None, longitude=None)
        features = json.loads(body(client.get("/en/initiatives.geojson")))["features"]
        assert features[0]["geometry"] is None

    def test_puts_an_authority_at_its_coordinates(self, client, shelter):
        features = json.loads(body(client.get("/en/authorities.geojson")))["features"]
        assert [feature["geometry"] for feature in features] == [
            {"type": "Point", "coordinates": [-1.68, 48.11]}
        ]


class TestCsv:
    """The cells of lists stand ready in the search docs; no way of writing leaves them stale."""

    @staticmethod
    def lists(client) -> list[str]:
        [row] = surfaces.csv_rows(body(client.get("/en/initiatives.csv")))
        return [row[name] for name in ("countries", "sectors", "levels", "lead_authorities")]

    def test_separates_what_a_cell_lists_by_bars(self, client, shelter):
        shelter.countries.add(make.CountryFactory(iso2="MA"))
        lead = make.PublishedAuthorityFactory(key="maroc", level="national")
        make.ParticipationFactory(initiative=shelter, authority=lead, role="leads")
        assert self.lists(client) == ["FR|MA", "housing", "national|local", "rennes|maroc"]

    def test_has_nothing_where_nothing_is_recorded(self, client, shelter):
        shelter.sectors.clear()
        assert self.lists(client) == ["FR", "", "local", "rennes"]

    def test_follows_keys_and_codes_given_by_plain_sql(self, client, shelter):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE initiatives_authority SET key = 'roazhon', level = 'regional'")
            cursor.execute("UPDATE initiatives_sector SET key = 'homes'")
            cursor.execute("DELETE FROM initiatives_initiative_countries")
        assert self.lists(client) == ["", "homes", "regional", "roazhon"]

    def test_names_no_leader_that_is_a_draft_or_archived(self, client, shelter):
        hushed = make.AuthorityFactory(key="hushed", level="national")
        make.ParticipationFactory(initiative=shelter, authority=hushed, role="leads")
        assert self.lists(client) == ["FR", "housing", "local", "rennes"]
        Authority.objects.filter(key="hushed").update(state="published")
        assert self.lists(client) == ["FR", "housing", "national|local", "rennes|hushed"]
        Authority.objects.filter(key="hushed").update(state="archived")
        assert self.lists(client) == ["FR", "housing", "local", "rennes"]


class TestTheWorkbook:
    def test_says_what_it_is_then_the_rows_then_what_the_columns_mean(self, client, shelter):
        sheets = surfaces.sheets(body(client.get("/fr/initiatives.xlsx?country=FR&q=lits&kind=service")))
        names = ["id", "key", "url", *list(row_of(shelter))[4:]]
        assert list(sheets) == ["À propos", "Lignes", "Description des colonnes"]
        assert sheets["À propos"] == [
            ("Catalogue", "Multilevel"),
            ("Contenu", "initiatives"),
            ("Mots", "lits"),
            ("Pays", "France"),
            ("Type", "Service"),
            ("Lignes", 1),
            ("Établi le", timezone.localdate().isoformat()),
            ("Adresse", "http://testserver/fr/initiatives/?country=FR&q=lits&kind=service"),
            ("Licence", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"),
        ]
        first, row = sheets["Lignes"]
        assert list(first) == names
        assert row[:3] == (
            shelter.number,
            "shelter",
            f"http://testserver/fr/initiatives/{shelter.number}-hebergement/",
        )
        assert dict(zip(names, row, strict=True))["lead_authorities"] == "rennes"
        assert [line[0] for line in sheets["Description des colonnes"]] == ["Colonne", *names]
        assert ("levels", "Niveaux de gouvernement") in [
            line[:2] for line in sheets["Description des colonnes"]
        ]

    def test_keeps_texts_as_texts(self, client, shelter):
        for text in HOSTILE:
            Initiative.objects.update(summary_en=text)
            assert surfaces.sheet_rows(body(client.get("/en/initiatives.xlsx")))[0]["summary_en"] == text


class TestEveryForm:
    @pytest.mark.parametrize("form", [form.suffix for form in FORMATS])
    @pytest.mark.parametrize("plural", PLURALS.values())
    def test_holds_what_is_published_and_no_draft(self, client, plural, form, db):
        for number, factory in enumerate(make.PUBLISHED.values()):
            factory(key=f"open{number}")
        for factory in make.DRAFTS:
            factory(key="hushed")
        answers = surfaces.ask_all(client, plural, "")
        keys = answers["api"]
        assert "hushed" not in keys
        assert [key for key in keys if key.startswith("open")]
        assert answers == dict.fromkeys(answers, keys)

    @pytest.mark.parametrize("form", [form.suffix for form in FORMATS])
    def test_refuses_what_it_does_not_understand_before_it_begins(self, client, form, db):
        answer = client.get(f"/en/initiatives.{form}?contry=FR&level=village")
        fields = "" if form == "atom" else "fields, "
        assert (answer.status_code, answer.content.decode().splitlines()) == (
            400,
            [
                "level: “village” is not known here. Choose among: supranational, national, regional, local.",
                "Unknown parameter: contry. Known parameters: authority, challenge, commitment, continent, country, "
                f"{fields}joins, kind, level, missing, network, ordering, q, role, scope, sector, started_after, "
                "started_before, status, updated_since, year.",
            ],
        )

    @pytest.mark.parametrize("form", [form.suffix for form in FORMATS])
    def test_is_whole_and_says_so_to_whoever_asks_for_a_part(self, client, form, db):
        asked = "page=2&page_size=x&cursor=*&facets=1"
        answer = client.get(f"/en/initiatives.{form}?{asked}")
        assert (answer.status_code, answer.content.decode().splitlines()) == (
            400,
            [
                f"{name}: Leave this out: a file holds the whole list."
                for name in ("page", "page_size", "cursor", "facets")
            ],
        )
        assert client.get(f"/en/initiatives.{form}?page=&facets=").status_code == 200

    def test_is_linked_without_what_it_does_not_understand(self, client, shelter):
        html = client.get("/en/initiatives/?page_size=50&page=1&cursor=&level=local").content.decode()
        links = set(re.findall(r'href="(/en/initiatives\.[^"]+)"', html))
        assert links == {f"/en/initiatives.{form.suffix}?level=local" for form in FORMATS}

    @pytest.mark.parametrize("form", [form.suffix for form in FORMATS])
    def test_asks_the_database_no_more_for_thirty_rows_than_for_one(self, client, shelter, form):
        def questions() -> int:
            with CaptureQueriesContext(
                connection,
            ) as asked:
                body(client.get(f"/en/initiatives.{form}"))
            return len(asked)

        few = questions()
        make.PublishedInitiativeFactory.create_batch(29, lead=Authority.objects.get())
        assert questions() == few

    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_of_a_table_in_text_runs_nothing(self, client, shelter, hostile):
        Initiative.objects.update(summary_en=hostile)
        rows = surfaces.csv_rows(body(client.get("/en/initiatives.csv")))
        assert rows[0]["summary_en"] == f"'{hostile}"


class TestFieldsAskedFor:
    """As in the API; a table has its columns in the order asked for."""

    ASKED = "fields=updated_at,levels,id,countries,levels"

    def test_are_the_columns_of_a_table_in_that_order(self, client, shelter):
        moment = shelter.doc.changed_at
        [row] = surfaces.csv_rows(body(client.get(f"/en/initiatives.csv?{self.ASKED}")))
        assert list(row.items()) == [
            ("updated_at", moment.isoformat().replace("+00:00", "Z")),
            ("levels", "local"),
            ("id", str(shelter.number)),
            ("countries", "FR"),
        ]
        sheets = surfaces.sheets(body(client.get(f"/en/initiatives.xlsx?{self.ASKED}")))
        assert sheets["Rows"][0] == tuple(row)
        assert sheets["Rows"][1][1:] == ("local", shelter.number, "FR")
        assert [line[0] for line in sheets["Codebook"]] == ["Column", *row]

    def test_are_what_a_row_has_as_data(self, client, shelter):
        told = {name: row_of(shelter)[name] for name in ("id", "countries", "levels", "updated_at")}
        assert json.loads(body(client.get(f"/en/initiatives.json?{self.ASKED}")))["results"] == [told]
        [feature] = json.loads(body(client.get(f"/en/initiatives.geojson?{self.ASKED}")))["features"]
        assert (feature["properties"], feature["id"]) == (told, shelter.number)

    @pytest.mark.parametrize("plural", PLURALS.values())
    def test_may_be_each_of_them_alone(self, client, plural, db):
        for number, factory in enumerate(make.PUBLISHED.values()):
            factory(key=f"open{number}")
        [whole, *_] = surfaces.csv_rows(body(client.get(f"/en/{plural}.csv")))
        for name, cell in whole.items():
            [row, *_] = surfaces.csv_rows(body(client.get(f"/en/{plural}.csv?fields={name}")))
            assert row == {name: cell}

    @pytest.mark.parametrize(
        ("form", "first"), [("csv", ""), ("xlsx", ""), ("json", "record, "), ("geojson", "record, ")]
    )
    def test_are_refused_with_those_that_are_known(self, client, db, form, first):
        answer = client.get(f"/en/challenges.{form}?fields=key,titel")
        assert (answer.status_code, answer.text) == (
            400,
            f"Unknown field: titel. Known fields: {first}id, key, url, title_en, title_fr, statement_en, "
            "statement_fr, theme, levels, updated_at, last_verified_on.\n",
        )

    def test_are_not_for_a_feed(self, client, db):
        answer = client.get("/en/challenges.atom?fields=key")
        assert (answer.status_code, answer.text) == (
            400,
            "fields: Leave this out: a feed tells the same of every entry.\n",
        )


class TestAMoment:
    """Has one form in everything that programs read: that of the API."""

    @pytest.mark.parametrize("microsecond", [412706, 412000, 0])
    def test_is_the_same_in_every_form(self, client, shelter, microsecond):
        moment = datetime(2026, 11, 24, 8, 30, 16, microsecond, tzinfo=UTC)
        Initiative.objects.update(last_verified_on="2026-11-25")
        SearchDoc.objects.update(changed_at=moment)
        [row] = client.get("/api/v1/initiatives/").json()["results"]
        [as_json] = json.loads(body(client.get("/en/initiatives.json")))["results"]
        [feature] = json.loads(body(client.get("/en/initiatives.geojson")))["features"]
        [line] = surfaces.csv_rows(body(client.get("/en/initiatives.csv")))
        assert row == as_json == feature["properties"]
        told = (row["updated_at"], row["last_verified_on"])
        assert told == (line["updated_at"], line["last_verified_on"])
        assert told == (moment.isoformat().replace("+00:00", "Z"), "2026-11-25")

    def test_is_one_to_reckon_with_in_a_workbook(self, client, shelter):
        Initiative.objects.update(last_verified_on="2026-11-25")
        SearchDoc.objects.update(changed_at=datetime(2026, 11, 24, 8, 30, 16, tzinfo=UTC))
        [row] = surfaces.sheet_rows(body(client.get("/en/initiatives.xlsx")))
        assert (row["updated_at"], row["last_verified_on"]) == (
            datetime(2026, 11, 24, 8, 30, 16),  # noqa: DTZ001 - a workbook knows no zones
            datetime(2026, 11, 25),  # noqa: DTZ001
        )


class TestTheRowOfAList:
    def test_is_the_same_whatever_language_the_program_asks_in(self, client, shelter):
        answers = [
            client.get("/api/v1/initiatives/shelter/", headers={"accept-language": language}).content
            for language in ("en", "fr")
        ]
        assert answers[0] == answers[1]
