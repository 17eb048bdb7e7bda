"""Who may do what with an entry: written once, asked by every way in and by every change of state."""

from django.contrib.auth import get_permission_codename
from django.db.models import Model

from ..models import ENTRIES, WORDS, Entry, Proposal
from ..vocabularies import State
from .remits import Actor, is_within, remit
from .versions import next_of

__all__ = ["UNPUBLISHED", "Actor"]

UNPUBLISHED = (State.DRAFT, State.IN_REVIEW)
ENTRY_MODELS: dict[str, type[Entry]] = {model.record(): model for model in ENTRIES}
PROPOSED_MODELS: dict[str, type[Model]] = {str(model._meta.model_name): model for model in (*ENTRIES, *WORDS)}


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


def acts_for_all(actor: Actor) -> bool:
    """For all countries: the Secretariat, which focal points are not."""
    return remit(actor) is None


def may_read_notes(actor: Actor) -> bool:
    """What the Secretariat notes for itself; whoever speaks for a country writes comments."""
    return acts_for_all(actor)


def may_comment(actor: Actor, entry: Entry) -> bool:
    """Whoever knows the entry in the office; readers of the catalogue see no comment."""
    return bool(getattr(actor, "is_staff", False)) and may_know(actor, entry)


def may_write(actor: Actor, record: Model) -> bool:
    """An entry, or a record without editorial state."""
    return may_edit(actor, record) if isinstance(record, Entry) else _may(actor, "change", record)


def may_publish(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Also asked of those who withdraw."""
    return remit(actor) is None and _may(actor, "publish", entry)


def may_ask_to_withdraw(actor: Actor, entry: Entry) -> bool:
    """Whoever writes the entry, and may not withdraw it."""
    return _may_change(actor, entry) and not may_publish(actor, entry)


def may_break_glass(actor: Actor) -> bool:
    """Publish what they wrote themselves, for once, and on the record: those who keep the accounts."""
    return actor.has_perm("auth.change_user")


def may_erase(actor: Actor, entry: Entry) -> bool:
    """Take away for good what was once published: those who keep the accounts, once readers find it gone."""
    return may_break_glass(actor) and may_publish(actor, entry) and entry.number is not None


def may_change_state(actor: Actor, entry: Entry) -> bool:
    """Of what the public does not see: submit, recall, restore, give up a next version."""
    return _may_change(actor, entry)


def may_judge(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Return a draft with a reason, record a check, merge two entries: what editors do for all countries."""
    return remit(actor) is None and _may(actor, "change", entry)


def may_delete(actor: Actor, entry: Entry) -> bool:
    """A public number is never taken back, so what was once published is withdrawn instead.

    Focal points recall what is in review before they delete it.
    """
    states = UNPUBLISHED if acts_for_all(actor) else (State.DRAFT,)
    never_published = entry.number is None and entry.state in states
    return never_published and _may(actor, "delete", entry) and is_within(actor, entry)


def _may_change(actor: Actor, entry: Entry) -> bool:
    return _may(actor, "change", entry) and is_within(actor, entry)


def _is_in_review(entry: Entry) -> bool:
    version = next_of(entry) if entry.is_published else None
    return State.IN_REVIEW in (entry.state, version.state if version else None)


def may_send_files(actor: Actor) -> bool:
    """See what a file would do: whoever may draft anything, focal points as far as they see."""
    return any(_may(actor, "add", model) for model in ENTRIES)


def may_import(actor: Actor) -> bool:
    """Accept what a file would do: whoever may draft in all countries."""
    return acts_for_all(actor) and may_send_files(actor)


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


def may_read_the_log(actor: Actor) -> bool:
    """Whoever works on entries, as far as they see them."""
    return bool(getattr(actor, "is_staff", False)) and _may(actor, "view", ENTRIES[0])


def may_propose_word(actor: Actor, model: type[Model]) -> bool:
    """What is no entry is public as soon as it is saved: whoever may not write it says what is missing."""
    writes = _may(actor, "add", model) and _may(actor, "change", model)
    return model in WORDS and _may(actor, "view", model) and not writes


def may_propose_correction(actor: Actor, entry: Entry) -> bool:
    """Of a published entry, in words: whoever speaks for its country, beside drafting the next version."""
    return entry.is_published and not acts_for_all(actor) and _may_change(actor, entry)


def may_see_proposals(actor: Actor) -> bool:
    """With who made them and how they are reached."""
    return actor.has_perm("initiatives.view_proposal")


def may_answer(actor: Actor, proposal: Proposal) -> bool:
    """What is accepted is drafted, so whoever accepts must be able to draft."""
    return actor.has_perm("initiatives.change_proposal") and _may_draft(actor, proposal)


def _may_draft(actor: Actor, proposal: Proposal) -> bool:
    verb = "add" if proposal.entry is None else "change"
    return _may(actor, verb, PROPOSED_MODELS[proposal.record])
