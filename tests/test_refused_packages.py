"""A package with faults is refused whole, every fault is told with its place and remedy, nothing changes."""

import pytest
from django.core.management import CommandError, call_command

from initiatives.imports import import_package
from tests import packages
from tests.refusing import BASE, refusals

pytestmark = pytest.mark.django_db


def test_thirty_four_faults_are_told_at_once(refused):
    told = refused(
        countries=[{"iso2": "ma"}, {"iso2": "SN", "continent": "Africa"}],
        places=[{"key": "dakar", "latitude": "14.69"}],
        sources=packages.text("sources", {"key": "latin", "title_fr": "Étude"}).encode("latin-1"),
        authorities=[
            {"key": "rabat", "country": "XX"},
            {"key": "rabat"},
            {"key": "north", "level": "regional", "parent": "south"},
            {"key": "south", "level": "regional", "parent": "north"},
            {"key": "state", "level": "national", "parent": "oujda"},
            {"key": "un", "level": "supranational"},
            {"key": "Fès"},
            {"key": "", "name_en": "Nobody"},
        ],
        networks=[{"key": "inner", "founded_in": "21"}, {"key": "outer", "state": "published"}],
        memberships=[
            {"network": "inner", "member_network": "outer"},
            {"network": "outer", "member_network": "inner"},
        ],
        challenges=[{"key": "data", "levels": "local|village"}],
        initiatives=[
            {"key": "order", "started_in": "2021", "ended_in": "2020"},
            {"key": "years", "started_in": "two thousand"},
            {"key": "script", "website": "javascript:alert(1)"},
            {"key": "bare", "state": "published", "title_en": ""},
        ],
        participations=[
            {"initiative": "order", "authority": "oujda", "role": "watches"},
            {"initiative": "years", "authority": "oujda", "network": "cities"},
            {"initiative": "script", "authority": "oujda"},
            {"initiative": "script", "authority": "oujda"},
            {"initiative": "nowhere", "authority": "oujda"},
        ],
        followups="recommendation,status,text_en,text_fr,author,evidence\n",
        figures=[
            {"record": "initiative", "entry": "order", "value": "1,5"},
            {"record": "opinion", "entry": "order"},
            {"record": "initiative", "entry": "order", "source": ""},
        ],
        citations=packages.text("citations") + "initiative,order,1,report\n",
    )
    assert told == [
        "countries.csv:2 iso2: A country code is two capital letters, such as MA.",
        "countries.csv:3 continent: “Africa” is not known here. Choose among: "
        "africa, americas, asia, europe, oceania.",
        "places.csv:2 longitude: Give both latitude and longitude, or neither.",
        "sources.csv:2 title_fr: The text is not in UTF-8. Save the file as “CSV UTF-8”.",
        "authorities.csv:2 country: There is no country “XX”. Correct the key, or add the record.",
        "authorities.csv:3 key: This key is taken. See row 2.",
        "authorities.csv:4 parent: An authority cannot be part of itself, not even through others. "
        "north → south → north",
        "authorities.csv:5 parent: An authority cannot be part of itself, not even through others. "
        "south → north → south",
        "authorities.csv:6 parent: An authority cannot be part of one on a lower level.",
        "authorities.csv:7 country: A supranational authority has no country; every other authority has one.",
        "authorities.csv:8 key: A key has only lower-case letters, digits and single hyphens, "
        "such as “rennes-emergency-shelter”.",
        "authorities.csv:9 key: Write a value; this column cannot be empty.",
        "networks.csv:2 founded_in: Give the year with four digits, between 1800 and 2100.",
        "networks.csv:3 state: Name at least one source.",
        "challenges.csv:2 levels: “village” is not known here. Choose among: "
        "supranational, national, regional, local.",
        "initiatives.csv:2 ended_in: An initiative cannot end before it starts.",
        "initiatives.csv:3 started_in: Write a whole number.",
        "initiatives.csv:4 website: Give an address that begins with http:// or https://.",
        "initiatives.csv:5 state: Name at least one source.",
        "initiatives.csv:5 state: Name at least one published authority or network that takes part.",
        "initiatives.csv:5 title_en: Give it a title in English or in French.",
        "memberships.csv:2 member_network: A network cannot be a member of itself, not even through others. "
        "inner → outer → inner",
        "memberships.csv:3 member_network: A network cannot be a member of itself, not even through others. "
        "outer → inner → outer",
        "participations.csv:2 role: “watches” is not known here. Choose among: leads, co_leads, "
        "holds_mandate, coordinates, implements, funds, hosts, signs, consulted, partner.",
        "participations.csv:3 network: Choose one participant: an authority or a network.",
        "participations.csv:5 role: This participant is listed already with the same role. See row 4.",
        "participations.csv:6 initiative: There is no initiative “nowhere”. "
        "Correct the key, or add the record.",
        "followups.csv:1 author: The column is not known. Remove it, or correct its name.",
        "followups.csv:1 on: The column is missing. Add it; its cells may be empty.",
        "followups.csv:1 by: The column is missing. Add it; its cells may be empty.",
        "citations.csv:2: The row has 4 cells; the header has 5.",
        "figures.csv:2 value: Write a number with a full stop before its decimals, such as 27.3.",
        "figures.csv:3 record: “opinion” is not known here. Choose among: authority, network, initiative, "
        "challenge, recommendation, framework, competence, meeting.",
        "figures.csv:4 source: Write a value; this column cannot be empty.",
    ]


