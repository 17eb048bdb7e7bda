"""How entries reach the public and leave it: what is asked for, who may, and what refuses."""

from functools import partial

import pytest
from django.utils import translation

from initiatives.editorial import publication
from initiatives.editorial.refusals import Refused
from initiatives.models import Authority, Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import NO_PARTICIPANT, NO_SOURCE, NO_TITLE, UNREAD, alone, complete, member, reasons, records

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher():
    return member("publisher")


class TestWhatPublicationAsksFor:
    @records
    def test_is_a_title_and_a_source(self, factory):
        label = factory._meta.model.label_field
        draft = factory(**{f"{label}_en": "", f"{label}_fr": ""})
        participant = [NO_PARTICIPANT] if draft.record() == "initiative" else []
        assert publication.missing(draft) == [NO_TITLE, NO_SOURCE, *participant]

    @records
    def test_is_satisfied_by_one_language_and_one_source(self, factory):
        label = factory._meta.model.label_field
        assert publication.missing(complete(factory, **{f"{label}_en": ""})) == []

    def test_is_a_participant_that_readers_may_see(self):
        draft = complete(lead=make.AuthorityFactory())
        assert publication.missing(draft) == [NO_PARTICIPANT]
        make.ParticipationFactory(initiative=draft, authority=None, network=make.PublishedNetworkFactory())
        assert publication.missing(draft) == []

    def test_is_said_in_the_language_of_the_editor(self):
        with translation.override("fr"):
            said = publication.missing(make.ChallengeFactory())
        with translation.override("fr"):
            assert said == [translation.gettext(NO_SOURCE)]

    def test_is_asked_without_changing_the_entry(self):
        draft = make.ChallengeFactory()
        publication.missing(draft)
        assert draft.state == State.DRAFT


class TestPublishing:
    @records
    def test_gives_a_number_and_a_date_once_and_for_all(self, factory, publisher):
        draft = complete(factory)
        publication.publish(draft, by=publisher)
        first = (draft.state, draft.number, draft.published_at)
        assert (first[0], first[1] is None, first[2] is None) == (State.PUBLISHED, False, False)
        publication.withdraw(draft, by=publisher)
        publication.restore(draft, by=publisher)
        publication.submit(draft, by=publisher)
        publication.publish(draft, by=publisher)
        assert (draft.state, draft.number, draft.published_at) == first

    @records
    def test_refuses_what_is_not_complete_in_the_words_of_the_to_do_list(self, factory, publisher):
        draft = factory(state=State.IN_REVIEW)
        assert reasons(publication.publish, draft, by=publisher) == publication.missing(draft) != []

    def test_counts_as_a_change(self, publisher):
        draft = complete()
        before = draft.updated_at
        publication.publish(draft, by=publisher)
        assert draft.updated_at > before

    @records
    def test_refuses_a_draft_that_nobody_was_asked_to_read(self, factory, publisher):
        draft = complete(factory, state=State.DRAFT)
        assert reasons(publication.publish, draft, by=publisher) == [UNREAD]

    def test_judges_the_entry_as_it_stands_now_not_as_it_was_read(self, publisher):
        draft = complete()
        draft.citations.all().delete()
        Initiative.objects.update(title_en="", title_fr="")
        assert reasons(publication.publish, draft, by=publisher) == [NO_TITLE, NO_SOURCE]

    def test_refuses_a_second_time(self, publisher):
        entry = make.PublishedInitiativeFactory()
        assert reasons(publication.publish, entry, by=publisher) == ["This entry is published already."]

    def test_refuses_what_is_withdrawn(self, publisher):
        entry = complete(state=State.ARCHIVED)
        assert reasons(publication.publish, entry, by=publisher) == [
            "This entry is withdrawn. Restore it as a draft first."
        ]

    def test_refuses_what_is_gone(self, publisher):
        draft = complete()
        Initiative.objects.all().delete()
        with pytest.raises(Refused, match=r"^This entry has been deleted\.$"):
            publication.publish(draft, by=publisher)


