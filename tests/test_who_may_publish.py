"""Who may publish and withdraw, what the database says by itself, and two who do so at once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection

from initiatives.editorial import permissions, publication
from initiatives.editorial.refusals import Refused, kept_whole, sentence
from initiatives.editorial.versions import document_of, draft
from initiatives.models import (
    ENTRIES,
    Authority,
    Challenge,
    Citation,
    Initiative,
    NextVersion,
    Participation,
    PublishedVersion,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import NO_PARTICIPANT, NO_SOURCE, alone, complete, member, records

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return member("publisher")


class TestWhoMay:
    ROLES = ("nobody", "reader", "editor", "publisher", "administrator")

    @pytest.fixture
    def people(self):
        people = {role: member(role) for role in ("editor", "publisher", "administrator")}
        return {"nobody": AnonymousUser(), "reader": member(), **people}

    @pytest.mark.parametrize(
        ("change", "before", "may"),
        [
            (publication.publish, State.IN_REVIEW, {"publisher", "administrator"}),
            (publication.withdraw, State.PUBLISHED, {"publisher", "administrator"}),
            (publication.restore, State.ARCHIVED, {"editor", "publisher", "administrator"}),
            (publication.submit, State.DRAFT, {"editor", "publisher", "administrator"}),
            (
                partial(publication.return_to_draft, reason="Name the source."),
                State.IN_REVIEW,
                {"editor", "publisher", "administrator"},
            ),
        ],
        ids=["publish", "withdraw", "restore", "submit", "return"],
    )
    @records
    def test_change_the_state(self, factory, change, before, may, people):
        allowed = set()
        for role in self.ROLES:
            entry = complete(factory, state=before)
            try:
                change(entry, by=people[role])
            except PermissionDenied:
                entry.refresh_from_db()
                assert entry.state == before
            else:
                allowed.add(role)
        assert allowed == may

    @pytest.mark.parametrize(
        ("state", "number", "edit", "delete"),
        [
            (State.DRAFT, None, "editor publisher administrator", "editor publisher administrator"),
            (State.IN_REVIEW, None, "editor publisher administrator", "editor publisher administrator"),
            (State.DRAFT, 7, "editor publisher administrator", ""),
            (State.PUBLISHED, 7, "editor publisher administrator", ""),
            (State.ARCHIVED, 7, "", ""),
        ],
        ids=["draft", "in-review", "once-published", "published", "withdrawn"],
    )
    @records
    def test_edit_and_delete(self, factory, state, number, edit, delete, people):
        entry = complete(factory, state=state, number=number)
        assert {
            "edit": [role for role in self.ROLES if permissions.may_edit(people[role], entry)],
            "delete": [role for role in self.ROLES if permissions.may_delete(people[role], entry)],
        } == {"edit": edit.split(), "delete": delete.split()}

    def test_a_closed_account_may_nothing(self, publisher):
        publisher.is_active = False
        with pytest.raises(PermissionDenied):
            publication.publish(complete(), by=publisher)

    def test_groups_hold_these_permissions_and_no_other(self):
        entries = [model.record() for model in ENTRIES]
        parts = ["citation", "figure", "followup", "membership", "participation", "response"]
        words = ["commitment", "country", "framework", "sector", "synonym"]
        others = ["competence", "meeting", "place", "source"]  # and what readers saved is only looked at

        def to(verbs: str, models: list[str]) -> set[str]:
            return {f"{verb}_{model}" for verb in verbs.split() for model in models}

        focal_point = to("view", [*entries, *parts, *words, *others]) | to(
            "add change delete",
            ["authority", "initiative", "citation", "figure", "participation", "response"],
        )
        editor = (
            to("view", [*entries, *parts, *words, *others, "savedsearch"])
            | to("view change", ["proposal"])
            | to("add change delete", [*entries, *parts])
            | to("add change", ["place", "source"])
        )
        publisher = (
            editor
            | to("publish", entries)
            | to("add change delete", [*words, "competence", "place", "source"])
            | to("add change", ["meeting"])
        )
        assert {
            group.name: set(group.permissions.values_list("codename", flat=True))
            for group in Group.objects.all()
        } == {
            "editor": editor,
            "publisher": publisher,
            "administrator": publisher
            | {"change_user", "view_user", "view_group"}
            | to("add view", ["invitation"])
            | to("add delete view", ["apitoken"]),
            "focal point": focal_point,
        }


class TestTheDatabasesOwnWords:
    def refused(self, write) -> list[str]:
        with pytest.raises(Refused) as refused, kept_whole():
            write()
        return refused.value.reasons

    def test_are_those_of_a_deferred_rule(self):
        make.PublishedChallengeFactory()
        assert self.refused(Citation.objects.all().delete) == [NO_SOURCE]
        assert Citation.objects.count() == 1

    def test_are_those_of_a_rule_broken_at_once(self):
        year = make.InitiativeFactory()
        assert self.refused(lambda: Initiative.objects.filter(pk=year.pk).update(ended_in=20)) == [
            "Give the year with four digits, between 1800 and 2100."
        ]

    def test_are_those_of_a_field_that_is_unique(self):
        make.SectorFactory(key="shelter")
        assert self.refused(lambda: make.SectorFactory(key="shelter")) == [
            "Sector with this Key already exists."
        ]

    def test_are_general_about_ties_that_somebody_cut(self):
        assert self.refused(lambda: make.ParticipationFactory(authority=None, network_id=404)) == [
            "Somebody has just changed something that this is tied to. Look again, then try once more."
        ]

    def test_are_general_about_what_is_not_ours(self):
        assert sentence(IntegrityError("from elsewhere")) == (
            "Somebody has just changed something that this is tied to. Look again, then try once more."
        )


@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    """On connections of their own. The groups may be gone here: these tests empty the database."""

    @pytest.fixture
    def publisher(self):
        person = User.objects.create_user("publisher", is_staff=True)
        person.user_permissions.set(Permission.objects.filter(codename__startswith="publish_"))
        return person

    def race(self, *changes) -> list[str]:
        start = Barrier(len(changes))

        def run(change) -> str:
            try:
                start.wait(10)
                change()
            except Refused as refused:
                return " ".join(refused.reasons)
            else:
                return "done"
            finally:
                connection.close()

        with ThreadPoolExecutor(len(changes)) as pool:
            return sorted(pool.map(run, changes))

    def test_publishing_twice_happens_once(self, publisher):
        draft = complete(make.ChallengeFactory)

        def change():
            publication.publish(type(draft).objects.get(pk=draft.pk), by=publisher)

        assert self.race(*[change] * 4) == [*["This entry is published already."] * 3, "done"]
        draft.refresh_from_db()
        assert (draft.state, draft.number) == (State.PUBLISHED, 1)

    def test_publishing_a_next_version_twice_happens_once(self, publisher):
        costs = make.PublishedChallengeFactory(title_en="Costs")
        draft(costs, document_of(costs) | {"title_en": "Prices"})
        NextVersion.objects.update(state=State.IN_REVIEW)

        def change():
            publication.publish(Challenge.objects.get(), by=publisher)

        assert self.race(*[change] * 4) == [*["This entry is published already."] * 3, "done"]
        assert [kept.document["title_en"] for kept in PublishedVersion.objects.order_by("version")] == [
            "Costs",
            "Prices",
        ]

    def test_the_last_two_participants_are_not_both_withdrawn(self, publisher):
        pair = make.PublishedAuthorityFactory.create_batch(2)
        initiative = make.PublishedInitiativeFactory(title_en="Of two", lead=pair[0])
        make.ParticipationFactory(initiative=initiative, authority=pair[1])

        withdrawals = [lambda who=who: publication.withdraw(who, by=publisher) for who in pair]
        assert self.race(*withdrawals) == ["done", alone("Of two")]
        assert Authority.objects.published().count() == 1

    def test_an_initiative_is_not_published_while_its_participant_is_withdrawn(self, publisher):
        leader = make.PublishedAuthorityFactory()
        draft = complete(title_en="Of one", lead=leader)
        told = self.race(
            lambda: publication.publish(draft, by=publisher),
            lambda: publication.withdraw(leader, by=publisher),
        )
        assert told in ([NO_PARTICIPANT, "done"], ["done", alone("Of one")])
        assert (
            Participation.objects.filter(
                initiative__state=State.PUBLISHED, authority__state=State.ARCHIVED
            ).count()
            == 0
        )
