"""Spreadsheets in the office: what each row would do, what becomes a draft, and who may bring what."""

import csv
import io
from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from initiatives.documents.schema import BY_NAME
from initiatives.editorial import history
from initiatives.models import Authority, Challenge, Initiative, NextVersion, Sector, Source, Upload
from initiatives.vocabularies import State
from tests import factories as make
from tests import packages
from tests.spreadsheets import book, packed
from tests.staff import Office, complete, told

pytestmark = pytest.mark.django_db
NEW = ["key", "title_en", "theme", "original_language"]


def lines(*rows: list[str]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


class Import:
    """Somebody sends a file, and looks at what it would do."""

    def __init__(self, office: Office, name: str, content: bytes) -> None:
        self.client = office.client
        sent = {"file": SimpleUploadedFile(name, content)}
        self.page = self.client.post("/admin/imports/", sent, follow=True)
        self.url = self.page.redirect_chain[-1][0] if self.page.redirect_chain else ""

    @property
    def errors(self) -> list[str]:
        return list(self.page.context["form"].errors["file"])

    def look(self, query: str = "") -> list[dict]:
        self.page = self.client.get(self.url + query)
        return self.page.context["rows"]

    def outcomes(self) -> dict[str, str]:
        return {row["unit"].key: row["told"]["how"] for row in self.page.context["rows"]}

    def reasons(self) -> list[tuple]:
        return [tuple(reason) for row in self.page.context["rows"] for reason in row["told"]["reasons"]]

    def differences(self) -> list[tuple[str, str, str]]:
        return [
            (difference.label, difference.before, difference.after)
            for row in self.page.context["rows"]
            for step in row["steps"]
            for difference in step.differences
        ]

    def draft(self, *places: int):
        """Those at these places, or all."""
        data = {"do": "chosen" if places else "all", "row": [str(at) for at in places]}
        data["read"] = self.page.context["upload"].judged_at.isoformat()
        return self.client.post(self.url, data, follow=True)

    def remarks(self) -> list[tuple]:
        content = self.client.get(f"{self.url}remarks.xlsx").content
        return [
            row for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows(values_only=True)
        ]


def challenges(office: Office, *rows: list[str], header: list[str] = NEW) -> Import:
    return Import(office, "challenges.csv", lines(header, *rows))


class TestANewEntry:
    def test_becomes_a_draft_whatever_the_file_says_of_its_state(self, editor):
        header = ["id", "state", *NEW]
        brought = challenges(editor, ["7", "published", "data", "Data", "data", "en"], header=header)
        assert brought.outcomes() == {"data": "create"}
        brought.draft()
        challenge = Challenge.objects.get()
        assert (challenge.state, challenge.number, challenge.title_en) == (State.DRAFT, None, "Data")

    def test_comes_with_its_parts_from_one_workbook(self, editor):
        make.SourceFactory(key="report")
        sheets = {
            "challenges": [NEW, ["data", "Data", "data", "en"]],
            "citations": [
                ["record", "entry", "position", "source", "locator"],
                ["challenge", "data", 1, "report", "p. 3"],
            ],
        }
        brought = Import(editor, "new.xlsx", book(**sheets))
        brought.draft()
        citation = Challenge.objects.get(key="data").citations.get()
        assert (citation.source.key, citation.position, citation.locator) == ("report", 1, "p. 3")

    def test_stands_in_the_history_with_its_file_and_in_the_log(self, editor):
        challenges(editor, ["data", "Data", "data", "en"]).draft()
        challenge = Challenge.objects.get()
        (change,) = history.changes_of(challenge)
        (entry,) = LogEntry.objects.all()
        assert (change.by, change.why) == (editor.user, "Import of challenges.csv")
        assert (entry.object_id, entry.change_message) == (str(challenge.pk), "Import of challenges.csv")

    def test_is_not_written_before_it_is_asked_for(self, editor):
        challenges(editor, ["data", "Data", "data", "en"]).look()
        assert Challenge.objects.count() == 0

    def test_refused_takes_with_it_what_rests_on_it(self, editor):
        make.CountryFactory(iso2="MA")
        header = ["key", "name_en", "level", "kind", "country", "parent", "original_language"]
        brought = Import(
            editor,
            "authorities.csv",
            lines(
                header,
                ["region", "Region", "regional", "kingdom", "MA", "", "en"],
                ["city", "City", "local", "city", "MA", "region", "en"],
            ),
        )
        assert brought.outcomes() == {"region": "refuse", "city": "refuse"}
        assert brought.reasons()[1] == (
            "authorities",
            3,
            "parent",
            "Without what is refused: There is no authority “region”. Correct the key, or add the record.",
        )


class TestAPublishedEntry:
    def test_gets_its_next_version_and_stays_as_it_is(self, editor):
        challenge = make.PublishedChallengeFactory(key="data", title_en="Data")
        brought = challenges(editor, ["data", "Better data"], header=["key", "title_en"])
        assert brought.outcomes() == {"data": "change"}
        assert brought.differences() == [("title in English", "Data", "Better data")]
        brought.draft()
        challenge.refresh_from_db()
        version = NextVersion.of(challenge).get()
        assert (challenge.title_en, version.state, version.document["title_en"]) == (
            "Data",
            State.DRAFT,
            "Better data",
        )
        assert version.document | {"title_en": "Data"} == version.base

    def test_keeps_the_parts_that_the_file_leaves_out(self, editor):
        shelter = make.PublishedInitiativeFactory(key="shelter")
        make.PublishedAuthorityFactory(key="fes")
        header = ["initiative", "authority", "network", "role", "since"]
        row = ["shelter", "fes", "", "funds", "2019"]
        Import(editor, "participations.csv", lines(header, row)).draft()
        version = NextVersion.of(shelter).get()
        assert len(version.document["participations"]) == shelter.participations.count() + 1

    def test_joins_what_a_colleague_has_in_draft(self, editor, publisher):
        challenge = make.PublishedChallengeFactory(key="data", title_en="Data", statement_en="Old")
        challenges(publisher, ["data", "Le data"], header=["key", "title_fr"]).draft()
        brought = challenges(editor, ["data", "New"], header=["key", "statement_en"])
        assert brought.look()[0]["told"]["notes"] == ["It is added to the next version that publisher wrote."]
        brought.draft()
        document = NextVersion.of(challenge).get().document
        assert (document["title_fr"], document["statement_en"]) == ("Le data", "New")

    def test_is_refused_where_a_colleague_has_the_same_in_draft(self, editor, publisher):
        make.PublishedChallengeFactory(key="data", title_en="Data")
        challenges(publisher, ["data", "Theirs"], header=["key", "title_en"]).draft()
        brought = challenges(editor, ["data", "Mine"], header=["key", "title_en"])
        assert [reason[3] for reason in brought.reasons()] == [
            "The next version that publisher wrote says something else: Title in English. Decide there."
        ]

    def test_takes_the_same_persons_second_file(self, editor):
        challenge = make.PublishedChallengeFactory(key="data", title_en="Data")
        for title in ("First", "Second"):
            challenges(editor, ["data", title], header=["key", "title_en"]).draft()
        assert NextVersion.of(challenge).get().document["title_en"] == "Second"

    def test_that_was_withdrawn_is_refused(self, editor):
        challenge = make.PublishedChallengeFactory(key="data")
        Challenge.objects.filter(pk=challenge.pk).update(state=State.ARCHIVED)
        brought = challenges(editor, ["data", "Mine"], header=["key", "title_en"])
        assert brought.reasons() == [
            ("challenges", 2, "key", "This entry is withdrawn. Restore it as a draft first.")
        ]

    def test_with_the_number_of_another_is_refused(self, editor):
        one = make.PublishedChallengeFactory(key="one")
        brought = challenges(editor, [str(one.number), "new", "New", "data", "en"], header=["id", *NEW])
        assert brought.reasons() == [
            ("challenges", 2, "id", f"The number {one.number} belongs to “one”. Leave the cell empty.")
        ]


class TestADraft:
    def test_goes_on_where_it_stands(self, editor):
        challenge = make.ChallengeFactory(key="data", state=State.IN_REVIEW, title_en="Data")
        challenges(editor, ["data", "Better data"], header=["key", "title_en"]).draft()
        challenge.refresh_from_db()
        assert (challenge.title_en, challenge.state) == ("Better data", State.IN_REVIEW)


class TestTheChoice:
    ROWS = (["one", "One", "data", "en"], ["two", "Two", "data", "en"], ["three", "Three", "lore", "en"])

    def test_is_row_by_row(self, editor):
        brought = challenges(editor, *self.ROWS)
        page = brought.draft(1)
        assert [challenge.key for challenge in Challenge.objects.all()] == ["two"]
        assert [str(row["row"]) for row in page.context["rows"]] == ["Two"]
        brought.look()
        assert brought.outcomes() == {"one": "create", "two": "same", "three": "refuse"}

    def test_of_all_takes_what_can_be(self, editor):
        challenges(editor, *self.ROWS).draft()
        assert set(Challenge.objects.values_list("key", flat=True)) == {"one", "two"}

    def test_of_what_is_refused_is_not_taken(self, editor):
        page = challenges(editor, *self.ROWS).draft(2)
        assert (told(page), Challenge.objects.count()) == (["Choose at least one row."], 0)

    def test_without_what_it_rests_on_writes_nothing(self, editor):
        make.CountryFactory(iso2="MA")
        header = ["key", "name_en", "level", "kind", "country", "parent", "original_language"]
        region = ["region", "Region", "regional", "region", "MA", "", "en"]
        city = ["city", "City", "local", "city", "MA", "region", "en"]
        brought = Import(editor, "authorities.csv", lines(header, region, city))
        assert brought.outcomes() == {"region": "create", "city": "create"}
        page = brought.draft(1)
        assert told(page) == [
            "Nothing was drafted.",
            "authorities 3: There is no authority “region”. Correct the key, or add the record.",
        ]
        assert Authority.objects.count() == 0

    def test_binds_to_what_was_shown(self, editor):
        challenge = make.ChallengeFactory(key="data", title_en="Data")
        brought = challenges(editor, ["data", "Better data"], header=["key", "title_en"])
        Challenge.objects.filter(pk=challenge.pk).update(statement_en="Meanwhile")
        page = brought.draft()
        challenge.refresh_from_db()
        assert challenge.title_en == "Data"
        assert told(page)[:2] == [
            "Nothing was drafted.",
            "The catalogue has changed since you looked: data. Look again.",
        ]
        assert told(page)[2:] == ["The catalogue has changed since. All rows were judged again."]

    def test_is_of_rows_that_nobody_has_judged_again(self, editor):
        brought = challenges(editor, *self.ROWS)
        editor.client.post(brought.url, {"do": "again"})
        assert told(brought.draft()) == ["The rows were judged again since you looked. Look again."]


class TestEachRow:
    def test_is_refused_in_the_importers_words_at_its_place(self, editor):
        brought = challenges(
            editor,
            ["Data", "Data", "data", "en"],
            ["", "Data", "data", "en"],
            [],
            ["two", "Two", "lore", ""],
            ["two", "Two", "data", "en"],
        )
        assert [(line, column) for _table, line, column, _message in brought.reasons()] == [
            (2, "key"),
            (3, "key"),
            (6, "key"),
            (5, "theme"),
            (5, "original_language"),
        ]
        messages = [reason[3] for reason in brought.reasons()]
        assert messages[1:3] == [
            "Write a value; this column cannot be empty.",
            "Row 5 is about the same. Put both into one.",
        ]

    def test_in_a_workbook_says_what_a_cell_shows(self, editor):
        make.CountryFactory(iso2="MA")
        sheet = [
            ["key", "title_en", "title_fr", "starts_on", "format", "labelled", "_mine"],
            ["paris", 2024, "Paris", timezone.datetime(2021, 9, 14), "in_person", True, "call them"],
        ]
        brought = Import(Office("publisher"), "meetings.xlsx", book(meetings=sheet))
        after = brought.look()[0]["unit"].after
        assert [after[name] for name in ("title_en", "starts_on", "labelled")] == ["2024", "2021-09-14", True]

    def test_with_a_formula_is_refused_and_its_value_not_trusted(self, editor):
        rows = [NEW, ["data", '=HYPERLINK("https://example.org")', "data", "en"]]
        brought = Import(editor, "challenges.xlsx", book(challenges=rows))
        assert brought.reasons() == [
            (
                "challenges",
                2,
                "title_en",
                "This cell holds a formula. Copy it, and paste its value in its place.",
            )
        ]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("D\0ta", "Remove the character NUL."),
            ("d" * 40_000, "A cell is longer than 32,767 characters. Shorten it."),
        ],
        ids=["nul", "too-long"],
    )
    def test_with_what_no_cell_may_hold(self, editor, text, message):
        assert challenges(editor, ["data", text, "data", "en"]).reasons() == [
            ("challenges", 2, "title_en", message)
        ]

    def test_that_names_no_record_is_refused(self, editor):
        header = ["record", "entry", "position", "source", "locator"]
        make.SourceFactory(key="report")
        rows = [["country", "MA", "1", "report", ""], ["challenge", "none", "1", "report", ""]]
        brought = Import(editor, "citations.csv", lines(header, *rows))
        assert [reason[1:3] for reason in brought.reasons()] == [(2, "record"), (3, "entry")]
        assert brought.reasons()[1][3] == (
            "There is no challenge “none”. Correct the key, or add the record."
        )


