"""The form of a published entry edits its next version: what is saved there, the public does not see yet."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from ..editorial.scheduling import cancel_if_changed
from ..editorial.versions import Rehearsal, note, rehearsed
from ..models import Entry, Schedule
from .stepping import actor

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object

SAVED = _("Next version saved.")


class DraftsNextVersions(Mixed):
    """Mixed into the admin of entries: Django's own form and formsets, on an entry that is rehearsed."""

    stepped: Callable[[HttpRequest, Entry], HttpResponse | None]
    may_know: Callable[[HttpRequest, Any], bool]
    tell_unscheduled: Callable[[HttpRequest, Schedule | None], None]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        entry = self._published(request, object_id)
        if entry is None or not self.may_know(request, entry):
            return super().changeform_view(request, object_id, form_url, extra_context)
        with rehearsed(entry, to_write=request.method == "POST") as rehearsal:
            request.rehearsal = rehearsal  # type: ignore[attr-defined]
            response = super().changeform_view(request, object_id, form_url, extra_context)
            if isinstance(response, TemplateResponse):
                response.render()
        request.rehearsal = None  # type: ignore[attr-defined]
        return self._drafted(request, entry, rehearsal, response) if rehearsal.is_kept else response

    def _published(self, request: HttpRequest, object_id: str | None) -> Entry | None:
        entry = super().get_object(request, unquote(object_id)) if object_id else None
        return entry if entry is not None and entry.is_published else None

    def _drafted(
        self, request: HttpRequest, entry: Entry, rehearsal: Rehearsal, response: HttpResponse
    ) -> HttpResponse:
        """What was undone with the rehearsal is done now: the note, the log, the step asked for."""
        if rehearsal.note is not None:
            note(entry, rehearsal.note)
            rehearsal.unscheduled = rehearsal.unscheduled or cancel_if_changed(entry, by=actor(request))
        self.tell_unscheduled(request, rehearsal.unscheduled)
        self.log_change(request, entry, str(SAVED))
        return self.stepped(request, entry) or response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        rehearsal = rehearsal_of(request)
        if rehearsal is None:
            self.tell_unscheduled(request, cancel_if_changed(obj, by=actor(request)))
            return self.stepped(request, obj) or super().response_change(request, obj)
        rehearsal.keep(by=actor(request), note=obj.internal_note)
        if "_step" in request.POST:
            return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """What is rehearsed has not happened."""
        return None if rehearsal_of(request) else super().log_change(request, obj, message)


def rehearsal_of(request: HttpRequest) -> Rehearsal | None:
    return getattr(request, "rehearsal", None)
