"""Who may do what with an entry: written once, asked by every way in and by every change of state."""

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractUser, AnonymousUser
from django.db.models import Model

from ..models import Entry
from ..vocabularies import State

Actor = AbstractUser | AnonymousUser

UNPUBLISHED = (State.DRAFT, State.IN_REVIEW)


def may_edit(actor: Actor, entry: Entry) -> bool:
    """Of what is published the next version is edited; what is withdrawn is restored before it is edited."""
    return entry.state != State.ARCHIVED and _may(actor, "change", entry)


def may_comment(actor: Actor, entry: Entry | type[Entry]) -> bool:
    """Whoever sees the entry in the office; readers of the catalogue see no comment."""
    return bool(getattr(actor, "is_staff", False)) and _may(actor, "view", entry)


def may_write(actor: Actor, record: Model) -> bool:
    """An entry, or a record without editorial state."""
    return may_edit(actor, record) if isinstance(record, Entry) else _may(actor, "change", record)


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


def _may(actor: Actor, verb: str, record: Model | type[Model]) -> bool:
    meta = record._meta
    return actor.has_perm(f"{meta.app_label}.{get_permission_codename(verb, meta)}")