class TestANumber:
    def test_that_two_rows_claim(self, refused):
        assert refused(networks=[{"key": "one", "id": "7"}, {"key": "two", "id": "7"}]) == [
            "networks.csv:3 id: This id is taken. See row 2."
        ]

    def test_that_begins_before_one(self, refused):
        assert refused(networks=[{"key": "one", "id": "0"}]) == [
            "networks.csv:2 id: Public numbers begin with 1."
        ]

    def test_that_contradicts_the_one_given(self, tmp_path):
        import_package(packages.write(tmp_path / "given", networks=[{"key": "given", "id": "7"}]))
        told = refusals(packages.write(tmp_path / "other", networks=[{"key": "given", "id": "8"}]))
        assert told == [
            "networks.csv:2 id: The number of “given” is 7 and never changes. Leave the cell empty."
        ]

    def test_that_belongs_to_another(self, tmp_path):
        import_package(packages.write(tmp_path / "given", networks=[{"key": "given", "id": "7"}]))
        told = refusals(packages.write(tmp_path / "other", networks=[{"key": "other", "id": "7"}]))
        assert told == ["networks.csv:2 id: The number 7 belongs to “given”. Leave the cell empty."]


class TestAList:
    def test_that_names_a_record_twice(self, refused):
        assert refused(initiatives=[{"key": "shelter", "countries": "MA|MA"}]) == [
            "initiatives.csv:2 countries: “MA” stands twice in the list. Keep one."
        ]

    def test_that_names_two_unknown_records(self, refused):
        assert refused(initiatives=[{"key": "shelter", "countries": "MA|XX|YY"}]) == [
            "initiatives.csv:2 countries: There is no country “XX”. Correct the key, or add the record.",
            "initiatives.csv:2 countries: There is no country “YY”. Correct the key, or add the record.",
        ]


class TestAValue:
    @pytest.mark.parametrize(
        ("table", "column", "value", "told"),
        [
            ("meetings", "starts_on", "14/09/2021", "Write the day as 2021-09-14."),
            ("meetings", "starts_on", "2021-02-30", "Write the day as 2021-09-14."),
            ("meetings", "starts_on", "", "Write a value; this column cannot be empty."),
            ("meetings", "labelled", "yes", "Write true or false."),
            ("meetings", "format", "", "Choose one of: in_person, online, hybrid."),
            ("initiatives", "title_en", "t" * 201, "Ensure this value has at most 200 characters (it has 201)."),
            ("initiatives", "started_in", "99999", "Give the year with four digits, between 1800 and 2100."),
            ("initiatives", "website", "https://", "Give an address that begins with http:// or https://."),
            ("initiatives", "website", "https://no dot", "Give an address that begins with http:// or https://."),
            ("initiatives", "website", "https://nodot", "Enter a valid URL."),
            ("networks", "aliases", "a|" + "b" * 201, "Item 2 in the array did not validate: Ensure this value "
             "has at most 200 characters (it has 201)."),
            ("sources", "accessed", "November 2026", "Write the month or the day as 2026-11 or 2026-11-24."),
        ],
    )  # fmt: skip
    def test_is_told_by_its_column(self, refused, table, column, value, told):
        assert refused(**{table: [{"key": "new", column: value}]}) == [f"{table}.csv:2 {column}: {told}"]

    @pytest.mark.parametrize("value", ["1e9999999", "NaN", "٣", "1 000", "9" * 16, "--1", "0x10"])
    def test_that_is_no_plain_number(self, refused, value):
        assert refused(places=[{"key": "new", "latitude": value, "longitude": "0"}]) == [
            "places.csv:2 latitude: Write a number with a full stop before its decimals, such as 27.3."
        ]


