"""What waits for staff: which entries stand in which list, the front page's counts, and checking one."""

import html
import re
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import AnonymousUser, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from initiatives.editorial import publication, worklists
from initiatives.models import Authority, Challenge, Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Form, Office, complete, member, reasons, told

pytestmark = pytest.mark.django_db

A_YEAR_AGO = timezone.localdate() - timedelta(days=366)


def today():
    return timezone.localdate()


def keys(code: str, model=Initiative) -> list[str]:
    return sorted(
        worklists.BY_CODE[code].asks(model.objects.all(), AnonymousUser()).values_list("key", flat=True)
    )


class TestWorklists:
    def test_to_review_is_what_was_submitted(self):
        make.ChallengeFactory(key="draft")
        make.ChallengeFactory(key="waiting", state=State.IN_REVIEW)
        assert keys("to-review", Challenge) == ["waiting"]

    def test_unverified_is_what_readers_see_and_nobody_checked_for_a_year(self):
        make.PublishedChallengeFactory(key="old", last_verified_on=A_YEAR_AGO)
        make.PublishedChallengeFactory(key="never")
        make.PublishedChallengeFactory(key="fresh", last_verified_on=today() - timedelta(days=364))
        make.ChallengeFactory(key="draft")
        assert keys("unverified", Challenge) == ["never", "old"]

    def test_ended_is_what_is_recorded_as_ongoing_past_its_last_year(self):
        year = today().year
        for key, status, ended in (
            ("past", "ongoing", year - 1),
            ("now", "ongoing", year),
            ("open", "ongoing", None),
            ("done", "completed", year - 1),
        ):
            make.InitiativeFactory(key=key, recorded_status=status, ended_in=ended)
        assert keys("ended") == ["past"]

    def test_without_a_participant_and_without_a_source(self):
        make.InitiativeFactory(key="nobody")
        complete(key="somebody")
        make.InitiativeFactory(key="withdrawn", state=State.ARCHIVED)
        assert (keys("no-participant"), keys("no-source")) == (["nobody"], ["nobody"])

    def test_one_level_counts_the_levels_of_authorities_however_many_they_are(self):
        local, other = make.AuthorityFactory(), make.AuthorityFactory()
        national = make.AuthorityFactory(level="national", kind="ministry")
        for key, participants in {
            "two-cities": (local, other),
            "city-and-state": (local, national),
            "nobody": (),
        }.items():
            initiative = make.InitiativeFactory(key=key)
            for one in participants:
                make.ParticipationFactory(initiative=initiative, authority=one)
        make.ParticipationFactory(
            initiative=make.InitiativeFactory(key="network"), authority=None, network=make.NetworkFactory()
        )
        assert keys("one-level") == ["two-cities"]

    @pytest.mark.parametrize(
        ("code", "own", "other"), [("no-french", "fr", "en"), ("no-english", "en", "fr")]
    )
    def test_missing_languages_are_titles_and_texts_that_the_other_language_has(self, code, own, other):
        make.ChallengeFactory(key="both", **{f"statement_{own}": "x", f"statement_{other}": "y"})
        make.ChallengeFactory(key="neither-text")
        make.ChallengeFactory(key="only-other-text", **{f"statement_{other}": "x"})
        make.ChallengeFactory(key="only-own-text", **{f"statement_{own}": "x"})
        make.ChallengeFactory(key="untitled", title_en="", title_fr="")
        assert keys(code, Challenge) == ["only-other-text", "untitled"]

    def test_hold_nothing_that_was_withdrawn(self):
        make.InitiativeFactory(
            state=State.ARCHIVED, title_fr="", title_en="", recorded_status="ongoing", ended_in=2001
        )
        assert {worklist.code: keys(worklist.code) for worklist in worklists.WORKLISTS} == {
            worklist.code: [] for worklist in worklists.WORKLISTS
        }


class TestTheFrontPage:
    def lists(self, office: Office) -> dict[str, dict[str, tuple[int, str]]]:
        work = office.client.get(reverse("admin:index")).context["work"]
        return {
            str(one["label"]): {str(kind["name"]): (kind["count"], kind["url"]) for kind in one["kinds"]}
            for one in work
        }

    def test_counts_what_waits_and_leads_to_it(self, editor):
        complete(make.ChallengeFactory, state=State.IN_REVIEW)
        make.AuthorityFactory(name_fr="")
        make.AuthorityFactory()
        assert self.lists(editor) == {
            "To review": {"Challenges": (1, "/admin/initiatives/challenge/?work=to-review")},
            "Without a source": {"Authorities": (2, "/admin/initiatives/authority/?work=no-source")},
            "French missing": {"Authorities": (1, "/admin/initiatives/authority/?work=no-french")},
        }

    def test_each_count_is_that_of_the_list_behind_it(self, editor):
        make.AuthorityFactory(name_fr="")
        make.AuthorityFactory(name_en="", state=State.IN_REVIEW)
        complete(recorded_status="ongoing", ended_in=2001)
        make.PublishedInitiativeFactory()
        for kinds in self.lists(editor).values():
            for count, url in kinds.values():
                assert len(editor.client.get(url).context["cl"].result_list) == count

    def test_needs_as_many_queries_for_much_work_as_for_little(self, editor):
        counts = []
        for more in (1, 9):
            for _ in range(more):
                make.InitiativeFactory(title_fr="")
                make.ChallengeFactory(title_en="")
            with CaptureQueriesContext(connection) as queries:
                editor.client.get(reverse("admin:index"))
            counts.append(len(queries))
        assert counts[0] == counts[1]

    def test_says_nothing_of_work_where_nothing_waits(self, editor):
        assert "front-work" not in editor.client.get(reverse("admin:index")).content.decode()

    def test_tells_nothing_to_who_may_see_no_entry(self):
        make.AuthorityFactory(name_fr="")
        assert self.lists(Office()) == {}

    def test_a_list_that_another_kind_has_narrows_nothing(self, editor):
        make.AuthorityFactory()
        page = editor.get(Authority, "changelist", "?work=one-level")
        assert len(page.context["cl"].result_list) == 1


