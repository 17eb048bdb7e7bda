"""Who may do what with an entry: written once, asked by every way in and by every change of state."""

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractUser, AnonymousUser

from ..models import ENTRIES, Entry, Proposal
from ..vocabularies import State

Actor = AbstractUser | AnonymousUser

UNPUBLISHED = (State.DRAFT, State.IN_REVIEW)
ENTRY_MODELS: dict[str, type[Entry]] = {model.record(): model for model in ENTRIES}


def may_edit(actor: Actor, entry: Entry) -> bool:
    """Of what is published the next version is edited; what is withdrawn is restored before it is edited."""
    return entry.state != State.ARCHIVED and _may(actor, "change", entry)


def may_publish(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Also asked of those who withdraw."""
    return _may(actor, "publish", entry)


def may_break_glass(actor: Actor) -> bool:
    """Publish what they wrote themselves, for once, and on the record: those who keep the accounts."""
    return actor.has_perm("auth.change_user")


def may_change_state(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Of what the public does not see: submit, return to draft, restore."""
    return _may(actor, "change", entry)


def may_delete(actor: Actor, entry: Entry) -> bool:
    """A public number is never taken back, so what was once published is withdrawn instead."""
    return entry.number is None and entry.state in UNPUBLISHED and _may(actor, "delete", entry)


def _may(actor: Actor, verb: str, entry: Entry | type[Entry]) -> bool:
    meta = entry._meta
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
