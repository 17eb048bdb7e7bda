"""What is public already: changed, withdrawn, and never deleted."""

import pytest
from django.contrib.admin.models import LogEntry

from initiatives.models import (
    Authority,
    Challenge,
    Citation,
    Initiative,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import (
    Form,
    complete,
    told,
)

pytestmark = pytest.mark.django_db


class TestWithdrawing:
    def test_asks_first_and_sends_readers_to_the_successor(self, publisher):
        old = make.PublishedChallengeFactory(title_en="Old")
        new = make.PublishedChallengeFactory()
        page = publisher.get(old, "withdraw")
        old.refresh_from_db()
        assert (page.status_code, old.state) == (200, State.PUBLISHED)
        data = {"successor": new.pk, "reason": "Said better elsewhere"}
        response = publisher.client.post(publisher.url(old, "withdraw"), data, follow=True)
        old.refresh_from_db()
        assert told(response) == ["Old: Withdrawn."]
        assert (old.state, old.successor) == (State.ARCHIVED, new)
        assert LogEntry.objects.get().get_change_message() == "Withdrawn. Said better elsewhere"

    def test_names_the_initiatives_that_would_stand_alone(self, publisher):
        leader = make.PublishedAuthorityFactory(name_en="Rennes")
        make.PublishedInitiativeFactory(title_en="Shelter", lead=leader)
        reason = (
            "“Shelter” would have no published participant. Name another one there, or withdraw it first."
        )
        page = publisher.client.post(publisher.url(leader, "withdraw"), {"reason": "typed"})
        assert page.context["form"].non_field_errors() == [reason]
        assert page.context["form"]["reason"].value() == "typed"
        assert told(publisher.act(Authority, "withdraw", leader)) == [f"Rennes: {reason}"]
        leader.refresh_from_db()
        assert leader.is_published

    def test_is_not_for_editors(self, editor):
        entry = make.PublishedChallengeFactory()
        answers = [
            editor.client.get(editor.url(entry, "withdraw")).status_code,
            editor.client.post(editor.url(entry, "withdraw")).status_code,
        ]
        told(editor.act(Challenge, "withdraw", entry))
        entry.refresh_from_db()
        assert (answers, entry.state) == ([403, 403], State.PUBLISHED)

    def test_is_undone_by_restoring_a_draft(self, editor):
        entry = complete(make.ChallengeFactory, title_en="Costs", state=State.ARCHIVED)
        assert editor.client.get(editor.url(entry, "restore")).status_code == 403
        response = editor.client.post(editor.url(entry, "restore"), follow=True)
        entry.refresh_from_db()
        assert (told(response), entry.state) == (["Costs: Restored as a draft."], State.DRAFT)


class TestWhatIsPublished:
    @pytest.fixture
    def shelter(self):
        return make.PublishedInitiativeFactory(title_en="Shelter")

    def test_keeps_its_key(self, publisher, shelter):
        form = publisher.open(shelter)
        assert "key" not in form.fields
        publisher.save(shelter, form.type(key="another"))
        assert Initiative.objects.get().key == shelter.key

    def test_is_never_deleted(self, publisher, shelter):
        assert publisher.client.post(publisher.url(shelter, "delete"), {"post": "yes"}).status_code == 403
        data = {"action": "delete_selected", "_selected_action": [shelter.pk], "post": "yes"}
        assert publisher.client.post(publisher.url(Initiative, "changelist"), data).status_code == 403
        assert Initiative.objects.count() == 1

    def test_is_not_edited_once_withdrawn(self, publisher):
        entry = complete(make.ChallengeFactory, state=State.ARCHIVED)
        page = publisher.get(entry, "change")
        assert (page.context["has_change_permission"], [s.name for s in page.context["steps"]]) == (
            False,
            ["restore"],
        )
        assert publisher.save(entry, Form("").type(title_en="Changed")).status_code == 403

    def test_links_to_its_page_and_drafts_to_a_preview(self, editor, shelter):
        draft = make.ChallengeFactory(key="costs")
        assert [
            editor.get(entry, "change").context["absolute_url"]
            for entry in (shelter, draft, make.MeetingFactory())
        ] == [
            f"/en/initiatives/{shelter.number}-shelter/",
            "/en/preview/challenge/costs/",
            "/en/meetings/1-" + "meeting-" + make.MeetingFactory._meta.model.objects.get().key + "/",
        ]


class TestDeleting:
    def test_removes_a_draft_that_was_never_published(self, editor):
        draft = complete()
        editor.client.post(editor.url(draft, "delete"), {"post": "yes"})
        assert (Initiative.objects.count(), Citation.objects.filter(initiative__isnull=False).count()) == (
            0,
            0,
        )

    def test_keeps_what_others_rest_on_and_names_them(self, editor):
        authority = make.AuthorityFactory()
        make.ParticipationFactory(authority=authority)
        page = editor.get(authority, "delete")
        assert (page.status_code, len(page.context["protected"])) == (200, 1)
        editor.client.post(editor.url(authority, "delete"), {"post": "yes"})
        assert Authority.objects.count() == 1

    def test_a_meeting_keeps_its_number(self, publisher):
        assert publisher.get(make.MeetingFactory(), "delete").status_code == 403
