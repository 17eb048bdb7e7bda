"""An entry with all its relations as one plain document: read, compared, refused with its places, applied."""

import json
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from initiatives import models
from initiatives.documents.apply import RefusedDocuments, apply_documents
from initiatives.documents.cells import guard, read, unguard, write
from initiatives.documents.compare import Difference, Piece, compare, words
from initiatives.documents.kinds import Unreadable
from initiatives.documents.read import documents
from initiatives.documents.schema import BY_NAME, BY_RECORD, TABLES, parts_of
from tests import factories as make
from tests import packages


def column(path: str):
    table, name = path.split(".")
    return next(column for column in BY_NAME[table] if column.name == name)


def the_document(record: str, key: str, *, hidden: bool = True) -> dict:
    return documents(BY_RECORD[record], [key], hidden=hidden)[key]


def tally(record: str, document: dict) -> dict[str, tuple[int, int, int, int]]:
    tallies = apply_documents({record: [document]})
    return {
        name: (tally.created, tally.changed, tally.removed, tally.unchanged)
        for name, tally in tallies.items()
    }


def refusals(record: str, *several: dict) -> list[tuple]:
    """Each with its place: record, key, part, position, column."""
    with pytest.raises(RefusedDocuments) as refused:
        apply_documents({record: several})
    return [(*place, message) for place, message in refused.value.reasons]


@pytest.fixture
def shelter():
    """An initiative with every kind of part."""
    city = make.PublishedAuthorityFactory(key="rennes", country__iso2="FR")
    shelter = make.PublishedInitiativeFactory(
        key="shelter",
        title_en="Emergency shelter",
        title_fr="Hébergement d’urgence",
        aliases=["Shelter | Rennes"],
        started_in=2014,
        last_verified_on="2026-11-02",
        lead=city,
    )
    shelter.countries.set(["FR"])
    report = shelter.citations.get().source
    models.Source.objects.filter(pk=report.pk).update(key="report")
    make.ResponseFactory(
        initiative=shelter, challenge=make.PublishedChallengeFactory(key="homes"), how_en="By houses."
    )
    make.ResponseFactory(initiative=shelter, challenge=make.ChallengeFactory(key="hidden"))
    make.FigureFactory(
        initiative=shelter, source=report, value=Decimal("950.0000"), qualifier="about", as_of="2020"
    )
    return shelter


SHELTER = {
    "id": 1,
    "key": "shelter",
    "state": "published",
    "title_en": "Emergency shelter",
    "title_fr": "Hébergement d’urgence",
    "aliases": ["Shelter | Rennes"],
    "kind": "programme",
    "recorded_status": "unknown",
    "started_in": 2014,
    "ended_in": None,
    "scope": "local",
    "countries": ["FR"],
    "sectors": [],
    "places": [],
    "commitments": [],
    "website": "",
    "summary_en": "",
    "summary_fr": "",
    "description_en": "",
    "description_fr": "",
    "original_language": "en",
    "last_verified_on": "2026-11-02",
    "successor": None,
    "participations": [
        {
            "authority": "rennes",
            "network": None,
            "role": "leads",
            "since": None,
            "until": None,
            "source": None,
            "note_en": "",
            "note_fr": "",
        }
    ],
    "responses": [{"challenge": "homes", "how_en": "By houses.", "how_fr": ""}],
    "citations": [{"position": 1, "source": "report", "locator": ""}],
    "figures": [
        {
            "measure": "people",
            "label_en": "People",
            "label_fr": "Personnes",
            "value": "950",
            "unit_en": "",
            "unit_fr": "",
            "qualifier": "about",
            "as_of": "2020",
            "source": "report",
            "locator": "",
            "note_en": "",
            "note_fr": "",
        }
    ],
}


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
        factory = {
            "initiative": make.PublishedInitiativeFactory,
            "network": make.PublishedNetworkFactory,
            "recommendation": make.PublishedRecommendationFactory,
            "framework": make.FrameworkFactory,
        }[record]
        several = factory.create_batch(30)
        with CaptureQueriesContext(connection) as for_one:
            documents(BY_RECORD[record], [several[0].key], hidden=False)
        with CaptureQueriesContext(connection) as for_all:
            assert len(documents(BY_RECORD[record], hidden=False)) == 30
        assert len(for_all) == len(for_one)


