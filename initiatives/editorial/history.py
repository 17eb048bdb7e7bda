"""Who changed what in a record and its parts, when, from what to what, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Model
from django.utils.formats import localize
from django.utils.translation import gettext as _

from ..days import day, moment
from ..documents.read import Document
from ..documents.schema import BY_RECORD, Table
from ..models import ENTRY_NAMES, PART_OF, Entry, NextVersion
from ..vocabularies import State, named
from . import differences, events
from .differences import Difference, Step
from .events import Pair
from .remits import Actor, remit, seen_by
from .sight import Sight


@dataclass
class Change:
    """What was written together. `by` is None where nobody was signed in, as in an import."""

    at: datetime
    by: User | None
    why: str
    steps: list[Step] = field(default_factory=list)


def changes_of(record: Model, reader: Actor | None = None) -> list[Change]:
    """The newest first; for a focal point without ties to what is hidden of other countries."""
    pairs = [*events.of_row(record), *events.of_parts(record)]
    together = defaultdict(list)
    for pair in pairs:
        together[pair.event.pgh_context_id or pair.event.pgh_created_at].append(pair)
    names = _Names(pairs, reader)
    found = [_change(group, names) for group in together.values()]
    return sorted((change for change in found if change.steps), key=lambda change: change.at, reverse=True)


def returned(draft: Entry | NextVersion) -> Change | None:
    """The change that gave a draft back to those who submitted it; None where it waits for nobody."""
    moves = [pair for pair in events.of_row(draft) if pair.before and pair.event.state != pair.before.state]
    if not moves or (moves[-1].before.state, moves[-1].event.state) != (State.IN_REVIEW, State.DRAFT):
        return None
    return _change(moves[-1:], _Names(moves[-1:]))


def _change(group: Sequence[Pair], names: "_Names") -> Change:
    first = group[0].event
    why = first.pgh_context.metadata.get("why", "") if first.pgh_context else ""
    at = min(pair.event.pgh_created_at for pair in group)
    steps = [step for pair in group for step in _steps(pair, names)]
    return Change(at, names.users.get(events.account(first)), why, steps)


def _steps(pair: Pair, names: "_Names") -> list[Step]:
    if pair.model is NextVersion:
        return _of_next_version(pair, names)
    step = _step(pair, names)
    return [step] if step else []


def _of_next_version(pair: Pair, names: "_Names") -> list[Step]:
    """What was written into the draft of the next version, each step said to be of it."""
    _model, event, before = pair
    label = str(NextVersion._meta.verbose_name)
    if event.pgh_label == "delete":
        return [Step(label, "delete", [])]
    moved = _moved(event, before)
    steps = [Step(label, event.pgh_label, [moved])] if moved else []
    old = before.document if before else event.base
    sight, texts = names.of_texts(_table_of(event))
    told = differences.between(_table_of(event), sight.of(old), sight.of(event.document), texts)
    return steps + [Step(named(label, step.what), step.how, step.differences) for step in told]


def _moved(event: Any, before: Any) -> Difference | None:
    if before is None or before.state == event.state:
        return None
    return Difference(_("state"), str(State(before.state).label), str(State(event.state).label))


def _table_of(event: Any) -> Table:
    """The table of the entry whose next version an event tells of."""
    return BY_RECORD[next(name for name in ENTRY_NAMES if getattr(event, f"{name}_id") is not None)]


def _step(pair: Pair, names: "_Names") -> Step | None:
    """None where nothing has changed that the reader sees."""
    model, event, before = pair
    if names.hides(pair):
        return None
    old, new = (event, None) if event.pgh_label == "delete" else (before, event)
    told = [
        Difference(str(one.verbose_name), names.said(one, old), names.said(one, new))
        for one in _told(model, event)
        if one.name not in names.silent
    ]
    differences = [one for one in told if one.before != one.after]
    if not differences and event.pgh_label == "update":
        return None
    return Step(str(model._meta.verbose_name), event.pgh_label, differences)


def _told(model: type[Model], event: Any) -> list[Any]:
    """The fields in the order of the record; what ties a part to its owner goes without saying."""
    silent = {"id", *PART_OF.get(model, ())}
    return [one for one in model._meta.fields if one.name not in silent and hasattr(event, one.attname)]


class _Names:
    """What is behind the keys in many events, each table asked once; for a reader only what they see."""

    def __init__(self, pairs: Iterable[Pair], reader: Actor | None = None) -> None:
        self._reader: Actor = reader or AnonymousUser()
        self._bound = remit(self._reader) is not None
        self.silent = {"internal_note"} if self._bound else set()
        wanted: dict[Any, set[Any]] = defaultdict(set)
        accounts = set()
        self._texts: list[Document] = []
        for model, event, _before in pairs:
            accounts.add(events.account(event))
            if model is NextVersion:
                self._texts += [event.base, event.document]
                continue
            for one in _told(model, event):
                if one.is_relation:
                    wanted[one.related_model].add(getattr(event, one.attname))
        self._there = {model: self._seen(model).in_bulk(keys - {None}) for model, keys in wanted.items()}
        self.users = User.objects.in_bulk(accounts - {None})
        self._of_texts: tuple[Sight, differences.Names] | None = None

    def of_texts(self, table: Table) -> tuple[Sight, differences.Names]:
        """How next versions are seen, which are all of one record, and what is behind their keys."""
        if self._of_texts is None:
            self._of_texts = (
                Sight(self._reader, table, self._texts),
                differences.Names(table, self._texts, reader=self._reader),
            )
        return self._of_texts

    def hides(self, pair: Pair) -> bool:
        """Whether it is a tie whose far end the reader does not see."""
        model, event, _before = pair
        ends = getattr(model._default_manager.all(), "ends", ()) if self._bound else ()
        keys = {model._meta.get_field(end): getattr(event, f"{end}_id") for end in ends}
        return any(key and key not in self._there[end.related_model] for end, key in keys.items())

    def _seen(self, model: Any) -> Any:
        rows = model._default_manager.all()
        return seen_by(self._reader, rows) if issubclass(model, Entry) else rows

    def said(self, one: Any, event: Any) -> str:
        """The value of a field as it is shown."""
        value = getattr(event, one.attname) if event is not None else None
        if value in (None, "", []):
            return ""
        if one.is_relation:
            there = self._there[one.related_model].get(value)
            if there is None and self._bound:
                return ""
            return str(there) if there is not None else _("deleted record %s") % value
        return _in_words(one, value)


def _in_words(column: Any, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_in_words(column.base_field, one) for one in value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    return str(localize(value)) if isinstance(value, Decimal) else str(value)
