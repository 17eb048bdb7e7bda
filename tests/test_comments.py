"""What colleagues write to each other about an entry: said, answered, resolved, found, and shown to nobody else."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import comments, publication, worklists
from initiatives.editorial.accounts import profile_of
from initiatives.models import Comment, Initiative, Notice
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Form, Office, complete, reasons, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return complete(make.ChallengeFactory, title_en="Costs")


def say(office: Office, entry, text: str = "Which city?", to: Office | None = None, **more):
    data = {"comment-text": text, "comment-to": str(to.user.pk) if to else "", **more}
    return office.client.post(office.url(entry, "comments"), data, follow=True)


def go_on(office: Office, first: Comment, do: str, text: str = "", **more):
    data = {"comment": first.pk, "do": do, f"answer-{first.pk}-text": text, **more}
    return office.client.post(office.url(first.entry, "comments"), data, follow=True)


def told_on(page) -> list[tuple]:
    """Each conversation: who to whom, what, the answers, who resolved it."""
    return [
        (
            one["first"].author.username,
            getattr(one["first"].addressed_to, "username", None),
            one["first"].text,
            [(answer.author.username, answer.text) for answer in one["first"].answers.all()],
            getattr(one["first"].resolved_by, "username", None),
        )
        for one in page.context["conversations"]
    ]


def for_me(office: Office, model=None) -> list[str]:
    model = model or Initiative
    found = worklists.BY_CODE["comments"].asks(model.objects.all(), office.user)
    return list(found.values_list("key", flat=True))


class TestAComment:
    def test_stands_with_its_answers_in_their_order(self, editor, publisher, draft):
        assert told(say(publisher, draft, to=editor)) == ["Comment written."]
        say(publisher, draft, "And its year?")
        first = Comment.objects.get(text="Which city?")
        assert told(go_on(editor, first, "answer", "Oujda.")) == ["Answer written."]
        go_on(publisher, first, "answer", "Thank you.")
        assert told_on(editor.get(draft, "comments")) == [
            ("publisher", "editor", "Which city?", [("editor", "Oujda."), ("publisher", "Thank you.")], None),
            ("publisher", None, "And its year?", [], None),
        ]

    def test_is_resolved_and_opened_again(self, editor, publisher, draft):
        say(publisher, draft, to=editor)
        first = Comment.objects.get()
        assert told(go_on(editor, first, "resolve")) == ["Resolved."]
        assert told_on(editor.get(draft, "comments"))[0][-1] == "editor"
        assert told(go_on(publisher, first, "resolve")) == ["This comment is resolved already."]
        assert told(go_on(publisher, first, "reopen")) == ["Opened again."]
        assert told(go_on(publisher, first, "reopen")) == ["This comment is open already."]
        assert told_on(editor.get(draft, "comments"))[0][-1] is None

    def test_keeps_the_answer_that_was_typed_before_it_was_resolved(self, editor, publisher, draft):
        say(publisher, draft, to=editor)
        response = go_on(editor, Comment.objects.get(answer_to=None), "resolve", "Oujda.")
        assert told(response) == ["Answer written.", "Resolved."]
        assert told_on(response)[0][3:] == ([("editor", "Oujda.")], "editor")

    def test_of_nothing_is_refused_in_its_form(self, editor, draft):
        page = say(editor, draft, " ")
        assert page.context["comment_form"].errors == {"text": ["This field is required."]}
        first = comments.write(draft, by=editor.user, text="Which city?")
        page = go_on(editor, first, "answer", " ")
        assert page.context["conversations"][0]["form"].errors == {"text": ["This field is required."]}
        assert Comment.objects.count() == 1

    def test_that_is_too_long_is_refused_and_kept_in_its_form(self, editor, draft):
        page = say(editor, draft, "x" * 5_001)
        assert page.context["comment_form"]["text"].value() == "x" * 5_001
        assert Comment.objects.count() == 0

    def test_is_escaped_where_it_stands(self, editor, draft):
        page = say(editor, draft, "<b>Name</b>\nthe city.").content.decode()
        assert "&lt;b&gt;Name&lt;/b&gt;<br>the city." in page

    def test_answers_only_what_was_said_about_the_same_entry(self, editor, draft):
        other = comments.write(make.ChallengeFactory(), by=editor.user, text="Elsewhere.")
        data = {"comment": other.pk, "do": "answer", f"answer-{other.pk}-text": "Here."}
        for asked in (data, {**data, "comment": "x"}, {**data, "comment": "9" * 30}):
            assert editor.client.post(editor.url(draft, "comments"), asked).status_code == 404
        assert Comment.objects.count() == 1

    def test_leads_back_to_the_page_where_it_was_written(self, editor, draft):
        assert say(editor, draft, back="review").redirect_chain == [
            (editor.url(draft, "review") + "#comments", 302)
        ]
        assert say(editor, draft, back="https://example.org/").redirect_chain == [
            (editor.url(draft, "comments") + "#comments", 302)
        ]

    def test_survives_publication_and_stands_in_the_history(self, editor, publisher, draft):
        say(editor, draft, "Which city?")
        go_on(publisher, Comment.objects.get(), "resolve", "Oujda.")
        publication.publish(draft, by=publisher.user)
        page = editor.get(draft, "history")
        said = [(one.text, [answer.text for answer in one.answers.all()]) for one in page.context["comments"]]
        assert said == [("Which city?", ["Oujda."])]
        assert page.content.decode().count("Resolved on") == 1

    def test_can_be_about_the_next_version_of_a_published_entry(self, editor, publisher):
        shelter = make.PublishedChallengeFactory()
        editor.save(shelter, editor.open(shelter).type(title_en="New"), _step="submit")
        say(publisher, shelter, "Why?", back="review")
        assert told_on(editor.get(shelter, "review")) == [("publisher", None, "Why?", [], None)]


class TestWhereItIsFound:
    def test_is_a_list_of_those_to_whom_open_comments_are_addressed(self, editor, publisher, draft):
        first = comments.write(draft, by=publisher.user, text="Which city?", to=editor.user)
        model = type(draft)
        assert (for_me(editor, model), for_me(publisher, model)) == ([draft.key], [])
        comments.answer(first, by=editor.user, text="Oujda.")
        assert for_me(editor, model) == [draft.key]
        comments.resolve(first, by=publisher.user)
        assert for_me(editor, model) == []

    def test_is_the_front_page_with_the_number_of_entries(self, editor, publisher, draft):
        for _twice in range(2):
            comments.write(draft, by=publisher.user, text="Which city?", to=editor.user)
        work = {str(row["label"]): row["kinds"] for row in editor.client.get("/admin/").context["work"]}
        assert work["Comments for me"] == [
            {"name": "Challenges", "count": 1, "url": "/admin/initiatives/challenge/?work=comments"}
        ]

    def test_is_the_form_with_the_number_that_is_open(self, editor, draft):
        comments.resolve(comments.write(draft, by=editor.user, text="One"), by=editor.user)
        for text in ("Two", "Three"):
            comments.write(draft, by=editor.user, text=text)
        page = editor.get(draft, "change").content.decode()
        assert (page.count("2 open comments"), page.count(">Comments (2)</a>")) == (1, 1)
        assert "comment-text" not in Form(page).fields

    def test_needs_as_many_queries_for_ten_conversations_as_for_one(self, editor, publisher, draft):
        for page in ("comments", "review", "history", "change"):
            counts = []
            for more in (1, 9):
                for _ in range(more):
                    first = comments.write(draft, by=publisher.user, text="Which?", to=editor.user)
                    comments.answer(first, by=editor.user, text="Oujda.")
                    comments.resolve(first, by=editor.user)
                with CaptureQueriesContext(connection) as queries:
                    editor.get(draft, page)
                counts.append(len(queries))
            assert counts[0] == counts[1], page


class TestWhoMay:
    def test_write_is_whoever_sees_the_entry_in_the_office(self, draft):
        allowed = set()
        for role in ("reader", "editor", "publisher", "administrator"):
            office = Office(*([] if role == "reader" else [role]), name=f"a-{role}")
            try:
                comments.write(draft, by=office.user, text="Mine.")
            except PermissionDenied:
                assert say(office, draft).status_code == 404
                assert office.get(draft, "comments").status_code == 404
            else:
                allowed.add(role)
        assert allowed == {"editor", "publisher", "administrator"}

    def test_answer_resolve_and_open_again_is_nobody_else(self, editor, draft):
        first = comments.write(draft, by=editor.user, text="Which city?")
        reader = Office(name="reader").user
        for change in (comments.resolve, comments.reopen):
            with pytest.raises(PermissionDenied):
                change(first, by=reader)
        with pytest.raises(PermissionDenied):
            comments.answer(first, by=reader, text="Mine.")
        first.refresh_from_db()
        assert (first.resolved_at, Comment.objects.count()) == (None, 1)

    def test_be_addressed_are_those_who_see_it_too(self, editor, publisher, draft):
        reader, closed = Office(name="reader").user, Office("editor", name="closed").user
        type(closed).objects.filter(pk=closed.pk).update(is_active=False)
        field = editor.get(draft, "comments").context["comment_form"].fields["to"]
        assert {user.username for user in field.queryset} == {"editor", "publisher"}
        assert say(editor, draft, to=Office(name="another")).context["comment_form"].errors == {
            "to": ["Select a valid choice. That choice is not one of the available choices."]
        }
        assert reader not in field.queryset

    def test_be_addressed_are_focal_points_of_its_countries_only(self, editor):
        here, there, both = (Office("focal point", name=name) for name in ("here", "there", "both"))
        both.user.groups.add(Group.objects.get(name="editor"))
        countries = {here: make.CountryFactory(iso2="MA"), there: make.CountryFactory(iso2="FR")}
        for office, country in countries.items():
            profile_of(office.user).countries.add(country)
        draft = make.InitiativeFactory()
        draft.countries.add("MA")
        field = editor.get(draft, "comments").context["comment_form"].fields["to"]
        assert {user.username for user in field.queryset} == {"editor", "here", "both"}
        for office in countries:
            office.user.email = "focal@example.org"
            office.user.save()
            comments.write(draft, by=editor.user, text="Which city?", to=office.user)
        assert [notice.recipient for notice in Notice.objects.all()] == [here.user]
        assert [office.get(draft, "comments").status_code for office in countries] == [200, 404]

    def test_a_comment_needs_words_by_every_way_in(self, editor):
        draft = make.ChallengeFactory(state=State.DRAFT)
        assert reasons(comments.write, draft, by=editor.user, text=" \n") == ["Write what you have to say."]