class TestTheFileWithRemarks:
    def test_has_every_row_with_what_would_happen_and_why(self, editor):
        make.ChallengeFactory(key="same", title_en="Same", theme="data", original_language="en")
        rows = (["same", "Same", "data", "en"], ["=1+1", "=2+2", "data", "en"], ["new", "New", "data", "en"])
        assert challenges(editor, *rows).remarks() == [
            (*NEW, "_outcome", "_remarks"),
            ("same", "Same", "data", "en", "nothing to change", None),
            (
                "'=1+1",
                "'=2+2",
                "data",
                "en",
                "refused",
                "key: A key has only lower-case letters, digits and single hyphens, "
                "such as “rennes-emergency-shelter”.",
            ),
            ("new", "New", "data", "en", "new", None),
        ]

    def test_can_be_corrected_and_sent_again(self, editor):
        brought = challenges(editor, ["data", "=2+2", "data", "en"])
        content = editor.client.get(f"{brought.url}remarks.xlsx").content
        again = Import(editor, "remarks.xlsx", content)
        assert again.look()[0]["unit"].after == brought.look()[0]["unit"].after
        assert again.look()[0]["unit"].after["title_en"] == "=2+2"


class TestTheTemplate:
    def test_has_the_columns_of_a_record_and_of_its_parts(self, editor):
        content = editor.client.get("/admin/imports/template/challenges.xlsx").content
        made = load_workbook(io.BytesIO(content))
        assert {sheet.title: [cell.value for cell in sheet[1]] for sheet in made} == {
            "challenges": BY_NAME["challenges"].names,
            "citations": BY_NAME["citations"].names,
            "figures": BY_NAME["figures"].names,
            "_codebook": ["Sheet", "Column", "Meaning", "Needed", "Codes"],
        }

    def test_of_nothing_that_there_is(self, editor):
        assert editor.client.get("/admin/imports/template/citations.xlsx").status_code == 404


