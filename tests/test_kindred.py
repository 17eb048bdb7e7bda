"""What an entry's page names as worth following: published, of its kind, few, and why."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from initiatives.kindred import kindred
from initiatives.models import Initiative
from initiatives.pages.present import url_of
from initiatives.vocabularies import State
from tests import factories as make
from tests.surfaces import words_of

pytestmark = pytest.mark.django_db

LIST = re.compile(r'<ul class="see-also">(.*?)</ul>', re.DOTALL)


@pytest.fixture
def see_also(client):
    """By name, the reasons that the page of an entry gives below “See also”."""

    def read(entry, language="en"):
        with override(language):
            page = client.get(url_of(entry)).content.decode()
        items = re.findall(r"<li>(.*?)</li>", "".join(LIST.findall(page)), re.DOTALL)
        told = [item.split('<span class="see-also__reason">') for item in items]
        return {" ".join(words_of(name)): [" ".join(words_of(why)) for why in whys] for name, *whys in told}

    return read


@pytest.fixture
def morocco():
    return make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")


def initiative(title, *authorities, countries=(), challenge=None, **fields):
    lead, *others = authorities or (None,)
    made = make.PublishedInitiativeFactory(title_en=title, title_fr="", lead=lead, **fields)
    for authority in others:
        make.ParticipationFactory(initiative=made, authority=authority)
    made.countries.set(countries)
    if challenge:
        make.ResponseFactory(initiative=made, challenge=challenge)
    return made


def authority(name, **fields):
    return make.PublishedAuthorityFactory(name_en=name, name_fr=name, **fields)


class TestAnInitiativeNames:
    def test_what_its_lead_leads_too(self, see_also):
        rennes = authority("Rennes")
        one = initiative("One", rennes)
        initiative("Another", rennes)
        initiative("Of others", authority("Reims"), rennes)
        assert see_also(one) == {"Another": ["Also led by Rennes"]}

    def test_what_answers_the_same_challenge(self, see_also):
        challenge = make.PublishedChallengeFactory(title_en="Mandates without means")
        one = initiative("One", challenge=challenge)
        initiative("Another", challenge=challenge)
        assert see_also(one) == {"Another": ["Also answers “Mandates without means”"]}

    def test_what_joins_the_same_levels_in_the_same_country(self, see_also, morocco):
        def city_and_ministry():
            return authority("A city", country=morocco), authority("A ministry", level="national")

        one = initiative("One", *city_and_ministry(), countries=[morocco])
        initiative("Another", *city_and_ministry(), countries=[morocco])
        initiative("Of a city", authority("Fez", country=morocco), countries=[morocco])
        initiative("Elsewhere", *city_and_ministry(), countries=[make.CountryFactory(iso2="SN")])
        assert see_also(one) == {"Another": ["Also joins the national and local levels in Morocco"]}
        assert see_also(one, "fr") == {
            "Another EN (en anglais)": ["Réunit aussi les niveaux national et local (Maroc)"]
        }

    def test_what_is_done_in_the_same_sector_of_the_same_country(self, see_also, morocco):
        housing = make.SectorFactory(key="housing", name_en="Housing")
        one, another, elsewhere = (
            initiative(title, countries=countries)
            for title, countries in (("One", [morocco]), ("Another", [morocco]), ("Elsewhere", []))
        )
        for made in (one, another, elsewhere):
            made.sectors.add(housing)
        assert see_also(one) == {"Another": ["Also about “Housing”"]}

    def test_no_more_than_two_reasons_of_each(self, see_also, morocco):
        challenge, rennes = make.PublishedChallengeFactory(title_en="Mandates"), authority("Rennes")
        state = authority("A ministry", level="national")
        one, _another = (
            initiative(title, rennes, state, countries=[morocco], challenge=challenge)
            for title in ("One", "Another")
        )
        assert see_also(one) == {"Another": ["Also led by Rennes", "Also answers “Mandates”"]}

    def test_five_by_turns_so_that_not_all_are_there_for_one_reason(self, see_also):
        challenge, rennes = make.PublishedChallengeFactory(title_en="Mandates"), authority("Rennes")
        one = initiative("One", rennes, challenge=challenge)
        for number in range(6):
            initiative(f"Led {number}", rennes)
            initiative(f"Answer {number}", challenge=challenge)
        assert see_also(one) == {
            "Led 0": ["Also led by Rennes"],
            "Answer 0": ["Also answers “Mandates”"],
            "Led 1": ["Also led by Rennes"],
            "Answer 1": ["Also answers “Mandates”"],
            "Led 2": ["Also led by Rennes"],
        }

    def test_first_what_has_most_in_common_with_it(self, see_also, morocco):
        rennes = authority("Rennes")
        one = initiative("One", rennes, countries=[morocco])
        initiative("Somewhere", rennes)
        initiative("In Morocco", rennes, countries=[morocco])
        assert list(see_also(one)) == ["In Morocco", "Somewhere"]

    def test_nothing_where_nothing_ties_it_to_others(self, see_also):
        one = initiative("One")
        initiative("Another")
        assert see_also(one) == {}

    def test_nothing_that_is_hidden_and_for_no_hidden_reason(self, see_also):
        hidden = make.ChallengeFactory(title_en="Hidden", state=State.DRAFT)
        shown = make.PublishedChallengeFactory(title_en="Shown")
        one, another = initiative("One", challenge=shown), initiative("Another", challenge=shown)
        for made in (one, another, make.InitiativeFactory(title_en="A draft")):
            make.ResponseFactory(initiative=made, challenge=hidden)
        draft = make.InitiativeFactory(title_en="Another draft")
        make.ResponseFactory(initiative=draft, challenge=shown)
        withdrawn = initiative("Withdrawn", challenge=shown)
        Initiative.objects.filter(pk=withdrawn.pk).update(state=State.ARCHIVED)
        assert see_also(one) == {"Another": ["Also answers “Shown”"]}


class TestTheOtherKindsName:
    def test_authorities_at_work_in_the_same_initiatives(self, see_also):
        rennes, state = authority("Rennes"), authority("A ministry", level="national")
        initiative("Shelter", rennes, state)
        assert see_also(rennes) == {"A ministry": ["Also takes part in “Shelter”"]}

    def test_authorities_in_the_same_network_under_the_same_one_or_beside_it(self, see_also, morocco):
        parent = authority("The State", level="national", country=morocco)
        rabat, _sale, fez = (
            authority(name, country=morocco, parent=above)
            for name, above in (("Rabat", parent), ("Salé", parent), ("Fez", None))
        )
        network = make.PublishedNetworkFactory(name_en="A network of cities", acronym="ANC")
        make.MembershipFactory(network=network, authority=rabat)
        make.MembershipFactory(network=network, authority=fez)
        assert see_also(rabat) == {
            "Fez": ["Also a member of ANC", "Also at the local level in Morocco"],
            "Salé": ["Also part of The State", "Also at the local level in Morocco"],
        }

    def test_networks_with_the_same_members_or_scope(self, see_also):
        rennes = authority("Rennes")
        one, another, _third = (
            make.PublishedNetworkFactory(name_en=name, name_fr="", scope=scope)
            for name, scope in (("One", "global"), ("Another", "local"), ("Third", "global"))
        )
        for network in (one, another):
            make.MembershipFactory(network=network, authority=rennes)
        assert see_also(one) == {
            "Another": ["Also has Rennes as a member"],
            "Third": ["Has the same scope: Global"],
        }

    def test_challenges_with_the_same_answers_or_theme(self, see_also):
        one, another, _third = (
            make.PublishedChallengeFactory(title_en=title, theme=theme)
            for title, theme in (("One", "data"), ("Another", "finance"), ("Third", "data"))
        )
        make.PublishedRecommendationFactory(title_en="Meet").challenges.set([one, another])
        both = initiative("Both", challenge=one)
        make.ResponseFactory(initiative=both, challenge=another)
        assert see_also(one) == {
            "Another": ["“Meet” answers both", "“Both” responds to both"],
            "Third": ["Also on the theme “Data”"],
        }

    def test_recommendations_for_the_same_challenge_with_the_same_evidence_of_the_same_meeting(
        self, see_also
    ):
        challenge = make.PublishedChallengeFactory(title_en="Mandates")
        paris = make.MeetingFactory(title_en="Paris")
        shelter = initiative("Shelter")
        one, answer, shown, _met = (
            make.PublishedRecommendationFactory(title_en=title, meeting=meeting)
            for title, meeting in (("One", paris), ("Answer", None), ("Shown", None), ("Met", paris))
        )
        for recommendation in (one, answer):
            recommendation.challenges.add(challenge)
        for recommendation in (one, shown):
            recommendation.evidence.add(shelter)
        assert see_also(one) == {
            "Answer": ["Also answers “Mandates”"],
            "Shown": ["“Shelter” shows how to do both"],
            "Met": ["Also from “Paris”"],
        }


class TestTheQuestion:
    def test_is_one_statement_however_many_there_are(self, morocco):
        challenge, rennes = make.PublishedChallengeFactory(), authority("Rennes")

        def asked():
            one = Initiative.objects.with_details().get(key="one")
            with CaptureQueriesContext(connection) as queries:
                kindred(one)
            return len(queries)

        initiative("One", rennes, key="one", countries=[morocco], challenge=challenge)
        alone = asked()
        for number in range(29):
            initiative(f"Another {number}", rennes, countries=[morocco], challenge=challenge)
        assert (alone, asked()) == (1, 1)
