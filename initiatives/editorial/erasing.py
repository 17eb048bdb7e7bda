"""Taking away for good what was once published, where somebody has a right to it: only the number stays.

Readers of the number are told that it is gone. What others say, such as their ties to it, is not touched.
"""

from collections.abc import Iterator
from typing import Any

import pghistory
import pgtrigger
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import CharField, TextField
from django.utils.translation import gettext as _

from ..models import (
    HISTORY,
    PART_OF,
    Comment,
    Entry,
    LogLine,
    NextVersion,
    Notice,
    Proposal,
    PublishedVersion,
    Schedule,
    Twin,
)
from ..vocabularies import State
from .permissions import Actor, may_erase
from .refusals import Refused, kept_whole
from .turns import one_at_a_time

BESIDE: tuple[Any, ...] = (NextVersion, PublishedVersion, Comment, Schedule, Notice, Proposal)
STAY = ("key", "state")


@transaction.atomic
def erase(entry: Entry, *, by: Actor, reason: str = "") -> None:
    """Its texts, parts, versions, history and comments. Raises `Refused`."""
    if not may_erase(by, entry):
        raise PermissionDenied
    one_at_a_time()
    row: Any = type(entry)._default_manager.select_for_update(no_key=True).get(pk=entry.pk)
    if row.state != State.ARCHIVED or row.number is None:
        raise Refused([_("Withdraw it first: what is erased has to be gone for readers.")])
    if not reason.strip():
        raise Refused([_("Say on what ground it is erased.")])
    pghistory.context(why=reason)
    with kept_whole():
        _take_what_is_beside(row)
        _empty(row)
        _forget(row)
    entry.refresh_from_db()


def _take_what_is_beside(row: Any) -> None:
    for model in BESIDE:
        model.of(row).delete()
    for model, owners in PART_OF.items():
        if row.record() in owners and model not in BESIDE and model._meta.proxy is False:
            model._default_manager.filter(**{row.record(): row}).delete()
    for field in row._meta.many_to_many:
        getattr(row, field.name).clear()
    Twin.objects.of(row.record()).with_one(row.pk).delete()


def _empty(row: Any) -> None:
    for field in row._meta.concrete_fields:
        if isinstance(field, CharField | TextField) and not field.choices and field.name not in STAY:
            setattr(row, field.attname, "")
    row.key, row.aliases = f"erased-{row.record()}-{row.number}", []
    row.save()


def _forget(row: Any) -> None:
    """The history is append-only but for this; what was just written is its first line from now on."""
    last = HISTORY[type(row)]._default_manager.filter(pgh_obj_id=row.pk).order_by("-pgh_id").first()
    with pgtrigger.ignore(*(f"{lines._meta.label}:append_only" for lines in (*HISTORY.values(), LogLine))):
        contexts = {one for events in _events(row, last) for one in _deleted(events)}
        kind = ContentType.objects.get_for_model(row)
        LogLine.objects.filter(content_type=kind, object_id=str(row.pk)).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pghistory_context SET metadata = metadata - 'why' WHERE id = ANY(%s)",
            [list(contexts - {last.pgh_context_id})],
        )


def _events(row: Any, last: Any) -> Iterator[Any]:
    """Of the record and its parts, all but the last of its own."""
    name, kind = row.record(), type(row)
    yield HISTORY[kind]._default_manager.filter(pgh_obj_id=row.pk).exclude(pgh_id=last.pgh_id)
    for model, owners in PART_OF.items():
        if name in owners and model._meta.get_field(name).related_model is kind:
            yield HISTORY[model]._default_manager.filter(**{f"{name}_id": row.pk})


def _deleted(events: Any) -> list[Any]:
    """The contexts of the events, which are gone."""
    contexts = list(events.exclude(pgh_context=None).values_list("pgh_context_id", flat=True))
    events._raw_delete(events.db)  # noqa: SLF001 - nothing refers to events
    return contexts
