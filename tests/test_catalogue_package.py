"""The catalogue as a package of files: what is written, what is read back, and that both are the same."""

import csv
import io
import json
import shutil
import time
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from initiatives.documents.schema import TABLES
from initiatives.exports import write_package
from initiatives.imports import import_package
from tests import factories as make
from tests import packages

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
HEADERS = {
    "countries": "iso2,name_en,name_fr,continent,dialogue_status",
    "sectors": "key,name_en,name_fr",
    "places": "key,name_en,name_fr,country,latitude,longitude",
    "sources": "key,title_en,title_fr,publisher,published_in,url,kind,accessed",
    "frameworks": "key,code,title_en,title_fr,kind,adopted_in,valid_from,valid_until,supersedes,url",
    "commitments": "framework,code,position,title_en,title_fr",
    "authorities": "id,key,state,name_en,name_fr,aliases,level,kind,country,parent,latitude,longitude,website,"
    "summary_en,summary_fr,original_language,last_verified_on,successor",
    "networks": "id,key,state,name_en,name_fr,acronym,aliases,scope,founded_in,website,summary_en,summary_fr,"
    "original_language,last_verified_on,successor",
    "memberships": "network,authority,member_network,since,until,source",
    "meetings": "id,key,title_en,title_fr,starts_on,ends_on,format,place,chair,labelled,network,initiative,url,"
    "summary_en,summary_fr",
    "challenges": "id,key,state,title_en,title_fr,aliases,theme,statement_en,statement_fr,levels,"
    "original_language,last_verified_on,successor",
    "initiatives": "id,key,state,title_en,title_fr,aliases,kind,recorded_status,started_in,ended_in,scope,"
    "countries,sectors,places,commitments,website,summary_en,summary_fr,description_en,description_fr,"
    "original_language,last_verified_on,successor",
    "participations": "initiative,authority,network,role,since,until,source,note_en,note_fr",
    "responses": "initiative,challenge,how_en,how_fr",
    "recommendations": "id,key,state,title_en,title_fr,aliases,text_en,text_fr,addressed_levels,challenges,"
    "evidence,meeting,original_language,last_verified_on,successor",
    "followups": "recommendation,on,status,text_en,text_fr,by,evidence",
    "competences": "key,country,sector,level,mandate,authority,since,note_en,note_fr",
    "citations": "record,entry,position,source,locator",
    "figures": "record,entry,measure,label_en,label_fr,value,unit_en,unit_fr,qualifier,as_of,source,locator,"
    "note_en,note_fr",
}
EMPTY_REPORT = (0, 0, 0)


def export(folder: Path, **options) -> dict[str, bytes]:
    shutil.rmtree(folder, ignore_errors=True)
    write_package(folder, **options)
    return packages.contents(folder)


def load(path: Path, **options) -> dict[str, tuple[int, int, int, int]]:
    """Created, changed, removed, unchanged of each file of a package that must not be refused."""
    report = import_package(path, **options)
    assert list(map(str, report.refusals)) == []
    return {
        name: (tally.created, tally.changed, tally.removed, tally.unchanged)
        for name, tally in report.tallies.items()
    }


def forget_everything() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        names = [model._meta.db_table for model in {*models.ENTRIES, *(table.model for table in TABLES)}]
        cursor.execute(
            f"TRUNCATE {', '.join(names)}, initiatives_numberseries, initiatives_searchdoc CASCADE"
        )


def writing(queries: CaptureQueriesContext) -> list[str]:
    verbs = ("INSERT", "UPDATE", "DELETE", "TRUNCATE", "COPY")
    return [query["sql"] for query in queries if query["sql"].startswith(verbs)]


