"""An entry with all that it is tied to, as data: what the API tells of one, read in a single statement."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import (
    Case,
    CharField,
    Expression,
    F,
    FloatField,
    Func,
    JSONField,
    OuterRef,
    Value,
    When,
)
from django.db.models.functions import Cast
from django.utils import timezone
from psycopg import Cursor

from ..models import Authority, Challenge, Entry, Initiative, Network, Recommendation
from ..models.base import slug_of
from ..vocabularies import State
from .question import LICENCE
from .rows import TIED, Row, fields, list_path, source_of

# What stands for the identity in a statement that is made ready once, and how PostgreSQL is given it.
SOUGHT: dict[str, Any] = {"number": 2_000_000_011, "key": "the-key-that-is-sought"}


class Told(Func):
    """A JSON object whose members keep their order."""

    function = "json_build_object"
    output_field = JSONField()

    def __init__(self, **members: Any) -> None:
        pairs: list[Any] = []
        for name, value in members.items():
            pairs += [Value(name), F(value) if isinstance(value, str) else value]
        super().__init__(*pairs)


def _nothing() -> Expression:
    return Value(None, output_field=CharField())


def _names(*names: str, of: str = "") -> dict[str, str]:
    return {name: f"{of}{name}" for name in names}


def _both(stem: str, of: str = "") -> dict[str, str]:
    return _names(f"{stem}_en", f"{stem}_fr", of=of)


# The small shapes. `of` leads from the rows that are read to the record that is told, as “authority__”.
# The address of an entry is filled in afterwards: Python makes it.


def _entry(model: type[Entry], of: str = "", **more: Any) -> Told:
    identity: dict[str, Any] = {"record": Value(model.record()), "id": f"{of}number", "key": f"{of}key"}
    return Told(**identity, url=_nothing(), **_both(model.label_field, of), **more)


def _authority(of: str = "") -> Told:
    return _entry(Authority, of, level=f"{of}level", country=f"{of}country_id")


def _participant(authority: str, network: str) -> Expression:
    of_network = _entry(Network, f"{network}__", level=_nothing(), country=_nothing())
    return Case(
        When(**{f"{authority}__isnull": False}, then=_authority(f"{authority}__")), default=of_network
    )


def _shown(of: str, told: Told) -> Expression:
    """One record that may itself be hidden: null then."""
    return Case(When(**{f"{of}__state": State.PUBLISHED}, then=told), default=None)


def _keyed(**more: Any) -> Told:
    return Told(key="key", **_both("name"), **more)


def _source(of: str) -> Told:
    known = _names("publisher", "published_in", "url", "kind", "accessed", of=of)
    return Told(key=f"{of}key", **_both("title", of), **known)


def _meeting() -> Told:
    return Told(id="number", key="key", **_both("title"), starts_on="starts_on", ends_on="ends_on")


def _place() -> Told:
    return _keyed(country="country_id", latitude="latitude", longitude="longitude")


def _years() -> dict[str, str]:
    return _names("since", "until")


# Relations: the rows that the public may see, in their order, each as its shape


def _rows(model: type[Entry], relation: str) -> Any:
    field: Any = model._meta.get_field(relation)
    back = field.related_query_name() if field.concrete else field.remote_field.name
    return field.related_model._default_manager.filter(**{back: OuterRef("pk")})


def _all(rows: Any, told: Expression) -> Any:
    return ArraySubquery(rows.annotate(told=told).values("told"))


def _entries(model: type[Entry], relation: str, told: Expression) -> Any:
    return _all(_rows(model, relation).published().by_label("en"), told)


def _from(model: type[Entry], relation: str, end: str, **told: Any) -> Any:
    """Through rows, seen from the other side: those whose far end is published."""
    rows = _rows(model, relation).filter(**{f"{end}__state": State.PUBLISHED})
    target: Any = rows.model._meta.get_field(end).related_model
    there = Told(**{end: _entry(target, f"{end}__")}, **told)
    return _all(rows.order_by(f"{end}__doc__sort_en", "id"), there)


def _evidence(model: type[Entry]) -> dict[str, Any]:
    figure = Told(
        **_names("measure", "label_en", "label_fr"),
        value=Cast("value", FloatField()),
        **_names("unit_en", "unit_fr", "qualifier", "as_of"),
        source="source__key",
        **_names("locator", "note_en", "note_fr"),
    )
    citation = Told(source=_source("source__"), locator="locator")
    return {
        "aliases": F("aliases"),
        "original_language": F("original_language"),
        "figures": _all(_rows(model, "figures").shown(), figure),
        "sources": _all(_rows(model, "citations").shown(), citation),
    }


def _of_initiative() -> dict[str, Any]:
    participation = Told(
        participant=_participant("authority", "network"),
        role="role",
        **_years(),
        note_en="note_en",
        note_fr="note_fr",
        source="source__key",
    )
    commitment = Told(reference="ref", framework="framework__key", code="code", **_both("title"))
    answered = Told(challenge=_entry(Challenge, "challenge__"), **_both("how"))
    return {
        **{name: F(name) for name in ("description_en", "description_fr", "website")},
        "country_labels": _all(_rows(Initiative, "countries"), Told(code="iso2", **_both("name"))),
        "sector_labels": _all(_rows(Initiative, "sectors"), _keyed()),
        "participations": _all(_rows(Initiative, "participations").shown(), participation),
        "challenges": _all(_rows(Initiative, "responses").shown(), answered),
        "recommendations": _entries(Initiative, "recommendations", _entry(Recommendation)),
        "commitments": _all(_rows(Initiative, "commitments").with_reference(), commitment),
        "places": _all(_rows(Initiative, "places"), _place()),
        "meetings": _all(_rows(Initiative, "meetings"), _meeting()),
    }


def _of_authority() -> dict[str, Any]:
    competence = Told(
        key="key",
        country="country_id",
        sector="sector__key",
        **_names("level", "mandate", "since", "note_en", "note_fr"),
    )
    return {
        "summary_en": F("summary_en"),
        "summary_fr": F("summary_fr"),
        "parent": _shown("parent", _authority("parent__")),
        "children": _entries(Authority, "children", _authority()),
        "participations": _from(Authority, "participations", "initiative", role="role", **_years()),
        "memberships": _from(Authority, "memberships", "network", **_years()),
        "competences": _all(_rows(Authority, "competences"), competence),
    }


def _of_network() -> dict[str, Any]:
    member = Told(member=_participant("authority", "member_network"), **_years())
    return {
        "members": _all(_rows(Network, "memberships").shown(), member),
        "member_of": _from(Network, "memberships_elsewhere", "network", **_years()),
        "participations": _from(Network, "participations", "initiative", role="role", **_years()),
        "meetings": _all(_rows(Network, "meetings"), _meeting()),
    }


def _of_challenge() -> dict[str, Any]:
    return {
        "recommendations": _entries(Challenge, "recommendations", _entry(Recommendation)),
        "initiatives": _from(Challenge, "responses", "initiative", **_both("how")),
    }


def _of_recommendation() -> dict[str, Any]:
    followup = Told(
        **_names("on", "status", "text_en", "text_fr"),
        by=_shown("by", _authority("by__")),
        source=Case(When(evidence__isnull=False, then=_source("evidence__")), default=None),
    )
    return {
        "challenge_labels": _entries(Recommendation, "challenges", _entry(Challenge)),
        "evidence": _entries(Recommendation, "evidence", _entry(Initiative)),
        "followups": _all(_rows(Recommendation, "followups"), followup),
    }


RELATIONS: dict[type[Entry], Callable[[], dict[str, Any]]] = {
    Initiative: _of_initiative,
    Authority: _of_authority,
    Network: _of_network,
    Challenge: _of_challenge,
    Recommendation: _of_recommendation,
}


def detail(model: type[Entry], absolute: Callable[[str], str], **identity: Any) -> Row | None:
    """The published entry of a number or key, with addresses of English pages; None where there is none."""
    (field, value), *_rest = identity.items()
    names, statement = _ready(model, field, timezone.localdate().year)
    found = _prepared(statement, value)
    if found is None:
        return None
    ties, *values = found
    known = {
        **json.loads(ties),
        "record": model.record(),
        "url": None,
        **dict(zip(names, values, strict=True)),
    }
    row = {name: known[name] for name in dict.fromkeys([*fields(model), *names])}
    row = _with_addresses(row, absolute("/")[:-1])
    if model is Initiative:
        row["networks"] = _networks(row["participations"])
    return {**row, "licence": LICENCE, "citation": _citation(row)}


def _prepared(statement: str, value: Any) -> Any:
    """One row. The connection keeps the plan: planning so many relations takes longer than reading them."""
    connection.ensure_connection()
    with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
        return cursor.execute(statement, [value], prepare=True).fetchone()


@lru_cache(maxsize=64)
def _ready(model: type[Entry], field: str, year: int) -> tuple[list[str], str]:
    """The columns and the statement; making it takes longer than asking it. A status is that of the year."""
    own = {name: source_of(name) for name in fields(model)[4:] if name not in TIED[model]}
    asked = {"id": "number", "key": "key", **own, **_evidence(model), **RELATIONS[model]()}
    aliased = {f"told_{name}": F(told) if isinstance(told, str) else told for name, told in asked.items()}
    published: Any = model._default_manager.published()  # type: ignore[attr-defined]
    sought = published.filter(**{field: SOUGHT[field]}).order_by().annotate(**aliased)
    query = sought.values_list("doc__ties", *aliased).query.sql_with_params()
    with connection.cursor() as cursor:
        statement = cursor.mogrify(*query).replace("%", "%%")
        return list(asked), statement.replace(cursor.mogrify("%s", [SOUGHT[field]]), "%s")


def _with_addresses(told: Any, site: str) -> Any:
    """Every entry that is told, wherever it stands, with the address of its page."""
    if isinstance(told, list):
        return [_with_addresses(one, site) for one in told]
    if not isinstance(told, dict):
        return told
    told = {name: _with_addresses(value, site) for name, value in told.items()}
    if "record" in told:
        label = "title" if "title_en" in told else "name"
        slug = slug_of(told[f"{label}_en"] or told[f"{label}_fr"], told["key"])
        told["url"] = f"{site}{list_path(told['record'], 'en')}{told['id']}-{slug}/"
    return told


def _networks(participations: Iterable[Row]) -> list[Row]:
    """The networks that take part, each once."""
    parts = [part["participant"] for part in participations]
    return list(
        {
            part["id"]: {name: part[name] for name in part if name not in ("level", "country")}
            for part in parts
            if part["record"] == "network"
        }.values()
    )


def _citation(row: Row) -> str:
    """How to cite the entry."""
    label = row.get("title_en") or row.get("title_fr") or row.get("name_en") or row.get("name_fr")
    changed: date = row["updated_at"].date()
    return f"{label}. Multilevel, version of {changed.isoformat()}. {row['url']}"
