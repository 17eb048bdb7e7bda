"""What an entry must have when the public is to see it, judged on the package and what is there already."""

from collections.abc import Iterator

from ..models import Initiative
from ..vocabularies import State
from .catalogue import Catalogue
from .checks import sentence
from .package import Refusal, Refused
from .schema import BY_NAME, Owner


def published_entries_are_complete(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    """That it has a title is a check of its own row."""
    yield from _without_source(catalogue)
    yield from _without_participant(catalogue)


def _published(catalogue: Catalogue) -> Iterator[tuple[Owner, str, int]]:
    """The entries of the package that the public is to see, each with its table and row."""
    for table, index, row in catalogue.package.each():
        if table.is_entry and row["state"] == State.PUBLISHED:
            yield table.owner_of(row), table.name, index


def _without_source(catalogue: Catalogue) -> Iterator[Refusal]:
    if "citations" in catalogue.package.partial:
        return
    table = BY_NAME["citations"]
    published = list(_published(catalogue))
    cited = {table.owner_of(row) for row in catalogue.rows(table, {owner for owner, *_place in published})}
    for owner, name, index in published:
        if owner not in cited:
            message = sentence(BY_NAME[name].model, f"published_{owner[0]}_has_a_source")
            yield Refusal(name, index, "state", message)


def _without_participant(catalogue: Catalogue) -> Iterator[Refusal]:
    if catalogue.package.partial & {"participations", "authorities", "networks"}:
        return
    message = sentence(Initiative, "published_initiative_has_a_participant")
    joined = _joined(catalogue)
    for owner, name, index in _published(catalogue):
        if owner[0] == "initiative" and owner[1] not in joined:
            yield Refusal(name, index, "state", message)
    for key, index in _named_only_by_participations(catalogue).items():
        if key not in joined:
            yield Refusal("participations", index, "initiative", message)


def _joined(catalogue: Catalogue) -> set[str]:
    """The initiatives with a published participant."""
    brought = {("initiative", key) for key in catalogue.package.brings(BY_NAME["initiatives"])}
    rows = catalogue.rows(BY_NAME["participations"], brought)
    public = {
        column: _public(catalogue, table, {row[column] for row in rows})
        for column, table in (("authority", "authorities"), ("network", "networks"))
    }
    return {row["initiative"] for row in rows if any(row[column] in public[column] for column in public)}


def _public(catalogue: Catalogue, name: str, keys: set[str | None]) -> set[str]:
    """Those of the entries that the public will see."""
    table = BY_NAME[name]
    brought = catalogue.package.brings(table)
    there = table.model._default_manager.filter(state=State.PUBLISHED, key__in=keys - brought.keys() - {None})
    published = {key for key in keys & brought.keys() if key and brought[key]["state"] == State.PUBLISHED}
    return published.union(there.values_list("key", flat=True))


def _named_only_by_participations(catalogue: Catalogue) -> dict[str, int]:
    """The published initiatives whose participants alone are in the package, with their first row there."""
    rows = catalogue.package.rows.get("participations", [])
    brought = catalogue.package.brings(BY_NAME["initiatives"])
    first = {row["initiative"]: at for at, row in reversed(list(enumerate(rows)))}
    there = Initiative.objects.published().filter(key__in=first.keys() - brought.keys())
    return {key: first[key] for key in there.values_list("key", flat=True)}
