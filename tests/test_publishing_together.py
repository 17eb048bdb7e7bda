"""Several entries published from a list: each is read first, and what was read is published, all or none."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from initiatives.admin.publishing import MOST
from initiatives.editorial import publication
from initiatives.editorial.versions import document_of, draft
from initiatives.models import Challenge, Initiative, NextVersion
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import GONE, NO_PARTICIPANT, NO_SOURCE, OWN_WORK, UNREAD, Office, complete, told
from tests.surfaces import words_of

pytestmark = pytest.mark.django_db

CHANGED = "Somebody has changed it since you read it. Read it again."
READ_ALL = "They are published together, each exactly as it stands here."


def waiting(title: str) -> Challenge:
    return complete(make.ChallengeFactory, title_en=title)


def next_version(title: str, now: str) -> Challenge:
    """Published, and its next version waits for review."""
    entry = make.PublishedChallengeFactory(title_en=title)
    draft(entry, document_of(entry) | {"title_en": now})
    NextVersion.objects.update(state=State.IN_REVIEW)
    return entry


def published() -> list[str]:
    return sorted(Challenge.objects.published().values_list("title_en", flat=True))


def readings(page) -> dict[str, list]:
    """What the page says of each entry: what would change in it, or what keeps it from being published."""
    return {
        str(one.entry): one.hindrances
        or [{field.label: (field.before, field.after) for field in step.differences} for step in one.changes]
        for one in page.context["readings"]
    }


class TestTheAction:
    def test_publishes_nothing_and_leads_to_what_would_be_published(self, publisher):
        one, other = waiting("One"), next_version("Other", "Another")
        page = publisher.act(Challenge, "publish", one, other)
        back = publisher.url(Challenge, "changelist").replace("/", "%2F")
        address = publisher.url(Challenge, "publish_together")
        assert page.redirect_chain == [(f"{address}?pk={one.pk}&pk={other.pk}&back={back}", 302)]
        assert (published(), LogEntry.objects.count()) == (["Other"], 0)

    def test_shows_of_each_the_difference_to_what_is_published(self, publisher):
        one, other = waiting("One"), next_version("Other", "Another")
        page = publisher.act(Challenge, "publish", one, other)
        told_of_one, told_of_other = readings(page).values()
        assert told_of_other == [{"title in English": ("Other", "Another")}]
        assert told_of_one[0]["title in English"] == ("", "One")
        assert page.context["title"] == "Read and publish 2 entries"
        assert READ_ALL in page.content.decode()
        headings = re.findall(r"<h2 id=\"reading-\d\">(.*?)</h2>", page.content.decode(), re.DOTALL)
        assert [" ".join(words_of(heading)) for heading in headings] == [
            "One what would be published",
            "Other what would change in what is published",
        ]

    def test_is_for_as_many_as_somebody_can_read(self, publisher):
        entries = make.ChallengeFactory.create_batch(MOST + 1, state=State.IN_REVIEW)
        said = [f"Choose at most {MOST} entries at once: each of them is to be read."]
        assert told(publisher.act(Challenge, "publish", *entries)) == said
        assert publisher.act(Challenge, "publish", *entries[1:]).context["title"].endswith(f"{MOST} entries")

    @pytest.mark.parametrize("stranger", ["404", "abc", "99999999999999999999"])
    def test_on_a_row_that_is_not_there_is_refused_whole(self, publisher, stranger):
        one = waiting("One")
        address = publisher.url(Challenge, "publish_together")
        assert told(publisher.client.get(f"{address}?pk={one.pk}&pk={stranger}", follow=True)) == [GONE]

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_is_not_for_editors(self, editor, method):
        one = waiting("One")
        address = f"{editor.url(Challenge, 'publish_together')}?pk={one.pk}"
        read = {f"read-{one.pk}": publication.moment_of(one)}
        assert getattr(editor.client, method)(address, read).status_code == 403
        assert published() == []


class TestWhatCannotBePublished:
    def test_is_said_beside_it_and_nothing_can_be_pressed(self, publisher):
        fine, bare = complete(title_en="Fine"), make.InitiativeFactory(title_en="Bare", state=State.IN_REVIEW)
        page = publisher.act(Initiative, "publish", fine, bare)
        assert readings(page)["Bare"] == [NO_SOURCE, NO_PARTICIPANT]
        assert "Publish what I have read" not in page.content.decode()
        assert "Leave out what cannot be published" in page.content.decode()

    def test_is_left_out_by_one_link(self, publisher):
        fine, unread = waiting("Fine"), complete(make.ChallengeFactory, title_en="Bare", state=State.DRAFT)
        listed = publisher.url(Challenge, "changelist") + "?o=1"
        data = {"action": "publish", "_selected_action": [fine.pk, unread.pk]}
        page = publisher.client.post(listed, data, follow=True)
        assert readings(page)["Bare"] == [UNREAD]
        without = next(one.without for one in page.context["readings"] if one.entry == unread)
        page = publisher.client.get(without)
        assert [*readings(page)] == ["Fine"]
        response = publisher.confirm(without, page)
        assert (told(response), response.redirect_chain) == (["Fine: Published."], [(listed, 302)])

    def test_is_what_somebody_wrote_themselves(self, publisher):
        colleague = Office("publisher", name="colleague")
        mine = make.ChallengeFactory(title_en="Mine")
        form = publisher.open(mine).add("citations", source=make.SourceFactory().pk, position="1")
        publisher.save(mine, form, _step="submit")
        assert readings(publisher.act(Challenge, "publish", mine)) == {"Mine": [OWN_WORK]}
        assert told(colleague.publish(Challenge, mine)) == ["Mine: Published."]

    def test_is_refused_to_whoever_posts_nonetheless(self, publisher):
        fine, bare = waiting("Fine"), make.ChallengeFactory(title_en="Bare", state=State.IN_REVIEW)
        address = f"{publisher.url(Challenge, 'publish_together')}?pk={fine.pk}&pk={bare.pk}"
        read = {f"read-{entry.pk}": publication.moment_of(entry) for entry in (fine, bare)}
        response = publisher.client.post(address, read, follow=True)
        assert told(response) == ["Nothing was published.", f"Bare: {NO_SOURCE}"]
        assert (published(), LogEntry.objects.count()) == ([], 0)


class TestTheConfirmation:
    def test_publishes_all_and_leads_back_to_the_list_as_it_was_filtered(self, publisher):
        one, other = waiting("One"), next_version("Other", "Another")
        listed = publisher.url(Challenge, "changelist") + "?o=1"
        data = {"action": "publish", "_selected_action": [one.pk, other.pk]}
        page = publisher.client.post(listed, data, follow=True)
        response = publisher.confirm(page.redirect_chain[-1][0], page)
        assert told(response) == ["One: Published.", "Another: Published."]
        assert response.redirect_chain == [(listed, 302)]
        assert published() == ["Another", "One"]

    def test_is_refused_whole_when_somebody_has_changed_one_meanwhile_and_names_it(self, publisher, editor):
        one, other = waiting("One"), waiting("Other")
        page = publisher.act(Challenge, "publish", one, other)
        editor.save(other, editor.open(other).type(statement_en="Quite another thing."))
        response = publisher.confirm(page.redirect_chain[-1][0], page)
        assert told(response) == ["Nothing was published.", f"Other: {CHANGED}"]
        assert published() == []
        shown = readings(response)["Other"][0]
        assert shown["statement in English"] == ("", "Quite another thing.")

    def test_is_refused_whole_when_a_next_version_has_changed_meanwhile(self, publisher, editor):
        one, other = waiting("One"), next_version("Other", "Another")
        page = publisher.act(Challenge, "publish", one, other)
        editor.save(other, editor.open(other).type(title_en="Yet another"))
        response = publisher.confirm(page.redirect_chain[-1][0], page)
        assert told(response) == ["Nothing was published.", f"Other: {CHANGED}"]
        assert published() == ["Other"]

    def test_is_refused_when_it_does_not_say_what_was_read(self, publisher):
        one, other = waiting("One"), waiting("Other")
        address = f"{publisher.url(Challenge, 'publish_together')}?pk={one.pk}&pk={other.pk}"
        read = {f"read-{one.pk}": publication.moment_of(one)}
        response = publisher.client.post(address, read, follow=True)
        assert told(response) == ["Nothing was published.", f"Other: {CHANGED}"]
        assert published() == []

    def test_leads_to_no_other_site(self, publisher):
        one = waiting("One")
        address = f"{publisher.url(Challenge, 'publish_together')}?pk={one.pk}&back=//elsewhere.org/"
        response = publisher.confirm(address, publisher.client.get(address))
        assert response.redirect_chain == [(publisher.url(Challenge, "changelist"), 302)]

    def test_is_recorded_for_each_with_who_pressed(self, publisher):
        one, other = waiting("One"), waiting("Other")
        publisher.publish(Challenge, one, other)
        recorded = LogEntry.objects.values_list("object_repr", "change_message", "user__username")
        assert sorted(recorded) == [
            ("One", "Published.", User.objects.get().username),
            ("Other", "Published.", User.objects.get().username),
        ]
