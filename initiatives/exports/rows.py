"""A row of a list as data: what the API, the files and the feed tell of an entry, from one description."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Any, NamedTuple

from django.db.models import FloatField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import get_language, override

from ..indexing.docs import DOCS
from ..models import Authority, Challenge, Entry, Initiative, Network, Recommendation
from ..querysets import StatusIn

CHUNK = 1000  # rows that are in memory at a time
Row = dict[str, Any]

FIELDS: dict[type[Entry], tuple[str, ...]] = {
    Initiative: (
        "title_en",
        "title_fr",
        "summary_en",
        "summary_fr",
        "kind",
        "status",
        "started_in",
        "ended_in",
        "scope",
        "countries",
        "sectors",
        "levels",
        "lead_authorities",
    ),
    Authority: (
        "name_en",
        "name_fr",
        "level",
        "kind",
        "country",
        "latitude",
        "longitude",
        "website",
    ),
    Network: (
        "name_en",
        "name_fr",
        "acronym",
        "scope",
        "founded_in",
        "website",
        "summary_en",
        "summary_fr",
    ),
    Challenge: ("title_en", "title_fr", "statement_en", "statement_fr", "theme", "levels"),
    Recommendation: (
        "title_en",
        "title_fr",
        "text_en",
        "text_fr",
        "addressed_levels",
        "challenges",
        "meeting",
    ),
}
# What the search doc knows of other records; the rest is the entry's own.
TIED: dict[type[Entry], tuple[str, ...]] = {model: DOCS[model.record()].lists for model in FIELDS}
SOURCES: dict[str, Any] = {
    "status": StatusIn,
    "latitude": partial(Cast, "latitude", FloatField()),
    "longitude": partial(Cast, "longitude", FloatField()),
    "country": "country_id",
    "meeting": "meeting__key",
    "updated_at": "doc__changed_at",
}


def fields(model: type[Entry]) -> list[str]:
    return ["record", "id", "key", "url", *FIELDS[model], "updated_at", "last_verified_on"]


def rows(queryset: Any, absolute: Callable[[str], str], language: str | None = None) -> Iterator[Row]:
    """In the queryset's order; permanent addresses are in a language, the active one unless given."""
    return (listed.row for listed in _read(queryset, absolute, language))


def placed_rows(queryset: Any, absolute: Callable[[str], str]) -> Iterator[tuple[list[list[float]], Row]]:
    """Each row with the points of its entry: longitude, latitude."""
    return ((listed.ties.get("points", []), listed.row) for listed in _read(queryset, absolute, None))


def rows_of_docs(
    queryset: Any, docs: Sequence[int], absolute: Callable[[str], str], language: str | None = None
) -> list[Row]:
    """The rows of a page, in the order of its docs."""
    there = _read(queryset.filter(doc__in=docs).order_by(), absolute, language)
    found = {listed.doc: listed.row for listed in there}
    return [found[doc] for doc in docs if doc in found]


class _Listed(NamedTuple):
    doc: int
    ties: dict[str, Any]
    row: Row


def _read(queryset: Any, absolute: Callable[[str], str], language: str | None) -> Iterator[_Listed]:
    model = queryset.model
    tied = TIED[model]
    own = [name for name in fields(model)[4:] if name not in tied]
    order, record = fields(model), model.record()
    address, slug = addresses(model, absolute, language)
    asked = ["doc__id", "number", "key", slug, "doc__ties", *map(source_of, own)]
    for doc, number, key, ending, ties, *values in queryset.values_list(*asked).iterator(CHUNK):
        known = dict(zip(own, values, strict=True))
        known |= {name: ties[name] for name in tied}
        known |= {"record": record, "id": number, "key": key}
        known["url"] = f"{address}{number}-{ending}/"
        yield _Listed(doc, ties, {name: known[name] for name in order})


def source_of(name: str) -> Any:
    source = SOURCES.get(name, name)
    return source() if callable(source) else source


@cache
def list_path(record: str, language: str) -> str:
    with override(language):
        return reverse(f"{record}-list")


def addresses(
    model: type[Entry], absolute: Callable[[str], str], language: str | None = None
) -> tuple[str, str]:
    """What the addresses of entries begin with, and the field with what stands in them after the number."""
    language = language or get_language() or "en"
    ending = "doc__slug_en" if language.startswith("en") else "doc__slug_fr"
    return absolute(list_path(model.record(), language)), ending
