"""A small catalogue, and why a faulty package is refused beside it."""

from initiatives.imports import import_package
from tests import packages

BASE = {
    "countries": [{"iso2": "MA"}],
    "sectors": [{"key": "health"}],
    "sources": [{"key": "report"}],
    "authorities": [{"key": "oujda"}],
    "networks": [{"key": "cities"}],
    "initiatives": [{"key": "shelter"}],
}


def refusals(path) -> list[str]:
    return [str(fault) for fault in import_package(path).refusals]


def before(folder) -> dict:
    """What is there before the faulty package comes."""
    assert refusals(packages.write(folder / "base", **BASE)) == []
    return packages.everything()
