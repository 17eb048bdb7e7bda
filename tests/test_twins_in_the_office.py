"""Possible twins as staff meet them: what they see and say, and that it stays said."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.editorial import twins
from initiatives.likeness import refresh
from initiatives.likeness.nearby import MOST_TOLD
from initiatives.models import Initiative, Twin
from initiatives.vocabularies import State
from tests import factories as make
from tests.likeness import initiative, names_of_others
from tests.matrix import focal_point
from tests.staff import Office, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def others():
    names_of_others()


class TestThePage:
    URL = "/admin/twins/initiative/"

    @pytest.fixture
    def pair(self, others):
        rennes = make.PlaceFactory(name_en="Rennes")
        one = initiative(
            "one",
            "Shelter",
            "Abri",
            countries=["FR"],
            places=[rennes],
            started_in=2014,
            ended_in=2020,
            aliases=["SH"],
        )
        make.CitationFactory(initiative=one, source=make.SourceFactory(title_en="City council, minutes"))
        other = initiative("two", "Shelter", started_in=2015)
        refresh(Initiative)
        return one, other

    def test_shows_the_two_side_by_side(self, editor, pair):
        (shown,) = editor.client.get(self.URL).context["pairs"]
        assert (shown.one.key, shown.other.key, shown.rows) == (
            "one",
            "two",
            [
                ("English", "Shelter", "Shelter"),
                ("French", "Abri", ""),
                ("Other names", "SH", ""),
                ("State", "Draft", "Draft"),
                ("Countries", "Country FR", ""),
                ("Places", "Rennes", ""),
                ("Years", "2014–2020", "2015"),
                ("Sources", "City council, minutes", ""),
            ],
        )

    def test_names_six_sources_of_each_at_most(self, editor, others):
        one, _other = initiative("one", "Shelter"), initiative("two", "Shelter")
        for number in range(1, 8):
            source = make.SourceFactory(title_en=f"Report {number}")
            make.CitationFactory(initiative=one, source=source, position=number)
        refresh(Initiative)
        (shown,) = editor.client.get(self.URL).context["pairs"]
        names = "; ".join(f"Report {number}" for number in range(1, 7))
        assert shown.rows[-1] == ("Sources", names, "")

    def test_is_not_of_what_was_withdrawn(self, editor, pair):
        Initiative.objects.filter(pk=pair[0].pk).update(state=State.ARCHIVED)
        assert list(twins.waiting(Initiative)) == []
        assert "No twins are waiting for a decision." in editor.client.get(self.URL).content.decode()

    @pytest.mark.parametrize(
        "back", ["", "//elsewhere.org/", "https://elsewhere.org/", "javascript:alert(1)"]
    )
    def test_leads_back_to_no_other_site(self, editor, pair, back):
        sent = {"one": pair[0].pk, "other": pair[1].pk, "back": back}
        assert editor.client.post(f"{self.URL}not/", sent)["Location"] == self.URL

    def test_takes_one_click_to_say_that_they_are_two(self, editor, pair):
        one, other = pair
        answer = editor.client.post(
            f"{self.URL}not/", {"one": other.pk, "other": one.pk, "back": f"{self.URL}?p=1"}, follow=True
        )
        assert answer.redirect_chain == [(f"{self.URL}?p=1", 302)]
        assert told(answer) == ["Recorded: these are two things."]
        assert "No twins are waiting for a decision." in answer.content.decode()
        (twin,) = Twin.objects.all()
        assert (twin.dismissed_by, twin.dismissed_at is None) == (editor.user, False)

    def test_stands_on_the_front_page_with_the_number_of_pairs(self, editor, pair):
        work = editor.client.get(reverse("admin:index")).context["work"]
        kinds = [one["kinds"] for one in work if one["label"] == "Possible twins"]
        assert kinds == [[{"name": "Initiatives", "count": 1, "url": self.URL}]]
        twins.dismiss(Initiative, (pair[0].pk, pair[1].pk), by=editor.user)
        work = editor.client.get(reverse("admin:index")).context["work"]
        assert [one for one in work if one["label"] == "Possible twins"] == []

    def test_leads_to_the_page_that_merges_them(self, editor, pair):
        one, other = sorted(entry.pk for entry in pair)
        assert (
            f'href="/admin/merge/initiative/{one}/{other}/"' in editor.client.get(self.URL).content.decode()
        )

    def test_costs_as_many_queries_for_twenty_pairs_as_for_one(self, editor):
        counts = []
        for number in range(7):
            initiative(f"same-{number}", "Shelter of Rennes", countries=["FR"])
            if number in (1, 6):
                refresh(Initiative)
                editor.client.get(self.URL)
                with CaptureQueriesContext(connection) as queries:
                    shown = len(editor.client.get(self.URL).context["pairs"])
                counts.append((shown, len(queries)))
        assert ([shown for shown, _ in counts], counts[0][1]) == ([1, 20], counts[1][1])

    def test_and_the_front_page_as_many_for_much_as_for_little(self, editor):
        counts = []
        for number in range(7):
            initiative(f"same-{number}", "Shelter of Rennes")
            if number in (1, 6):
                refresh(Initiative)
                with CaptureQueriesContext(connection) as queries:
                    editor.client.get(reverse("admin:index"))
                counts.append(len(queries))
        assert counts[0] == counts[1]


class TestWhatAFocalPointIsTold:
    """Of twins of what is theirs: those that they see, however many are likelier that they do not see."""

    @pytest.fixture
    def mine(self, others):
        initiative("ours", "Sheltre of Rennes", countries=["FR"])
        initiative("hidden", "Shelter of Rennes", countries=["MA"])
        for number in range(MOST_TOLD):
            initiative(f"hidden-{number}", "Shelter of Rennes", countries=["MA"])
        return initiative("mine", "Shelter of Rennes", countries=["FR", "MA"])

    def test_is_of_what_they_see_alone(self, mine):
        page = focal_point("FR").client.get(f"/admin/twins/initiative/?of={mine.pk}")
        assert [{pair.one.key, pair.other.key} for pair in page.context["pairs"]] == [{"mine", "ours"}]

    def test_is_how_many_there_are_on_the_form(self, mine):
        page = focal_point("FR").get(mine, "change").content.decode()
        assert "1 entry may be the same thing: compare" in page

    def test_is_nothing_of_an_entry_of_others(self, mine):
        focal, public = focal_point("FR"), make.PublishedInitiativeFactory()
        for entry in (Initiative.objects.get(key="hidden"), public):
            assert focal.client.get(f"/admin/twins/initiative/?of={entry.pk}").status_code == 404
        assert focal.client.get("/admin/twins/initiative/").status_code == 403


class TestWhoMayDecide:
    @pytest.fixture
    def pair(self):
        return initiative("one", "Shelter"), initiative("two", "Shelter")

    def post(self, office, one, other, record="initiative") -> int:
        return office.client.post(f"/admin/twins/{record}/not/", {"one": one, "other": other}).status_code

    def test_is_who_may_change_such_entries(self, pair, editor):
        one, other = pair
        nobody = Office()
        assert [
            self.post(nobody, one.pk, other.pk),
            nobody.client.get("/admin/twins/initiative/").status_code,
        ] == [
            403,
            403,
        ]
        with pytest.raises(PermissionDenied):
            twins.dismiss(Initiative, (one.pk, other.pk), by=nobody.user)
        assert (Twin.objects.count(), self.post(editor, one.pk, other.pk), Twin.objects.count()) == (
            0,
            302,
            1,
        )

    def test_is_nobody_by_looking(self, editor):
        assert editor.client.get("/admin/twins/initiative/not/").status_code == 403

    def test_is_not_asked_of_what_is_not_there(self, pair, editor):
        one, _other = pair
        answers = {
            "itself": self.post(editor, one.pk, one.pk),
            "gone": self.post(editor, one.pk, 10**6),
            "text": self.post(editor, one.pk, "x"),
            "large": self.post(editor, one.pk, 10**30),
            "kind": self.post(editor, one.pk, one.pk, record="source"),
            "page": editor.client.get("/admin/twins/source/").status_code,
            "of": editor.client.get("/admin/twins/initiative/?of=%00x").status_code,
            "p": editor.client.get("/admin/twins/initiative/?p=x").status_code,
        }
        assert (answers, Twin.objects.count()) == (
            {
                "itself": 302,
                "gone": 302,
                "text": 403,
                "large": 403,
                "kind": 404,
                "page": 404,
                "of": 400,
                "p": 200,
            },
            0,
        )
