"""Every page is valid HTML, as the Nu HTML checker reads it; CONTRIBUTING says where the checker comes from."""

import json
import os
import re
import shutil
import subprocess

import pytest

from tests.browser.test_every_page import DETAILS, PAGES
from tests.conftest import fill

CHECKER = os.environ.get("VNU_JAR", "")


@pytest.fixture
def pages(db, client, tmp_path):
    """One of every type of page in each language, as files."""
    fill()
    for language in ("en", "fr"):
        details = [first_of(client, f"/{language}/{listing}") for listing in DETAILS]
        for place, path in enumerate([*PAGES, *details]):
            answer = client.get(f"/{language}/{path}", follow=True)
            (tmp_path / f"{language}-{place:02}.html").write_bytes(answer.content)
    return tmp_path


def first_of(client, listing: str) -> str:
    html = client.get(listing).content.decode()
    found = re.search(rf'href="/../({listing[4:]}\d+-[^"/]+/)"', html)
    return found[1]


@pytest.mark.django_db
@pytest.mark.skipif(not CHECKER, reason="no Nu HTML checker here: VNU_JAR names its vnu.jar")
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java here: install default-jre-headless")
class TestEveryPage:
    def test_is_valid_html(self, pages):
        command = [
            "java",
            "-jar",
            CHECKER,
            "--format",
            "json",
            "--exit-zero-always",
            *sorted(map(str, pages.iterdir())),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = json.loads(done.stderr)["messages"]
        assert [(one["url"].rsplit("/", 1)[1], one["message"], one.get("extract")) for one in found] == []
