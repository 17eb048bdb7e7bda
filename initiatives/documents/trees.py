"""Parents of authorities and members of networks: who stands above whom, and no way leads back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..models import Authority, Membership
from ..vocabularies import Level
from .catalogue import Catalogue
from .checks import sentence
from .package import Refusal, Refused
from .schema import BY_NAME

LADDER = Level.values
Steps = Mapping[str, Sequence[str]]


def parents_stand_above(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    rows = catalogue.package.rows.get("authorities", ())
    if not rows:
        return
    there = Authority.objects.values_list("key", "parent__key", "level")
    family = {key: (parent, level) for key, parent, level in there}
    family |= {row["key"]: (row["parent"], row["level"]) for row in rows}
    above = {key: [parent] for key, (parent, _level) in family.items() if parent}
    for index, row in enumerate(rows):
        if row["level"] in LADDER and _is_below(row["parent"], row["level"], family):
            message = sentence(Authority, "authority_parent_is_not_on_a_lower_level")
            yield Refusal("authorities", index, "parent", message)
        if way := _way_back(row["key"], above.get(row["key"], ()), above):
            message = sentence(Authority, "authority_is_not_part_of_itself")
            yield Refusal("authorities", index, "parent", _along(message, way))


def _is_below(parent: str | None, level: str, family: Mapping[str, tuple[str | None, str]]) -> bool:
    if parent is None or parent not in family or family[parent][1] not in LADDER:
        return False
    return LADDER.index(family[parent][1]) > LADDER.index(level)


def members_do_not_contain_themselves(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    if "memberships" not in catalogue.package.rows:
        return
    members: dict[str, list[str]] = {}
    for row in _memberships(catalogue):
        members.setdefault(row["network"], []).append(row["member_network"])
    for index, row in enumerate(catalogue.package.rows["memberships"]):
        member = row["member_network"]
        if member and (way := _way_back(row["network"], [member], members)):
            message = sentence(Membership, "network_is_not_a_member_of_itself")
            yield Refusal("memberships", index, "member_network", _along(message, way))


def _memberships(catalogue: Catalogue) -> Iterator[dict[str, Any]]:
    """All between networks, as they will be."""
    claimed = catalogue.package.owners(BY_NAME["memberships"])
    there = Membership.objects.exclude(member_network=None).values("network__key", "member_network__key")
    for row in there:
        if ("network", row["network__key"]) not in claimed:
            yield {"network": row["network__key"], "member_network": row["member_network__key"]}
    yield from (row for row in catalogue.package.rows["memberships"] if row["member_network"])


def _way_back(key: str, first: Sequence[str], steps: Steps) -> list[str]:
    """The shortest way that leads from `key` by the `first` steps to itself again, else nothing."""
    came_from = dict.fromkeys(first, key)
    ahead = list(first)
    for here in ahead:
        if here == key:
            return _retrace(key, came_from)
        for there in steps.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                ahead.append(there)
    return []


def _retrace(key: str, came_from: Mapping[str, str]) -> list[str]:
    way = [key]
    while (before := came_from[way[-1]]) != key:
        way.append(before)
    return [key, *reversed(way)]


def _along(message: str, way: Sequence[str]) -> str:
    return f"{message} {' → '.join(way)}"
