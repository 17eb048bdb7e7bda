"""The steps of an entry from draft to archive, as buttons of its form and actions of its list."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..editorial import publication
from ..vocabularies import State

NEXT = "next_version"  # where a published entry stands that has one


class Step(NamedTuple):
    """`how` the button works: it saves the form first, asks on a page of its own, or acts at once.

    A step without an `action` is taken for one entry at a time. What asks says the `question`, what
    `confirm`s it, what follows, and how to leave it.
    """

    name: str
    change: publication.Change
    states: tuple[str, ...]
    permission: str
    how: str
    button: Any
    action: Any
    done: Any
    not_done: Any
    question: Any = ""
    confirm: Any = ""
    follows: Any = ""
    leave: Any = ""


PUBLISH = Step(
    "publish",
    publication.publish,
    (State.IN_REVIEW,),
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
    "asks",
    _("Return to draft …"),
    None,
    _("Returned to draft."),
    _("Not returned:"),
    _("Return to draft: %s"),
    _("Return to draft"),
    _("Whoever submitted it finds it on the front page, with what you write here."),
    _("Keep it in review"),
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
    _("Withdraw: %s"),
    _("Withdraw"),
    _(
        "Readers will find a notice in its place, and search will not find it any more. "
        "Its number stays its own, and it can be restored as a draft."
    ),
    _("Keep it published"),
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
DISCARD = Step(
    "discard",
    publication.discard,
    (NEXT,),
    "change",
    "asks",
    _("Give up the next version …"),
    None,
    _("The next version was given up."),
    _("Not given up:"),
    _("Give up the next version: %s"),
    _("Give it up"),
    _("What is published stays as it is. The history keeps what the next version said."),
    _("Keep the next version"),
)
STEPS = (PUBLISH, SUBMIT, RETURN, VERIFY, DISCARD, WITHDRAW, RESTORE)


def action_of(step: Step) -> Callable[[Any, HttpRequest, QuerySet[Any]], None]:
    @admin.action(description=step.action, permissions=[step.permission])
    def act(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        model_admin.take_together(request, step, queryset)

    act.__name__ = step.name
    return act


ACTIONS = [action_of(step) for step in STEPS if step.action]
