"""What became of a record and its parts: kept by the database, told in the office, asked by the rule of four eyes."""

import pghistory
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis.strategies import text

from initiatives.editorial import publication
from initiatives.editorial.authorship import writers_of
from initiatives.editorial.history import changes_of
from initiatives.editorial.wording import pieces
from initiatives.indexing.changes import DERIVED
from initiatives.models import HISTORY, Challenge, Citation, Country, Initiative, Participation, Source
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import OWN_WORK, Office, complete, member, reasons, told

pytestmark = pytest.mark.django_db


def told_of(record):
    """Each change as its author, its reason and its steps, the newest first."""
    return [
        (
            change.by.username if change.by else None,
            change.why,
            [
                (step.what, step.how, {one.label: (one.before, one.after) for one in step.differences})
                for step in change.steps
            ],
        )
        for change in changes_of(record)
    ]


def written(office: Office, record, **values) -> None:
    office.save(record, office.open(record).type(**values))


class TestHistory:
    def test_tells_who_changed_which_field_from_what_to_what(self, editor):
        draft = make.ChallengeFactory(title_en="Costs", statement_en="High.")
        written(editor, draft, title_en="Costs of housing")
        assert told_of(draft)[0] == (
            "editor",
            "",
            [("challenge", "update", {"title in English": ("Costs", "Costs of housing")})],
        )

    def test_holds_parts_in_words_beside_the_record(self, editor):
        draft = make.InitiativeFactory(lead=None)
        city = make.AuthorityFactory(name_en="Oujda")
        country = make.CountryFactory(iso2="TN", name_en="Tunisia")
        form = editor.open(draft).add("participations", authority=city.pk, role="leads")
        editor.save(draft, form.type(countries=[str(country.pk)]))
        who, _why, steps = told_of(draft)[0]
        assert who == "editor"
        assert sorted(steps) == [
            ("countries", "insert", {"country": ("", "Tunisia")}),
            ("participation", "insert", {"authority": ("", "Oujda"), "role": ("", "Leads")}),
        ]

    def test_keeps_what_was_removed(self, editor):
        draft = complete(make.ChallengeFactory)
        citation = draft.citations.get()
        source, locator = str(citation.source), citation.locator
        citation.delete()
        (_who, _why, steps), *_older = told_of(draft)
        assert steps[0][:2] == ("citation", "delete")
        assert steps[0][2]["source"] == (source, "")
        assert locator == ""

    @pytest.mark.parametrize(
        "write",
        [
            lambda draft: Challenge.objects.filter(pk=draft.pk).update(title_en="New"),
            lambda draft: Challenge.objects.bulk_update(
                [Challenge(pk=draft.pk, title_en="New")], ["title_en"]
            ),
            lambda draft: sql("UPDATE initiatives_challenge SET title_en = 'New' WHERE id = %s", draft.pk),
        ],
        ids=["update", "bulk", "sql"],
    )
    def test_is_kept_whoever_writes(self, write):
        draft = make.ChallengeFactory(title_en="Old")
        write(draft)
        changes = told_of(draft)
        assert (None, "", [("challenge", "update", {"title in English": ("Old", "New")})]) in changes or any(
            step[2].get("title in English") == ("Old", "New")
            for _who, _why, steps in changes
            for step in steps
        )

    def test_is_silent_about_dates_that_alone_were_written(self):
        draft = make.ChallengeFactory()
        draft.save()
        assert HISTORY[Challenge].objects.filter(pgh_obj_id=draft.pk, pgh_label="update").count() == 0

    def test_cannot_be_rewritten(self):
        draft = make.ChallengeFactory()
        kept = HISTORY[Challenge].objects.filter(pgh_obj_id=draft.pk)
        for rewrite in (lambda: kept.update(title_en="Never"), kept.delete):
            with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
                rewrite()

    def test_outlives_the_record(self):
        draft = make.ChallengeFactory(key="gone")
        pk = draft.pk
        draft.delete()
        kept = HISTORY[Challenge].objects.filter(pgh_obj_id=pk).order_by("pgh_id")
        assert [event.pgh_label for event in kept] == ["insert", "delete"]

    def test_of_one_record_says_nothing_of_another(self):
        one, other = complete(make.ChallengeFactory), complete(make.ChallengeFactory)
        before = told_of(one)
        other.citations.all().delete()
        Challenge.objects.filter(pk=other.pk).update(title_en="Other")
        assert told_of(one) == before

    def test_of_an_authority_leaves_participations_to_the_initiative(self):
        authority = make.AuthorityFactory()
        make.ParticipationFactory(authority=authority)
        assert {step[0] for _who, _why, steps in told_of(authority) for step in steps} == {"authority"}

    def test_is_there_for_records_without_parts_and_with_keys_of_their_own(self):
        country = make.CountryFactory(iso2="MA", name_en="Marocco")
        Country.objects.filter(pk="MA").update(name_en="Morocco")
        assert [
            step[2].get("name in English") for _who, _why, steps in told_of(country) for step in steps
        ].count(("Marocco", "Morocco")) == 1

    def test_watches_every_record_and_relation(self):
        """A record that is not watched is a hole in the history; say here why it is none."""
        watched = {model._meta.db_table for model in HISTORY}
        tables = {
            model._meta.db_table
            for model in apps.get_app_config("initiatives").get_models(include_auto_created=True)
            if model not in HISTORY.values()
        }
        derived = {f"initiatives_{name}" for name in DERIVED}
        kept = {"initiatives_publishedversion", "django_admin_log"}  # are histories themselves
        assert tables - watched - derived == kept


