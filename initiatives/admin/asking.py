"""What a step asks on a page of its own: why, and of a withdrawal what has taken the place of the entry."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .choosing import Chooser
from .steps import ASK, DISCARD, ERASE, RETURN, WITHDRAW, Step

if TYPE_CHECKING:
    from .stepping import TakesSteps


def _why(label: Any, hint: Any, *, missing: Any = "", at_length: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 6})
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        error_messages={"required": missing},
        max_length=2000 if at_length else 200,
        widget=area if at_length else None,
    )


class Returning(forms.Form):
    reason = _why(
        _("What has to be changed"),
        _("It stands above the draft, and in the history of the entry."),
        missing=_("Write what has to be changed."),
        at_length=True,
    )


class Asking(forms.Form):
    reason = _why(
        _("Why it should be withdrawn"),
        _("Such as: it has ended and is described elsewhere, or it never took place."),
        missing=_("Write why it should be withdrawn."),
        at_length=True,
    )


class Erasing(forms.Form):
    reason = _why(
        _("Ground"), _("It is all that is kept of it: name no person."), missing=_("Write the ground.")
    )


class Discarding(forms.Form):
    reason = _why(_("Reason"), _("For colleagues: it stands in the history of the entry."))


FORMS: dict[str, type[forms.Form]] = {
    WITHDRAW.name: Discarding,
    RETURN.name: Returning,
    DISCARD.name: Discarding,
    ASK.name: Asking,
    ERASE.name: Erasing,
}


def question_of(step: Step, model_admin: "TakesSteps", request: HttpRequest) -> forms.Form:
    form = FORMS[step.name](request.POST if request.method == "POST" else None)
    if step is WITHDRAW:
        form.fields = {"successor": _successor(model_admin, request), **form.fields}
    return form


def _successor(model_admin: "TakesSteps", request: HttpRequest) -> forms.Field:
    choices = model_admin.get_queryset(request)
    successor = forms.ModelChoiceField(
        choices,
        required=False,
        label=_("Successor"),
        help_text=_("Readers of this entry are sent there. Leave it empty where there is none."),
        widget=Chooser(model_admin.model._meta.get_field("successor"), model_admin.admin_site),
    )
    successor.label_from_instance = model_admin.describe  # type: ignore[method-assign,assignment]
    return successor
