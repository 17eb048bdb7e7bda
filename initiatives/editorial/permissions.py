"""Who may do what with an entry: written once, asked by every way in and by every change of state."""

from django.contrib.auth import get_permission_codename
from django.db.models import Model

from ..models import ENTRIES, Entry, Proposal
from ..vocabularies import State
from .remits import Actor, is_within, remit
from .versions import next_of

__all__ = ["UNPUBLISHED", "Actor"]

UNPUBLISHED = (State.DRAFT, State.IN_REVIEW)
ENTRY_MODELS: dict[str, type[Entry]] = {model.record(): model for model in ENTRIES}


def may_know(actor: Actor, entry: Entry) -> bool:
    """See what is not published of it: drafts, next versions, history, notes of colleagues."""
    return _may(actor, "view", entry) and is_within(actor, entry)


def may_edit(actor: Actor, entry: Entry) -> bool:
    """Of what is published the next version is edited; what is withdrawn is restored before it is edited.

    Focal points recall what is in review before they edit it.
    """
    if entry.state == State.ARCHIVED or not _may_change(actor, entry):
        return False
    return remit(actor) is None or not _is_in_review(entry)


def may_comment(actor: Actor, entry: Entry) -> bool:
    """Whoever knows the entry in the office; readers of the catalogue see no comment."""
    return bool(getattr(actor, "is_staff", False)) and may_know(actor, entry)


def may_write(actor: Actor, record: Model) -> bool:
    """An entry, or a record without editorial state."""
    return may_edit(actor, record) if isinstance(record, Entry) else _may(actor, "change", record)


def may_publish(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Also asked of those who withdraw."""
    return remit(actor) is None and _may(actor, "publish", entry)


def may_break_glass(actor: Actor) -> bool:
    """Publish what they wrote themselves, for once, and on the record: those who keep the accounts."""
    return actor.has_perm("auth.change_user")


def may_change_state(actor: Actor, entry: Entry) -> bool:
    """Of what the public does not see: submit, recall, restore, give up a next version."""
    return _may_change(actor, entry)


def may_judge(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Return a draft with a reason, record a check, merge two entries: what editors do for all countries."""
    return remit(actor) is None and _may(actor, "change", entry)


def may_delete(actor: Actor, entry: Entry) -> bool:
    """A public number is never taken back, so what was once published is withdrawn instead."""
    never_published = entry.number is None and entry.state in UNPUBLISHED
    return never_published and _may(actor, "delete", entry) and is_within(actor, entry)


def _may_change(actor: Actor, entry: Entry) -> bool:
    return _may(actor, "change", entry) and is_within(actor, entry)


def _is_in_review(entry: Entry) -> bool:
    version = next_of(entry) if entry.is_published else None
    return State.IN_REVIEW in (entry.state, version.state if version else None)


def may_import(actor: Actor) -> bool:
    """Open the page on which files are sent: whoever may draft anything, in all countries.

    What a file would change shows what is there, drafts of other countries too.
    """
    return remit(actor) is None and any(_may(actor, "add", model) for model in ENTRIES)


def may_bring(actor: Actor, record: Model | type[Model], *, is_new: bool) -> bool:
    """By a file. What is no entry is public as soon as it is saved, and nobody reads it before.

    So editors add there what their drafts need, and publishers change it.
    """
    if isinstance(record, Entry):
        return may_edit(actor, record)
    if is_new:
        return _may(actor, "add", record)
    return _may(actor, "change", record) and _may(actor, "publish", ENTRIES[0])


def _may(actor: Actor, verb: str, record: Model | type[Model]) -> bool:
    meta = record._meta
    return actor.has_perm(f"{meta.app_label}.{get_permission_codename(verb, meta)}")


def may_see_proposals(actor: Actor) -> bool:
    """With who made them and how they are reached."""
    return actor.has_perm("initiatives.view_proposal")


def may_answer(actor: Actor, proposal: Proposal) -> bool:
    """What is accepted is drafted, so whoever accepts must be able to draft."""
    return actor.has_perm("initiatives.change_proposal") and _may_draft(actor, proposal)


def _may_draft(actor: Actor, proposal: Proposal) -> bool:
    verb = "add" if proposal.entry is None else "change"
    return _may(actor, verb, ENTRY_MODELS[proposal.record])
