"""How the site is told by which server its e-mails leave, and what it does without one."""

import os
import subprocess
import sys

import pytest

from multilevel.env import Mail, mail
from tests.test_house import HOUSE, PRODUCTION

ASKED = (
    "import multilevel.settings as s; print(s.EMAIL_BACKEND.split('.')[-2], s.SENDS_MAIL, s.SECOND_FACTOR)"
)


def chosen(**environment: str) -> str:
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-c", ASKED]
    return subprocess.check_output(command, env=inherited | environment, cwd=HOUSE, text=True).strip()


class TestAnAddressOfAServer:
    @pytest.mark.parametrize(
        ("text", "read"),
        [
            ("smtp://mail.example.org", Mail("mail.example.org", 587, "", "", True, False)),
            ("smtp://anna:p%40ss@mail:2525", Mail("mail", 2525, "anna", "p@ss", True, False)),
            ("smtps://anna:secret@mail", Mail("mail", 465, "anna", "secret", False, True)),
            ("smtp://localhost:25?tls=no", Mail("localhost", 25, "", "", False, False)),
        ],
    )
    def test_is_read(self, text, read):
        assert mail(text) == read

    @pytest.mark.parametrize("text", ["mail.example.org", "http://mail", "smtp://", "smtp://mail:port"])
    def test_is_refused_with_what_to_write(self, text):
        with pytest.raises(ValueError, match=r"^Write smtp://user:password@host:587, or smtps://"):
            mail(text)


class TestTheSite:
    def test_writes_on_the_terminal_of_ones_own_machine_and_asks_for_no_second_factor(self):
        assert chosen() == "console True False"

    def test_sends_nothing_from_a_server_that_knows_no_other(self):
        assert chosen(**PRODUCTION) == "dummy False True"

    def test_sends_by_the_server_that_is_named(self):
        assert chosen(**PRODUCTION, EMAIL_URL="smtp://mail.example.org") == "smtp True True"
