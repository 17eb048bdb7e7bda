"""Accepting a file in the office that is killed leaves all of it or nothing; the next try succeeds."""

import random
import subprocess
import time

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from initiatives.models import Challenge, NextVersion, Source, Upload
from tests import factories as make
from tests.accepting import ACCEPT
from tests.processes import running, wait_for_the_server
from tests.spreadsheets import book
from tests.staff import enter
from tests.test_killed_imports import everything, forget

pytestmark = pytest.mark.django_db(transaction=True)

KILLS, NEW, CHANGED, PUBLISHED = 20, 120, 20, 20
COLUMNS = ["key", "title_en", "theme", "original_language"]


def sent(by: User) -> Upload:
    """New drafts with their sources, drafts that go on, and next versions of what is published."""
    for number in range(CHANGED):
        make.ChallengeFactory(key=f"draft-{number}", theme="data")
    for number in range(PUBLISHED):
        make.PublishedChallengeFactory(key=f"public-{number}", theme="data")
    keys = [
        f"{kind}-{n}"
        for kind, many in (("new", NEW), ("draft", CHANGED), ("public", PUBLISHED))
        for n in range(many)
    ]
    sheets = {
        "challenges": [COLUMNS, *([key, f"Title of {key}", "data", "en"] for key in keys)],
        "sources": [
            ["key", "title_en", "title_fr", "publisher", "published_in", "url", "kind", "accessed"],
            ["report", "A report", "Un rapport", "", "", "https://example.org/report", "document", ""],
        ],
        "citations": [
            ["record", "entry", "position", "source", "locator"],
            *(["challenge", f"new-{number}", "1", "report", ""] for number in range(NEW)),
        ],
    }
    file = SimpleUploadedFile("challenges.xlsx", book(**sheets))
    answer = enter(Client(), by).post("/admin/imports/", {"file": file})
    assert answer.status_code == 302, answer.context["form"].errors
    upload = Upload.objects.get()
    assert [one["reasons"] for one in upload.verdicts if one["key"] == "report"] == [[]]
    assert {one["how"] for one in upload.verdicts} == {"create", "change"}
    return upload


def begin(by: User) -> Upload:
    forget()
    LogEntry.objects.all().delete()
    return sent(by)


def found() -> dict:
    """All that an acceptance writes."""
    counts = everything() | {"log": LogEntry.objects.count(), "brought": len(Upload.objects.get().brought)}
    return counts | {"titles": Challenge.objects.filter(title_en__startswith="Title of ").count()}


def accepting(upload: Upload) -> subprocess.Popen:
    """At the moment when it begins."""
    code = ACCEPT.format(upload.pk)
    process = running("shell", "--no-imports", "--command", code, stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"begins\n"
    return process


def test_an_acceptance_that_is_killed_at_any_moment_leaves_all_or_nothing():
    chief = User.objects.create_superuser("chief", "chief@example.org")
    upload = begin(chief)
    nothing = found()
    process = accepting(upload)
    began = time.monotonic()
    assert process.stdout.readline() == b"ended\n"
    lasts = time.monotonic() - began
    process.communicate()
    assert process.returncode == 0
    whole = found()
    assert (whole["titles"], whole["brought"], whole["log"]) == (NEW + CHANGED, 161, 161)
    assert (NextVersion.objects.count(), Source.objects.filter(key="report").count()) == (PUBLISHED, 1)
    upload = begin(chief)
    assert found() == nothing
    moments = random.Random(2021)
    seen = []
    for _kill in range(KILLS):
        process = accepting(upload)
        time.sleep(moments.uniform(0, 0.8) * lasts)
        process.kill()
        process.communicate()
        wait_for_the_server()
        left = found()
        seen.append("nothing" if left == nothing else "all" if left == whole else left)
        if left != nothing:
            upload = begin(chief)
    assert [one for one in seen if one not in ("nothing", "all")] == []
    assert seen.count("nothing") >= KILLS // 2, "most have to die in the midst of it"
    process = accepting(upload)
    process.communicate()
    assert process.returncode == 0
    assert found() == whole
