"""What every test may ask for."""

import subprocess
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """The words of the interface are compiled, so that a test reads what a visitor reads."""
    subprocess.run(["make", "--silent", "messages"], cwd=HOUSE, check=True)