@pytest.mark.django_db
class TestApplying:
    def test_what_is_there_already_writes_nothing(self, shelter):
        assert tally("initiative", the_document("initiative", "shelter")) == {
            "initiatives": (0, 0, 0, 1),
            "participations": (0, 0, 0, 1),
            "responses": (0, 0, 0, 2),
            "citations": (0, 0, 0, 1),
            "figures": (0, 0, 0, 1),
        }

    def test_what_the_public_sees_writes_nothing_either(self, shelter):
        """So a proposal made from the public page does not undo what editors prepare."""
        before = packages.everything()
        assert {tally[:3] for tally in tally("initiative", SHELTER).values()} == {(0, 0, 0)}
        assert packages.everything() == before

    def test_changes_what_differs(self, shelter):
        document = SHELTER | {
            "ended_in": 2020,
            "countries": ["FR"],
            "figures": [SHELTER["figures"][0] | {"value": "1000", "as_of": "2021"}, *SHELTER["figures"]],
            "responses": [SHELTER["responses"][0] | {"how_fr": "Par des logements."}],
        }
        assert tally("initiative", document) == {
            "initiatives": (0, 1, 0, 0),
            "participations": (0, 0, 0, 1),
            "responses": (0, 1, 0, 0),
            "citations": (0, 0, 0, 1),
            "figures": (1, 0, 0, 1),
        }
        after = the_document("initiative", "shelter", hidden=False)
        assert after == document | {"figures": document["figures"][::-1]}

    def test_leaves_alone_the_parts_that_it_does_not_name(self, shelter):
        bare = {name: value for name, value in SHELTER.items() if name not in ("responses", "figures")}
        assert sorted(tally("initiative", bare)) == ["citations", "initiatives", "participations"]
        assert the_document("initiative", "shelter", hidden=False) == SHELTER

    def test_creates_what_is_not_there(self, shelter):
        document = SHELTER | {"id": None, "key": "school", "aliases": [], "figures": [], "responses": []}
        assert tally("initiative", document)["participations"] == (1, 0, 0, 0)
        assert the_document("initiative", "school") == document | {"id": 2}

    def test_takes_several_records_at_once(self, shelter):
        city = the_document("authority", "rennes") | {"key": "lyon", "id": None, "state": "published"}
        joined = [SHELTER["participations"][0] | {"authority": "lyon"}]
        apply_documents({"initiative": [SHELTER | {"participations": joined}], "authority": [city]})
        assert the_document("initiative", "shelter")["participations"] == joined

    def test_can_only_try(self, shelter):
        before = packages.everything()
        tallies = apply_documents({"initiative": [SHELTER | {"title_en": "House"}]}, keep=False)
        assert (tallies["initiatives"].changed, packages.everything()) == (1, before)


