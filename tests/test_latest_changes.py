"""What changed last, on the home page: by day, and what is said where one day changed nearly everything."""

from datetime import UTC, datetime

import pytest

from initiatives.models import SearchDoc
from tests import factories as make

pytestmark = pytest.mark.django_db


def changed(title, day, **fields):
    initiative = make.PublishedInitiativeFactory(title_en=title, **fields)
    SearchDoc.objects.filter(record="initiative", initiative=initiative).update(
        changed_at=datetime(2026, 11, day, 12, initiative.number % 60, tzinfo=UTC)
    )
    return initiative


def told(client):
    latest = client.get("/en/").context["latest"]
    return [(card["title"], card["meta"][-1]["values"][0].text) for card in latest["cards"]], latest["note"]


class TestLatestChanges:
    def test_are_the_last_four_by_day_each_with_its_day(self, client):
        for title, day in (("Third", 3), ("Fifth", 5), ("First", 1), ("Second", 2), ("Fourth", 4)):
            changed(title, day)
        make.InitiativeFactory(title_en="Draft")
        assert told(client) == (
            [
                ("Fifth", "Changed on 5 November 2026"),
                ("Fourth", "Changed on 4 November 2026"),
                ("Third", "Changed on 3 November 2026"),
                ("Second", "Changed on 2 November 2026"),
            ],
            "",
        )

    def test_of_one_day_are_those_checked_last_then_those_published_last_and_the_page_says_so(self, client):
        for title, checked in (
            ("Old", None),
            ("Checked", "2026-10-01"),
            ("Older check", "2026-09-01"),
            ("New", None),
            ("Newest", None),
        ):
            changed(title, 5, last_verified_on=checked)
        cards, note = told(client)
        assert [title for title, day in cards] == ["Checked", "Older check", "Newest", "New"]
        assert note == (
            "5 initiatives changed on 5 November 2026. Here are those checked last or, where none was checked,"
            " those that were published last."
        )
        assert 'href="/en/initiatives/?ordering=-updated_at"' in client.get("/en/").content.decode()
