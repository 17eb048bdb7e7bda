"""Who may not withdraw an entry asks those who may: with a reason, once, and hears what becomes of it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from initiatives.editorial import comments, merging, publication, requests
from initiatives.models import Comment, Notice
from initiatives.vocabularies import NoticeKind, State
from tests import factories as make
from tests.staff import Office, complete, reasons, told

pytestmark = pytest.mark.django_db

WHY = "It has ended."


@pytest.fixture
def entry():
    return make.PublishedChallengeFactory(title_en="Costs")


@pytest.fixture
def asked(editor, entry):
    return requests.ask_to_withdraw(entry, by=editor.user, reason=WHY)


def waiting(office) -> dict[str, int]:
    work = {str(row["label"]): row["kinds"] for row in office.client.get("/admin/").context["work"]}
    return {kind["name"]: kind["count"] for kind in work.get("Asked to be withdrawn", [])}


def buttons(office, entry) -> list[str]:
    return [step.name for step in office.get(entry, "change").context["steps"]]


class TestAsking:
    def test_is_a_button_for_those_who_may_not_withdraw(self, editor, publisher, entry):
        assert {
            "editor": "ask" in buttons(editor, entry),
            "publisher": "ask" in buttons(publisher, entry),
        } == {
            "editor": True,
            "publisher": False,
        }
        assert publisher.client.post(publisher.url(entry, "ask"), {"reason": WHY}).status_code == 403

    def test_says_why(self, editor, entry):
        page = editor.client.post(editor.url(entry, "ask"), {"reason": " "})
        assert page.context["form"].errors == {"reason": ["Write why it should be withdrawn."]}
        assert reasons(requests.ask_to_withdraw, entry, by=editor.user, reason=" ") == [
            "Say why it should be withdrawn."
        ]

    def test_leaves_the_entry_public(self, editor, entry):
        answer = editor.client.post(editor.url(entry, "ask"), {"reason": WHY}, follow=True)
        entry.refresh_from_db()
        assert told(answer) == ["Costs: Asked to be withdrawn."]
        assert (entry.state, Comment.objects.get().text) == (State.PUBLISHED, WHY)

    def test_is_done_once(self, editor, entry, asked):
        again = "Somebody has asked for this already. Write in that conversation."
        assert reasons(requests.ask_to_withdraw, entry, by=editor.user, reason="Again.") == [again]

    def test_is_of_what_is_public_alone(self, editor):
        draft = make.ChallengeFactory()
        assert reasons(requests.ask_to_withdraw, draft, by=editor.user, reason=WHY) == [
            "Only a published entry can be withdrawn."
        ]

    def test_is_kept_by_the_database_to_the_first_of_a_conversation(self, editor, entry, asked):
        about = {"challenge": entry, "text": WHY, "asks_to_withdraw": True}
        for wrong in ({**about, "answer_to": asked}, about):
            with pytest.raises(IntegrityError), transaction.atomic():
                Comment.objects.create(**wrong)


class TestARequest:
    def test_waits_on_the_front_page_and_above_the_form_of_those_who_may(
        self, editor, publisher, entry, asked
    ):
        assert waiting(publisher) == {"Challenges": 1}
        assert "editor asks to withdraw it" in " ".join(
            publisher.get(entry, "change").content.decode().split()
        )

    def test_is_told_to_those_who_may(self, editor, publisher, entry):
        for office in (editor, publisher, Office("editor", name="colleague")):
            office.user.email = f"{office.user}@example.org"
            office.user.save()
        requests.ask_to_withdraw(entry, by=editor.user, reason=WHY)
        assert [(one.recipient, one.kind, one.what) for one in Notice.objects.all()] == [
            (publisher.user, NoticeKind.ASKED_TO_WITHDRAW, WHY)
        ]
        publication.withdraw(entry, by=publisher.user)
        assert [(one.recipient, one.kind) for one in Notice.objects.order_by("pk")][1:] == [
            (editor.user, NoticeKind.WITHDRAWN)
        ]

    def test_is_settled_when_the_entry_is_withdrawn_or_merged_into_another(self, editor, publisher, asked):
        publication.withdraw(asked.entry, by=publisher.user)
        asked.refresh_from_db()
        assert (asked.resolved_by, waiting(publisher)) == (publisher.user, {})
        other, kept = make.PublishedChallengeFactory(), make.PublishedChallengeFactory()
        request = requests.ask_to_withdraw(other, by=editor.user, reason=WHY)
        merging.absorb(kept, other.key, by=publisher.user)
        request.refresh_from_db()
        assert request.resolved_by == publisher.user

    def test_is_settled_alone(self, editor, publisher, asked):
        """What else is said of the entry stays open, as do requests on others."""
        comment = comments.write(asked.entry, by=editor.user, text="Which year?")
        other = requests.ask_to_withdraw(make.PublishedChallengeFactory(), by=editor.user, reason=WHY)
        publication.withdraw(asked.entry, by=publisher.user)
        assert set(Comment.objects.filter(resolved_at=None)) == {comment, other}

    def test_is_declined_with_an_answer_of_whoever_declines(self, publisher, asked):
        comments.answer(asked, by=Office("editor", name="other").user, text="It goes on.")
        assert reasons(comments.resolve, asked, by=publisher.user) == ["Say why it stays: answer first."]

    def test_is_declined_with_an_answer_by_those_who_may(self, publisher, asked):
        def resolve(by):
            return reasons(comments.resolve, asked, by=by)

        assert resolve(Office("editor", name="other").user) == [
            "Whoever may withdraw the entry decides on this."
        ]
        assert resolve(publisher.user) == ["Say why it stays: answer first."]
        comments.answer(asked, by=publisher.user, text="It goes on.")
        comments.resolve(asked, by=publisher.user)
        assert waiting(publisher) == {}

    def test_is_taken_back_by_whoever_asked(self, editor, publisher, asked):
        comments.resolve(asked, by=editor.user)
        assert waiting(publisher) == {}
        again = requests.ask_to_withdraw(asked.entry, by=editor.user, reason="Now it has.")
        assert waiting(publisher) == {"Challenges": 1}
        assert again.pk != asked.pk

    def test_is_not_for_who_does_not_write_the_entry(self, entry):
        with pytest.raises(PermissionDenied):
            requests.ask_to_withdraw(entry, by=Office(name="new").user, reason=WHY)

    def test_counts_no_more_queries_in_the_form_for_a_second_entry(self, editor, publisher):
        first = complete(make.ChallengeFactory, state=State.PUBLISHED)
        requests.ask_to_withdraw(first, by=editor.user, reason=WHY)
        assert publisher.get(first, "change").context["requests"] == [Comment.objects.get()]
