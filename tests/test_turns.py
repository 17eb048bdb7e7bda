"""Whoever changes entries waits for their turn before the first word is written."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from initiatives.editorial import answering, deleted, erasing, merging, publication, restoring
from initiatives.editorial.history import changes_of
from initiatives.editorial.versions import document_of, draft
from initiatives.models import Challenge
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
