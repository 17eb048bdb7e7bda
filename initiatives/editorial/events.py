"""What the database has kept of each row, read back: every event beside the one before it."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import Model

from ..models import HISTORY, PART_OF

MOST = 2_000  # of each table; what is older is in the database still


class Pair(NamedTuple):
    """What was written to a row of `model`, and what had been written to it before; None for the first."""

    model: type[Model]
    event: Any
    before: Any


def of(model: type[Model]) -> Any:
    """All events of a table."""
    return HISTORY[model]._default_manager.all()


def of_row(record: Model) -> list[Pair]:
    """Of the record's own row, the oldest first."""
    return _paired(type(record), of(type(record)).filter(pgh_obj_id=record.pk))


def of_parts(record: Model) -> Iterator[Pair]:
    """Of the rows that are parts of the record, table by table."""
    own = str(record._meta.model_name)
    for model, owners in PART_OF.items():
        if own in owners and model._meta.get_field(own).related_model is type(record):
            yield from _paired(model, of(model).filter(**{f"{own}_id": record.pk}))


def account(event: Any) -> int | None:
    """The key of the account that wrote; None where nobody was signed in."""
    return event.pgh_context.metadata.get("user") if event.pgh_context else None


def _paired(model: type[Model], events: Any) -> list[Pair]:
    last: dict[Any, Any] = {}
    pairs = []
    for event in reversed(events.select_related("pgh_context").order_by("-pgh_id")[:MOST]):
        pairs.append(Pair(model, event, last.get(event.pgh_obj_id)))
        last[event.pgh_obj_id] = event
    return pairs
