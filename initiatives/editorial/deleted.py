"""Drafts that were deleted before anybody published them, and the way back."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, Model, OuterRef
from django.utils.translation import gettext as _

from ..documents.schema import BY_RECORD
from ..models import ENTRIES, HISTORY, LINKS, Entry
from ..vocabularies import State
from . import events
from .answering import free_key
from .permissions import Actor, may_judge
from .refusals import Refused, kept_whole
from .restoring import document_before, record_of
from .turns import one_at_a_time
from .versions import document_of, write_what_stands

MOST = 200  # of each kind, the latest


class Deleted(NamedTuple):
    """`entry` is as it was, and not stored; `by` is None where nobody was signed in."""

    entry: Entry
    at: datetime
    by: User | None

    @property
    def kind(self) -> str:
        return str(self.entry._meta.verbose_name)


def may_bring_back(actor: Actor) -> bool:
    return any(may_judge(actor, model) for model in ENTRIES)


def deleted_drafts(actor: Actor) -> list[Deleted]:
    """The latest first, of the kinds of entries that this person could have deleted in any country."""
    found = [(model, event) for model in ENTRIES if may_judge(actor, model) for event in _latest(model)]
    found.sort(key=lambda one: one[1].pgh_created_at, reverse=True)
    accounts = {events.account(event) for _model, event in found} - {None}
    people = User.objects.in_bulk(accounts)
    return [
        Deleted(record_of(model, event), event.pgh_created_at, people.get(events.account(event)))
        for model, event in found
    ]


@transaction.atomic
def bring_back(model: type[Entry], pk: int, *, by: Actor) -> tuple[Entry, list[str]]:
    """The draft as it stood, under its own primary key, so that its history goes on; raises `Refused`.

    Beside it, in sentences, what of it cannot be any more.
    """
    if not may_judge(by, model):
        raise PermissionDenied
    one_at_a_time()
    event = _gone(model).filter(pgh_obj_id=pk).first()
    if event is None:
        raise Refused([_("This draft is there again, or it was never deleted.")])
    pghistory.context(why=_("Brought back after it had been deleted."))
    with kept_whole():
        entry = _begin(model, event)
        told = [*_other_key(entry, event.key), *_written(entry, event)]
        _tie_others_again(entry, event)
    entry.refresh_from_db()
    return entry, told


def _gone(model: type[Entry]) -> Any:
    """What the history tells of the deletion of drafts that are not there."""
    there = model._default_manager.filter(pk=OuterRef("pgh_obj_id"))
    deleted = events.of(model).filter(~Exists(there), pgh_label="delete", number=None)
    return deleted.select_related("pgh_context").order_by("-pgh_id")


def _latest(model: type[Entry]) -> Iterable[Any]:
    """One for each draft, also where it was deleted, brought back and deleted again."""
    by_row: dict[Any, Any] = {}
    for event in _gone(model)[:MOST]:
        by_row.setdefault(event.pgh_obj_id, event)
    return by_row.values()


def _begin(model: type[Entry], event: Any) -> Entry:
    """The row alone, tied to nothing that is not there; its parts follow."""
    entry: Entry = record_of(model, event)
    entry.state = State.DRAFT
    entry.key = free_key(BY_RECORD[model.record()], entry.key)
    for column in model._meta.concrete_fields:
        target: Any = column.related_model
        if target and not target._default_manager.filter(pk=getattr(entry, column.attname)).exists():
            setattr(entry, column.attname, None)
    entry.save(force_insert=True)
    return entry


def _written(entry: Entry, event: Any) -> Iterator[str]:
    lost: list[Model] = []
    document = document_before(entry, _before(entry, event), lost) or {}
    refused = write_what_stands(
        BY_RECORD[entry.record()],
        document | {"key": entry.key, "state": State.DRAFT.value},
        document_of(entry),
    )
    for record, name in dict.fromkeys((str(one._meta.verbose_name), str(one)) for one in lost):
        names = {"record": record, "name": name}
        yield _("It was tied to the %(record)s “%(name)s”, which is not there any more.") % names
    yield from refused


def _before(entry: Entry, event: Any) -> datetime:
    """Before the first of its parts went: each table of parts is deleted by a statement of its own."""
    went = [
        pair.event.pgh_created_at
        for pair in events.of_parts(entry)
        if pair.event.pgh_label == "delete" and _is_one_change(pair.event, event)
    ]
    moment: datetime = min([event.pgh_created_at, *went])
    return moment


def _is_one_change(one: Any, other: Any) -> bool:
    return one.pgh_context_id is not None and one.pgh_context_id == other.pgh_context_id


def _other_key(entry: Entry, key: str) -> list[str]:
    if entry.key == key:
        return []
    names = {"old": key, "key": entry.key}
    return [_("Another entry has the key “%(old)s” now, so this one has “%(key)s”.") % names]


def _tie_others_again(entry: Entry, event: Any) -> None:
    """Records that named it among several lost that tie with it."""
    for link, (near,) in LINKS.items():
        far = next((column for column in _ends(link) if column.name != near), None)
        if far is None or far.related_model is not type(entry):
            continue
        cut = HISTORY[link]._default_manager.filter(**{far.attname: entry.pk}, pgh_label="delete")
        for one in cut.order_by("pgh_id"):
            if _is_one_change(one, event):
                _tie(link, near, getattr(one, f"{near}_id"), far.name, entry)


def _ends(link: type[Model]) -> list[Any]:
    return [column for column in link._meta.concrete_fields if column.is_relation]


def _tie(link: type[Model], near: str, pk: Any, far: str, entry: Entry) -> None:
    owner: Any = link._meta.get_field(near).related_model
    if owner._default_manager.filter(pk=pk).exists():
        link._default_manager.get_or_create(**{f"{near}_id": pk, far: entry})
