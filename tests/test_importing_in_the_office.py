"""Spreadsheets in the office: what becomes a draft, and what is chosen."""

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import history
from initiatives.models import Authority, Challenge, Initiative, NextVersion
from initiatives.vocabularies import State
from tests import factories as make
from tests.importing import NEW, Import, challenges, lines
from tests.spreadsheets import book
from tests.staff import told

pytestmark = pytest.mark.django_db


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


class TestThePages:
    def changes(self, office, keys) -> Import:
        for key in keys:
            make.PublishedInitiativeFactory(key=key)
        rows = [[key, f"New {key}"] for key in keys]
        return Import(office, "initiatives.csv", lines(["key", "title_en"], *rows))

    def test_need_no_more_queries_for_thirty_rows_than_for_one(self, editor):
        def asked(*keys: str) -> int:
            brought = self.changes(editor, keys)
            with CaptureQueriesContext(connection) as queries:
                brought.look()
            assert set(brought.outcomes().values()) == {"change"}
            return len(queries)

        asked("first")
        assert asked(*(f"several-{n}" for n in range(30))) == asked("one")

    def test_write_thirty_in_as_many_statements_as_one(self, editor):
        def asked(*keys: str) -> int:
            brought = self.changes(editor, keys)
            with CaptureQueriesContext(connection) as queries:
                brought.draft()
            assert Initiative.objects.filter(key__in=keys, next_version__isnull=False).count() == len(keys)
            return len(queries)

        asked("first")
        assert asked(*(f"several-{n}" for n in range(30))) == asked("one")

    def test_show_one_outcome_alone(self, editor):
        brought = challenges(editor, *TestTheChoice.ROWS)
        assert [row["unit"].key for row in brought.look("?how=refuse")] == ["three"]
