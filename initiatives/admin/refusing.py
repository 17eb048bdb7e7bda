"""What the rules or the database refuse is told in the form, beside the text that was typed."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.admin import ModelAdmin
from django.forms import BaseForm
from django.http import HttpRequest

from ..editorial.refusals import Refused, kept_whole

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
    MixedForm = BaseForm
else:
    Mixed = MixedForm = object


class HearsRefusals(MixedForm):
    """Mixed into a form: what was refused the last time is among its errors."""

    refusals: ClassVar[list[str]] = []  # given by the admin, for one request

    def clean(self) -> Any:
        cleaned = super().clean()
        for reason in self.refusals:
            self.add_error(None, reason)
        return cleaned


class TellsRefusals(Mixed):
    """Mixed into a ModelAdmin: nothing of what is refused is saved, and the form is shown again."""

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refusals = getattr(request, "refusals", [])
        return form

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What is refused is asked again, this time with the refusal in the form."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        try:
            with kept_whole():
                return super().changeform_view(request, *args, **kwargs)
        except Refused as refused:
            request.refusals = refused.reasons  # type: ignore[attr-defined]
            return super().changeform_view(request, *args, **kwargs)
