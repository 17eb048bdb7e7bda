"""A list of the office as a workbook, hidden entries included, in the form in which files are read."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from ..documents.read import documents
from ..documents.schema import BY_RECORD
from ..editorial.sight import Sight
from ..exports.books import filled
from .importing import XLSX
from .lists import Tool
from .stepping import actor

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object

MOST = 5_000  # as many as a file may have that is sent here


class GivesFiles(Mixed):
    """Mixed into the admin of entries."""

    def get_urls(self) -> list[URLPattern]:
        name, view = self.model._meta.model_name, self.admin_site.admin_view(self.file)
        return [path("workbook.xlsx", view, name=f"initiatives_{name}_workbook"), *super().get_urls()]

    def tools(self, request: HttpRequest) -> list[Tool]:
        address = reverse(f"admin:initiatives_{self.model._meta.model_name}_workbook")
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return [*super().tools(request), Tool(_("This list as a workbook"), address + asked)]  # type: ignore[misc]

    def file(self, request: HttpRequest) -> HttpResponse:
        """Those that the list shows with the same filters, page for page."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        page = reverse(f"admin:initiatives_{self.model._meta.model_name}_changelist")
        listed = f"{page}?{request.GET.urlencode()}"
        try:
            found: Any = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(listed)
        keys = list(found.order_by().values_list("key", flat=True)[: MOST + 1])
        if len(keys) > MOST:
            self.message_user(request, _("Narrow the list to at most 5,000 entries."), messages.ERROR)
            return HttpResponseRedirect(listed)
        table = BY_RECORD[str(self.model._meta.model_name)]
        several = list(documents(table, keys, hidden=True).values())
        sight = Sight(actor(request), table, several)
        response = HttpResponse(filled(table, [sight.of(one) for one in several]), content_type=XLSX)
        response["Content-Disposition"] = f'attachment; filename="{table.name}.xlsx"'
        return response
