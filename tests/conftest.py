"""What every test may ask for."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

HOUSE = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """The words of the interface are compiled, so that a test reads what a visitor reads."""
    subprocess.run(["make", "--silent", "messages"], cwd=HOUSE, check=True)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request in another language leaves that language behind in its thread."""
    with translation.override("en"):
        yield