@pytest.mark.django_db
class TestARefusal:
    def test_tells_its_place(self, shelter):
        before = packages.everything()
        faulty = SHELTER | {
            "ended_in": 2013,
            "kind": "club",
            "participations": [
                SHELTER["participations"][0],
                SHELTER["participations"][0] | {"authority": "nobody"},
                SHELTER["participations"][0],
            ],
            "figures": [SHELTER["figures"][0] | {"value": "many"}],
        }
        assert refusals("initiative", faulty) == [
            (
                "initiative", "shelter", "", None, "kind", "“club” is not known here. Choose among: programme, "
                "strategy, dialogue, fund, tool, training, contract, service, declaration, platform, study, other.",
            ),
            ("initiative", "shelter", "", None, "ended_in", "An initiative cannot end before it starts."),
            (
                "initiative", "shelter", "participations", 1, "authority",
                "There is no authority “nobody”. Correct the key, or add the record.",
            ),
            (
                "initiative", "shelter", "participations", 2, "role",
                "This participant is listed already with the same role. See row 1.",
            ),
            (
                "initiative", "shelter", "figures", 0, "value",
                "Write a number with a full stop before its decimals, such as 27.3.",
            ),
        ]  # fmt: skip
        assert packages.everything() == before

    def test_names_what_is_missing_and_what_is_not_known(self, shelter):
        document = SHELTER | {"colour": "blue"}
        del document["website"]
        assert refusals("initiative", document) == [
            (
                "initiative",
                "shelter",
                "",
                None,
                "colour",
                "This is not known. Remove it, or correct its name.",
            ),
            ("initiative", "shelter", "", None, "website", "This is missing. Add it; it may be empty."),
        ]

    @pytest.mark.parametrize("key", [None, 5, [], {}, "", "\0", "\ud800"])
    def test_meets_a_key_of_any_kind(self, shelter, key):
        ((_record, _key, part, at, name, _message),) = refusals(
            "initiative", SHELTER | {"key": key, "id": None}
        )
        assert (part, at, name) == ("", None, "key")

    @pytest.mark.parametrize("parts", [None, 5, "text", {}, [None], [[]], ["text"]])
    def test_meets_parts_of_any_kind(self, shelter, parts):
        places = {told[2:4] for told in refusals("initiative", SHELTER | {"responses": parts})}
        assert places == {("responses", 0)}

    def test_is_that_of_the_database_where_only_it_knows(self, shelter):
        """The last published participant is withdrawn: another entry than that of the document suffers."""
        city = the_document("authority", "rennes") | {"state": "archived"}
        assert refusals("authority", city) == [
            (
                "", "", "initiatives", None, "",
                "“shelter”: Name at least one published authority or network that takes part.",
            )
        ]  # fmt: skip


class TestComparing:
    TABLE = BY_RECORD["initiative"]

    def test_equal_documents(self):
        assert compare(self.TABLE, SHELTER, json.loads(json.dumps(SHELTER))).is_equal

    def test_column_by_column(self):
        found = compare(self.TABLE, SHELTER, SHELTER | {"ended_in": 2020, "countries": ["FR", "MA"]})
        assert (found.parts, found.columns) == (
            {},
            [Difference("ended_in", None, 2020), Difference("countries", ["FR"], ["FR", "MA"])],
        )

    def test_part_by_part(self):
        (lead,) = SHELTER["participations"]
        funder = lead | {"authority": "lyon", "role": "funds"}
        found = compare(
            self.TABLE,
            SHELTER,
            SHELTER | {"participations": [funder, lead | {"since": 2014}], "responses": []},
        )
        assert (found.columns, sorted(found.parts)) == ([], ["participations", "responses"])
        parts = found.parts["participations"]
        assert (parts.new, parts.gone, [change.differences for change in parts.changed]) == (
            [funder],
            [],
            [[Difference("since", None, 2014)]],
        )
        assert found.parts["responses"].gone == [0]

    def test_parts_that_nothing_tells_apart(self):
        note = {
            "on": "2024-01-31",
            "status": "done",
            "text_en": "Met.",
            "text_fr": "",
            "by": None,
            "evidence": None,
        }
        one, two = {"followups": [note]}, {"followups": [note, note]}
        found = compare(BY_RECORD["recommendation"], one, two).parts["followups"]
        assert (found.same, found.new) == ([note], [note])

    def test_word_by_word(self):
        assert words("The city houses 950 people.", "The city of Rennes houses 1,000 people.") == [
            Piece("same", "The city "),
            Piece("added", "of Rennes "),
            Piece("same", "houses "),
            Piece("removed", "950"),
            Piece("added", "1,000"),
            Piece("same", " people."),
        ]

    @given(st.text(), st.text())
    def test_pieces_are_both_texts(self, before, after):
        pieces = words(before, after)
        assert "".join(piece.text for piece in pieces if piece.kind != "added") == before
        assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after
