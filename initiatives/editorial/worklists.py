"""What waits for staff: each list is one question, asked of the kinds of entries that it concerns."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Entry
from .authorship import returned_to
from .comments import addressed_to
from .permissions import Actor

FRESH_FOR = timedelta(days=365)


class Worklist(NamedTuple):
    """`asks` narrows a queryset for an account; `only` names the records concerned, if not all."""

    code: str
    label: Any
    asks: Callable[[Any, Any], Any]
    only: tuple[str, ...] = ()

    def concerns(self, model: type[Entry]) -> bool:
        return not self.only or model.record() in self.only


WORKLISTS = (
    Worklist("to-review", _("To review"), lambda entries, _me: entries.in_review()),
    Worklist("returned", _("Returned to me"), returned_to),
    Worklist("comments", _("Comments for me"), addressed_to),
    Worklist(
        "not-published",
        _("Scheduled, but not published"),
        lambda entries, _me: entries.scheduled_in_vain(),
    ),
    Worklist(
        "unverified",
        _("Not checked for 12 months"),
        lambda entries, _me: entries.not_verified_since(timezone.localdate() - FRESH_FOR),
    ),
    Worklist(
        "ended",
        _("Ended, but recorded as ongoing"),
        lambda entries, _me: entries.ended_but_ongoing(timezone.localdate().year),
        ("initiative",),
    ),
    Worklist("no-source", _("Without a source"), lambda entries, _me: entries.without_source()),
    Worklist(
        "no-participant",
        _("Without a participant"),
        lambda entries, _me: entries.without_participant(),
        ("initiative",),
    ),
    Worklist("one-level", _("One level only"), lambda entries, _me: entries.on_one_level(), ("initiative",)),
    Worklist("no-french", _("French missing"), lambda entries, _me: entries.lacking("fr")),
    Worklist("no-english", _("English missing"), lambda entries, _me: entries.lacking("en")),
)
BY_CODE = {worklist.code: worklist for worklist in WORKLISTS}


def of(model: type[Entry]) -> list[Worklist]:
    return [worklist for worklist in WORKLISTS if worklist.concerns(model)]


def lengths(model: type[Entry], me: Actor) -> dict[str, int]:
    """How many entries of the kind stand in each of its worklists, by code, in one query."""
    counts = {
        worklist.code: Count(
            "pk", filter=Q(pk__in=worklist.asks(model._default_manager.order_by(), me).values("pk"))
        )
        for worklist in of(model)
    }
    return model._default_manager.order_by().aggregate(**counts)
