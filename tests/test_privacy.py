"""What the page on personal data promises, kept by the server. The browser's part stands in tests/browser/."""

from datetime import timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from initiatives.models import Proposal, SavedSearch
from tests import factories as make

pytestmark = pytest.mark.django_db


def tidied() -> dict[str, int]:
    out = StringIO()
    call_command("tidy", stdout=out)
    return {name: int(number) for name, number in (line.split(": ") for line in out.getvalue().splitlines())}


class TestReading:
    PAGES = [
        "",
        "initiatives/?country=FR",
        "search/?q=x",
        "map/",
        "propose/",
        "saved/",
        "privacy/",
        "nowhere/",
    ]

    @pytest.mark.parametrize("path", PAGES)
    def test_sets_no_cookie(self, path):
        client = Client()
        make.shelter_of_rennes()
        client.get(f"/fr/{path}")
        assert client.cookies == {}

    def test_sets_none_when_a_search_is_saved_or_a_message_sent(self):
        client = Client()
        make.shelter_of_rennes()
        form = {"record": "initiative", "query": "country=FR"}
        client.post("/en/saved/", form, headers={"Sec-Fetch-Site": "same-origin"})
        client.post("/en/propose/", {"text": "x"}, headers={"Sec-Fetch-Site": "same-origin"})
        assert (client.cookies, SavedSearch.objects.count()) == ({}, 1)

    def test_leaves_no_line_in_the_log(self, caplog):
        make.shelter_of_rennes()
        for path in self.PAGES:
            Client().get(f"/en/{path}")
        assert caplog.records == []

    def test_of_a_page_that_breaks_is_noted_without_the_reader(self, caplog, monkeypatch):
        monkeypatch.setattr("initiatives.pages.words.About.template_name", "no such page.html")
        Client(raise_request_exception=False, REMOTE_ADDR="192.0.2.7").get("/en/about/")
        assert [record.getMessage() for record in caplog.records] == ["Internal Server Error: /en/about/"]
        assert "192.0.2.7" not in caplog.text


class TestASavedSearch:
    def test_is_its_list_its_filters_and_the_day(self):
        kept = {field.name for field in SavedSearch._meta.fields} - {"id", "token"}
        assert kept == {"record", "query", "created_on"}


class TestAMessage:
    """Its author is known until 180 days after the answer, its place of origin until the next day."""

    def written(self, **fields) -> Proposal:
        moved = {name: fields.pop(name) for name in ("created_at", "updated_at") if name in fields}
        proposal = make.ProposalFactory(**fields)
        Proposal.objects.filter(pk=proposal.pk).update(**moved)
        return proposal

    @pytest.mark.parametrize(("days", "known"), [(179, True), (181, False)])
    def test_has_an_author_for_180_days_after_the_answer(self, days, known):
        answered = timezone.now() - timedelta(days=days)
        proposal = self.written(state="accepted", confirmed_at=answered, decided_at=answered)
        tidied()
        proposal.refresh_from_db()
        assert (proposal.author_email != "", proposal.text != "") == (known, True)

    @pytest.mark.parametrize(("days", "there"), [(6, True), (8, False)])
    def test_is_deleted_after_seven_days_if_nobody_confirms_it(self, days, there):
        received = timezone.now() - timedelta(days=days)
        proposal = self.written(state="unconfirmed", confirmed_at=None, created_at=received)
        tidied()
        assert Proposal.objects.filter(pk=proposal.pk).exists() == there

    def test_came_from_a_place_that_is_forgotten_the_next_day(self):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        today = self.written(origin="here")
        yesterday = self.written(origin="there", created_at=midnight - timedelta(minutes=1))
        tidied()
        origins = dict(Proposal.objects.values_list("pk", "origin"))
        assert origins == {today.pk: "here", yesterday.pk: ""}


class TestASession:
    """From where and with which browser it was held is forgotten once it is over."""

    def session(self, key: str, *, ends_in: timedelta) -> None:
        user = User.objects.get_or_create(username="amina")[0]
        Session.objects.create(session_key=key, session_data="", expire_date=timezone.now() + ends_in)
        UserSession.objects.create(user=user, session_key=key, ip="192.0.2.7", user_agent="Firefox")

    def test_is_forgotten_when_it_is_over(self):
        self.session("over", ends_in=-timedelta(minutes=1))
        self.session("open", ends_in=timedelta(hours=1))
        assert tidied()["sessions"] == 1
        assert list(UserSession.objects.values_list("session_key", flat=True)) == ["open"]
        assert list(Session.objects.values_list("session_key", flat=True)) == ["open"]

    def test_was_tried_for_by_somebody_who_is_forgotten_too(self):
        cache.set("tried:192.0.2.7", [1.0], timeout=300)
        cache.set("tried:192.0.2.8", [1.0], timeout=300)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE counted SET expires = now() - interval '1 s' WHERE cache_key LIKE '%.7'")
            assert tidied()["attempts"] == 1
            cursor.execute("SELECT cache_key FROM counted")
            assert cursor.fetchall() == [(":1:tried:192.0.2.8",)]
