"""Who changed what in a record and its parts, when, from what to what, and why."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db.models import JSONField, Model, OuterRef, Q, Subquery, Value
from django.utils.formats import localize
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..models import HISTORY, PART_OF, Entry
from ..vocabularies import State
from .wording import Piece, pieces

MOST_EVENTS = 2_000  # of each table; what is older is in the database still
EVER = datetime.min.replace(tzinfo=UTC)
MOVED_BY_STEPS = {"state", "number", "published_at", "archived_at", "successor_id", "last_verified_on"}


@dataclass(frozen=True)
class Difference:
    """One field: its name, what it said and what it says. Values as they are shown, "" for none."""

    label: str
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        return pieces(self.before, self.after)


@dataclass(frozen=True)
class Step:
    """What happened to one row: `how` is insert, update or delete."""

    what: str
    how: str
    differences: list[Difference]


@dataclass
class Change:
    """What was written together. `by` is None where nobody was signed in, as in an import."""

    at: datetime
    by: User | None
    why: str
    steps: list[Step] = field(default_factory=list)


def changes_of(record: Model) -> list[Change]:
    """The newest first."""
    events = [one for model, rows in _tables(record) for one in _paired(model, rows)]
    together = defaultdict(list)
    for event, before in events:
        together[event.pgh_context_id or event.pgh_created_at].append((event, before))
    names = _Names(event for event, _before in events)
    found = [_change(group, names) for group in together.values()]
    return sorted((change for change in found if change.steps), key=lambda change: change.at, reverse=True)


def writers_since_publication(entry: Entry) -> set[int]:
    """The keys of the accounts that have written the entry or its parts since it was last made public.

    To submit, return, publish, withdraw or check an entry is not to write it.
    """
    writers: set[int] = set()
    since = EVER
    for model, rows in _tables(entry):
        pairs = _paired(model, rows)
        since = _published(pairs) if model is type(entry) else since
        writers |= {
            _by(event) for event, before in pairs if event.pgh_created_at > since and _wrote(event, before)
        }
    return writers - {0}


def returned(entry: Entry) -> Change | None:
    """The change that gave a draft back to those who submitted it; None where it waits for nobody."""
    last = None
    for event, before in _paired(type(entry), _events(type(entry)).filter(pgh_obj_id=entry.pk)):
        if before is not None and event.state != before.state:
            last = (event, before)
    if last is None or (last[1].state, last[0].state) != (State.IN_REVIEW, State.DRAFT):
        return None
    return _change([last], _Names([last[0]]))


def returned_to(entries: Any, user: Any) -> Any:
    """Of a queryset of entries: drafts that came back from the review that this account had asked for."""
    events = _events(entries.model).order_by("-pgh_id")
    of_entry, earlier = (
        Q(pgh_obj_id=OuterRef("pk")),
        Q(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")),
    )
    ended = events.filter(of_entry).exclude(state=State.DRAFT).values("state")[:1]
    submissions = (
        events.filter(of_entry, state=State.IN_REVIEW)
        .alias(came_from=Subquery(events.filter(earlier).values("state")[:1]))
        .exclude(came_from=State.IN_REVIEW)
    )
    drafts = entries.filter(state=State.DRAFT).alias(
        ended=Subquery(ended), submitted_by=Subquery(submissions.values("pgh_context__metadata__user")[:1])
    )
    return drafts.filter(ended=State.IN_REVIEW, submitted_by=Value(user.pk, output_field=JSONField()))


def _published(pairs: list[tuple[Any, Any]]) -> datetime:
    """When the public last began to see the entry; long ago if it never did."""
    seen = [
        event.pgh_created_at
        for event, before in pairs
        if event.state == State.PUBLISHED != (before.state if before else None)
    ]
    return max(seen, default=EVER)


def _by(event: Any) -> int:
    return (event.pgh_context.metadata.get("user") if event.pgh_context else None) or 0


def _wrote(event: Any, before: Any) -> bool:
    if event.pgh_label != "update" or before is None:
        return True
    names = {
        one.attname for one in event.tracked._meta.fields if hasattr(event, one.attname)
    } - MOVED_BY_STEPS
    return any(getattr(event, name) != getattr(before, name) for name in names)


def _events(model: type[Model]) -> Any:
    return HISTORY[model]._default_manager.all()


def _tables(record: Model) -> Iterator[tuple[type[Model], Any]]:
    """The events of the record's own row, and of the rows that are parts of it."""
    yield type(record), _events(type(record)).filter(pgh_obj_id=record.pk)
    own = record._meta.model_name
    for model, owners in PART_OF.items():
        if own in owners and model._meta.get_field(str(own)).related_model is type(record):
            yield model, _events(model).filter(**{f"{own}_id": record.pk})


def _paired(model: type[Model], rows: Any) -> list[tuple[Any, Any]]:
    """Each event with the one before it of the same row."""
    before: dict[Any, Any] = {}
    pairs = []
    newest = rows.select_related("pgh_context").order_by("-pgh_id")[:MOST_EVENTS]
    for event in reversed(newest):
        event.tracked = model
        pairs.append((event, before.get(event.pgh_obj_id)))
        before[event.pgh_obj_id] = event
    return pairs


def _change(group: list[tuple[Any, Any]], names: "_Names") -> Change:
    first = group[0][0]
    metadata = first.pgh_context.metadata if first.pgh_context else {}
    at = min(event.pgh_created_at for event, _before in group)
    steps = [step for event, before in group if (step := _step(event, before, names))]
    return Change(at, names.users.get(metadata.get("user")), metadata.get("why", ""), steps)


def _step(event: Any, before: Any, names: "_Names") -> Step | None:
    old = before if event.pgh_label != "delete" else event
    new = event if event.pgh_label != "delete" else None
    differences = [
        Difference(names.label(event, name), names.said(old, name), names.said(new, name))
        for name in _told(event)
        if names.said(old, name) != names.said(new, name)
    ]
    if not differences and event.pgh_label == "update":
        return None
    return Step(str(event.tracked._meta.verbose_name), event.pgh_label, differences)


def _told(event: Any) -> list[str]:
    """The fields in the order of the record; what ties a part to its owner goes without saying."""
    silent = {"id", *PART_OF.get(event.tracked, ())}
    return [
        one.name
        for one in event.tracked._meta.fields
        if one.name not in silent and hasattr(event, one.attname)
    ]


class _Names:
    """What is behind the keys in many events, each table asked once."""

    def __init__(self, events: Iterable[Any]) -> None:
        wanted: dict[type[Model], set[Any]] = defaultdict(set)
        users = set()
        for event in events:
            if event.pgh_context:
                users.add(event.pgh_context.metadata.get("user"))
            for one in event.tracked._meta.fields:
                if one.is_relation and hasattr(event, one.attname):
                    wanted[one.related_model].add(getattr(event, one.attname))
        self._there = {model: model._default_manager.in_bulk(keys - {None}) for model, keys in wanted.items()}
        self.users = User.objects.in_bulk(users - {None})

    def label(self, event: Any, name: str) -> str:
        return str(event.tracked._meta.get_field(name).verbose_name)

    def said(self, event: Any, name: str) -> str:
        if event is None:
            return ""
        one = event.tracked._meta.get_field(name)
        value = getattr(event, one.attname)
        if value in (None, "", []):
            return ""
        if one.is_relation:
            there = self._there[one.related_model].get(value)
            return str(there) if there is not None else _("deleted record %s") % value
        return _in_words(one, value)


def _in_words(column: Any, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(column.base_field, one) for one in value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, datetime):
        value = localtime(value)
    return str(localize(value)) if isinstance(value, date | Decimal) else str(value)
