"""Entries that may be the same thing: which are proposed."""

from collections import Counter

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.editorial import twins
from initiatives.likeness import refresh, twins_of
from initiatives.likeness.names import Weights, words_of
from initiatives.models import Authority, Initiative, Network, Twin
from initiatives.vocabularies import State
from tests import factories as make
from tests.likeness import OTHERS, initiative, names_of_others
from tests.staff import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def others():
    names_of_others()


def found(model=Initiative) -> list[set[str]]:
    refresh(model)
    keys = dict(model.objects.values_list("pk", "key"))
    return [{keys[twin.one], keys[twin.other]} for twin in Twin.objects.of(model.record())]


def proposed(*two: tuple) -> bool:
    for key, given in zip(("one", "two"), two, strict=True):
        names, fields = ([*given[:-1]], given[-1]) if isinstance(given[-1], dict) else (given, {})
        initiative(key, *names, **fields)
    pairs = found()
    assert pairs in ([], [{"one", "two"}])
    return bool(pairs)


@pytest.mark.usefixtures("others")
class TestTwins:
    @pytest.mark.parametrize(
        ("one", "two"),
        [
            (("Shelter of Rennes",), ("Shelter of Rennes",)),
            (("Shelter of Rennes",), ("SHELTER of  Rènnes!",)),
            (("Shelter of Rennes",), ("Rennes: Shelter of",)),
            (("Emergency shelter of Rennes",), ("Emergency sheltre of Rennes",)),
            (("", "Hébergement d’urgence à Rennes"), ("", "Hebergement d'urgence a Rennes")),
            (("Shelter", "Hébergement d’urgence à Rennes"), ("Hébergement d’urgence à Rennes", "Abri")),
            (("Mediterranean City-to-City Migration", {"aliases": ["MC2CM"]}), ("MC2CM",)),
        ],
    )
    def test_are_alike_in_a_name_in_whichever_language(self, one, two):
        assert proposed(one, two)

    @pytest.mark.parametrize(
        ("one", "two"),
        [
            (("Shelter of Rennes",), ("Shelter of Nantes",)),
            (("Shelter of Rennes",), ("Kitchen of Rennes",)),
            (("Migration programme, phase 1",), ("Migration programme, phase 2",)),
            (("Euromed Migration IV",), ("Euromed Migration V",)),
            (("Charter of Palermo 2015",), ("Charter of Palermo 2016",)),
            (("Guide to funds", {"aliases": ["JMDI"]}), ("Workshop in Oujda", {"aliases": ["JMDI"]})),
            (("Shelter", {"countries": ["FR"]}), ("Shelter", {"countries": ["MA"]})),
        ],
    )
    def test_are_not_two_editions_two_places_or_two_parts_of_a_programme(self, one, two):
        assert not proposed(one, two)

    def test_may_be_of_countries_that_only_one_tells(self):
        assert proposed(("Shelter", {"countries": ["FR", "MA"]}), ("Shelter", {"countries": ["MA"]}))

    def test_are_likelier_at_the_same_place(self):
        oujda, fes = make.PlaceFactory(), make.PlaceFactory()
        title = "Training for mayors of the Oriental region"
        initiative("here", title, places=[oujda])
        initiative("again", f"{title}: sessions", places=[oujda])
        initiative("there", f"{title}: sessions", places=[fes])
        refresh(Initiative)
        keys = dict(Initiative.objects.values_list("pk", "key"))
        likeness = {f"{keys[twin.one]}, {keys[twin.other]}": twin.likeness for twin in Twin.objects.all()}
        assert likeness == {"here, again": 97, "here, there": 87, "again, there": 95}

    def test_are_none_of_what_was_withdrawn(self):
        assert not proposed(("Shelter",), ("Shelter", {"state": State.ARCHIVED}))

    def test_are_drafts_as_well_as_what_is_published(self):
        lead = make.PublishedAuthorityFactory()
        make.PublishedInitiativeFactory(key="one", title_en="Shelter of Rennes", title_fr="", lead=lead)
        initiative("two", "Shelter of Rennes")
        assert found() == [{"one", "two"}]

    def test_are_authorities_of_one_country_and_one_level(self):
        for key, level, iso2 in (
            ("city", "local", "MA"),
            ("same", "local", "MA"),
            ("region", "regional", "MA"),
            ("abroad", "local", "TN"),
        ):
            country = make.CountryFactory(iso2=iso2)
            make.AuthorityFactory(
                key=key, name_en="Tazarine", name_fr="Tazarine", level=level, country=country
            )
        assert sorted(map(sorted, found(Authority))) == [
            ["city", "region"],
            ["city", "same"],
            ["region", "same"],
        ]
        assert list(Twin.objects.values_list("likeness", flat=True)) == [100, 90, 90]

    def test_are_networks_with_the_name_that_the_other_shortens(self):
        make.NetworkFactory(key="long", name_en="Association of Border Towns", acronym="ABT")
        make.NetworkFactory(key="short", name_en="ABT", name_fr="")
        assert found(Network) == [{"long", "short"}]