class TestWithdrawing:
    def test_takes_the_entry_from_the_public_and_dates_it(self, publisher):
        entry = make.PublishedInitiativeFactory()
        publication.withdraw(entry, by=publisher)
        assert (entry.state, entry.archived_at is None) == (State.ARCHIVED, False)
        assert list(Initiative.objects.published()) == []

    def test_sends_its_readers_to_a_successor(self, publisher):
        entry, successor = make.PublishedChallengeFactory.create_batch(2)
        publication.withdraw(entry, by=publisher, successor=successor)
        assert entry.successor == successor

    def test_keeps_the_successor_that_the_entry_names_already(self, publisher):
        successor = make.PublishedChallengeFactory()
        entry = make.PublishedChallengeFactory(successor=successor)
        publication.withdraw(entry, by=publisher)
        assert entry.successor == successor

    def test_refuses_a_successor_that_readers_cannot_see(self, publisher):
        entry = make.PublishedChallengeFactory()
        draft = make.ChallengeFactory(title_en="Costs of shelter")
        assert reasons(publication.withdraw, entry, by=publisher, successor=draft) == [
            "“Costs of shelter” is not published: choose a published successor, or none."
        ]

    def test_refuses_the_entry_itself_as_successor(self, publisher):
        entry = make.PublishedChallengeFactory()
        assert reasons(publication.withdraw, entry, by=publisher, successor=entry) == [
            "An entry cannot be its own successor."
        ]

    @pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.ARCHIVED])
    def test_refuses_what_is_not_published(self, state, publisher):
        entry = complete(state=state)
        assert reasons(publication.withdraw, entry, by=publisher) == [
            "Only a published entry can be withdrawn."
        ]

    @pytest.mark.parametrize("participant", [make.PublishedAuthorityFactory, make.PublishedNetworkFactory])
    def test_refuses_to_leave_initiatives_without_a_participant_and_names_them(self, participant, publisher):
        leader = participant()
        for title in ("Shelter", "Welcome desk"):
            initiative = make.PublishedInitiativeFactory(title_en=title, lead=leader)
            make.ParticipationFactory(initiative=initiative, authority=make.AuthorityFactory())
            make.ParticipationFactory(
                initiative=initiative, **{"authority": None, leader.record(): leader}, role="funds"
            )
        make.InitiativeFactory(title_en="A draft", lead=leader)
        make.ParticipationFactory(
            initiative=make.PublishedInitiativeFactory(title_en="Joint action"),
            **{"authority": None, leader.record(): leader},
        )
        assert reasons(publication.withdraw, leader, by=publisher) == [
            alone("Shelter"),
            alone("Welcome desk"),
        ]

    def test_follows_when_the_initiative_is_withdrawn_first(self, publisher):
        leader = make.PublishedAuthorityFactory()
        publication.withdraw(make.PublishedInitiativeFactory(lead=leader), by=publisher)
        publication.withdraw(leader, by=publisher)
        assert leader.state == State.ARCHIVED


class TestWhatThePublicDoesNotSee:
    @pytest.mark.parametrize(
        ("change", "before", "after", "otherwise"),
        [
            (publication.restore, State.ARCHIVED, State.DRAFT, "Only a withdrawn entry can be restored."),
            (
                publication.submit,
                State.DRAFT,
                State.IN_REVIEW,
                "Only a draft can be submitted for review.",
            ),
            (
                partial(publication.return_to_draft, reason="Name the source."),
                State.IN_REVIEW,
                State.DRAFT,
                "Only an entry in review can be returned to draft.",
            ),
        ],
        ids=["restore", "submit", "return"],
    )
    def test_moves_from_its_own_state_only(self, change, before, after, otherwise):
        editor = member("editor")
        for state in State:
            entry = complete(state=state)
            if state == before:
                change(entry, by=editor)
                assert entry.state == after
            else:
                assert reasons(change, entry, by=editor) == [otherwise]


class TestReturning:
    @pytest.mark.parametrize("reason", ["", " \n"])
    def test_asks_for_a_reason(self, reason):
        entry = complete(state=State.IN_REVIEW)
        how = {"by": member("editor"), "reason": reason}
        assert reasons(publication.return_to_draft, entry, **how) == ["Say what has to be changed."]


class TestTogether:
    def test_changes_all(self, publisher):
        drafts = [complete(), complete()]
        publication.together(publication.publish, drafts, by=publisher)
        assert [draft.state for draft in drafts] == [State.PUBLISHED] * 2

    def test_changes_none_where_one_is_refused_and_tells_every_reason(self, publisher):
        fine = complete(title_en="Fine")
        bare = make.InitiativeFactory(title_en="Bare", state=State.IN_REVIEW)
        shown = make.PublishedInitiativeFactory(title_en="Shown")
        with pytest.raises(Refused) as refused:
            publication.together(publication.publish, [fine, bare, shown], by=publisher)
        assert refused.value.reasons == [
            f"Bare: {NO_SOURCE}",
            f"Bare: {NO_PARTICIPANT}",
            "Shown: This entry is published already.",
        ]
        assert list(Initiative.objects.published()) == [shown]

    def test_sees_what_it_has_just_done_itself(self, publisher):
        pair = make.PublishedAuthorityFactory.create_batch(2)
        initiative = make.PublishedInitiativeFactory(title_en="Of two", lead=pair[0])
        make.ParticipationFactory(initiative=initiative, authority=pair[1])
        with pytest.raises(Refused) as refused:
            publication.together(publication.withdraw, pair, by=publisher)
        assert refused.value.reasons == [f"{pair[1]}: {alone('Of two')}"]
        assert Authority.objects.published().count() == 2