class TestChecking:
    @pytest.mark.parametrize("record", make.PUBLISHED)
    def test_is_one_click_for_editors_too_and_dated_today(self, editor, record):
        entry = make.PUBLISHED[record]()
        before = type(entry).objects.values().get(pk=entry.pk)
        assert 'formaction="' + editor.url(entry, "verify") in editor.get(entry, "change").content.decode()
        response = editor.client.post(editor.url(entry, "verify"), follow=True)
        after = type(entry).objects.values().get(pk=entry.pk)
        assert told(response) == [f"{entry}: Checked today."]
        assert {name for name in after if after[name] != before[name]} == {"last_verified_on", "updated_at"}
        assert after["last_verified_on"] == today()

    def test_takes_several_at_once_from_the_list(self, editor):
        pair = [make.PublishedChallengeFactory(), make.PublishedChallengeFactory()]
        editor.act(Challenge, "verify", *pair)
        assert set(Challenge.objects.values_list("last_verified_on", flat=True)) == {today()}

    def test_refuses_what_readers_do_not_see(self):
        draft = make.ChallengeFactory()
        assert reasons(publication.verify, draft, by=member("editor")) == [
            "Only a published entry can be recorded as checked."
        ]

    def test_is_not_done_by_looking(self, editor):
        entry = make.PublishedChallengeFactory()
        assert editor.get(entry, "verify").status_code == 403
        entry.refresh_from_db()
        assert entry.last_verified_on is None

    def test_is_seen_by_who_has_the_form_open(self, publisher):
        entry = make.PublishedChallengeFactory()
        form = publisher.open(entry)
        publisher.client.post(publisher.url(entry, "verify"))
        page = publisher.save(entry, form.type(title_en="Later"))
        assert Form(page.content.decode()).fields["title_en"] == ["Later"]
        entry.refresh_from_db()
        assert (entry.last_verified_on, entry.title_en == "Later") == (today(), False)


class TestARowOfAList:
    WORK = "?work=unverified&theme__exact=governance"

    def buttons(self, office, query: str) -> dict[str, str]:
        """What is read out of each button of a row, and where it goes."""
        page = office.get(Challenge, "changelist", query).content.decode()
        found = re.findall(
            r'<button type="submit" class="button row-step" formaction="(.*?)" aria-label="(.*?)"', page
        )
        return {label: html.unescape(address) for address, label in found}

    def test_has_the_button_that_takes_the_entry_off_the_list_and_leads_back_to_it(self, editor):
        for title in ("Flats", "Rooms"):
            make.PublishedChallengeFactory(title_en=title)
        labels = [f"Checked today, nothing to change: {title}" for title in ("Flats", "Rooms")]
        buttons = self.buttons(editor, self.WORK)
        assert list(buttons) == labels
        answer = editor.client.post(buttons[labels[0]], follow=True)
        assert answer.redirect_chain == [(editor.url(Challenge, "changelist") + self.WORK, 302)]
        assert told(answer) == ["Flats: Checked today."]
        assert list(self.buttons(editor, self.WORK)) == labels[1:]

    def test_has_the_button_of_its_own_list(self, editor):
        entry = make.ChallengeFactory(title_en="Flats", statement_en="x", statement_fr="x")
        Challenge.objects.filter(pk=entry.pk).update(statement_en="y")
        (address,) = self.buttons(editor, "?work=older-translation").values()
        assert list(self.buttons(editor, "?work=older-translation")) == ["Translation still right: Flats"]
        editor.client.post(address)
        assert keys("older-translation", Challenge) == []

    def test_has_none_where_no_click_is_enough(self, editor):
        make.PublishedChallengeFactory(title_fr="")
        assert [self.buttons(editor, query) for query in ("", "?work=no-french", "?work=x")] == [{}, {}, {}]

    def test_has_none_for_who_may_not_take_the_step(self):
        make.PublishedChallengeFactory()
        office = Office()
        office.user.user_permissions.add(Permission.objects.get(codename="view_challenge"))
        assert self.buttons(office, self.WORK) == {}

    @pytest.mark.parametrize(
        "back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:x", ""]
    )
    def test_leads_to_no_other_site(self, editor, back):
        entry = make.PublishedChallengeFactory()
        answer = editor.client.post(editor.url(entry, "verify") + "?" + urlencode({"back": back}))
        assert answer.url == editor.url(entry, "change")

    def test_needs_no_query_of_its_own(self, editor):
        counts = []
        for more in (1, 29):
            make.PublishedChallengeFactory.create_batch(more)
            editor.get(Challenge, "changelist", "?work=unverified")
            with CaptureQueriesContext(connection) as queries:
                page = editor.get(Challenge, "changelist", "?work=unverified")
            counts.append(len(queries))
        assert (len(page.context["cl"].result_list), counts[0]) == (30, counts[1])
