"""The catalogue as a package of files: what is written, what is read back, and that both are the same."""

import json
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from tests import factories as make
from tests import packages
from tests.whole_packages import (
    EMPTY_REPORT,
    FIXTURES,
    HEADERS,
    a_rich_catalogue,
    export,
    forget_everything,
    load,
    read,
    writing,
)

pytestmark = pytest.mark.django_db


class TestTheFiles:
    def test_have_these_columns(self, tmp_path):
        files = export(tmp_path / "export")
        headers = {name: content.decode().splitlines()[0] for name, content in files.items()}
        headers.pop("datapackage.json")
        assert headers == {f"{table}.csv": header for table, header in HEADERS.items()}

    def test_write_each_kind_of_value_in_one_way(self, tmp_path):
        a_rich_catalogue()
        files = export(tmp_path / "export")
        assert files["places.csv"].decode() == (
            "key,name_en,name_fr,country,latitude,longitude\n"
            "oujda,Place oujda,Lieu oujda,MA,34.68139,-1.90858\n"
        )
        assert files["authorities.csv"].decode().partition("\n")[2] == (
            "1,oriental,published,Authority oriental,Autorité oriental,,regional,region,MA,,,,,,,en,,\n"
            '2,oujda,published,Authority oujda,,Ujda|a\\|b|c\\\\,local,city,MA,oriental,,,,"Two\r\nlines, ""so"""'
            ",,en,,\n"
        )
        assert files["meetings.csv"].decode().splitlines()[1] == (
            "1,paris,Meeting paris,Réunion paris,2021-09-14,,in_person,oujda,,true,outer,,,,"
        )
        assert files["initiatives.csv"].decode().splitlines()[1] == (
            "1,shelter,published,Initiative shelter,Initiative shelter,,programme,unknown,,,local,FR|MA,,oujda,"
            "plan-2023:1|plan-2023:2|plan-2023:a,https://example.org/?a=1&b=2,,,,,en,,"
        )
        assert [row["value"] for row in read(files["figures.csv"])] == ["0.5", "2000"]

    def test_stand_in_the_order_of_their_keys(self, tmp_path):
        for key in ["b", "a-10", "a-9", "a"]:
            make.SectorFactory(key=key)
        rows = read(export(tmp_path / "export")["sectors.csv"])
        assert [row["key"] for row in rows] == ["a", "a-10", "a-9", "b"]

    def test_begin_no_cell_with_a_formula(self, tmp_path):
        texts = ["=1+1", "+33", "-5 %", "@name", "\ttab", "\rline", "'=1", "''=1", "'Aïn", "1=1", "é"]
        for number, text in enumerate(texts):
            make.SectorFactory(key=f"s-{number:02}", name_en=text, name_fr="x")
        files = export(tmp_path / "export")
        assert [row["name_en"] for row in read(files["sectors.csv"])] == [
            "'=1+1", "'+33", "'-5 %", "'@name", "'\ttab", "'\rline", "''=1", "'''=1", "'Aïn", "1=1", "é"
        ]  # fmt: skip
        forget_everything()
        load(tmp_path / "export")
        assert list(models.Sector.objects.order_by("key").values_list("name_en", flat=True)) == texts
        assert export(tmp_path / "again") == files


class TestTheExport:
    def test_holds_what_the_public_may_see(self, tmp_path):
        a_rich_catalogue()
        files = export(tmp_path / "export")
        files.pop("datapackage.json")
        told = [name for name, content in files.items() if b"hidden" in content or b"withdrawn" in content]
        assert told == []
        assert [row["on"] + row["by"] for row in read(files["followups.csv"])] == [
            "2024-01-31",
            "2024-02-29oujda",
        ]
        assert [(row["challenges"], row["evidence"]) for row in read(files["recommendations.csv"])] == [
            ("data", "shelter")
        ]

    def test_is_the_same_when_what_is_hidden_is_gone(self, tmp_path):
        a_rich_catalogue()
        before = export(tmp_path / "before")
        models.FollowUp.objects.filter(by__key="hidden-city").update(by=None)
        models.Response.objects.filter(challenge__key="hidden-challenge").delete()
        models.Participation.objects.filter(authority__key="hidden-city").delete()
        models.Membership.objects.filter(authority__key="hidden-city").delete()
        for model in models.ENTRIES:
            model.objects.exclude(state="published").delete()
        assert export(tmp_path / "after") == before

    def test_holds_drafts_when_asked(self, tmp_path):
        a_rich_catalogue()
        files = export(tmp_path / "export", hidden=True)
        states = {row["key"]: row["state"] for row in read(files["challenges.csv"])}
        assert states == {"data": "published", "hidden-challenge": "draft", "withdrawn": "archived"}
        assert [row["authority"] for row in read(files["participations.csv"])] == [
            "hidden-city", "hidden-city", "oujda"
        ]  # fmt: skip

    def test_asks_as_often_for_thirty_records_as_for_one(self, tmp_path):
        a_rich_catalogue()
        with CaptureQueriesContext(connection) as for_few:
            export(tmp_path / "few")
        for _number in range(30):
            make.FigureFactory(initiative=make.PublishedInitiativeFactory())
        with CaptureQueriesContext(connection) as for_many:
            export(tmp_path / "many")
        assert len(for_many) == len(for_few)


