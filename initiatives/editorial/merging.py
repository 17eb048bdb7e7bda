"""Two entries that are the same become one: the other leads to it, and what was tied to it is tied here."""

from collections.abc import Collection, Iterator
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..documents.schema import BY_RECORD
from ..documents.union import united
from ..models import PART_OF, AboutOneEntry, Entry, Merger, NextVersion, Proposal, SearchDoc
from ..vocabularies import ProposalState, State
from .permissions import Actor, may_judge
from .refusals import Refused, kept_whole
from .requests import settle
from .schedules import cancel
from .turns import one_at_a_time
from .versions import document_of, draft, next_of, write

KEPT_WITH_IT = (AboutOneEntry, SearchDoc)  # such as the versions that the public has seen


@transaction.atomic
def merge(kept: Entry, other: Entry, *, by: Actor, preferred: Collection[str] = ()) -> None:
    """Unite them in `kept`. What is published changes once its next version is published, and not before.

    Of the columns `preferred`, the other's values are taken. Raises `Refused`.
    """
    if not (may_judge(by, kept) and may_judge(by, other)):
        raise PermissionDenied
    one_at_a_time()
    if reasons := _reasons(kept, other):
        raise Refused(reasons)
    table = BY_RECORD[kept.record()]
    document = united(table, document_of(kept), document_of(other), preferred=preferred)
    pghistory.context(why=_("Merged with “%s”.") % other)
    if kept.is_published:
        draft(kept, document, absorbs=other.key)
    else:
        write(table, document)
        cancel(kept, by=by)
        absorb(kept, other.key, by=by)


def absorb(kept: Entry, key: str, *, by: Actor) -> None:
    """From now on the entry with this key leads to `kept`, and so does whatever was tied to it."""
    other: Any = type(kept)._default_manager.filter(key=key).exclude(state=State.ARCHIVED).first()
    if not key or other is None:
        return
    with kept_whole():
        for rows, name in _ties(other):
            for row in rows:
                _tie(row, name, kept)
        NextVersion.of(other).delete()
        _pass_on_proposals(other, kept)
        cancel(other, by=by)
        settle(other, by=by)
        other.state, other.successor = State.ARCHIVED, kept
        other.save(update_fields=["state", "successor", "updated_at"])
        Merger.objects.create(**{kept.record(): other}, merged_by_id=by.pk)


def merged_into(entry: Any) -> Any:
    """The published entry that a withdrawn one was found to be the same as, or None.

    It may lead there through others that were merged later.
    """
    passed = set()
    while entry is not None and entry.pk not in passed and Merger.of(entry).exists():
        passed.add(entry.pk)
        entry = entry.successor
        if entry is not None and entry.is_published:
            return entry
    return None


def _reasons(kept: Entry, other: Entry) -> list[str]:
    if type(kept) is not type(other) or kept.pk == other.pk:
        return [_("Choose two entries of the same kind.")]
    if State.ARCHIVED in (kept.state, other.state):
        return [_("One of the two is withdrawn. Restore it as a draft first.")]
    if other.is_published and not kept.is_published:
        return [_("Keep the one of the two that is published.")]
    if kept.is_published and next_of(kept):
        return [_("“%s” has a next version. Publish it, or give it up, before you merge.") % kept]
    return []


def _ties(other: Entry) -> Iterator[tuple[Any, str]]:
    """The rows by which other records refer to the entry. What is its own stays with it."""
    for relation in other._meta.related_objects:
        model: Any = relation.related_model
        name = relation.field.name
        if issubclass(model, KEPT_WITH_IT) or name in PART_OF.get(model, ()):
            continue
        if relation.many_to_many:
            field: Any = relation.field
            model, name = field.remote_field.through, field.m2m_reverse_field_name()
        yield model._default_manager.filter(**{name: other}), name


def _tie(row: Any, name: str, kept: Entry) -> None:
    """To the one that is kept; a tie that is there already goes, as does one of the entry to itself."""
    if row == kept:
        setattr(row, name, None)
        row.save(update_fields=[name])
        return
    if _is_part_of(row, kept):
        row.delete()
        return
    setattr(row, name, kept)
    try:
        with transaction.atomic():
            row.save(update_fields=[name])
    except IntegrityError:
        row.delete()


def _pass_on_proposals(other: Entry, kept: Entry) -> None:
    """What waits for an answer is about the one that stays, where its author may see that."""
    if kept.is_published:
        waiting = Proposal.of(other).filter(state__in=(ProposalState.UNCONFIRMED, ProposalState.WAITING))
        waiting.update(**{kept.record(): kept, "updated_at": timezone.now()})


def _is_part_of(row: Any, kept: Entry) -> bool:
    owners = (row._meta.get_field(name) for name in PART_OF.get(type(row), ()))
    return any(
        owner.related_model is type(kept) and getattr(row, owner.attname) == kept.pk for owner in owners
    )
