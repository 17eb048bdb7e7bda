"""Rounds of visits: which addresses are due, what is kept of them, and which entries are to be mended."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from initiatives.links import due, shown, visit_all
from initiatives.links.rounds import forget
from initiatives.links.visits import Found
from initiatives.models import Authority, LinkCheck, SearchDoc, TermCount
from initiatives.vocabularies import LinkState, State
from tests import factories as make
from tests.test_worklists import keys
from tests.web import Web

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def known(address: str, state=LinkState.SOUND, *, days_ago: int = 0, **fields) -> LinkCheck:
    if state == LinkState.MOVED:
        fields.setdefault("leads_to", "https://new.example/")
    return LinkCheck.objects.create(
        address=address, state=state, checked_at=NOW - timedelta(days=days_ago), **fields
    )


def source(address: str):
    return make.SourceFactory(url=address)


class TestWhatIsVisited:
    def test_is_every_address_that_a_record_has(self):
        make.InitiativeFactory(website="https://a.example/")
        make.AuthorityFactory(website="https://b.example/")
        make.NetworkFactory(website="https://c.example/")
        make.FrameworkFactory(url="https://d.example/")
        make.MeetingFactory(url="https://e.example/")
        source("https://f.example/")
        source("https://a.example/")
        make.SourceFactory(url="")
        make.InitiativeFactory(website="https://gone.example/", state=State.ARCHIVED)
        known("https://nobody.example/")
        assert shown() == {f"https://{letter}.example/" for letter in "abcdef"}

    def test_is_new_first_then_longest_ago_and_not_what_was_just_visited(self):
        for days in (1, 29, 30, 40):
            source(f"https://{days}.example/")
            known(f"https://{days}.example/", days_ago=days)
        source("https://new.example/")
        assert due(10, 30) == ["https://new.example/", "https://40.example/", "https://30.example/"]
        assert due(2, 30) == ["https://new.example/", "https://40.example/"]
        assert len(due(10, 0)) == 5

    def test_is_again_the_next_day_what_was_not_reached(self):
        for name, state, days in (
            ("today", LinkState.UNREACHABLE, 0),
            ("yesterday", LinkState.UNREACHABLE, 1),
            ("fine", LinkState.SOUND, 1),
        ):
            source(f"https://{name}.example/")
            known(f"https://{name}.example/", state, days_ago=days, failures=state != LinkState.SOUND)
        assert due(10, 30) == ["https://yesterday.example/"]

    def test_goes_from_host_to_host(self):
        for page in ("1", "2", "3"):
            source(f"https://a.example/{page}")
        source("https://b.example/")
        assert due(10, 30) == [
            "https://a.example/1",
            "https://b.example/",
            "https://a.example/2",
            "https://a.example/3",
        ]

    def test_is_forgotten_once_nobody_shows_it(self):
        source("https://a.example/")
        known("https://a.example/")
        known("https://b.example/")
        assert (forget(), list(LinkCheck.objects.values_list("address", flat=True))) == (
            1,
            ["https://a.example/"],
        )


class TestWhatIsKept:
    DAY = datetime(2026, 11, 2, 9, tzinfo=timezone.get_current_timezone())

    def after(self, *visits: tuple[LinkState, float]) -> tuple[int, bool]:
        """Failures, and whether the link is dead, after visits at so many days from the first."""
        LinkCheck.objects.all().delete()
        check = LinkCheck(address="https://a.example/")
        for state, days in visits:
            leads_to = "https://b.example/" if state == LinkState.MOVED else ""
            check.found(state, None, leads_to, at=self.DAY + timedelta(days=days))
        dead = LinkCheck.objects.dead().exists()
        assert dead == check.is_dead
        return check.failures, dead

    def test_counts_the_days_on_which_nothing_was_found(self):
        lost, barred, fine = LinkState.UNREACHABLE, LinkState.BARRED, LinkState.SOUND
        assert [
            self.after((lost, 0)),
            self.after((lost, 0), (lost, 0.1)),
            self.after((lost, 0), (lost, 1)),
            self.after((lost, 0), (fine, 1), (lost, 2)),
            self.after((lost, 0), (barred, 1), (lost, 2)),
            self.after((lost, 0), (lost, 1), (fine, 2)),
        ] == [(1, False), (1, False), (2, True), (1, False), (3, True), (0, False)]

    def test_what_is_gone_is_dead_at_once_and_a_closed_door_is_not(self):
        assert [
            self.after((LinkState.GONE, 0)),
            self.after((LinkState.REFUSED, 0), (LinkState.REFUSED, 1)),
        ] == [
            (1, True),
            (0, False),
        ]

    def test_is_kept_visit_by_visit(self):
        def visit(address: str) -> Found:
            if address.startswith("https://c"):
                raise KeyboardInterrupt
            return Found(LinkState.MOVED, 200, "https://new.example/")

        known("https://b.example/", LinkState.GONE, status=404, failures=3)
        with pytest.raises(KeyboardInterrupt):
            list(visit_all(["https://a.example/", "https://b.example/", "https://c.example/"], visit))
        assert list(LinkCheck.objects.values_list("address", "state", "status", "leads_to", "failures")) == [
            (f"https://{letter}.example/", "moved", 200, "https://new.example/", 0) for letter in "ab"
        ]

    def test_changes_no_answer_to_the_public(self):
        make.PublishedInitiativeFactory(website="https://a.example/")
        before = (
            TermCount.objects.version(),
            list(SearchDoc.objects.values_list("changed_at", "fingerprint")),
        )
        known("https://a.example/", LinkState.GONE)
        assert before == (
            TermCount.objects.version(),
            list(SearchDoc.objects.values_list("changed_at", "fingerprint")),
        )


class TestTheCommand:
    def test_tells_what_is_not_sound(self, capsys):
        web = Web()
        pages = {"/": (200,), "/old": (301, {"Location": "/"}), "/gone": (410,)}
        source("http://127.0.0.1/")
        source("http://2130706433/x")
        with web.site("trap", pages, at="127.0.0.1"):
            call_command("check_links", limit=5)
        assert capsys.readouterr().out.splitlines() == [
            "barred  http://127.0.0.1/",
            "barred  http://2130706433/x",
            "barred: 2",
        ]
        assert web.asked == []

    def test_visits_no_more_than_it_may(self, capsys):
        for page in range(3):
            source(f"http://127.0.0.1/{page}")
        call_command("check_links", "--limit", "2")
        assert (capsys.readouterr().out.splitlines()[-1], LinkCheck.objects.count()) == ("barred: 2", 2)
        call_command("check_links", "--limit", "2")
        assert LinkCheck.objects.count() == 3


class TestTheWorklists:
    def test_name_entries_whose_own_page_or_whose_source_is_dead(self):
        for name, state, failures in (
            ("gone", LinkState.GONE, 1),
            ("down", LinkState.UNREACHABLE, 2),
            ("once", LinkState.UNREACHABLE, 1),
            ("moved", LinkState.MOVED, 0),
            ("fine", LinkState.SOUND, 0),
        ):
            address = f"https://{name}.example/"
            known(address, state, failures=failures)
            make.InitiativeFactory(key=f"own-{name}", website=address)
            make.CitationFactory(
                initiative=make.InitiativeFactory(key=f"cites-{name}"), source=source(address)
            )
        figure = make.FigureFactory(
            initiative=make.InitiativeFactory(key="counts"), source=source("https://gone.example/")
        )
        make.InitiativeFactory(key="old", website=figure.source.url, state=State.ARCHIVED)
        assert (keys("dead-links"), keys("moved-links")) == (
            ["cites-down", "cites-gone", "counts", "own-down", "own-gone"],
            ["cites-moved", "own-moved"],
        )
        assert keys("dead-links", Authority) == []

    def test_stand_beside_the_addresses_in_the_form(self, editor):
        gone, moved = source("https://gone.example/"), source("https://moved.example/")
        known(gone.url, LinkState.GONE, status=404, failures=1)
        known(moved.url, LinkState.MOVED, status=200, leads_to="https://new.example/")
        entry = make.InitiativeFactory(website="https://down.example/")
        known(entry.website, LinkState.UNREACHABLE, failures=2)
        make.CitationFactory(initiative=entry, source=moved)
        told = {
            row: [(check.address, check.leads_to) for check in editor.get(row, "change").context["links"]]
            for row in (gone, moved, entry, make.InitiativeFactory())
        }
        assert list(told.values()) == [
            [("https://gone.example/", "")],
            [("https://moved.example/", "https://new.example/")],
            [("https://down.example/", ""), ("https://moved.example/", "https://new.example/")],
            [],
        ]
        page = editor.get(entry, "change").content.decode()
        assert 'href="https://new.example/"' in page
        assert "https://gone.example/" not in page
