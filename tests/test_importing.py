"""A package that is brought in: what is created, changed and left alone, at which price, and by which commands."""

import zipfile

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives import models
from initiatives.imports import import_package
from tests import factories as make
from tests import packages
from tests.whole_packages import (
    EMPTY_REPORT,
    HEADERS,
    a_rich_catalogue,
    export,
    forget_everything,
    load,
    writing,
)

pytestmark = pytest.mark.django_db


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