def a_rich_catalogue() -> None:
    """Every kind of record and every kind of value, published and not."""
    make.CountryFactory(iso2="FR", name_en="France", name_fr="France", continent="europe")
    place = make.PlaceFactory(key="oujda", latitude="34.68139", longitude="-1.90858")
    older = make.FrameworkFactory(key="plan-2018", code="plan-2018")
    plan = make.FrameworkFactory(key="plan-2023", supersedes=older, valid_from=2023, valid_until=2027)
    goals = [make.CommitmentFactory(framework=plan, code=code, position=n) for n, code in enumerate("12a")]
    region = make.PublishedAuthorityFactory(key="oriental", level="regional", kind="region")
    city = make.PublishedAuthorityFactory(
        key="oujda",
        parent=region,
        aliases=["Ujda", "a|b", "c\\"],
        summary_en='Two\r\nlines, "so"',
        name_fr="",
    )
    hidden = make.AuthorityFactory(key="hidden-city", parent=region)
    outer, inner = make.PublishedNetworkFactory(key="outer"), make.PublishedNetworkFactory(key="inner")
    make.MembershipFactory(network=outer, authority=None, member_network=inner, since=2014)
    make.MembershipFactory(network=outer, authority=hidden)
    challenge = make.PublishedChallengeFactory(key="data", levels=["local", "national"])
    hidden_challenge = make.ChallengeFactory(key="hidden-challenge")
    shelter = make.PublishedInitiativeFactory(
        key="shelter", lead=city, website="https://example.org/?a=1&b=2"
    )
    shelter.countries.set(["MA", "FR"])
    shelter.commitments.set(goals)
    shelter.places.set([place])
    draft = make.InitiativeFactory(key="hidden-initiative", summary_en="=1+1", lead=hidden)
    make.ParticipationFactory(initiative=shelter, authority=hidden, note_en="Not yet public")
    make.ResponseFactory(initiative=shelter, challenge=challenge, how_en="- by a list\n- of words")
    make.ResponseFactory(initiative=shelter, challenge=hidden_challenge)
    meeting = make.MeetingFactory(key="paris", labelled=True, place=place, network=outer, initiative=draft)
    advice = make.PublishedRecommendationFactory(key="meet", meeting=meeting, addressed_levels=["local"])
    advice.challenges.set([challenge, hidden_challenge])
    advice.evidence.set([shelter, draft])
    make.FollowUpFactory(recommendation=advice, on="2024-01-31", by=hidden)
    make.FollowUpFactory(recommendation=advice, on="2024-02-29", by=city, evidence=make.SourceFactory())
    make.CompetenceFactory(key="ma-health", authority=city)
    make.FigureFactory(initiative=shelter, value="0.5000", qualifier="over", as_of="2021-09")
    make.FigureFactory(meeting=meeting, value="2000", as_of="2021")
    make.CitationFactory(meeting=meeting, locator="p. 3", position=2)
    withdrawn = make.PublishedChallengeFactory(key="withdrawn", successor=challenge)
    models.Challenge.objects.filter(pk=withdrawn.pk).update(state="archived")


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


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


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


