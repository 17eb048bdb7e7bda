"""Documents of one initiative with every kind of part, and what becomes of them."""

from decimal import Decimal

import pytest

from initiatives import models
from initiatives.documents.apply import RefusedDocuments, apply_documents
from initiatives.documents.read import documents
from initiatives.documents.schema import BY_NAME, BY_RECORD
from tests import factories as make


def column(path: str):
    table, name = path.split(".")
    return next(column for column in BY_NAME[table] if column.name == name)


def the_document(record: str, key: str, *, hidden: bool = True) -> dict:
    return documents(BY_RECORD[record], [key], hidden=hidden)[key]


def tally(record: str, document: dict) -> dict[str, tuple[int, int, int, int]]:
    tallies = apply_documents({record: [document]})
    return {
        name: (tally.created, tally.changed, tally.removed, tally.unchanged)
        for name, tally in tallies.items()
    }


def refusals(record: str, *several: dict) -> list[tuple]:
    """Each with its place: record, key, part, position, column."""
    with pytest.raises(RefusedDocuments) as refused:
        apply_documents({record: several})
    return [(*place, message) for place, message in refused.value.reasons]


def make_shelter():
    """An initiative with every kind of part."""
    city = make.PublishedAuthorityFactory(key="rennes", country__iso2="FR")
    shelter = make.PublishedInitiativeFactory(
        key="shelter",
        title_en="Emergency shelter",
        title_fr="Hébergement d’urgence",
        aliases=["Shelter | Rennes"],
        started_in=2014,
        last_verified_on="2026-11-02",
        lead=city,
    )
    shelter.countries.set(["FR"])
    report = shelter.citations.get().source
    models.Source.objects.filter(pk=report.pk).update(key="report")
    make.ResponseFactory(
        initiative=shelter, challenge=make.PublishedChallengeFactory(key="homes"), how_en="By houses."
    )
    make.ResponseFactory(initiative=shelter, challenge=make.ChallengeFactory(key="hidden"))
    make.FigureFactory(
        initiative=shelter, source=report, value=Decimal("950.0000"), qualifier="about", as_of="2020"
    )
    return shelter


SHELTER = {
    "id": 1,
    "key": "shelter",
    "state": "published",
    "title_en": "Emergency shelter",
    "title_fr": "Hébergement d’urgence",
    "aliases": ["Shelter | Rennes"],
    "kind": "programme",
    "recorded_status": "unknown",
    "started_in": 2014,
    "ended_in": None,
    "scope": "local",
    "countries": ["FR"],
    "sectors": [],
    "places": [],
    "commitments": [],
    "website": "",
    "summary_en": "",
    "summary_fr": "",
    "description_en": "",
    "description_fr": "",
    "original_language": "en",
    "last_verified_on": "2026-11-02",
    "successor": None,
    "participations": [
        {
            "authority": "rennes",
            "network": None,
            "role": "leads",
            "since": None,
            "until": None,
            "source": None,
            "note_en": "",
            "note_fr": "",
        }
    ],
    "responses": [{"challenge": "homes", "how_en": "By houses.", "how_fr": ""}],
    "citations": [{"position": 1, "source": "report", "locator": ""}],
    "figures": [
        {
            "measure": "people",
            "label_en": "People",
            "label_fr": "Personnes",
            "value": "950",
            "unit_en": "",
            "unit_fr": "",
            "qualifier": "about",
            "as_of": "2020",
            "source": "report",
            "locator": "",
            "note_en": "",
            "note_fr": "",
        }
    ],
}
