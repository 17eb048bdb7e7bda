"""Entries under names that are alike."""

from tests import factories as make

OTHERS = (
    "Reception centre for asylum seekers",
    "Language courses for newcomers",
    "Guide for mayors",
    "Diaspora investment fund",
    "Housing of seasonal workers",
    "Council of migrant residents",
    "One-stop shop for students",
    "Observatory of mobility",
)


def names_of_others() -> None:
    """So that a word can be rare."""
    for number, title in enumerate(OTHERS):
        initiative(f"other-{number}", title)


def initiative(key: str, english: str = "", french: str = "", **fields):
    countries, places = fields.pop("countries", []), fields.pop("places", [])
    entry = make.InitiativeFactory(key=key, title_en=english, title_fr=french, **fields)
    entry.countries.set(make.CountryFactory(iso2=code) for code in countries)
    entry.places.set(places)
    return entry
