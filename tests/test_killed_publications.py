"""What is published by a timer that is killed: each entry whole, and the rest by the next run."""

import random
import time
from datetime import timedelta

import pghistory
import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from initiatives.models import Challenge, Notice, PublishedVersion, Schedule
from initiatives.vocabularies import State
from tests import factories as make
from tests.processes import running, wait_for_the_server
from tests.staff import complete

pytestmark = pytest.mark.django_db(transaction=True)

ENTRIES, KILLS = 30, 5
WHOLE = {
    (State.PUBLISHED, True, 1, 0, 1),
    (State.IN_REVIEW, False, 0, 1, 0),
}


def due_with_an_author_to_tell(by, author) -> Challenge:
    """Approved for a moment that has passed; whoever wrote it is told when it is published."""
    with pghistory.context(user=author.pk):
        entry = complete(make.ChallengeFactory)
    ago = timezone.now() - timedelta(days=2)
    make.ScheduleFactory(
        challenge=entry,
        approved_by=by,
        approved_at=ago,
        publish_on=ago + timedelta(days=1),
        read=entry.updated_at.isoformat(),
    )
    return entry


def found(entry: Challenge) -> tuple:
    """All that a publication writes."""
    entry.refresh_from_db()
    return (
        entry.state,
        entry.number is not None,
        PublishedVersion.of(entry).count(),
        Schedule.of(entry).count(),
        Notice.of(entry).filter(kind="published").count(),
    )


def published() -> int:
    return Challenge.objects.published().count()


def test_a_timer_that_is_killed_at_any_moment_leaves_each_entry_whole():
    publisher, author = (
        User.objects.create_superuser(name, f"{name}@example.org") for name in ("publisher", "author")
    )
    entries = [due_with_an_author_to_tell(publisher, author) for _ in range(ENTRIES)]
    moments = random.Random(2021)
    for _kill in range(KILLS):
        seen, process = published(), running("publish_due")
        while published() == seen and process.poll() is None:
            time.sleep(0.001)
        time.sleep(moments.uniform(0, 0.1))
        process.kill()
        process.wait()
        wait_for_the_server()
        assert {found(entry) for entry in entries} <= WHOLE
    assert 0 < published() < ENTRIES, "most have to die in the midst of it"
    assert running("publish_due").wait() == 0
    assert {found(entry) for entry in entries} == {(State.PUBLISHED, True, 1, 0, 1)}
    assert sorted(Challenge.objects.values_list("number", flat=True)) == [*range(1, ENTRIES + 1)]
