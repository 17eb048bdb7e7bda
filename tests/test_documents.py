"""An entry with all its relations as one plain document: read, compared, refused with its places, applied."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from initiatives import models
from initiatives.documents.cells import guard, read, unguard, write
from initiatives.documents.kinds import Unreadable
from initiatives.documents.read import documents
from initiatives.documents.schema import BY_RECORD, TABLES, parts_of
from tests import factories as make
from tests.documents import SHELTER, column, the_document

pytestmark = pytest.mark.django_db


class TestTheTables:
    def test_come_after_whatever_their_rows_refer_to(self):
        places = {table.model: number for number, table in enumerate(TABLES)}
        later = [
            (table.name, column.name)
            for table in TABLES
            for column in table
            if column.target and places[column.target] > places[table.model]
        ]
        assert later == []

    def test_have_every_field_that_people_fill_in(self):
        ours = {"internal_note", "id", "created_at", "updated_at", "published_at", "archived_at"}
        forgotten = [
            f"{table.name}.{field.name}"
            for table in TABLES
            for field in (*table.model._meta.concrete_fields, *table.model._meta.many_to_many)
            if field.name not in {column.field.name for column in table} | ours | set(models.OWNERS)
        ]
        assert forgotten == []

    def test_belong_to_their_records(self):
        assert {
            table.record: [part.name for part in parts_of(table)] for table in TABLES if parts_of(table)
        } == {
            "framework": ["commitments", "citations", "figures"],
            "authority": ["citations", "figures"],
            "network": ["memberships", "citations", "figures"],
            "challenge": ["citations", "figures"],
            "initiative": ["participations", "responses", "citations", "figures"],
            "meeting": ["citations", "figures"],
            "recommendation": ["followups", "citations", "figures"],
            "competence": ["citations", "figures"],
        }

    def test_tell_their_rows_apart_by_what_may_have_no_twin(self):
        assert {table.name: table.identity for table in TABLES if table.is_part} == {
            "commitments": ("framework", "code"),
            "memberships": ("network", "authority", "member_network", "since"),
            "participations": ("initiative", "authority", "network", "role"),
            "responses": ("initiative", "challenge"),
            "followups": ("recommendation", "on", "status", "text_en", "text_fr", "by", "evidence"),
            "citations": ("record", "entry", "source", "locator"),
            "figures": ("record", "entry", "measure", "as_of", "source", "value"),
        }


class TestAValue:
    @pytest.mark.parametrize(
        ("path", "text", "value"),
        [
            ("places.latitude", "48.11", "48.11"),
            ("places.latitude", "48.1100", "48.11"),
            ("places.longitude", "-1.67", "-1.67"),
            ("places.longitude", "-0.0", "0"),
            ("figures.value", "2000", "2000"),
            ("figures.value", "1000000", "1000000"),
            ("initiatives.started_in", "2014", 2014),
            ("initiatives.started_in", "", None),
            ("initiatives.last_verified_on", "2026-11-02", "2026-11-02"),
            ("meetings.labelled", "true", True),
            ("meetings.labelled", "", False),
            ("citations.position", "", 1),
            ("initiatives.countries", "MA|FR", ["FR", "MA"]),
            ("initiatives.countries", "", []),
            ("initiatives.aliases", "b|a\\|c|d\\\\", ["b", "a|c", "d\\"]),
            ("initiatives.title_en", "", ""),
            ("initiatives.title_en", " spaces ", " spaces "),
            ("initiatives.successor", "", None),
            ("initiatives.state", "", ""),
        ],
    )
    def test_is_read_from_its_cell(self, path, text, value):
        assert read(column(path), text) == value

    @pytest.mark.parametrize(
        ("path", "value", "told"),
        [
            ("initiatives.started_in", "2014", "Write a whole number."),
            ("initiatives.started_in", True, "Write a whole number."),
            ("initiatives.started_in", 10**4000, "Write a whole number."),
            ("initiatives.title_en", 5, "Write a text."),
            ("initiatives.title_en", ["a"], "Write a text."),
            ("initiatives.title_en", "\0", "Remove the character NUL."),
            ("initiatives.title_en", "\ud800", "Remove the characters that are half of a pair."),
            ("initiatives.countries", "MA", "Write a list of texts."),
            ("initiatives.countries", [{}], "Write a list of texts."),
            ("initiatives.successor", {}, "Write a text."),
            ("meetings.labelled", "true", "Write true or false."),
            ("figures.value", 0.1, "Write a text."),
            ("initiatives.last_verified_on", 20261102, "Write a text."),
            ("initiatives.last_verified_on", "20261102", "Write the day as 2021-09-14."),
        ],
    )
    def test_of_another_type_is_refused_in_a_document(self, path, value, told):
        with pytest.raises(Unreadable) as refused:
            column(path).kind.accept(value)
        assert str(refused.value) == told

    @given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
    def test_that_is_a_text_comes_back_from_its_cell(self, text):
        cell = write(column("initiatives.title_en"), text)
        assert read(column("initiatives.title_en"), cell) == text
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))

    @given(st.text(alphabet="'=+-@\t\ra"))
    def test_that_a_spreadsheet_might_run_is_guarded_once(self, text):
        assert unguard(guard(text)) == text

    @given(st.lists(st.text(alphabet="a|\\='", min_size=1), unique=True))
    def test_that_is_a_list_comes_back_from_its_cell(self, texts):
        aliases = column("initiatives.aliases")
        assert read(aliases, write(aliases, texts)) == texts


@pytest.mark.django_db
class TestADocument:
    def test_is_plain(self, shelter):
        document = the_document("initiative", "shelter", hidden=False)
        assert document == SHELTER
        assert json.loads(json.dumps(document)) == document

    def test_has_what_is_hidden_when_asked(self, shelter):
        responses = the_document("initiative", "shelter")["responses"]
        assert [response["challenge"] for response in responses] == ["hidden", "homes"]

    def test_of_a_draft_is_not_there_for_the_public(self):
        make.InitiativeFactory(key="draft")
        assert documents(BY_RECORD["initiative"], ["draft"], hidden=False) == {}

    @pytest.mark.parametrize("record", ["initiative", "network", "recommendation", "framework"])
    def test_takes_as_many_queries_as_thirty(self, record):
        factory = {**make.PUBLISHED, "framework": make.FrameworkFactory}[record]
        several = factory.create_batch(30)
        with CaptureQueriesContext(connection) as for_one:
            documents(BY_RECORD[record], [several[0].key], hidden=False)
        with CaptureQueriesContext(connection) as for_all:
            assert len(documents(BY_RECORD[record], hidden=False)) == 30
        assert len(for_all) == len(for_one)
