"""What every test may ask for."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import translation

HOUSE = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """The words of the interface are compiled, so that a test reads what a visitor reads."""
    subprocess.run(["make", "--silent", "messages"], cwd=HOUSE, check=True)


@contextmanager
def whole_catalogue() -> Iterator[None]:
    """The real catalogue for many tests, in the test database and in no other; empty again afterwards."""
    assert connection.settings_dict["NAME"].startswith("test_"), "mark these tests with django_db"
    call_command("import_catalogue", str(HOUSE / "fixtures"), verbosity=0)
    try:
        yield
    finally:
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request in another language leaves that language behind in its thread."""
    with translation.override("en"):
        yield
