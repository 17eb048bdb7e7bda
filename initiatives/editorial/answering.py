"""What becomes of a proposal. What is accepted is a draft, and read like any other before it is public."""

from collections.abc import Collection
from typing import Any

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..documents.choices import Choice, choices, take
from ..documents.outside import blank, key_for
from ..documents.read import Document
from ..documents.schema import BY_RECORD, Table
from ..models import WORD_NAMES, Proposal
from ..vocabularies import ProposalState, State
from . import letters
from .permissions import Actor, may_answer
from .proposals import locked
from .refusals import Refused, kept_whole
from .renames import called_now
from .turns import one_at_a_time
from .versions import document_of, draft, merged_with, next_of, write


@transaction.atomic
def accept(
    proposal: Proposal,
    *,
    by: Actor,
    chosen: Collection[str] | None = None,
    in_part: bool = False,
    reason: str = "",
    read: str | None = None,
) -> None:
    """Draft what is proposed, or those of its differences whose codes were `chosen`. Raises `Refused`.

    Of a published entry it becomes part of the next version. Where only a text says what is meant, staff
    have written it into the entry, all of it or `in_part`; a new entry is begun with its title.
    """
    row = _for_an_answer(proposal, by, read)
    all_of_it = changes_proposed(row)
    taken = [choice for choice in all_of_it if chosen is None or choice.code in chosen]
    if all_of_it and not taken:
        raise Refused([_("Choose at least one difference, or decline the proposal.")])
    in_part = len(taken) < len(all_of_it) if all_of_it else in_part
    if in_part and not reason.strip():
        raise Refused([_("Tell its author why the rest is not taken over.")])
    pghistory.context(why=_("Proposal %s") % row.pk)
    _draft(row, taken)
    row.accepted = [choice.code for choice in taken]
    _answer(row, ProposalState.PARTLY if in_part else ProposalState.ACCEPTED, by, reason)
    proposal.refresh_from_db()


@transaction.atomic
def decline(proposal: Proposal, *, by: Actor, reason: str, read: str | None = None) -> None:
    """Nothing is taken over, and its author is told why. Raises `Refused`."""
    row = _for_an_answer(proposal, by, read)
    if not reason.strip():
        raise Refused([_("Tell its author why.")])
    _answer(row, ProposalState.DECLINED, by, reason)
    proposal.refresh_from_db()


def changes_proposed(proposal: Proposal) -> list[Choice]:
    """Each difference that its author has proposed; those of a text alone are none."""
    base, document = texts_of(proposal)
    if document is None:
        return []
    table = BY_RECORD[proposal.record]
    before = base or blank(table, proposal.language)
    return [choice for choice in choices(table, before, document) if choice.code != "key"]


def texts_of(proposal: Proposal) -> list[Document | None]:
    """What its author saw and what it is to become, with the keys that lead somewhere now."""
    return called_now(BY_RECORD[proposal.record], proposal.base, proposal.document)


def working_document(proposal: Proposal) -> Document:
    """What the proposal would change now: what is published with what is drafted of it, or nothing yet."""
    entry = proposal.entry
    if entry is None:
        return blank(BY_RECORD[proposal.record], proposal.language)
    standing, version = document_of(entry), next_of(entry)
    return merged_with(version, standing).document if version else standing


def moment_of(proposal: Proposal) -> str:
    """Differs as soon as somebody has changed the proposal or the entry that it is about."""
    entry = proposal.entry
    rows = [proposal, entry, next_of(entry) if entry is not None else None]
    return " ".join(row.updated_at.isoformat() for row in rows if row is not None)


def _for_an_answer(proposal: Proposal, by: Actor, read: str | None) -> Proposal:
    one_at_a_time()
    row = locked(proposal)
    if not may_answer(by, row):
        raise PermissionDenied
    if read is not None and read != moment_of(row):
        raise Refused([_("Somebody has changed it since you read it. Read it again.")])
    return row


def _draft(row: Proposal, taken: Collection[Choice]) -> None:
    entry: Any = row.entry
    if row.record in WORD_NAMES:
        return  # whoever accepts it has written it
    if entry is None:
        _begin(row, taken)
    elif not taken:
        return
    elif entry.state == State.ARCHIVED:
        raise Refused([_("This entry is withdrawn. Restore it as a draft first.")])
    elif entry.is_published:
        draft(entry, take(working_document(row), taken))
    else:
        write(BY_RECORD[row.record], take(document_of(entry), taken))


def _begin(row: Proposal, taken: Collection[Choice]) -> None:
    """A new entry, as a draft; what was said beside it stands in the note for colleagues."""
    table = BY_RECORD[row.record]
    document = take(working_document(row), taken)
    if row.document is None:
        document |= _of_a_title(table, row)
    document["key"] = free_key(table, (row.document or {}).get("key") or key_for(table, document))
    write(table, document)
    model: Any = table.model
    entry = model._default_manager.get(key=document["key"])
    entry.internal_note = "\n\n".join(filter(None, [row.text, row.sources]))
    entry.save(update_fields=["internal_note", "updated_at"])
    setattr(row, row.record, entry)


def _of_a_title(table: Table, row: Proposal) -> Document:
    """The least that a draft says: its title, and of each code the last, which is the vaguest."""
    coded = {column.name: column.codes[-1] for column in table if column.required and column.codes}
    own = {"state": State.DRAFT.value, "original_language": row.language}
    return coded | own | {f"{table.model.label_field}_{row.language}": row.title}  # type: ignore[attr-defined]


def free_key(table: Table, key: str) -> str:
    """The key, or one like it that no entry has."""
    model: Any = table.model
    taken = set(model._default_manager.filter(key__startswith=key).values_list("key", flat=True))
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(one for one in numbered if one not in taken)


def _answer(row: Proposal, state: ProposalState, by: Any, reason: str) -> None:
    row.state, row.reason, row.decided_at, row.decided_by = state, reason.strip(), timezone.now(), by
    with kept_whole():
        row.save()
    transaction.on_commit(lambda: letters.answered(row))
