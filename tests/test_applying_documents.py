"""A document that is applied, refused, or compared with another."""

import json

import pytest

from initiatives.documents.apply import apply_documents
from initiatives.documents.compare import Difference, compare
from initiatives.documents.schema import BY_RECORD
from tests import packages
from tests.documents import SHELTER, refusals, tally, the_document

pytestmark = pytest.mark.django_db


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