class TestValues:
    """As staff know them, in their language."""

    def test_are_dates_choices_lists_and_decimals_in_words(self):
        draft = make.AuthorityFactory(kind="city", aliases=["A", "B"], latitude="34.68000", longitude="-1.9")
        type(draft).objects.filter(pk=draft.pk).update(last_verified_on="2026-11-01", kind="municipality")
        steps = [step for _who, _why, steps in told_of(draft) for step in steps]
        changed = next(fields for _what, how, fields in steps if how == "update")
        assert changed == {"checked on": ("", "1 November 2026"), "kind": ("City", "Municipality")}
        added = next(fields for _what, how, fields in steps if how == "insert")
        assert (added["other names"], added["latitude"]) == (("", "A, B"), ("", "34.68000"))

    def test_of_lists_are_called_by_their_names(self):
        with translation.override("fr"):
            draft = make.ChallengeFactory(levels=["local", "national"])
            (_who, _why, ((_what, _how, fields),)) = told_of(draft)[-1]
        assert fields["niveaux concernés"] == ("", "Local, National")


class TestWording:
    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ("", "New", [("new", "New")]),
            ("Old", "", [("gone", "Old")]),
            ("Same", "Same", [("same", "Same")]),
            (
                "The city pays.",
                "The region pays.",
                [("same", "The "), ("gone", "city"), ("new", "region"), ("same", " pays.")],
            ),
            (
                "l’État paie",
                "l’Etat paie",
                [("same", "l’"), ("gone", "État"), ("new", "Etat"), ("same", " paie")],
            ),
        ],
    )
    def test_tells_words_apart(self, before, after, told):
        assert pieces(before, after) == told

    @given(before=text(max_size=60), after=text(max_size=60))
    def test_holds_both_texts_whole(self, before, after):
        found = pieces(before, after)
        assert "".join(one.text for one in found if one.how != "new") == before
        assert "".join(one.text for one in found if one.how != "gone") == after

    def test_of_very_long_texts_is_told_as_a_whole(self):
        before, after = "one " * 3000, "two " * 3000
        assert pieces(before, after) == [("gone", before), ("new", after)]