class TestNames:
    def test_are_read_without_accents_capitals_and_elisions(self):
        assert words_of("L’Hébergement d'urgence – MC2CM (Rennes)") == (
            "hebergement",
            "urgence",
            "mc2cm",
            "rennes",
        )

    def test_are_alike_in_the_words_that_tell_most(self):
        weights = Weights(Counter({"city": 90, "of": 100, "renn": 1, "nant": 1}), 100)

        def likeness(one: str, other: str) -> int:
            return weights.likeness(words_of(one), words_of(other))

        assert [
            likeness("City of Rennes", "City of Rennes"),
            likeness("City of Rennes", "Rennes") > 85,
            likeness("City of Rennes", "City of Nantes") < 25,
        ] == [100, True, True]


@pytest.mark.usefixtures("others")
class TestTheCommand:
    def test_tells_how_many_pairs_there_are_and_how_many_are_new(self, capsys):
        initiative("one", "Shelter")
        initiative("two", "Shelter")
        lines = []
        for _ in range(2):
            call_command("find_twins")
            lines.append([line.split() for line in capsys.readouterr().out.splitlines()][3])
        assert lines == [["initiative", "1", "1"], ["initiative", "1", "0"]]

    def test_forgets_pairs_that_are_alike_no_more_and_keeps_what_was_said(self):
        one, two = initiative("one", "Shelter"), initiative("two", "Shelter")
        three = initiative("three", "Shelter")
        refresh(Initiative)
        twins.dismiss(Initiative, (two.pk, one.pk), by=member("editor"))
        Initiative.objects.filter(pk=three.pk).update(title_en="Another name")
        refresh(Initiative)
        assert [(twin.one, twin.other, twin.dismissed_by.username) for twin in Twin.objects.all()] == [
            (one.pk, two.pk, "editor")
        ]
        assert list(twins.waiting(Initiative)) == []


@pytest.mark.usefixtures("others")
class TestADraft:
    def told(self, entry) -> list[str]:
        pairs = [
            {twin.one, twin.other} - {entry.pk} for twin in twins_of(entry, among=Initiative.objects.all())
        ]
        return [Initiative.objects.get(pk=pk).key for (pk,) in pairs]

    def test_is_compared_at_once_with_what_is_published_and_with_other_drafts(self):
        lead = make.PublishedAuthorityFactory()
        for number in range(5):
            make.PublishedInitiativeFactory(title_en=OTHERS[number], title_fr="", lead=lead)
        make.PublishedInitiativeFactory(key="public", title_en="Shelter of Rennes", title_fr="", lead=lead)
        initiative("draft", "Sheltre of Rennes")
        mine = initiative("mine", "Shelter of Rennes")
        assert self.told(mine) == ["public", "draft"]
        assert Twin.objects.count() == 0

    def test_is_not_compared_with_what_was_said_to_be_another(self):
        one, mine = initiative("one", "Shelter"), initiative("mine", "Shelter")
        assert self.told(mine) == ["one"]
        twins.dismiss(Initiative, (one.pk, mine.pk), by=member("editor"))
        assert self.told(mine) == []

    def test_without_a_name_has_no_twins(self):
        initiative("one", "")
        assert self.told(initiative("mine", "")) == []

    def test_says_so_on_its_form_and_leads_to_the_comparison(self, editor):
        initiative("one", "Shelter")
        mine = initiative("mine", "Shelter")
        page = editor.get(mine, "change").content.decode()
        address = reverse("admin:twins", args=["initiative"]) + f"?of={mine.pk}"
        assert f'<a href="{address}">1 entry may be the same thing: compare</a>' in page
        (pair,) = editor.client.get(address).context["pairs"]
        assert (pair.one.key, pair.other.key, pair.likeness) == ("one", "mine", 100)

    def test_costs_as_many_queries_among_many_as_among_few(self, editor):
        mine, counts = initiative("mine", "Shelter of Rennes"), []
        for more in (1, 30):
            for _ in range(more):
                make.InitiativeFactory(title_en="Shelter of Rennes")
            editor.get(mine, "change")
            with CaptureQueriesContext(connection) as queries:
                editor.get(mine, "change")
            counts.append(len(queries))
        assert counts[0] == counts[1]
