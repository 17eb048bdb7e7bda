"""Who takes part: on the ladder of levels, and with which roles."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ..querysets.relations import MOST
from ..search import sorting
from ..vocabularies import Level, Role
from .present import Shape, link, url_of
from .texts import in_language, label, years


def empty_step(level: Level) -> str:
    sentences = {
        Level.SUPRANATIONAL: _("No supranational authority is recorded"),
        Level.NATIONAL: _("No national authority is recorded"),
        Level.REGIONAL: _("No regional authority is recorded"),
        Level.LOCAL: _("No local authority is recorded"),
    }
    return sentences[level]


def ladder(participations: Iterable[Any]) -> list[Shape]:
    """Who stands on each of the four steps, the highest first; an empty step is named."""
    standing: dict[str, list[Any]] = {level: [] for level in Level}
    for participation in participations:
        if participation.authority:
            standing[participation.authority.level].append(participation)
    return [
        {
            "level": level.value,
            "label": level.label,
            "entries": standings(standing[level]),
            "empty_text": empty_step(level),
        }
        for level in Level
    ]


def standings(participations: Sequence[Any]) -> list[Shape]:
    """One entry per participant, with all of its roles, those who lead first."""
    order = {role: position for position, role in enumerate(Role.values)}
    in_order = sorted(
        participations, key=lambda part: (order[part.role], sorting(label(part.participant).text))
    )
    by_participant: dict[Any, list[Any]] = {}
    for part in in_order:
        by_participant.setdefault((part.authority_id, part.network_id), []).append(part)
    return [_standing(parts) for parts in by_participant.values()]


def _standing(parts: list[Any]) -> Shape:
    first = parts[0]
    participant, name = first.participant, label(first.participant)
    note = next(
        (text for part in parts if (text := in_language(part, "note")).text), in_language(first, "note")
    )
    country = getattr(participant, "country", None)
    return {
        "name": name.text,
        "lang": name.lang,
        "url": url_of(participant),
        "roles": [part.get_role_display() for part in parts],
        "country": label(country).text if country else "",
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