class TestWhoMayBringWhat:
    SOURCE = lines(["key", "title_en", "title_fr", "kind"], ["report", "A report", "Un rapport", "document"])

    @pytest.mark.parametrize(("role", "outcome"), [("editor", "refuse"), ("publisher", "change")])
    def test_what_all_readers_see_at_once_is_changed_by_publishers(self, role, outcome):
        make.SourceFactory(key="report", title_en="Another")
        assert Import(Office(role), "sources.csv", self.SOURCE).outcomes() == {"report": outcome}

    def test_editors_bring_the_sources_that_their_drafts_need(self, editor):
        Import(editor, "sources.csv", self.SOURCE).draft()
        assert Source.objects.get().key == "report"

    def test_but_no_vocabulary(self, editor):
        brought = Import(editor, "sectors.csv", packages.text("sectors", {"key": "water"}).encode())
        brought.draft()
        assert [reason[3] for reason in brought.reasons()] == [
            "Your role may not write this to the sectors. Ask a publisher."
        ]
        assert Sector.objects.count() == 0

    def test_what_is_there_already_may_be_in_anybodys_package(self, editor):
        make.SectorFactory(key="health", name_en="Health", name_fr="Santé")
        file = packed({"sectors.csv": packages.text("sectors", {"key": "health"})})
        assert Import(editor, "package.zip", file).outcomes() == {"health": "same"}

    def test_nobody_publishes_by_a_file(self, publisher):
        complete(make.ChallengeFactory, key="data")
        header = ["key", "state", "title_en"]
        challenges(publisher, ["data", "published", "Better data"], header=header).draft()
        challenge = Challenge.objects.get()
        assert (challenge.state, challenge.title_en) == (State.IN_REVIEW, "Better data")

    @pytest.mark.parametrize("address", ["", "1/", "1/remarks.xlsx", "1/done/", "template/sources.xlsx"])
    def test_who_has_no_role_sends_nothing(self, address):
        assert Office(name="new").client.get(f"/admin/imports/{address}").status_code == 403

    @pytest.mark.parametrize("address", ["", "remarks.xlsx", "done/"])
    def test_nobody_sees_the_file_of_another(self, editor, publisher, address):
        brought = challenges(editor, ["data", "Data", "data", "en"])
        assert publisher.client.get(brought.url + address).status_code == 404

    def test_the_front_page_leads_there_whoever_may_import(self, editor):
        link = 'href="/admin/imports/"'
        offices = (editor, Office("focal point"), Office(name="new"))
        pages = [office.client.get("/admin/").content.decode() for office in offices]
        assert [link in page for page in pages] == [True, True, False]


