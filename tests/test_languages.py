"""Every word of the interface exists in French too, with the same places to fill in."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

HOUSE = Path(__file__).resolve().parent.parent
CATALOGUE = HOUSE / "multilevel/locale/fr/LC_MESSAGES/django.po"
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def messages():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="fr") if message.id]


def _texts(value):
    return [value] if isinstance(value, str) else list(value)


class TestTheFrenchCatalogue:
    def test_leaves_nothing_untranslated_or_in_doubt(self, messages):
        assert [m.id for m in messages if m.fuzzy or not all(_texts(m.string))] == []

    def test_has_the_same_places_to_fill_in(self, messages):
        differing = [
            (message.id, text)
            for message in messages
            for text in _texts(message.string)
            if set(PLACES.findall(text)) != set(PLACES.findall(_texts(message.id)[-1]))
        ]
        assert differing == []

    @pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed here")
    def test_knows_every_word_of_the_sources(self, messages, tmp_path):
        for name in ("initiatives", "multilevel", "templates", "manage.py"):
            source, copy = HOUSE / name, tmp_path / name
            shutil.copytree(source, copy) if source.is_dir() else shutil.copy(source, copy)
        command = [
            sys.executable,
            "manage.py",
            "makemessages",
            "--locale=fr",
            "--no-location",
            "--no-obsolete",
        ]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        with (tmp_path / CATALOGUE.relative_to(HOUSE)).open("rb") as file:
            extracted = {(m.context, str(m.id)) for m in read_po(file, locale="fr") if m.id}
        assert extracted - {(m.context, str(m.id)) for m in messages} == set()
