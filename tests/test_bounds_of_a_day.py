"""What may come in a day holds also for those who come at the same moment, on connections of their own."""

from concurrent.futures import ThreadPoolExecutor
from copy import copy
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from initiatives.models import Proposal
from initiatives.pages import robots
from tests import factories as make
from tests.proposing import Partner

pytestmark = pytest.mark.django_db(transaction=True)

AT_ONCE = 20


def at_once(ask) -> list[int]:
    """What each of twenty was answered."""
    start = Barrier(AT_ONCE)

    def run(number: int) -> int:
        try:
            start.wait(10)
            return ask(number).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted(pool.map(run, range(AT_ONCE)))


class TestTwentyAtOnce:
    def send(self, number: int, **more):
        form = {"stamp": self.stamp, "website": "", "text": "It began in 2015.", "sources": "", "name": ""}
        form |= {"email": f"reader-{number}@example.org"} | more
        return Client().post("/en/propose/initiative/1/", form, headers={"Origin": "http://testserver"})

    @pytest.fixture(autouse=True)
    def _a_form_that_was_read(self, monkeypatch):
        monkeypatch.setattr(robots, "SOONEST", -1)
        self.stamp = robots.stamp()

    def test_from_one_place_five_are_taken_and_as_many_letters_sent(self, shelter):
        assert at_once(self.send) == [303] * 5 + [429] * 15
        assert (Proposal.objects.count(), len(mail.outbox)) == (5, 5)

    def test_for_one_address_three_are_taken(self, shelter):
        assert at_once(lambda number: self.send(number, email="ada@example.org")) == [303] * 3 + [429] * 17

    def test_in_all_no_more_are_taken_than_anybody_answers(self, shelter, monkeypatch):
        monkeypatch.setattr(robots, "MOST_OF_ALL", 4)
        make.ProposalFactory()
        assert at_once(self.send) == [303] * 3 + [429] * 17

    def test_of_one_token_as_many_are_taken_as_it_may_propose(self, shelter, settings):
        settings.PROPOSALS_A_DAY = 4
        partner = Partner(Client(), "partner", "contribute")

        def ask(number: int):
            mine = copy(partner)
            mine.client = Client()
            return mine.propose(entry=1, document={"started_in": 1990 + number})

        assert at_once(ask) == [201] * 4 + [429] * 16
