"""Who may bring what by a file, and what is kept of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from initiatives.models import Challenge, Sector, Source, Upload
from initiatives.vocabularies import State
from tests import factories as make
from tests import packages
from tests.importing import Import, challenges, lines
from tests.spreadsheets import packed
from tests.staff import Office, complete

pytestmark = pytest.mark.django_db


class TestWhoMayBringWhat:
    SOURCE = lines(["key", "title_en", "title_fr", "kind"], ["report", "A report", "Un rapport", "document"])

    @pytest.mark.parametrize(("role", "outcome"), [("editor", "refuse"), ("publisher", "change")])
    def test_what_all_readers_see_at_once_is_changed_by_publishers(self, role, outcome):
        make.SourceFactory(key="report", title_en="Another")
        assert Import(Office(role), "sources.csv", self.SOURCE).outcomes() == {"report": outcome}

    def test_editors_bring_the_sources_that_their_drafts_need(self, editor):
        Import(editor, "sources.csv", self.SOURCE).draft()
        assert Source.objects.get().key == "report"

    def test_but_no_vocabulary(self, editor):
        brought = Import(editor, "sectors.csv", packages.text("sectors", {"key": "water"}).encode())
        brought.draft()
        assert [reason[3] for reason in brought.reasons()] == [
            "Your role may not write this to the sectors. Ask a publisher."
        ]
        assert Sector.objects.count() == 0

    def test_what_is_there_already_may_be_in_anybodys_package(self, editor):
        make.SectorFactory(key="health", name_en="Health", name_fr="Santé")
        file = packed({"sectors.csv": packages.text("sectors", {"key": "health"})})
        assert Import(editor, "package.zip", file).outcomes() == {"health": "same"}

    def test_nobody_publishes_by_a_file(self, publisher):
        complete(make.ChallengeFactory, key="data")
        header = ["key", "state", "title_en"]
        challenges(publisher, ["data", "published", "Better data"], header=header).draft()
        challenge = Challenge.objects.get()
        assert (challenge.state, challenge.title_en) == (State.IN_REVIEW, "Better data")

    @pytest.mark.parametrize("address", ["", "1/", "1/remarks.xlsx", "1/done/", "template/sources.xlsx"])
    def test_who_has_no_role_sends_nothing(self, address):
        assert Office(name="new").client.get(f"/admin/imports/{address}").status_code == 403

    @pytest.mark.parametrize("address", ["", "remarks.xlsx", "done/"])
    def test_nobody_sees_the_file_of_another(self, editor, publisher, address):
        brought = challenges(editor, ["data", "Data", "data", "en"])
        assert publisher.client.get(brought.url + address).status_code == 404

    def test_the_front_page_leads_there_whoever_may_import(self, editor):
        link = 'href="/admin/imports/"'
        offices = (editor, Office("focal point"), Office(name="new"))
        pages = [office.client.get("/admin/").content.decode() for office in offices]
        assert [link in page for page in pages] == [True, True, False]


class TestWhatIsKept:
    def test_is_forgotten_after_thirty_days(self, editor):
        challenges(editor, ["old", "Old", "data", "en"])
        Upload.objects.update(uploaded_at=timezone.now() - timedelta(days=31))
        challenges(editor, ["new", "New", "data", "en"])
        assert [upload.verdicts[0]["key"] for upload in Upload.objects.all()] == ["new"]

    def test_is_removed_by_whoever_sent_it(self, editor):
        brought = challenges(editor, ["data", "Data", "data", "en"])
        editor.client.post(brought.url, {"do": "remove"})
        assert Upload.objects.count() == 0

    def test_is_nothing_of_a_file_that_cannot_be_read(self, editor):
        brought = Import(editor, "challenges.csv", b"key;title_en\n")
        assert (brought.errors, Upload.objects.count()) == (
            ["Semicolons stand between the columns. Save the file with commas between them."],
            0,
        )

    def test_does_not_move_what_is_kept_for_readers(self, editor, client):
        before = client.get("/en/")["ETag"]
        challenges(editor, ["data", "Data", "data", "en"])
        assert client.get("/en/")["ETag"] == before
