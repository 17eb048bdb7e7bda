"""The columns of a list as a file: what a row of the API tells, one cell each, safe for spreadsheets."""

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import reverse

from ..documents.cells import SEPARATOR, guard
from ..models import Authority, Challenge, Entry, Initiative, Network, Recommendation
from ..vocabularies import Level

Read = Callable[[Any], Any]
CHUNK = 500


def _levels(entry: Any) -> list[str]:
    return [level for level in Level.values if level in entry.doc.ties["levels"]]


def _lead_authorities(initiative: Any) -> list[str]:
    return [lead["key"] for lead in initiative.doc.ties["leads"] if lead["record"] == "authority"]


def _field(name: str) -> tuple[str, Read]:
    return name, lambda entry: getattr(entry, name)


FIRST: list[tuple[str, Read]] = [("id", lambda entry: entry.number), _field("key")]
LAST: list[tuple[str, Read]] = [
    ("updated_at", lambda entry: entry.doc.changed_at.isoformat()),
    _field("last_verified_on"),
]
COLUMNS: dict[type[Entry], list[tuple[str, Read]]] = {
    Initiative: [
        *map(
            _field,
            (
                "title_en",
                "title_fr",
                "summary_en",
                "summary_fr",
                "kind",
                "status",
                "started_in",
                "ended_in",
                "scope",
            ),
        ),
        ("countries", lambda initiative: [country["code"] for country in initiative.doc.ties["countries"]]),
        ("sectors", lambda initiative: initiative.doc.ties["sectors"]),
        ("levels", _levels),
        ("lead_authorities", _lead_authorities),
    ],
    Authority: [
        *map(_field, ("name_en", "name_fr", "level", "kind")),
        ("country", lambda authority: authority.country_id),
        *map(_field, ("latitude", "longitude", "website")),
    ],
    Network: [
        *map(
            _field,
            ("name_en", "name_fr", "acronym", "scope", "founded_in", "website", "summary_en", "summary_fr"),
        )
    ],
    Challenge: [*map(_field, ("title_en", "title_fr", "statement_en", "statement_fr", "theme", "levels"))],
    Recommendation: [
        *map(_field, ("title_en", "title_fr", "text_en", "text_fr", "addressed_levels")),
        (
            "challenges",
            lambda recommendation: [challenge.key for challenge in recommendation.challenges.all()],
        ),
        ("meeting", lambda recommendation: recommendation.meeting.key if recommendation.meeting else None),
    ],
}


def columns(model: type[Entry]) -> list[str]:
    return ["id", "key", "url", *(name for name, read in [*COLUMNS[model], *LAST])]


def rows(model: type[Entry], queryset: Any, absolute: Callable[[str], str]) -> Iterator[list[str]]:
    """One row per entry, in the order asked for, a chunk at a time."""
    for entry in queryset.with_listing().iterator(chunk_size=CHUNK):
        name = f"{model.record()}-detail"
        url = absolute(reverse(name, kwargs={"number": entry.number, "slug": entry.slug}))
        read = [value(entry) for column, value in [*COLUMNS[model], *LAST]]
        yield [_cell(value) for value in (entry.number, entry.key, url, *read)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return str(SEPARATOR.join(value))
    return guard(value) if isinstance(value, str) else str(value)
