"""Whoever changes entries waits for their turn before the first word is written; other rows are locked."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import (
    answering,
    deleted,
    erasing,
    merging,
    proposals,
    publication,
    requests,
    restoring,
    tokens,
)
from initiatives.editorial.history import changes_of
from initiatives.editorial.versions import document_of, draft
from initiatives.models import ApiToken, Challenge
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete

pytestmark = pytest.mark.django_db

TURN = "pg_advisory_xact_lock(hashtext('editorial'))"
WORTH = re.compile(rf"SELECT {re.escape(TURN)}|INSERT|UPDATE|DELETE")


def accepting(office):
    proposal = make.ProposalFactory(title="Shelter")
    return lambda: answering.accept(proposal, by=office.user)


def declining(office):
    proposal = make.ProposalFactory()
    return lambda: answering.decline(proposal, by=office.user, reason="No source.")


def merging_drafts(office):
    kept, other = make.ChallengeFactory.create_batch(2)
    return lambda: merging.merge(kept, other, by=office.user)


def merging_published(office):
    kept, other = make.PublishedChallengeFactory.create_batch(2)
    return lambda: merging.merge(kept, other, by=office.user)


def erasing_one(office):
    entry = make.PublishedChallengeFactory()
    Challenge.objects.update(state=State.ARCHIVED)
    return lambda: erasing.erase(entry, by=office.user, reason="A request.")


def bringing_back(office):
    entry = make.ChallengeFactory()
    pk = entry.pk
    entry.delete()
    return lambda: deleted.bring_back(Challenge, pk, by=office.user)


def going_back(office):
    entry = make.ChallengeFactory(title_en="Costs")
    Challenge.objects.update(title_en="Prices")
    return lambda: restoring.restore(entry, before=changes_of(entry)[0].at, by=office.user)


def submitting(office):
    entry = complete(make.ChallengeFactory, state=State.DRAFT)
    return lambda: publication.submit(entry, by=office.user)


def publishing(office):
    entry = complete(make.ChallengeFactory)
    return lambda: publication.publish(entry, by=office.user)


def publishing_together(office):
    entries = [complete(make.ChallengeFactory) for _ in range(2)]
    read = {entry: publication.moment_of(entry) for entry in entries}
    return lambda: publication.publish_as_read(read, by=office.user)


def withdrawing(office):
    entry = make.PublishedChallengeFactory()
    return lambda: publication.withdraw(entry, by=office.user)


def drafting(office):
    entry = make.PublishedChallengeFactory()
    document = document_of(entry) | {"title_en": "Prices"}
    return lambda: draft(entry, document)


@pytest.mark.parametrize(
    "change",
    [
        accepting,
        declining,
        merging_drafts,
        merging_published,
        erasing_one,
        bringing_back,
        going_back,
        submitting,
        publishing,
        publishing_together,
        withdrawing,
        drafting,
    ],
)
class TestATurn:
    def test_is_taken_before_anything_is_written(self, change):
        act = change(Office("publisher", "administrator", name="both"))
        with CaptureQueriesContext(connection) as queries:
            act()
        told = [("turn" if TURN in one["sql"] else "write") for one in queries if WORTH.match(one["sql"])]
        assert (told[0], told[-1]) == ("turn", "write")


def recalling(office):
    proposal = make.ProposalFactory()
    return lambda: proposals.recall(proposal)


def rewriting(office):
    proposal = make.ProposalFactory()
    return lambda: proposals.rewrite(proposal, given=None, text="In 2016.", sources="")


def asking_to_withdraw(office):
    entry, editor = make.PublishedChallengeFactory(), Office("editor").user
    return lambda: requests.ask_to_withdraw(entry, by=editor, reason="It has ended.")


def rotating(office):
    token, _secret = ApiToken.objects.create(office.user, name="tests", scope="contribute")
    return lambda: tokens.rotate(token)


@pytest.mark.parametrize("change", [recalling, rewriting, asking_to_withdraw, rotating])
class TestARowThatNeedsNoTurn:
    def test_is_kept_from_others_before_anything_is_written(self, change):
        act = change(Office("publisher"))
        with CaptureQueriesContext(connection) as queries:
            act()
        locking = re.compile("SELECT.* FOR (NO KEY )?UPDATE$")
        told = [
            "lock" if locking.match(one["sql"]) else "write"
            for one in queries
            if locking.match(one["sql"]) or WORTH.match(one["sql"])
        ]
        assert (told[0], told[-1]) == ("lock", "write")
