"""What was once published is erased by administrators alone, for good; its number tells readers that it is gone."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied
from django.db import connection

from initiatives.editorial import comments, erasing, publication
from initiatives.editorial.history import changes_of
from initiatives.editorial.public_versions import keep_published
from initiatives.editorial.versions import document_of
from initiatives.models import (
    HISTORY,
    Comment,
    Initiative,
    NextVersion,
    Notice,
    Proposal,
    PublishedVersion,
    Schedule,
    Twin,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete, reasons

pytestmark = pytest.mark.django_db

WORD = "zzqxperson"
GROUND = "Request of 3 May."


@pytest.fixture
def administrator():
    return Office("administrator")


@pytest.fixture
def withdrawn(publisher):
    """It has said a name wherever an entry can say one."""
    entry = complete(state=State.PUBLISHED, key=f"of-{WORD}", title_en=f"House of {WORD}", title_fr=WORD)
    Initiative.objects.filter(pk=entry.pk).update(summary_en=WORD, internal_note=WORD, aliases=[WORD])
    make.FigureFactory(initiative=entry, note_en=WORD)
    make.ParticipationFactory(initiative=entry, note_en=WORD)
    entry.refresh_from_db()
    keep_published(entry)
    comments.write(entry, by=publisher.user, text=WORD)
    make.ProposalFactory(initiative=entry, text=WORD)
    make.NoticeFactory(challenge=None, initiative=entry, what=WORD)
    publication.withdraw(entry, by=publisher.user, reason=WORD)
    NextVersion.objects.create(initiative=entry, base={}, document={"title_en": WORD})
    make.ScheduleFactory(challenge=None, initiative=entry)
    LogEntry.objects.log_actions(publisher.user.pk, [entry], 2, WORD)
    return entry


def tables_that_say(word: str) -> set[str]:
    with connection.cursor() as cursor:
        found = set()
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" AS row WHERE row::text LIKE %s', [f"%{word}%"])
            if cursor.fetchone()[0]:
                found.add(table)
    return found


class TestErasing:
    def test_leaves_the_word_in_no_table(self, administrator, withdrawn):
        assert "initiatives_initiativeevent" in tables_that_say(WORD)
        erasing.erase(withdrawn, by=administrator.user, reason=GROUND)
        assert tables_that_say(WORD) == set()

    def test_leaves_the_number_that_tells_readers_it_is_gone(self, administrator, withdrawn, client):
        address = f"/en/initiatives/{withdrawn.number}-x/"
        erasing.erase(withdrawn, by=administrator.user, reason=GROUND)
        answer = client.get(address, follow=True)
        assert (answer.status_code, "This entry was withdrawn" in answer.content.decode()) == (410, True)
        assert client.get(f"/api/v1/initiatives/{withdrawn.number}/").status_code == 410
        assert client.get(f"/en/initiatives/{withdrawn.number}-x/versions/1/").status_code in (404, 410)

    def test_stands_in_the_history_with_its_ground(self, administrator, withdrawn):
        administrator.client.post(administrator.url(withdrawn, "erase"), {"reason": GROUND})
        withdrawn.refresh_from_db()
        [change] = changes_of(withdrawn)
        assert (change.by, change.why) == (administrator.user, GROUND)
        assert withdrawn.key == f"erased-initiative-{withdrawn.number}"
        [line] = LogEntry.objects.filter(object_id=str(withdrawn.pk))
        assert line.get_change_message() == f"Erased. {GROUND}"

    def test_leaves_the_history_of_others_and_keeps_it_append_only(self, administrator, withdrawn):
        other = complete(title_en="Other")
        before = HISTORY[Initiative].objects.filter(pgh_obj_id=other.pk).count()
        erasing.erase(withdrawn, by=administrator.user, reason=GROUND)
        assert HISTORY[Initiative].objects.filter(pgh_obj_id=other.pk).count() == before
        with pytest.raises(Exception, match="append_only"):
            HISTORY[Initiative].objects.all().delete()

    def test_leaves_the_entry_with_nothing_to_say(self, administrator, withdrawn):
        withdrawn.countries.set([make.CountryFactory(iso2="MA")])
        make.TwinFactory(record="initiative", one=withdrawn.pk, other=withdrawn.pk + 1)
        erasing.erase(withdrawn, by=administrator.user, reason=GROUND)
        said = {name: value for name, value in document_of(withdrawn).items() if value not in ("", None, [])}
        assert said == {
            "id": withdrawn.number,
            "key": f"erased-initiative-{withdrawn.number}",
            "state": "archived",
            "kind": "programme",
            "recorded_status": "unknown",
            "scope": "local",
            "original_language": "en",
        }
        beside = (Comment, NextVersion, Notice, Proposal, PublishedVersion, Schedule, Twin)
        assert [model.objects.count() for model in beside] == [0] * 7

    def test_leaves_other_entries_as_they_are_and_what_was_done_with_them(
        self, administrator, publisher, withdrawn
    ):
        other = complete(title_en="Other", lead=make.PublishedAuthorityFactory())
        make.FigureFactory(initiative=other)
        namesake = make.ChallengeFactory(pk=withdrawn.pk)
        LogEntry.objects.log_actions(publisher.user.pk, [namesake], 2, "Checked.")
        make.TwinFactory(record="initiative", one=other.pk, other=other.pk + 1)
        before = document_of(other)
        erasing.erase(withdrawn, by=administrator.user, reason=GROUND)
        assert document_of(other) == before
        assert [str(line) for line in LogEntry.objects.all()] == [f"Changed “{namesake}” — Checked."]
        assert [twin.one for twin in Twin.objects.all()] == [other.pk]

    def test_is_for_administrators(self, editor, publisher, withdrawn):
        for office in (editor, publisher):
            with pytest.raises(PermissionDenied):
                erasing.erase(withdrawn, by=office.user, reason=GROUND)
            assert office.get(withdrawn, "erase").status_code == 403

    def test_needs_a_ground_and_an_entry_that_is_gone(self, administrator, withdrawn):
        assert reasons(erasing.erase, withdrawn, by=administrator.user, reason=" ") == [
            "Say on what ground it is erased."
        ]
        public = make.PublishedChallengeFactory()
        assert reasons(erasing.erase, public, by=administrator.user, reason=GROUND) == [
            "Withdraw it first: what is erased has to be gone for readers."
        ]
        with pytest.raises(PermissionDenied):
            erasing.erase(make.ChallengeFactory(), by=administrator.user, reason=GROUND)
