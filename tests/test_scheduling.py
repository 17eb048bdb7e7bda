"""Publishing later what is approved today: asked now, asked again when it is due, and once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from io import StringIO
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection
from django.utils import timezone, translation

from initiatives.editorial import history, publication, scheduling, worklists
from initiatives.editorial.publication import moment_of, on_its_way
from initiatives.models import Challenge, PublishedVersion, Schedule
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import NO_SOURCE, OWN_WORK, UNREAD, Office, complete, reasons, told

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


@pytest.fixture
def draft():
    return complete(make.ChallengeFactory, title_en="Costs")


def planned(entry, by, publish_on=None) -> Schedule:
    """By an office, or by an account."""
    read = moment_of(on_its_way(entry))
    moment = publish_on or timezone.now() + TOMORROW
    return scheduling.schedule(entry, by=getattr(by, "user", by), publish_on=moment, read=read)


def overdue(entry, by) -> Schedule:
    """Approved two days ago for yesterday."""
    found = planned(entry, by)
    Schedule.objects.filter(pk=found.pk).update(
        approved_at=timezone.now() - 2 * TOMORROW, publish_on=timezone.now() - TOMORROW
    )
    return found


def run() -> list[str]:
    out = StringIO()
    call_command("publish_due", stdout=out)
    return out.getvalue().splitlines()


def state_of(entry) -> str:
    return type(entry).objects.values_list("state", flat=True).get(pk=entry.pk)


def in_vain() -> list[str]:
    found = worklists.BY_CODE["not-published"].asks(Challenge.objects.all(), None)
    return list(found.values_list("title_en", flat=True))


class TestApproving:
    def ask(self, office: Office, entry, **data):
        read = office.get(entry, "review").context["read"]
        data = {"read": read, "_schedule": "", "day": "", "time": "", **data}
        return office.client.post(office.url(entry, "review"), data, follow=True)

    def test_on_the_page_where_it_was_read_says_when_it_will_be_published(self, publisher, draft):
        tomorrow = timezone.localdate() + TOMORROW
        response = self.ask(publisher, draft, day=str(tomorrow), time="10:30")
        at = f"{translation.gettext(tomorrow.strftime('%B'))} {tomorrow.year}, 10:30 UTC"
        assert told(response) == [f"Costs: Approved. It will be published on {tomorrow.day} {at}."]
        kept = Schedule.objects.get()
        assert (kept.publish_on, kept.approved_by, kept.entry) == (
            datetime(tomorrow.year, tomorrow.month, tomorrow.day, 10, 30, tzinfo=UTC),
            publisher.user,
            draft,
        )
        assert state_of(draft) == State.IN_REVIEW
        said = f"It will be published on {tomorrow.day} {at}, exactly as it was read."
        for page in ("review", "change", "return"):
            assert said in publisher.get(draft, page).content.decode()

    def test_says_what_is_wrong_with_the_moment_and_keeps_it(self, publisher, draft):
        yesterday, far = timezone.localdate() - TOMORROW, timezone.localdate() + timedelta(days=370)
        for day, sentence in (
            (yesterday, "Choose a moment that is still to come."),
            (far, "Choose a moment within a year."),
        ):
            form = self.ask(publisher, draft, day=str(day), time="10:30").context["when"]
            assert (form.non_field_errors(), form["day"].value()) == ([sentence], str(day))
        form = self.ask(publisher, draft, day="soon").context["when"]
        assert form.errors == {"day": ["Enter a valid date."], "time": ["This field is required."]}
        assert Schedule.objects.count() == 0

    def test_asks_all_rules_of_publishing_at_once(self, publisher, editor):
        bare = make.ChallengeFactory(state=State.IN_REVIEW)
        own = complete(make.ChallengeFactory)
        publisher.save(own, publisher.open(own).type(title_en="Mine"))
        unread = complete(make.ChallengeFactory, state=State.DRAFT)
        for entry, sentence in ((bare, NO_SOURCE), (own, OWN_WORK), (unread, UNREAD)):
            entry.refresh_from_db()
            soon = {"publish_on": timezone.now() + TOMORROW, "read": moment_of(entry)}
            assert reasons(scheduling.schedule, entry, by=publisher.user, **soon) == [sentence]
        soon["read"] = "2020-01-01T00:00:00+00:00"
        assert reasons(scheduling.schedule, complete(make.ChallengeFactory), by=publisher.user, **soon) == [
            "Somebody has changed it since you read it. Read it again."
        ]
        assert Schedule.objects.count() == 0

    def test_is_for_those_who_publish(self, editor, draft):
        with pytest.raises(PermissionDenied):
            planned(draft, editor)
        assert "_schedule" not in editor.get(draft, "review").content.decode()

    def test_anew_takes_the_place_of_what_was_approved(self, publisher, draft):
        planned(draft, publisher)
        later = timezone.now() + 3 * TOMORROW
        planned(draft, publisher, later)
        assert Schedule.objects.get().publish_on == later


class TestCallingOff:
    @pytest.fixture
    def shelter(self, editor):
        shelter = make.PublishedChallengeFactory(title_en="Shelter")
        editor.save(shelter, editor.open(shelter).type(title_en="Night shelter"), _step="submit")
        return shelter

    def test_is_done_by_those_who_publish_on_the_page_where_it_was_approved(self, publisher, draft):
        planned(draft, publisher)
        response = publisher.client.post(publisher.url(draft, "review"), {"_unschedule": ""}, follow=True)
        assert told(response) == ["Costs: It will not be published by itself any more."]
        response = publisher.client.post(publisher.url(draft, "review"), {"_unschedule": ""}, follow=True)
        assert told(response)[:1] == ["Nothing was scheduled."]

    def test_is_what_editing_does_and_says(self, editor, publisher, draft, shelter):
        for entry in (draft, shelter):
            kept = planned(entry, publisher)
            response = editor.save(entry, editor.open(entry).type(statement_en="More."))
            at = f"{kept.publish_on.day} {kept.publish_on:%B %Y, %H:%M} UTC"
            assert (
                f"It was to be published on {at}. That is called off: what you changed has to be read first."
                in told(response)
            )
        assert Schedule.objects.count() == 0

    def test_is_what_a_note_does_and_a_save_without_a_change_does_not(
        self, editor, publisher, shelter, draft
    ):
        for entry in (draft, shelter):
            planned(entry, publisher)
            editor.save(entry, editor.open(entry))
            assert Schedule.of(entry).count() == 1
            editor.save(entry, editor.open(entry).type(internal_note="Ask Rennes."))
            assert Schedule.of(entry).count() == 0

    def test_is_what_returning_withdrawing_and_giving_up_do(self, publisher, editor, draft, shelter):
        planned(draft, publisher)
        publication.return_to_draft(draft, by=publisher.user, reason="Name the city.")
        planned(shelter, publisher)
        publication.discard(shelter, by=editor.user)
        editor.save(shelter, editor.open(shelter).type(title_en="Night shelter"), _step="submit")
        planned(shelter, publisher)
        publication.withdraw(shelter, by=publisher.user)
        assert Schedule.objects.count() == 0

    def test_is_told_on_the_page_that_asks_before_it_is_returned(self, publisher, draft):
        planned(draft, publisher)
        page = publisher.get(draft, "return").content.decode()
        assert "Whoever changes, returns or withdraws it calls that off." in page

    def test_is_not_needed_where_somebody_publishes_it_earlier(self, publisher, draft):
        planned(draft, publisher)
        publication.publish(draft, by=publisher.user)
        assert (Schedule.objects.count(), run()) == (0, [])


class TestPublishingWhatIsDue:
    def test_is_done_in_the_name_of_who_approved_it(self, publisher, draft):
        overdue(draft, publisher)
        assert run() == ["Costs: published."]
        assert (state_of(draft), Schedule.objects.count()) == (State.PUBLISHED, 0)
        assert PublishedVersion.of(draft).get().published_by == publisher.user
        assert history.changes_of(draft)[0].by == publisher.user

    def test_puts_a_next_version_in_place(self, editor, publisher):
        shelter = make.PublishedChallengeFactory(title_en="Shelter")
        editor.save(shelter, editor.open(shelter).type(title_en="Night shelter"), _step="submit")
        overdue(shelter, publisher)
        assert run() == ["Night shelter: published."]

    def test_waits_for_its_moment(self, publisher, draft):
        planned(draft, publisher)
        assert (run(), state_of(draft)) == ([], State.IN_REVIEW)

    def test_asks_the_rules_again_and_keeps_the_reasons_in_every_language(self, publisher, draft):
        overdue(draft, publisher)
        draft.citations.all().delete()
        assert run() == [f"Costs: {NO_SOURCE}"]
        kept = Schedule.objects.get()
        assert kept.refused == {"en": [NO_SOURCE], "fr": ["Nommez au moins une source."]}
        assert (state_of(draft), in_vain()) == (State.IN_REVIEW, ["Costs"])
        page = publisher.get(draft, "review")
        assert page.context["schedule_refused"] == [NO_SOURCE]
        assert run() == []

    def test_publishes_nothing_else_than_what_was_read(self, publisher, draft):
        overdue(draft, publisher)
        draft.save()
        assert run() == ["Costs: Somebody has changed it since you read it. Read it again."]

    def test_publishes_nothing_for_who_may_not_any_more(self, publisher, draft):
        overdue(draft, publisher)
        publisher.user.groups.clear()
        assert run() == ["Costs: Whoever approved it may not publish any more."]

    def test_goes_on_after_what_is_refused(self, publisher, draft):
        other = complete(make.ChallengeFactory, title_en="Trust")
        for entry in (draft, other):
            overdue(entry, publisher)
        draft.citations.all().delete()
        assert run() == [f"Costs: {NO_SOURCE}", "Trust: published."]

    def test_leaves_the_list_of_what_was_refused_when_it_is_edited(self, editor, publisher, draft):
        overdue(draft, publisher)
        draft.citations.all().delete()
        run()
        editor.save(draft, editor.open(draft).type(title_en="Costs of housing"))
        assert in_vain() == []


@pytest.mark.django_db(transaction=True)
class TestSeveralAtOnce:
    def test_publish_each_entry_once(self):
        chief = User.objects.create_superuser("chief")
        entries = [complete(make.ChallengeFactory) for _ in range(4)]
        for entry in entries:
            overdue(entry, chief)
        start = Barrier(3)

        def work(keys: list[int]) -> int:
            try:
                start.wait(30)
                return len([pk for pk in keys if scheduling.publish_scheduled(pk) is not None])
            finally:
                connection.close()

        with ThreadPoolExecutor(3) as pool:
            done = list(pool.map(work, [scheduling.due()] * 3))
        assert sum(done) == 4
        assert sorted(Challenge.objects.values_list("number", flat=True)) == [1, 2, 3, 4]
        assert (PublishedVersion.objects.count(), Schedule.objects.count()) == (4, 0)
