"""The list of deleted drafts, each with the button that brings it back."""

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.models import ADDITION, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from ..editorial.deleted import bring_back, deleted_drafts, may_bring_back
from ..editorial.permissions import ENTRY_MODELS
from ..editorial.refusals import Refused
from .stepping import actor

ON_A_PAGE = 50


class DeletedDrafts:
    def __init__(self, office: AdminSite) -> None:
        self.office = office

    def urls(self) -> list[URLPattern]:
        wrap = self.office.admin_view
        return [
            path("deleted/", wrap(self.show), name="deleted"),
            path("deleted/<slug:record>/<int:pk>/", wrap(self.bring_back), name="bring_back"),
        ]

    def show(self, request: HttpRequest) -> HttpResponse:
        if not may_bring_back(actor(request)):
            raise PermissionDenied
        pages = Paginator(deleted_drafts(actor(request)), ON_A_PAGE)
        context = {
            **self.office.each_context(request),
            "title": _("Deleted drafts"),
            "page": pages.get_page(request.GET.get("p")),
        }
        return TemplateResponse(request, "admin/initiatives/deleted.html", context)

    def bring_back(self, request: HttpRequest, record: str, pk: int) -> HttpResponse:
        model = ENTRY_MODELS.get(record)
        if model is None:
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            entry, lost = bring_back(model, pk, by=actor(request))
        except Refused as refused:
            _tell(request, messages.ERROR, refused.reasons)
            return HttpResponseRedirect(reverse("admin:deleted"))
        LogEntry.objects.log_actions(actor(request).pk, [entry], ADDITION, _("Restored as a draft."))
        _tell(request, messages.SUCCESS, [f"{entry or entry.key}: {_('Restored as a draft.')}"])
        _tell(request, messages.WARNING, lost)
        return HttpResponseRedirect(reverse(f"admin:initiatives_{record}_change", args=[entry.pk]))


def _tell(request: Any, level: int, sentences: list[str]) -> None:
    for sentence in sentences:
        messages.add_message(request, level, sentence)
