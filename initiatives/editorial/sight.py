"""What an account sees of ties to entries: a focal point none to what is hidden of other countries.

Whatever stands there because of such a tie is shown as if there were no such entry, and is kept when
somebody saves who does not see it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model, Prefetch, Q

from ..documents.read import Document, in_order
from ..documents.renaming import references
from ..documents.schema import Row, Table, parts_of
from ..documents.unsaid import stands
from ..models import ENTRY_NAMES, PART_OF, Entry
from .remits import Actor, remit, seen_by


def ties_seen_by(actor: Actor, parts: Any) -> Any:
    """Of a queryset of parts that tie two records: those whose far end is seen."""
    if remit(actor) is not None:
        for end in getattr(parts, "ends", ()):
            parts = parts.filter(Q(**{end: None}) | Q(**{f"{end}__in": _seen(actor, parts.model, end)}))
    return parts


def evidence_seen_by(actor: Actor, parts: Any) -> Any:
    """Of a queryset of citations or figures: those of records that are seen."""
    if remit(actor) is not None:
        for name in ENTRY_NAMES:
            parts = parts.filter(Q(**{name: None}) | Q(**{f"{name}__in": _seen(actor, parts.model, name)}))
    return parts


def loaded_for(actor: Actor, records: Any, along: Sequence[str] = ()) -> Any:
    """A queryset of records with what is loaded `along`, as for select_related; of entries, those seen."""
    ties = () if remit(actor) is None else tuple(_references(records.model))
    plain = [path for path in along if path.split("__")[0] not in ties]
    records = records.select_related(*plain) if plain else records
    return records.prefetch_related(*(_load(actor, records.model, tie, along) for tie in ties))


def unseen_ties(actor: Actor, record: Model) -> dict[str, Any]:
    """The entries that a record refers to and that the actor does not see, by the name of the field."""
    if remit(actor) is None:
        return {}
    found = {}
    for name in _references(type(record)):
        field: Any = record._meta.get_field(name)
        key = None if field.many_to_many else getattr(record, field.attname)
        if key is not None and not _seen(actor, type(record), name).filter(pk=key).exists():
            found[name] = field.related_model._default_manager.get(pk=key)
    return found


class Sight:
    """How an account sees documents of one kind of record, some of which may be missing."""

    def __init__(self, actor: Actor, table: Table, several: Iterable[Document | None]) -> None:
        self._table = table
        self._unseen = {} if remit(actor) is None else _unseen(actor, table, several)

    def of(self, document: Document) -> Document:
        if not self._unseen:
            return document
        seen = self._blanked(self._table, document)
        for part in parts_of(self._table):
            rows = [self._blanked(part, row) for row in document.get(part.name, ())]
            seen[part.name] = in_order(part, [row for row in rows if stands(part, row)])
        return seen

    def _blanked(self, table: Table, row: Row) -> Row:
        seen = dict(row)
        for column in table:
            if column.target in self._unseen and column.name in row:
                keys = [key for key in column.keys(row) if key not in self._unseen[column.target]]
                seen[column.name] = keys if column.is_many else next(iter(keys), None)
        return seen


def _unseen(actor: Actor, table: Table, several: Iterable[Document | None]) -> dict[Any, set[str]]:
    """The keys of entries that the documents mention and that the actor does not see, by kind."""
    mentioned: dict[Any, set[str]] = defaultdict(set)
    for document in filter(None, several):
        for model, key in references(table, document):
            if issubclass(model, Entry):
                mentioned[model].add(key)
    found = {}
    for model, keys in mentioned.items():
        seen = seen_by(actor, model._default_manager.filter(key__in=keys)).values_list("key", flat=True)
        found[model] = keys.difference(seen)
    return found


def _references(model: type[Model]) -> Iterator[str]:
    """The fields of a record that name entries, but for the one whose part it is."""
    for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
        target: Any = field.related_model
        if target is not None and issubclass(target, Entry) and field.name not in PART_OF.get(model, ()):
            yield field.name


def _load(actor: Actor, model: type[Model], name: str, along: Sequence[str]) -> "Prefetch[Any]":
    more = [path.removeprefix(f"{name}__") for path in along if path.startswith(f"{name}__")]
    seen = _seen(actor, model, name)
    return Prefetch(name, seen.select_related(*more) if more else seen)


def _seen(actor: Actor, model: type[Model], name: str) -> Any:
    target: Any = model._meta.get_field(name).related_model
    return seen_by(actor, target._default_manager.all())