class TestTheCodebook:
    @pytest.fixture
    def fields(self, tmp_path):
        resources = json.loads(export(tmp_path / "export")["datapackage.json"])["resources"]
        return {
            resource["name"]: {field["name"]: field for field in resource["schema"]["fields"]}
            for resource in resources
        }

    def test_describes_every_column_in_its_order(self, fields):
        assert {name: ",".join(columns) for name, columns in fields.items()} == HEADERS

    def test_tells_what_a_column_holds(self, fields):
        assert fields["initiatives"]["started_in"] == {
            "name": "started_in",
            "type": "integer",
            "title": "first year",
            "title_fr": fields["initiatives"]["started_in"]["title_fr"],
            "constraints": {"minimum": 1800, "maximum": 2100},
        }
        assert fields["places"]["latitude"]["constraints"] == {"minimum": -90, "maximum": 90}
        assert fields["sources"]["key"]["constraints"] == {
            "required": True,
            "unique": True,
            "maxLength": 80,
            "pattern": "[a-z0-9]+(-[a-z0-9]+)*",
        }
        assert fields["authorities"]["level"]["constraints"] == {
            "required": True,
            "enum": ["supranational", "national", "regional", "local"],
        }
        assert fields["initiatives"]["countries"]["description"] == (
            "Several values have “|” between them. Each is the key of a row of countries.csv."
        )

    def test_names_keys_and_what_they_refer_to(self, tmp_path):
        resources = json.loads(export(tmp_path / "export")["datapackage.json"])["resources"]
        schemas = {resource["name"]: resource["schema"] for resource in resources}
        assert schemas["authorities"]["primaryKey"] == ["key"]
        assert schemas["authorities"]["foreignKeys"] == [
            {"fields": "country", "reference": {"resource": "countries", "fields": "iso2"}},
            {"fields": "parent", "reference": {"resource": "", "fields": "key"}},
            {"fields": "successor", "reference": {"resource": "", "fields": "key"}},
        ]
        assert schemas["participations"]["primaryKey"] == ["initiative", "authority", "network", "role"]


class TestTheFixtures:
    @pytest.fixture
    def loaded(self):
        begin = time.process_time()
        tallies = load(FIXTURES)
        return tallies, time.process_time() - begin

    def test_hold_the_whole_compiled_catalogue(self, loaded):
        counts = {
            "authorities": 263,
            "challenges": 14,
            "commitments": 55,
            "competences": 40,
            "countries": 72,
            "frameworks": 16,
            "initiatives": 236,
            "networks": 29,
            "recommendations": 30,
            "sectors": 16,
            "synonyms": 9,
            "sources": 313,
        }
        assert {name: loaded[0][f"{name}.csv"] for name in counts} == {
            name: (count, 0, 0, 0) for name, count in counts.items()
        }

    def test_hold_every_kind_of_part(self, loaded):
        assert [name for name, tally in loaded[0].items() if not tally[0]] == []

    def test_are_loaded_in_seconds(self, loaded):
        assert loaded[1] < 8

    def test_are_what_the_export_writes(self, loaded, tmp_path):
        """Else: python manage.py export_catalogue fixtures."""
        fixtures = {
            name: content for name, content in packages.contents(FIXTURES).items() if name != "README.md"
        }
        assert export(tmp_path / "export") == fixtures

    def test_are_left_as_they_are_by_a_second_import(self, loaded):
        with CaptureQueriesContext(connection) as queries:
            tallies = load(FIXTURES)
        assert writing(queries) == []
        assert {name for name, tally in tallies.items() if tally[:3] != EMPTY_REPORT} == set()