class TestTheImport:
    def test_of_an_export_into_an_empty_catalogue_gives_the_same_export(self, tmp_path):
        a_rich_catalogue()
        public, whole = export(tmp_path / "public"), export(tmp_path / "whole", hidden=True)
        forget_everything()
        load(tmp_path / "whole")
        assert export(tmp_path / "public-again") == public
        assert export(tmp_path / "whole-again", hidden=True) == whole

    def test_of_the_public_export_into_an_empty_catalogue(self, tmp_path):
        a_rich_catalogue()
        public = export(tmp_path / "public")
        forget_everything()
        load(tmp_path / "public")
        assert export(tmp_path / "again") == public

    @pytest.mark.parametrize("hidden", [False, True])
    def test_of_an_export_changes_nothing_and_writes_nothing(self, tmp_path, hidden):
        """The public's own export neither, though it knows nothing of the drafts."""
        a_rich_catalogue()
        export(tmp_path / "export", hidden=hidden)
        before = packages.everything()
        with CaptureQueriesContext(connection) as queries:
            tallies = load(tmp_path / "export")
        assert writing(queries) == []
        assert {name for name, tally in tallies.items() if tally[:3] != EMPTY_REPORT} == set()
        assert packages.everything() == before

    def test_keeps_hidden_links_of_an_entry_that_it_changes(self, tmp_path):
        a_rich_catalogue()
        folder = tmp_path / "export"
        advice = export(folder)["recommendations.csv"].replace(b"Recommendation meet", b"Meet more often")
        (folder / "recommendations.csv").write_bytes(advice)
        tallies = load(folder)
        changed = {name: tally for name, tally in tallies.items() if tally[:3] != EMPTY_REPORT}
        assert changed == {"recommendations.csv": (0, 1, 0, 0)}
        recommendation = models.Recommendation.objects.get(key="meet")
        assert recommendation.title_en == "Meet more often"
        assert sorted(recommendation.evidence.values_list("key", flat=True)) == [
            "hidden-initiative",
            "shelter",
        ]

    def test_leaves_alone_what_it_does_not_name(self, tmp_path):
        a_rich_catalogue()
        before = packages.everything()
        load(packages.write(tmp_path / "more", sectors=[{"key": "water"}]))
        after = packages.everything()
        sectors = [row for row in after.pop("sectors") if row["key"] != "water"]
        assert after | {"sectors": sectors} == before

    def test_makes_the_parts_of_an_entry_those_of_the_files_present(self, tmp_path):
        load(
            packages.write(
                tmp_path / "first",
                countries=[{"iso2": "MA"}],
                sources=[{"key": "report"}],
                authorities=[{"key": "oujda"}, {"key": "fes"}],
                initiatives=[{"key": "shelter"}, {"key": "school"}],
                participations=[
                    {"initiative": "shelter", "authority": "oujda"},
                    {"initiative": "shelter", "authority": "fes", "role": "funds"},
                    {"initiative": "school", "authority": "fes"},
                ],
                figures=[{"record": "initiative", "entry": "shelter"}],
            )
        )
        kept = models.Participation.objects.get(authority__key="oujda").pk
        tallies = load(
            packages.write(
                tmp_path / "next",
                initiatives=[{"key": "shelter"}],
                participations=[
                    {"initiative": "shelter", "authority": "oujda", "since": "2014"},
                    {"initiative": "shelter", "authority": "oujda", "role": "funds"},
                ],
            )
        )
        assert tallies == {"initiatives.csv": (0, 0, 0, 1), "participations.csv": (1, 1, 1, 0)}
        parts = models.Participation.objects.order_by("initiative__key", "role")
        assert list(parts.values_list("initiative__key", "authority__key", "role", "since")) == [
            ("school", "fes", "leads", None),
            ("shelter", "oujda", "funds", None),
            ("shelter", "oujda", "leads", 2014),
        ]
        assert models.Participation.objects.filter(pk=kept, since=2014).exists()
        assert models.Figure.objects.count() == 1

    def test_removes_the_parts_of_an_entry_that_has_none_in_the_file(self, tmp_path):
        a_rich_catalogue()
        folder = tmp_path / "export"
        export(folder, hidden=True)
        (folder / "followups.csv").write_text(HEADERS["followups"] + "\n")
        assert load(folder)["followups.csv"] == (0, 0, 2, 0)

    def test_keeps_the_number_of_the_file_and_gives_the_next(self, tmp_path):
        rows = [
            {"key": "seven", "id": "7", "state": "published"},
            {"key": "next", "state": "published"},
            {"key": "draft"},
        ]
        cited = [{"record": "network", "entry": row["key"]} for row in rows]
        load(packages.write(tmp_path / "p", sources=[{"key": "report"}], networks=rows, citations=cited))
        numbers = dict(models.Network.objects.values_list("key", "number"))
        assert numbers == {"seven": 7, "next": 8, "draft": None}

    def test_leaves_a_number_alone_whose_cell_is_empty(self, tmp_path):
        network = make.PublishedNetworkFactory(key="cities")
        row = {"key": "cities", "state": "published", "name_en": "Cities"}
        assert load(packages.write(tmp_path / "p", networks=[row]))["networks.csv"] == (0, 1, 0, 0)
        network.refresh_from_db()
        assert (network.name_en, network.number) == ("Cities", 1)

    def test_keeps_internal_notes(self, tmp_path):
        make.AuthorityFactory(key="oujda", internal_note="Call them.")
        load(packages.write(tmp_path / "p", authorities=[{"key": "oujda", "name_en": "Oujda"}]))
        oujda = models.Authority.objects.get()
        assert (oujda.name_en, oujda.internal_note) == ("Oujda", "Call them.")

    def test_tells_that_an_entry_was_changed_when_its_parts_were(self, tmp_path):
        shelter = make.InitiativeFactory(key="shelter")
        make.AuthorityFactory(key="oujda")
        part = {"initiative": "shelter", "authority": "oujda"}
        load(packages.write(tmp_path / "p", participations=[part]))
        assert models.Initiative.objects.get().updated_at > shelter.updated_at

    def test_moves_what_other_records_refer_to_in_one_go(self, tmp_path):
        """Rows may refer to rows further down, and to rows of later files."""
        load(
            packages.write(
                tmp_path / "p",
                countries=[{"iso2": "MA"}],
                authorities=[{"key": "a", "parent": "b"}, {"key": "b", "parent": "c"}, {"key": "c"}],
                initiatives=[{"key": "first", "successor": "second"}, {"key": "second"}],
                meetings=[{"key": "paris", "initiative": "second"}],
                frameworks=[
                    {"key": "new", "code": "new", "supersedes": "old"},
                    {"key": "old", "code": "old"},
                ],
            )
        )
        assert dict(models.Authority.objects.values_list("key", "parent__key")) == {
            "a": "b",
            "b": "c",
            "c": None,
        }
        assert models.Meeting.objects.get().initiative.predecessors.get().key == "first"
        assert models.Framework.objects.get(key="new").supersedes.key == "old"

    def test_calls_commitments_by_the_new_code_of_their_framework(self, tmp_path):
        goal, initiative = make.CommitmentFactory(code="16"), make.InitiativeFactory(key="shelter")
        initiative.commitments.add(goal)
        framework = {"key": goal.framework.key, "code": "gcm"}
        old, new = f"{goal.framework.code}:16", "gcm:16"
        for reference, refused in [(old, True), (new, False)]:
            rows = [{"key": "shelter", "commitments": reference}]
            folder = packages.write(tmp_path / "p", frameworks=[framework], initiatives=rows)
            assert bool(import_package(folder).refusals) is refused
        assert initiative.commitments.get() == goal

    def test_reads_a_zip_file_with_or_without_a_folder(self, tmp_path):
        for number, prefix in enumerate(["", "catalogue/"]):
            path = tmp_path / f"{number}.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(f"{prefix}sectors.csv", packages.text("sectors", {"key": f"s-{number}"}))
                archive.writestr("__MACOSX/catalogue/._sectors.csv", b"\0\1\2")
            assert load(path) == {"sectors.csv": (1, 0, 0, 0)}

    def test_reads_what_spreadsheet_programs_save(self, tmp_path):
        """A mark at the beginning, line ends of Windows, columns in another order, empty rows."""
        content = "\ufeffname_en,key,name_fr\r\nWater,water,Eau\r\n,,\r\n\r\n"
        load(packages.write(tmp_path / "p", sectors=content.encode()))
        assert list(models.Sector.objects.values_list("key", "name_en", "name_fr")) == [
            ("water", "Water", "Eau")
        ]

    def test_in_a_dry_run_tells_all_and_changes_nothing(self, tmp_path):
        a_rich_catalogue()
        export(tmp_path / "export")
        forget_everything()
        assert load(tmp_path / "export", dry_run=True)["initiatives.csv"] == (1, 0, 0, 0)
        assert set(map(len, packages.everything().values())) == {0}

    def test_that_dies_in_the_middle_leaves_nothing(self, tmp_path):
        a_rich_catalogue()
        export(tmp_path / "export")
        forget_everything()

        def die_at_the_citations(execute, sql, params, many, context):
            if sql.startswith('INSERT INTO "initiatives_citation"'):
                raise SystemExit
            return execute(sql, params, many, context)

        with connection.execute_wrapper(die_at_the_citations), pytest.raises(SystemExit):
            import_package(tmp_path / "export")
        assert set(map(len, packages.everything().values())) == {0}


