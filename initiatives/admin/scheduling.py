"""Approving on the review page what is to be published later, and calling it off."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial import scheduling
from ..editorial.refusals import Refused
from ..models import Entry, Schedule
from ..vocabularies import named
from .lists import tell
from .plans import moment_in_words
from .stepping import actor

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object


class When(forms.Form):
    """A day and a time, as the browser's own fields give them."""

    use_required_attribute = False
    day = forms.DateField(
        label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    time = forms.TimeField(
        label=gettext_lazy("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = self.cleaned_data
        if "day" in values and "time" in values:
            try:
                moment = datetime.combine(values["day"], values["time"], get_current_timezone())
                values["publish_on"] = localtime(moment)
            except OverflowError:
                raise ValidationError(_("Choose a moment within a year.")) from None
        return values


class SchedulesPublication(Mixed):
    """Mixed into the admin of entries."""

    titled: Callable[[Any], str]

    def scheduled(self, request: HttpRequest, entry: Entry, form: Any) -> bool:
        """Approval is of exactly what was on the page."""
        if not form.is_valid():
            return False
        values = {"publish_on": form.cleaned_data["publish_on"], "read": request.POST.get("read", "")}
        try:
            planned = scheduling.schedule(entry, by=actor(request), **values)
        except Refused as refused:
            form.add_error(None, refused.reasons)
            return False
        self._told(request, entry, _("Approved. It will be published on %s.") % moment_in_words(planned))
        return True

    def called_off(self, request: HttpRequest, entry: Entry) -> bool:
        try:
            scheduling.call_off(entry, by=actor(request))
        except Refused as refused:
            tell(self, request, refused)
        else:
            self._told(request, entry, _("It will not be published by itself any more."))
        return True

    def tell_unscheduled(self, request: HttpRequest, planned: Schedule | None) -> None:
        """To whoever has changed what was approved."""
        if planned is not None:
            said = _(
                "It was to be published on %s. That is called off: what you changed has to be read first."
            )
            self.message_user(request, said % moment_in_words(planned), messages.WARNING)

    def _told(self, request: HttpRequest, entry: Entry, said: str) -> None:
        self.log_change(request, entry, said)
        self.message_user(request, named(self.titled(entry), said), messages.SUCCESS)