class TestWhatIsThereAlready:
    """Rules that a package breaks together with records outside of it."""

    @pytest.fixture
    def load(self, tmp_path):
        def load(**tables):
            assert refusals(packages.write(tmp_path / "before", **BASE, **tables)) == []

        return load

    @pytest.fixture
    def told(self, tmp_path):
        return lambda **tables: refusals(packages.write(tmp_path / "after", **tables))

    def test_code_of_another_framework(self, load, told):
        load(frameworks=[{"key": "compact-1", "code": "gcm"}])
        assert told(frameworks=[{"key": "compact-2", "code": "gcm"}]) == [
            "frameworks.csv:2 code: This code is taken. See “compact-1”."
        ]

    def test_competence_that_is_recorded(self, load, told):
        load(competences=[{"key": "first"}])
        assert told(competences=[{"key": "second"}]) == [
            "competences.csv:2 mandate: This competence is recorded already. See “first”."
        ]

    def test_commitment_that_an_initiative_keeps(self, load, told):
        load(frameworks=[{"key": "gcm", "code": "gcm"}], commitments=[{"framework": "gcm", "code": "16"}])
        assert told(initiatives=[{"key": "shelter", "commitments": "gcm:16"}]) == []
        assert told(frameworks=[{"key": "gcm", "code": "gcm"}], commitments=[]) == [
            "commitments.csv: Keep the row of gcm:16: the initiative “shelter” refers to it."
        ]

    def test_child_that_would_stand_above(self, tmp_path):
        region = {"key": "oriental", "level": "regional"}
        first = {"authorities": [region, {"key": "agency", "level": "regional", "parent": "oriental"}]}
        assert refusals(packages.write(tmp_path / "before", **BASE | first)) == []
        assert refusals(packages.write(tmp_path / "after", authorities=[region | {"level": "local"}])) == [
            "authorities.csv: “agency”: An authority cannot be part of one on a lower level.",
            "authorities.csv:2 key: An authority cannot be part of one on a lower level.",
        ]

    def test_parent_that_closes_a_circle(self, tmp_path):
        first = {"authorities": [{"key": "inner", "parent": "outer"}, {"key": "outer"}]}
        assert refusals(packages.write(tmp_path / "before", **BASE | first)) == []
        after = packages.write(tmp_path / "after", authorities=[{"key": "outer", "parent": "inner"}])
        assert refusals(after) == [
            "authorities.csv:2 parent: An authority cannot be part of itself, not even through others. "
            "outer → inner → outer"
        ]

    def test_member_that_closes_a_circle(self, tmp_path):
        first = {
            "networks": [{"key": "inner"}, {"key": "outer"}],
            "memberships": [{"network": "outer", "member_network": "inner"}],
        }
        assert refusals(packages.write(tmp_path / "before", **BASE | first)) == []
        after = packages.write(
            tmp_path / "after", memberships=[{"network": "inner", "member_network": "outer"}]
        )
        assert refusals(after) == [
            "memberships.csv:2 member_network: A network cannot be a member of itself, "
            "not even through others. inner → outer → inner"
        ]

    def test_last_participant_that_is_withdrawn(self, tmp_path):
        lead = {"key": "oujda", "state": "published"}
        first = {
            "authorities": [lead],
            "initiatives": [{"key": "shelter", "state": "published"}],
            "participations": [{"initiative": "shelter", "authority": "oujda"}],
            "citations": [
                {"record": "initiative", "entry": "shelter"},
                {"record": "authority", "entry": "oujda"},
            ],
        }
        assert refusals(packages.write(tmp_path / "before", **BASE | first)) == []
        after = packages.write(tmp_path / "after", authorities=[lead | {"state": "archived"}])
        assert refusals(after) == [
            "initiatives.csv: “shelter”: Name at least one published authority or network that takes part."
        ]

    def test_last_published_participant_that_is_replaced(self, tmp_path):
        self.test_last_participant_that_is_withdrawn(tmp_path)
        after = packages.write(
            tmp_path / "next",
            authorities=[{"key": "fes"}],
            participations=[{"initiative": "shelter", "authority": "fes"}],
        )
        assert refusals(after) == [
            "participations.csv:2 initiative: "
            "Name at least one published authority or network that takes part."
        ]


class TestTheCommand:
    def test_tells_every_refusal_and_fails(self, tmp_path, untouched, capsys):
        folder = packages.write(
            tmp_path / "faulty", sectors=[{"key": "Water"}, {"key": ""}], networks=[{"key": "x", "id": "x"}]
        )
        with pytest.raises(CommandError) as failed:
            call_command("import_catalogue", folder)
        assert (str(failed.value), failed.value.returncode) == (
            "Refused for 3 faults. Nothing was changed.",
            1,
        )
        assert capsys.readouterr().err.splitlines() == [
            "sectors.csv:2 key: A key has only lower-case letters, digits and single hyphens, "
            "such as “rennes-emergency-shelter”.",
            "sectors.csv:3 key: Write a value; this column cannot be empty.",
            "networks.csv:2 id: Write a whole number.",
        ]
        assert packages.everything() == untouched
