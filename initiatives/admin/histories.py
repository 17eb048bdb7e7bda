"""What became of a record and its parts, and the way back to how it stood before a change."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from ..editorial import history, permissions, restoring
from ..editorial.refusals import Refused
from .lists import tell

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object


class HasHistory(Mixed):
    """Mixed into the admin of records: what the database has kept, and not only what forms told."""

    object_history_template = "admin/initiatives/history.html"
    titled: Callable[[Any], str]

    def get_urls(self) -> list[URLPattern]:
        name, view = self.model._meta.model_name, self.admin_site.admin_view(self.restore)
        back = path("<path:object_id>/history/restore/", view, name=f"initiatives_{name}_goback")
        return [back, *super().get_urls()]

    def may_know(self, request: HttpRequest, row: Any) -> bool:
        """Whether somebody sees what has become of the record: focal points of entries alone."""
        return permissions.acts_for_all(_who(request)) and self.has_view_permission(request, row)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        row: Any = self.get_object(request, unquote(object_id))
        may_see = row is not None and self.may_know(request, row)
        user = _who(request)
        context = {
            "changes": history.changes_of(row, user) if may_see else [],
            "title": _("History: %s") % (self.titled(row) if row else ""),
            "may_restore": may_see and restoring.can_be_restored(row) and permissions.may_write(user, row),
        }
        return super().history_view(request, object_id, {**context, **(extra_context or {})})

    def restore(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """One click: nothing is lost, for what stands now is in the history as well."""
        row: Any = self.get_object(request, unquote(object_id))
        if row is None or not self.may_know(request, row) or not restoring.can_be_restored(row):
            raise Http404
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            restoring.restore(row, before=_moment(request), by=_who(request))
        except Refused as refused:
            tell(self, request, refused)
        else:
            self.message_user(request, _("Restored as it was before the change."), messages.SUCCESS)
        name = f"admin:initiatives_{self.model._meta.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[quote(row.pk)]))


def _who(request: HttpRequest) -> Any:
    return request.user


def _moment(request: HttpRequest) -> datetime:
    said = _("“before” is the moment of a change.")
    try:
        moment = datetime.fromisoformat(request.POST.get("before", ""))
    except ValueError:
        raise BadRequest(said) from None
    if moment.tzinfo is None:
        raise BadRequest(said)
    return moment
