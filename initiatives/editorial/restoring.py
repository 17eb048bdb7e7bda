"""A record as it stood before one of its changes, put together from the history of each row."""

from collections import defaultdict
from datetime import datetime
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from ..days import moment
from ..documents.read import Document, alone, in_order
from ..documents.schema import BY_RECORD, Column, Row, Table, natural_key, parts_of
from ..documents.unsaid import stands
from ..models import HISTORY, LINKS, Commitment, Entry, NextVersion
from . import events
from .permissions import Actor, may_write
from .refusals import Refused
from .remits import countries_in, may_move
from .turns import one_at_a_time
from .versions import document_of, draft, next_of, write

OF_NOW = ("id", "key", "state")  # what a record is called, and where it stands, is not taken back


def can_be_restored(record: Model) -> bool:
    """Whether the record has a document of its own."""
    table = BY_RECORD.get(str(record._meta.model_name))
    return table is not None and not table.is_part


@transaction.atomic
def restore(record: Model, *, before: datetime, by: Actor) -> None:
    """Write the record as it stood before a moment; of what is published, the next version.

    Raises `Refused`.
    """
    if not may_write(by, record):
        raise PermissionDenied
    one_at_a_time()
    document = _version_before(record, before) or document_before(record, before)
    if document is None:
        raise Refused([_("It was not there before this change. There is nothing to go back to.")])
    standing = document_of(record)
    document |= {name: value for name, value in standing.items() if name in OF_NOW}
    _stays_within(by, record, standing, document)
    pghistory.context(why=_("Restored as it was before %s.") % moment(before))
    if isinstance(record, Entry) and record.is_published:
        draft(record, document)
    else:
        write(BY_RECORD[str(record._meta.model_name)], document)


def _stays_within(by: Actor, record: Model, standing: Document, document: Document) -> None:
    """No entry of another country comes or goes through a focal point, not even as it once was."""
    if isinstance(record, Entry):
        version = next_of(record) if record.is_published else None
        before = version.document if version else standing
        if not may_move(by, countries_in(before), countries_in(document)):
            raise Refused([_("It belonged to other countries then. Ask the Secretariat.")])


def _version_before(record: Model, moment: datetime) -> Document | None:
    """What the next version said then, where it is the next version that changed at that moment."""
    if not isinstance(record, Entry):
        return None
    kept = events.of(NextVersion).filter(**{f"{record.record()}_id": record.pk})
    changed = kept.filter(pgh_created_at=moment).order_by("pgh_id").first()
    if changed is None:
        return None
    earlier = kept.filter(pgh_obj_id=changed.pgh_obj_id, pgh_created_at__lt=moment)
    last = earlier.order_by("-pgh_id").first()
    return dict(last.document if last else changed.base)


def document_before(record: Model, moment: datetime, lost: list[Model] | None = None) -> Document | None:
    """The record with its parts; None if it was not there.

    Ties to records that were deleted are left out; `lost` is told of these records.
    """
    table = BY_RECORD[str(record._meta.model_name)]
    reader = _Reader(moment, lost if lost is not None else [])
    own = reader.rows(table, "pgh_obj_id", record.pk)
    if not own:
        return None
    document = own[0]
    for part in parts_of(table):
        rows = reader.rows(part, f"{table.record}_id", record.pk)
        standing = in_order(part, [row for row in rows if stands(part, row)])
        document[part.name] = [alone(part, row) for row in standing]
    return document


def as_it_was(model: type[Model], pk: Any) -> Any:
    """A record that was deleted, as its history saw it last."""
    last = events.of(model).filter(pgh_obj_id=pk).order_by("-pgh_id").first()
    return record_of(model, last) if last is not None else model(pk=pk)


def record_of(model: type[Model], event: Any) -> Any:
    """The record as one event tells of it; it is not stored."""
    told = {one.attname for one in model._meta.concrete_fields if hasattr(event, one.attname)}
    return model(**{name: getattr(event, name) for name in told} | {"pk": event.pgh_obj_id})


class _Reader:
    """Rows of tables as they stood just before a moment."""

    def __init__(self, moment: datetime, lost: list[Model]) -> None:
        self._moment, self._lost = moment, lost
        self._keys: dict[Any, dict[Any, str]] = {}

    def rows(self, table: Table, owner: str, pk: Any) -> list[Row]:
        standing = self._standing(table.model, owner, pk)
        return [self._row(table, event) for event in standing]

    def _standing(self, model: type[Model], owner: str, pk: Any) -> list[Any]:
        """The last event of each row, unless it tells that the row was deleted."""
        kept = HISTORY[model]._default_manager.filter(**{owner: pk}, pgh_created_at__lt=self._moment)
        last = kept.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        return [event for event in last if event.pgh_label != "delete"]

    def _row(self, table: Table, event: Any) -> Row:
        return {column.name: self._value(column, event) for column in table}

    def _value(self, column: Column, event: Any) -> Any:
        if column.is_many:
            return self._many(column, event.pgh_obj_id)
        value = getattr(event, column.field.attname)
        return column.kind.plain(value) if column.target is None else self._key(column.target, value)

    def _many(self, column: Column, pk: Any) -> list[str]:
        through = column.field.remote_field.through
        link = next(model for model in LINKS if model._meta.concrete_model is through)
        near, far = f"{column.field.m2m_field_name()}_id", f"{column.field.m2m_reverse_field_name()}_id"
        keys = (self._key(column.target, getattr(event, far)) for event in self._standing(link, near, pk))
        return sorted(key for key in keys if key)

    def _key(self, model: Any, pk: Any) -> str | None:
        """How documents name a record; None for none, and for one that was deleted."""
        if pk is None:
            return None
        if model not in self._keys:
            self._keys[model] = defaultdict(str, self._all_keys(model))
        key = self._keys[model].get(pk)
        if not key:
            self._lost.append(as_it_was(model, pk))
        return key or None

    def _all_keys(self, model: Any) -> dict[Any, str]:
        if model is Commitment:
            commitments: Any = Commitment.objects.with_reference()
            return {one.pk: one.ref for one in commitments}
        return dict(model._default_manager.values_list("pk", natural_key(model)))