class TestWhatIsKept:
    def test_is_forgotten_after_thirty_days(self, editor):
        challenges(editor, ["old", "Old", "data", "en"])
        Upload.objects.update(uploaded_at=timezone.now() - timedelta(days=31))
        challenges(editor, ["new", "New", "data", "en"])
        assert [upload.verdicts[0]["key"] for upload in Upload.objects.all()] == ["new"]

    def test_is_removed_by_whoever_sent_it(self, editor):
        brought = challenges(editor, ["data", "Data", "data", "en"])
        editor.client.post(brought.url, {"do": "remove"})
        assert Upload.objects.count() == 0

    def test_is_nothing_of_a_file_that_cannot_be_read(self, editor):
        brought = Import(editor, "challenges.csv", b"key;title_en\n")
        assert (brought.errors, Upload.objects.count()) == (
            ["Semicolons stand between the columns. Save the file with commas between them."],
            0,
        )

    def test_does_not_move_what_is_kept_for_readers(self, editor, client):
        before = client.get("/en/")["ETag"]
        challenges(editor, ["data", "Data", "data", "en"])
        assert client.get("/en/")["ETag"] == before


class TestThePages:
    def test_need_no_more_queries_for_thirty_rows_than_for_one(self, editor):
        def asked(*keys: str) -> int:
            for key in keys:
                make.PublishedInitiativeFactory(key=key)
            rows = [[key, f"New {key}"] for key in keys]
            brought = Import(editor, "initiatives.csv", lines(["key", "title_en"], *rows))
            with CaptureQueriesContext(connection) as queries:
                brought.look()
            assert set(brought.outcomes().values()) == {"change"}
            return len(queries)

        asked("first")
        assert asked(*(f"several-{n}" for n in range(30))) == asked("one")

    def test_write_thirty_in_as_many_statements_as_one(self, editor):
        def asked(*keys: str) -> int:
            for key in keys:
                make.PublishedInitiativeFactory(key=key)
            rows = [[key, f"New {key}"] for key in keys]
            brought = Import(editor, "initiatives.csv", lines(["key", "title_en"], *rows))
            with CaptureQueriesContext(connection) as queries:
                brought.draft()
            assert Initiative.objects.filter(key__in=keys, next_version__isnull=False).count() == len(keys)
            return len(queries)

        asked("first")
        assert asked(*(f"several-{n}" for n in range(30))) == asked("one")

    def test_show_one_outcome_alone(self, editor):
        brought = challenges(editor, *TestTheChoice.ROWS)
        assert [row["unit"].key for row in brought.look("?how=refuse")] == ["three"]
