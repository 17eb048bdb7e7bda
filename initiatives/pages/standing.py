"""Who takes part: on the ladder of levels, and with which roles."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ..querysets.relations import MOST
from ..search import sorting
from ..vocabularies import Level, Role
from .cited import References
from .present import Shape, link, url_of
from .texts import country_beside, in_language, label, years


def empty_step(level: Level) -> str:
    sentences = {
        Level.SUPRANATIONAL: _("No supranational authority is recorded"),
        Level.NATIONAL: _("No national authority is recorded"),
        Level.REGIONAL: _("No regional authority is recorded"),
        Level.LOCAL: _("No local authority is recorded"),
    }
    return sentences[level]


def ladder(participations: Iterable[Any], in_law: Iterable[Any], references: References) -> list[Shape]:
    """Who stands on each of the four steps, the highest first.

    An empty step is named, with what the competences `in_law` entrust to its level.
    """
    standing: dict[str, list[Any]] = {level: [] for level in Level}
    for participation in participations:
        if participation.authority:
            standing[participation.authority.level].append(participation)
    return [
        {
            "level": level.value,
            "label": level.label,
            "entries": standings(standing[level], references),
            "empty_text": empty_step(level),
            "mandates": [] if standing[level] else _mandates(in_law, level, references),
        }
        for level in Level
    ]


def _mandates(competences: Iterable[Any], level: Level, references: References) -> list[Shape]:
    """What the law entrusts to a level, in the words of the record."""
    there = [competence for competence in competences if competence.level == level]
    there.sort(key=lambda competence: sorting(label(competence.sector).text))
    return [_mandate(competence, references) for competence in there]


def _mandate(competence: Any, references: References) -> Shape:
    sector, note, authority = label(competence.sector), in_language(competence, "note"), competence.authority
    return {
        "sector": sector.text,
        "lang": sector.lang,
        "note": note.text,
        "note_lang": note.lang,
        "holder": link(authority) if authority and authority.is_published else None,
        "references": references.of(competence),
    }


def standings(participations: Sequence[Any], references: References | None = None) -> list[Shape]:
    """One entry per participant, with all of its roles, those who lead first."""
    order = {role: position for position, role in enumerate(Role.values)}
    in_order = sorted(
        participations, key=lambda part: (order[part.role], sorting(label(part.participant).text))
    )
    by_participant: dict[Any, list[Any]] = {}
    for part in in_order:
        by_participant.setdefault((part.authority_id, part.network_id), []).append(part)
    return [
        {**_standing(parts), "references": _references(parts, references) if references else []}
        for parts in by_participant.values()
    ]


def _references(parts: list[Any], references: References) -> list[Shape]:
    """Each source once, in the order of the numbers."""
    found = {part.source_id: references.to(part.source) for part in parts if part.source_id}
    return sorted(found.values(), key=lambda reference: reference["number"])


def _standing(parts: list[Any]) -> Shape:
    first = parts[0]
    participant, name = first.participant, label(first.participant)
    note = next(
        (text for part in parts if (text := in_language(part, "note")).text), in_language(first, "note")
    )
    return {
        "name": name.text,
        "lang": name.lang,
        "url": url_of(participant),
        "roles": [part.get_role_display() for part in parts],
        "country": country_beside(participant),
        "since": first.since or "",
        "until": first.until or "",
        "note": note.text,
        "note_lang": note.lang,
    }


def in_roles(participations: Iterable[Any]) -> list[Shape]:
    """Initiatives, each once, with the roles that one authority or network has in them."""
    by_initiative: dict[Any, list[Any]] = {}
    for part in participations:
        by_initiative.setdefault(part.initiative_id, []).append(part)
    if sum(map(len, by_initiative.values())) > MOST:
        by_initiative.popitem()  # not all roles in the last one were asked for
    return [
        link(
            parts[0].initiative,
            note=", ".join(
                " ".join(filter(None, [part.get_role_display(), years(part.since, part.until)]))
                for part in parts
            ),
        )
        for parts in by_initiative.values()
    ]