class TestThePageOfTheHistory:
    def test_shows_what_became_of_the_record(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        written(editor, draft, title_en="Costs <b>of</b> housing")
        page = editor.get(draft, "history").content.decode()
        assert "Costs<ins> &lt;b&gt;of&lt;/b&gt; housing</ins>" in page

    def test_tells_why_something_was_withdrawn(self, publisher):
        entry = make.PublishedChallengeFactory()
        publisher.client.post(publisher.url(entry, "withdraw"), {"reason": "Said twice."})
        assert told_of(entry)[0][:2] == ("publisher", "Said twice.")

    def test_is_not_for_who_may_not_see_the_record(self):
        assert Office().get(make.ChallengeFactory(), "history").status_code == 403

    def test_needs_as_many_queries_for_many_changes_as_for_few(self, editor):
        draft = make.InitiativeFactory()
        counts = []
        for more in (1, 9):
            for number in range(more):
                make.ParticipationFactory(initiative=draft, source=make.SourceFactory())
                make.CitationFactory(initiative=draft)
                Initiative.objects.filter(pk=draft.pk).update(title_en=f"{more} {number}")
            with CaptureQueriesContext(connection) as queries:
                editor.get(draft, "history")
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestFourEyes:
    def submitted_by(self, office: Office) -> Challenge:
        draft = complete(make.ChallengeFactory)
        written(office, draft, title_en="Read by two")
        return draft

    def publish(self, office: Office, draft) -> list[str]:
        return told(office.save(draft, office.open(draft), _step="publish"))[-1:]

    def test_who_wrote_does_not_publish_and_nothing_is_lost(self, publisher):
        draft = complete(make.ChallengeFactory)
        form = publisher.open(draft).type(title_en="Mine")
        response = publisher.save(draft, form, _step="publish")
        assert told(response)[-2:] == ["Saved, but not published:", OWN_WORK]
        draft.refresh_from_db()
        assert (draft.title_en, draft.state) == ("Mine", State.IN_REVIEW)

    def test_a_colleague_does(self, publisher):
        draft = self.submitted_by(Office("publisher", name="author"))
        assert self.publish(publisher, draft) == ["Read by two: Published."]

    @pytest.mark.parametrize("part", [Citation, Participation])
    def test_who_wrote_a_part_wrote(self, part):
        author = member("publisher", name="author")
        draft = complete()
        with pghistory.context(user=author.pk):
            if part is Citation:
                make.CitationFactory(initiative=draft)
            else:
                make.ParticipationFactory(initiative=draft)
        assert reasons(publication.publish, draft, by=author) == [OWN_WORK]

    def test_holds_for_actions_on_lists_too_and_refuses_the_whole(self, publisher):
        mine, other = self.submitted_by(publisher), complete(make.ChallengeFactory)
        page = publisher.act(Challenge, "publish", mine, other)
        assert [one.hindrances for one in page.context["readings"] if one.entry == mine] == [[OWN_WORK]]
        response = publisher.confirm(page.redirect_chain[-1][0], page)
        assert told(response) == ["Nothing was published.", f"Read by two: {OWN_WORK}"]
        assert set(Challenge.objects.values_list("state", flat=True)) == {State.IN_REVIEW}

    def test_begins_anew_with_each_publication(self, publisher):
        author = Office("publisher", name="author")
        draft = self.submitted_by(author)
        self.publish(publisher, draft)
        draft.refresh_from_db()
        publication.withdraw(draft, by=author.user)
        publication.restore(draft, by=author.user)
        publication.submit(draft, by=author.user)
        assert writers_of(draft) == set()
        publication.publish(draft, by=author.user)
        assert draft.is_published

    def test_who_keeps_the_accounts_may_and_it_stands_in_the_history(self):
        chief = Office("administrator", name="chief")
        draft = self.submitted_by(chief)
        assert self.publish(chief, draft) == ["Read by two: Published."]
        assert told_of(draft)[0][:2] == ("chief", "Published by the person who wrote it.")

    def test_a_team_of_one_may_by_a_setting_and_it_stands_in_the_history(self, publisher, settings):
        settings.FOUR_EYES = False
        draft = self.submitted_by(publisher)
        assert self.publish(publisher, draft) == ["Read by two: Published."]
        assert told_of(draft)[0][:2] == ("publisher", "Published by the person who wrote it.")

    def test_steps_are_no_writing(self, publisher):
        draft = complete(make.ChallengeFactory, state=State.DRAFT)
        with pghistory.context(user=publisher.user.pk):
            publication.submit(draft, by=publisher.user)
            publication.return_to_draft(draft, by=publisher.user, reason="Name the city.")
            publication.submit(draft, by=publisher.user)
        assert writers_of(draft) == set()

    def test_a_source_is_nobodys_version(self, publisher):
        draft = complete(make.ChallengeFactory)
        with pghistory.context(user=publisher.user.pk):
            Source.objects.update(publisher="Elsewhere")
        assert writers_of(draft) == set()


def sql(statement: str, *parameters) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
