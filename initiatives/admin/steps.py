"""The steps of an entry from draft to archive, as buttons of its form and actions of its list."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from ..editorial import erasing, publication, requests, translations
from ..models import Entry
from ..vocabularies import State, named

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
    _("Read and publish …"),
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
    "judge",
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
    "judge",
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
TRANSLATED = Step(
    "translated",
    translations.confirm,
    (State.DRAFT, State.IN_REVIEW, State.PUBLISHED),
    "change",
    "acts",
    _("Translation still right"),
    _("Translation still right"),
    _("Its translation is recorded as still right."),
    _("Not recorded as right:"),
)
RECALL = Step(
    "recall",
    publication.recall,
    (State.IN_REVIEW,),
    "change",
    "acts",
    _("Recall from review"),
    None,
    _("Recalled from review."),
    _("Not recalled:"),
)
ASK = Step(
    "ask",
    requests.ask_to_withdraw,
    (State.PUBLISHED,),
    "ask",
    "asks",
    _("Ask to withdraw …"),
    None,
    _("Asked to be withdrawn."),
    _("Not asked:"),
    _("Ask to withdraw: %s"),
    _("Ask to withdraw"),
    _(
        "Whoever may withdraw it finds your reason on the front page. "
        "What becomes of it stands among the comments."
    ),
    _("Keep it published"),
)
ERASE = Step(
    "erase",
    erasing.erase,
    (State.ARCHIVED,),
    "erase",
    "asks",
    _("Erase for good …"),
    None,
    _("Erased."),
    _("Not erased:"),
    _("Erase for good: %s"),
    _("Erase for good"),
    _(
        "Its texts, its parts, all its versions, its history and its comments are deleted, and nobody "
        "can bring them back. Its number stays and tells readers that it is gone. "
        "Copies and backups are not reached."
    ),
    _("Keep it withdrawn"),
)
STEPS = (PUBLISH, SUBMIT, RECALL, RETURN, VERIFY, TRANSLATED, DISCARD, ASK, WITHDRAW, RESTORE, ERASE)


def action_of(step: Step) -> Callable[[Any, HttpRequest, QuerySet[Any]], Any]:
    @admin.action(description=step.action, permissions=[step.permission])
    def act(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        return model_admin.take_together(request, step, queryset)

    act.__name__ = step.name
    return act


ACTIONS = [action_of(step) for step in STEPS if step.action]


def button_of(request: HttpRequest, step: Step) -> Callable[[Entry], SafeString]:
    """A column of buttons that take the step and lead back to the list as it is."""
    back = urlencode({"back": request.get_full_path()})

    @admin.display(description=_("one click"))
    def button(entry: Entry) -> SafeString:
        if entry.state not in step.states:
            return SafeString("–")
        address = reverse(f"admin:initiatives_{entry.record()}_{step.name}", args=[entry.pk])
        return format_html(
            '<button type="submit" class="button row-step" formaction="{}?{}" aria-label="{}">{}</button>',
            address,
            back,
            named(step.button, entry.label or entry.key),
            step.button,
        )

    return button