class TestTheCommands:
    def test_export_and_import(self, tmp_path, capsys):
        make.SectorFactory(key="water")
        call_command("export_catalogue", tmp_path / "export")
        assert capsys.readouterr().out.splitlines()[1] == "sectors                      1"
        (tmp_path / "export" / "datapackage.json").unlink()
        for file in (tmp_path / "export").iterdir():
            if file.name != "sectors.csv":
                file.unlink()
        call_command("import_catalogue", tmp_path / "export")
        assert capsys.readouterr().out.splitlines() == [
            "file                   created   changed   removed unchanged",
            "sectors.csv                  0         0         0         1",
        ]

    def test_import_nothing_in_a_dry_run(self, tmp_path, capsys):
        folder = packages.write(tmp_path / "p", sectors=[{"key": "water"}])
        call_command("import_catalogue", folder, dry_run=True)
        assert capsys.readouterr().out.splitlines() == [
            "file                   created   changed   removed unchanged",
            "sectors.csv                  1         0         0         0",
            "This was a dry run. Nothing was changed.",
        ]
        assert not models.Sector.objects.exists()

    def test_import_only_into_an_empty_catalogue_when_asked_to(self, tmp_path, capsys):
        folder = packages.write(tmp_path / "p", sectors=[{"key": "water"}])
        make.NetworkFactory()
        call_command("import_catalogue", folder, if_empty=True)
        assert capsys.readouterr().out == "The catalogue has entries already. Nothing was imported.\n"
        assert not models.Sector.objects.exists()


