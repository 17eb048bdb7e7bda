"""The steps of an entry from draft to archive, as buttons of its form and actions of its list."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..editorial import publication
from ..vocabularies import State


class Step(NamedTuple):
    """`how` the button works: it saves the form first, asks on a page of its own, or acts at once."""

    name: str
    change: publication.Change
    states: tuple[State, ...]
    permission: str
    how: str
    button: Any
    action: Any
    done: Any
    not_done: Any


PUBLISH = Step(
    "publish",
    publication.publish,
    (State.DRAFT, State.IN_REVIEW),
    "publish",
    "saves",
    _("Save and publish"),
    _("Publish"),
    _("Published."),
    _("Saved, but not published:"),
)
SUBMIT = Step(
    "submit",
    publication.submit,
    (State.DRAFT,),
    "change",
    "saves",
    _("Save and submit for review"),
    _("Submit for review"),
    _("Submitted for review."),
    _("Saved, but not submitted:"),
)
RETURN = Step(
    "return",
    publication.return_to_draft,
    (State.IN_REVIEW,),
    "change",
    "saves",
    _("Save and return to draft"),
    _("Return to draft"),
    _("Returned to draft."),
    _("Saved, but not returned:"),
)
WITHDRAW = Step(
    "withdraw",
    publication.withdraw,
    (State.PUBLISHED,),
    "publish",
    "asks",
    _("Withdraw …"),
    _("Withdraw"),
    _("Withdrawn."),
    _("Not withdrawn:"),
)
RESTORE = Step(
    "restore",
    publication.restore,
    (State.ARCHIVED,),
    "change",
    "acts",
    _("Restore as draft"),
    _("Restore as draft"),
    _("Restored as a draft."),
    _("Not restored:"),
)
VERIFY = Step(
    "verify",
    publication.verify,
    (State.PUBLISHED,),
    "change",
    "acts",
    _("Checked today, nothing to change"),
    _("Checked today, nothing to change"),
    _("Checked today."),
    _("Not recorded as checked:"),
)
STEPS = (PUBLISH, SUBMIT, RETURN, VERIFY, WITHDRAW, RESTORE)


def action_of(step: Step) -> Callable[[Any, HttpRequest, QuerySet[Any]], None]:
    @admin.action(description=step.action, permissions=[step.permission])
    def act(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        model_admin.take_together(request, step, queryset)

    act.__name__ = step.name
    return act


ACTIONS = [action_of(step) for step in STEPS]
