"""What waits for staff: each list is one question, asked of the kinds of entries that it concerns."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, Count, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Entry, LinkCheck, NewerText, Participation
from .authorship import returned_to
from .comments import addressed_to
from .permissions import Actor
from .requests import asked_to_withdraw
from .sight import ties_seen_by

FRESH_FOR = timedelta(days=365)


class Worklist(NamedTuple):
    """`asks` narrows a queryset for an account; `only` names the records concerned, if not all.

    `step` is the one that takes an entry off the list and changes nothing else in it, where there is one.
    """

    code: str
    label: Any
    asks: Callable[[Any, Any], Any]
    only: tuple[str, ...] = ()
    step: str = ""

    def concerns(self, model: type[Entry]) -> bool:
        return not self.only or model.record() in self.only


def _taking_part(me: Actor) -> Any:
    return ties_seen_by(me, Participation.objects.order_by())


WORKLISTS = (
    Worklist("to-review", _("To review"), lambda entries, _me: entries.in_review()),
    Worklist("returned", _("Returned to me"), returned_to),
    Worklist("comments", _("Comments for me"), addressed_to),
    Worklist("to-withdraw", _("Asked to be withdrawn"), lambda entries, _me: asked_to_withdraw(entries)),
    Worklist(
        "not-published",
        _("Scheduled, but not published"),
        lambda entries, _me: entries.scheduled_in_vain(),
    ),
    Worklist(
        "unverified",
        _("Not checked for 12 months"),
        lambda entries, _me: entries.not_verified_since(timezone.localdate() - FRESH_FOR),
        step="verify",
    ),
    Worklist(
        "ended",
        _("Ended, but recorded as ongoing"),
        lambda entries, _me: entries.ended_but_ongoing(timezone.localdate().year),
        ("initiative",),
    ),
    Worklist(
        "dead-links",
        _("Dead links"),
        lambda entries, _me: entries.leading_to(LinkCheck.objects.dead().values("address")),
    ),
    Worklist(
        "moved-links",
        _("Links that have moved"),
        lambda entries, _me: entries.leading_to(LinkCheck.objects.moved().values("address")),
    ),
    Worklist("no-source", _("Without a source"), lambda entries, _me: entries.without_source()),
    Worklist(
        "no-participant",
        _("Without a participant"),
        lambda entries, me: entries.without_participant(_taking_part(me)),
        ("initiative",),
    ),
    Worklist(
        "one-level",
        _("One level only"),
        lambda entries, me: entries.on_one_level(_taking_part(me)),
        ("initiative",),
    ),
    Worklist("no-french", _("French missing"), lambda entries, _me: entries.lacking("fr")),
    Worklist("no-english", _("English missing"), lambda entries, _me: entries.lacking("en")),
    Worklist(
        "older-translation",
        _("Translation older than its original"),
        lambda entries, _me: entries.with_older_translation(NewerText.objects),
        step="translated",
    ),
)
BY_CODE = {worklist.code: worklist for worklist in WORKLISTS}


def of(model: type[Entry]) -> list[Worklist]:
    return [worklist for worklist in WORKLISTS if worklist.concerns(model)]


def lengths(entries: Any, me: Actor) -> dict[str, int]:
    """How many of the entries stand in each worklist of their kind, by code, in one statement."""
    first, *others = [_counted(worklist, entries, me) for worklist in of(entries.model)]
    return dict.fromkeys(map(_code, of(entries.model)), 0) | dict(first.union(*others, all=True))


def _code(worklist: Worklist) -> str:
    return worklist.code


def _counted(worklist: Worklist, entries: Any, me: Actor) -> Any:
    """A queryset of one row, the code and how many; of none, if nothing waits."""
    waiting = entries.model._default_manager.filter(pk__in=worklist.asks(entries.order_by(), me).values("pk"))
    codes = waiting.order_by().annotate(code=Value(worklist.code, output_field=CharField()))
    return codes.values("code").annotate(waiting=Count("pk")).values_list("code", "waiting")
