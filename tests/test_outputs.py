"""A list in every form: the same rows, safe for whoever opens them, and never a draft."""

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.documents.cells import guard
from initiatives.exports.formats import FORMATS
from initiatives.filtersets import FILTERSETS
from initiatives.models import Authority, Initiative, Place
from initiatives.models.base import slug_of
from tests import factories as make
from tests import surfaces
from tests.surfaces import ATOM, body

LANG = "{http://www.w3.org/XML/1998/namespace}lang"

PLURALS = {model: str(model._meta.verbose_name_plural) for model in FILTERSETS}
# What people write, and what the database can hold; the control characters that split words are told apart.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("aé œÉ’'\",;|=+-@_\t\r\n–ßİ")),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=120,
)
HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1", "@x", "\tx"]


@pytest.fixture
def shelter(db):
    shelter = make.shelter_of_rennes(
        city={"name_en": "Rennes", "name_fr": "Rennes", "latitude": "48.11", "longitude": "-1.68"},
        summary_en="Beds.",
        summary_fr="Des lits.",
        started_in=2019,
    )
    shelter.sectors.add(make.SectorFactory(key="housing"))
    return Initiative.objects.select_related("doc").get(pk=shelter.pk)


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
        "updated_at": shelter.doc.changed_at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
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


class TestTheFeed:
    def test_tells_what_changed_the_latest_first(self, client, shelter):
        newer = make.PublishedInitiativeFactory(key="newer", title_en="Newer", title_fr="Plus récente")
        feed = ET.fromstring(body(client.get("/fr/initiatives.atom?level=local")))
        told = {
            "title": feed.findtext(f"{ATOM}title"),
            "links": {
                link.attrib["rel"]: link.attrib["href"]
                for link in feed.findall(f"{ATOM}link")
                if "rel" in link.attrib
            },
            "entries": [
                [entry.findtext(f"{ATOM}{name}") for name in ("title", "id", "summary")]
                for entry in feed.findall(f"{ATOM}entry")
            ],
        }
        site = "http://testserver/fr/initiatives"
        assert told == {
            "title": "Multilevel\u00a0: initiatives; Niveau\u00a0: Local",
            "links": {"alternate": f"{site}/?level=local", "self": f"{site}.atom?level=local"},
            "entries": [
                ["Plus récente", f"tag:testserver,2021:initiative:{newer.number}", ""],
                ["Hébergement", f"tag:testserver,2021:initiative:{shelter.number}", "Des lits."],
            ],
        }

    def test_says_what_is_told_in_the_other_language(self, client, shelter):
        Initiative.objects.filter(pk=shelter.pk).update(title_fr="", summary_fr="")
        make.PublishedChallengeFactory(title_fr="Coûts", statement_en="Who pays & why?", statement_fr="")
        told = []
        for plural in ("initiatives", "challenges"):
            feed = ET.fromstring(body(client.get(f"/fr/{plural}.atom")))
            entry = feed.find(f"{ATOM}entry")
            told.append([feed.attrib[LANG], entry.get(LANG), entry.findtext(f"{ATOM}summary")])
        assert told == [
            ["fr", "en", "Beds."],
            ["fr", None, '<span lang="en">Who pays &amp; why?</span>'],
        ]

    def test_is_announced_on_the_page_of_the_list(self, client, shelter):
        html = client.get("/en/initiatives/?country=FR").content.decode()
        assert (
            '<link rel="alternate" type="application/atom+xml" href="/en/initiatives.atom?country=FR" '
            'title="Initiatives">'
        ) in html


class TestTheFrame:
    ADDRESS = "/en/initiatives/embed/?country=FR"

    def test_may_be_shown_on_other_sites_and_nothing_else_may(self, client, shelter):
        framed, page = client.get(self.ADDRESS), client.get("/en/initiatives/?country=FR")
        assert "frame-ancestors *" in framed["Content-Security-Policy"]
        assert "X-Frame-Options" not in framed
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"

    def test_keeps_its_leave_to_be_framed_when_it_is_kept(self, client, shelter):
        assert dict(client.get(self.ADDRESS).headers) == dict(client.get(self.ADDRESS).headers)

    def test_leads_to_the_entries_and_to_the_whole_list(self, client, shelter):
        html = client.get(self.ADDRESS).content.decode()
        assert f'href="/en/initiatives/{shelter.number}-shelter/"' in html
        assert 'href="http://testserver/en/initiatives/?country=FR"' in html
        assert "<form" not in html
        assert "<script" not in html

    def test_tells_the_partner_what_is_wrong_with_the_address(self, client, shelter):
        answer = client.get("/en/initiatives/embed/?contry=FR")
        assert answer.status_code == 400
        assert "There is no filter “contry”." in answer.content.decode()


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
        assert (answer.status_code, answer.content.decode().splitlines()) == (
            400,
            [
                "level: “village” is not known here. Choose among: supranational, national, regional, local.",
                "Unknown parameter: contry. Known parameters: authority, challenge, commitment, continent, country, cursor, "
                "facets, fields, joins, kind, level, missing, network, ordering, page, page_size, q, role, scope, "
                "sector, started_after, started_before, status, updated_since, year.",
            ],
        )

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


class TestWhatTheDatabaseWritesForManyRows:
    """Cells and addresses are made where the rows are; they are those that Python makes for one."""

    @staticmethod
    def asked(expression, *values):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {expression}", values)
            return cursor.fetchone()[0]

    @given(text=TEXTS)
    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_are_the_cells_of_files(self, db, text):
        written = io.StringIO()
        csv.writer(written).writerow([guard(text), "next"])
        assert self.asked("csv_cell(%s)", text) + ",next\r\n" == written.getvalue()

    @given(text=TEXTS)
    @settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_are_the_ends_of_addresses(self, db, text):
        assert self.asked("slug_of(%s, 'key')", text) == slug_of(text, "key")

    def test_are_addresses_in_the_readers_language(self, client, shelter):
        for language in ("en", "fr"):
            [row] = surfaces.csv_rows(body(client.get(f"/{language}/initiatives.csv")))
            [other] = json.loads(body(client.get(f"/{language}/initiatives.json")))["results"]
            assert row["url"] == other["url"]


class TestTheRowOfAList:
    def test_is_the_same_whatever_language_the_program_asks_in(self, client, shelter):
        answers = [
            client.get("/api/v1/initiatives/shelter/", headers={"accept-language": language}).content
            for language in ("en", "fr")
        ]
        assert answers[0] == answers[1]