class TestASyntheticCatalogue:
    @pytest.fixture
    def vocabularies(self):
        for code in ("MA", "FR"):
            make.CountryFactory(iso2=code)
        make.SectorFactory(key="health")
        make.CommitmentFactory(framework__code="gcm", code="16")

    @staticmethod
    def generate(number: int, folder: Path) -> dict[str, bytes]:
        call_command("generate_catalogue", number)
        return export(folder, hidden=True)

    def test_has_as_many_initiatives_as_asked_and_some_are_hidden(self, vocabularies, tmp_path, capsys):
        files = self.generate(100, tmp_path / "export")
        assert capsys.readouterr().out == "100 of 100\n"
        states = [row["state"] for row in read(files["initiatives.csv"])]
        assert (len(states), set(states)) == (100, {"published", "draft"})
        assert [
            name
            for name in ("participations", "responses", "citations", "figures")
            if not read(files[f"{name}.csv"])
        ] == []

    def test_is_the_same_for_the_same_seed(self, vocabularies, tmp_path):
        first = self.generate(10, tmp_path / "export")
        for model in (
            models.Initiative,
            models.Authority,
            models.Challenge,
            models.Place,
            models.Citation,
            models.Source,
            models.NumberSeries,
        ):
            model.objects.all().delete()
        assert self.generate(10, tmp_path / "again") == first

    def test_grows(self, vocabularies, tmp_path):
        for number in (10, 20):
            files = self.generate(10, tmp_path / "export")
            assert len(read(files["initiatives.csv"])) == number

    def test_needs_vocabularies(self):
        with pytest.raises(CommandError) as refused:
            call_command("generate_catalogue", 10)
        assert str(refused.value) == (
            "The catalogue has no countries, sectors or commitments yet. "
            "Load some first: python manage.py import_catalogue fixtures"
        )


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
