"""Telling people by e-mail what waits for them: who is told of what, in one e-mail, in their language, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from io import StringIO
from smtplib import SMTPException
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.editorial import comments, publication, scheduling
from initiatives.editorial.notices import choose
from initiatives.management import digests
from initiatives.models import Notice, NoticeChoice, Schedule
from initiatives.vocabularies import Pace, State
from tests import factories as make
from tests.staff import Form, Office, complete, told

pytestmark = pytest.mark.django_db

SITE = "https://catalogue.example.org"
LATER = timedelta(minutes=16)


@pytest.fixture(autouse=True)
def _address(settings):
    settings.SITE_URL = SITE


def person(role: str, name: str) -> Office:
    office = Office(role, name=name)
    office.user.email = f"{name}@example.org"
    office.user.save()
    return office


@pytest.fixture
def amina():
    return person("editor", "amina")


@pytest.fixture
def paul():
    return person("publisher", "paul")


@pytest.fixture
def draft(amina):
    found = complete(make.ChallengeFactory, title_en="Costs", title_fr="Coûts", state=State.DRAFT)
    amina.save(found, amina.open(found).type(statement_en="They rise."))
    return found


def run() -> str:
    out = StringIO()
    call_command("send_notices", stdout=out)
    return out.getvalue().strip()


def written() -> list[tuple]:
    rows = Notice.objects.order_by("pk").values_list("recipient__username", "kind", "by__username", "what")
    return list(rows)


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("UTC"))


def sent() -> list[list[str]]:
    return [message.to for message in mail.outbox]


class TestWhoIsTold:
    def test_of_a_draft_to_review_are_those_who_publish_and_have_not_written_it(self, amina, paul, draft):
        writing, reader = person("publisher", "writing"), person("editor", "reader")
        writing.save(draft, writing.open(draft).type(title_en="Costs of housing"))
        publication.submit(draft, by=amina.user)
        assert reader.user.has_perm("initiatives.publish_challenge") is False
        assert written() == [("paul", "submitted", "amina", "")]

    def test_of_what_comes_back_is_who_submitted_it_with_the_reason(self, amina, paul, draft):
        amina.save(draft, amina.open(draft), _step="submit")
        Notice.objects.all().delete()
        publication.return_to_draft(draft, by=paul.user, reason="Name the city.")
        assert written() == [("amina", "returned", "paul", "Name the city.")]

    def test_of_what_is_published_are_its_authors(self, amina, paul, draft):
        amina.save(draft, amina.open(draft), _step="submit")
        Notice.objects.all().delete()
        publication.publish(draft, by=paul.user)
        assert written() == [("amina", "published", "paul", "")]

    def test_of_the_next_version_of_a_published_entry_likewise(self, amina, paul):
        shelter = make.PublishedChallengeFactory()
        amina.save(shelter, amina.open(shelter).type(title_en="New"), _step="submit")
        publication.publish(shelter, by=paul.user)
        assert [(name, kind) for name, kind, _by, _what in written()] == [
            ("paul", "submitted"),
            ("amina", "published"),
        ]

    def test_of_a_comment_is_who_is_addressed_and_of_an_answer_who_asked(self, amina, paul, draft):
        first = comments.write(draft, by=paul.user, text="Which city?", to=amina.user)
        comments.answer(first, by=amina.user, text="Oujda.")
        comments.write(draft, by=paul.user, text="To myself", to=paul.user)
        assert written() == [
            ("amina", "commented", "paul", "Which city?"),
            ("paul", "commented", "amina", "Oujda."),
        ]

    def test_of_what_could_not_be_published_are_who_approved_and_who_wrote(self, amina, paul, draft):
        amina.save(draft, amina.open(draft), _step="submit")
        self.overdue(draft, paul)
        Notice.objects.all().delete()
        draft.citations.all().delete()
        call_command("publish_due", stdout=StringIO())
        assert written() == [
            ("amina", "not_published", None, "Name at least one source."),
            ("paul", "not_published", None, "Name at least one source."),
        ]

    def test_of_that_in_the_language_of_those_who_are_told(self, amina, paul, draft, settings):
        settings.LANGUAGE_CODE = "fr"
        amina.save(draft, amina.open(draft), _step="submit")
        self.overdue(draft, paul)
        draft.citations.all().delete()
        call_command("publish_due", stdout=StringIO())
        assert {what for _name, kind, _by, what in written() if kind == "not_published"} == {
            "Nommez au moins une source."
        }

    def overdue(self, draft, office):
        draft.refresh_from_db()
        soon = timezone.now() + timedelta(days=1)
        read = publication.moment_of(draft)
        scheduling.schedule(draft, by=office.user, publish_on=soon, read=read)
        ago = timezone.now() - timedelta(days=2)
        Schedule.objects.update(approved_at=ago, publish_on=ago + timedelta(days=1))

    def test_of_what_was_called_off_is_who_approved_it(self, amina, paul, draft):
        amina.save(draft, amina.open(draft), _step="submit")
        self.overdue(draft, paul)
        Notice.objects.all().delete()
        amina.save(draft, amina.open(draft).type(title_en="Costs of housing"))
        assert written() == [("paul", "unscheduled", "amina", "")]

    def test_is_nobody_without_an_address_an_office_or_the_right_to_see_it(self, amina, draft, publisher):
        for name, change in (
            ("closed", {"is_active": False}),
            ("outside", {"is_staff": False}),
            ("silent", {"email": ""}),
        ):
            user = person("publisher", name).user
            type(user).objects.filter(pk=user.pk).update(**change)
        choose(person("publisher", "nothing").user, Pace.NONE)
        publication.submit(draft, by=amina.user)
        assert written() == []

    def test_is_nobody_where_the_change_is_undone(self, amina, paul, draft):
        with pytest.raises(publication.Refused):
            publication.together(publication.submit, [draft, draft], by=amina.user)
        assert written() == []


class TestTheEmail:
    def test_holds_all_that_waits_for_somebody_grouped_with_links(self, amina, paul, draft):
        paul.user.first_name = "Paul"
        paul.user.save()
        publication.submit(draft, by=amina.user)
        comments.write(draft, by=amina.user, text="Is <b>this</b> true?", to=paul.user)
        other = complete(make.ChallengeFactory, title_en="Trust", state=State.DRAFT)
        publication.submit(other, by=amina.user)
        assert run() == "1 e-mails were sent."
        (message,) = mail.outbox
        assert (message.subject, message.to) == ("Multilevel: 3 notices", ["paul@example.org"])
        place = f"{SITE}/admin/initiatives/challenge"
        assert message.body.splitlines() == [
            "Hello Paul,",
            "",
            "Waiting for your review",
            "",
            "* Costs (amina)",
            f"  {place}/{draft.pk}/review/",
            "",
            "* Trust (amina)",
            f"  {place}/{other.pk}/review/",
            "",
            "Comments for you",
            "",
            "* Costs (amina)",
            "Is <b>this</b> true?",
            f"  {place}/{draft.pk}/comments/",
            "",
            "How often you hear from us is your choice:",
            f"{SITE}/admin/notices/",
        ]

    def test_is_in_the_language_of_its_reader(self, amina, paul, draft, settings):
        settings.LANGUAGE_CODE = "fr"
        publication.submit(draft, by=amina.user)
        run()
        (message,) = mail.outbox
        assert message.subject == "Multilevel : 1 notification"
        assert message.body.splitlines()[:5] == [
            "Bonjour paul,",
            "",
            "En attente de votre relecture",
            "",
            "* Coûts (amina)",
        ]

    def test_says_nothing_of_what_its_reader_may_not_see_any_more(self, amina, paul, draft):
        publication.submit(draft, by=amina.user)
        paul.user.groups.clear()
        assert (run(), sent()) == ("0 e-mails were sent.", [])
        assert Notice.objects.filter(sent_at=None).count() == 0

    def test_needs_as_many_queries_for_thirty_notices_as_for_one(self, amina, paul, draft):
        counts = []
        for more in (1, 29):
            for _ in range(more):
                entry = make.ChallengeFactory()
                comments.write(entry, by=amina.user, text="Which city?", to=paul.user)
            Notice.objects.filter(sent_at__isnull=False).update(sent_at=timezone.now() - LATER)
            with CaptureQueriesContext(connection) as queries:
                run()
            counts.append(len(queries))
        assert (counts[0], len(sent())) == (counts[1], 2)

    def test_is_not_sent_without_an_address_of_the_site(self, settings):
        settings.SITE_URL = ""
        with pytest.raises(CommandError) as refusal:
            run()
        assert str(refusal.value) == (
            "SITE_URL is not set. Write the address of the site: https://catalogue.example.org"
        )

    def test_waits_where_there_is_no_mail_server(self, amina, paul, draft, settings):
        settings.SENDS_MAIL = False
        publication.submit(draft, by=amina.user)
        with pytest.raises(CommandError) as refusal:
            run()
        assert str(refusal.value) == "EMAIL_URL is not set, so nothing can be sent. Notices wait until it is."
        assert Notice.objects.filter(sent_at=None).count() == 1


class TestThePace:
    def comment(self, amina, paul, draft, when: str | None = None):
        comments.write(draft, by=amina.user, text="Which city?", to=paul.user)
        if when:
            Notice.objects.filter(pk=Notice.objects.latest("pk").pk).update(created_at=at(when))

    def test_is_one_email_in_fifteen_minutes_and_nothing_twice(self, amina, paul, draft):
        self.comment(amina, paul, draft)
        assert [run(), run()] == ["1 e-mails were sent.", "0 e-mails were sent."]
        self.comment(amina, paul, draft)
        assert run() == "0 e-mails were sent."
        Notice.objects.filter(sent_at__isnull=False).update(sent_at=timezone.now() - LATER)
        assert [run(), run()] == ["1 e-mails were sent.", "0 e-mails were sent."]
        assert [message.subject for message in mail.outbox] == ["Multilevel: 1 notice"] * 2

    def test_can_be_one_email_each_morning(self, amina, paul, draft, monkeypatch):
        choose(paul.user, Pace.DAILY)
        found = {}
        self.comment(amina, paul, draft, "2026-03-02T05:00")
        for now in ("2026-03-02T05:59", "2026-03-02T06:01", "2026-03-02T06:20", "2026-03-03T07:00"):
            monkeypatch.setattr(timezone, "now", lambda now=now: at(now))
            before = len(mail.outbox)
            run()
            found[now] = len(mail.outbox) - before
            self.comment(amina, paul, draft, now)
        assert list(found.values()) == [0, 1, 0, 1]

    def test_is_chosen_on_a_page_of_ones_own(self, amina, paul, draft):
        self.comment(amina, paul, draft)
        page = paul.client.get("/admin/notices/").content.decode()
        assert Form(page).fields["pace"] != []
        assert "They go to paul@example.org." in page
        response = paul.client.post("/admin/notices/", {"pace": "none"}, follow=True)
        assert told(response) == ["Your choice is kept."]
        assert list(NoticeChoice.objects.values_list("user__username", "pace")) == [("paul", "none")]
        assert (run(), written()) == ("0 e-mails were sent.", [])

    def test_that_nobody_offers_is_refused(self, paul):
        response = paul.client.post("/admin/notices/", {"pace": "hourly"})
        assert response.context["form"].errors == {
            "pace": ["Select a valid choice. hourly is not one of the available choices."]
        }

    def test_page_says_who_has_no_address_whom_to_ask(self, editor):
        page = editor.client.get("/admin/notices/").content.decode()
        assert "Your account has no e-mail address. Ask an administrator to add it." in page

    def test_forgets_what_was_sent_long_ago(self, amina, paul, draft):
        self.comment(amina, paul, draft)
        run()
        Notice.objects.update(sent_at=timezone.now() - timedelta(days=91))
        run()
        assert written() == []


class Refusing(EmailBackend):
    """A mail server that takes nothing for one person."""

    def send_messages(self, messages):
        if messages[0].to == ["amina@example.org"]:
            raise SMTPException
        return super().send_messages(messages)


class TestAMailServerThatRefuses:
    def test_keeps_nobody_else_from_their_email_and_nothing_is_lost(self, amina, paul, draft, settings):
        settings.EMAIL_BACKEND = "tests.test_notices.Refusing"
        for one, other in ((amina, paul), (paul, amina)):
            comments.write(draft, by=one.user, text="Which city?", to=other.user)
        with pytest.raises(CommandError) as refusal:
            run()
        assert str(refusal.value) == ("1 e-mails could not be handed over. They are sent by the next run.")
        waits = Notice.objects.filter(sent_at=None).values_list("recipient__username", flat=True)
        assert (sent(), list(waits)) == ([["paul@example.org"]], ["amina"])


@pytest.mark.django_db(transaction=True)
class TestSeveralRunsAtOnce:
    def test_send_one_email(self):
        paul, draft = User.objects.create_superuser("paul", "paul@example.org"), make.ChallengeFactory()
        for _ in range(20):
            make.NoticeFactory(recipient=paul, challenge=draft)
        start = Barrier(4)

        def work(_number: int) -> int:
            try:
                start.wait(30)
                return digests.send_to(paul.pk)
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            assert sorted(pool.map(work, range(4))) == [0, 0, 0, 20]
        assert sent() == [["paul@example.org"]]
