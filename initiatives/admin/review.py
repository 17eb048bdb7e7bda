"""What a reviewer reads before publishing: the difference to what is published, word by word."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _

from ..documents.schema import BY_RECORD
from ..editorial import history, permissions, publication
from ..editorial.authorship import writers_of
from ..editorial.differences import Names, between
from ..editorial.differences import Step as Told
from ..editorial.publication import moment_of, on_its_way
from ..editorial.refusals import Refused
from ..editorial.versions import document_of, merged_with
from ..models import Entry, NextVersion
from ..vocabularies import State
from .lists import tell
from .stepping import actor
from .steps import PUBLISH, RETURN, Step

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object

Draft = Entry | NextVersion


class IsReviewed(Mixed):
    """Mixed into the admin of entries: one page that shows what would be published, and publishes it."""

    titled: Callable[[Any], str]
    recorded: Callable[[HttpRequest, Step, Entry], None]
    may_know: Callable[[HttpRequest, Any], bool]

    def get_urls(self) -> list[URLPattern]:
        name, view = self.model._meta.model_name, self.admin_site.admin_view(self.review)
        return [path("<int:pk>/review/", view, name=f"initiatives_{name}_review"), *super().get_urls()]

    def review(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry: Any = self.get_object(request, str(pk))
        if entry is None or not self.may_know(request, entry):
            raise Http404
        draft = on_its_way(entry)
        form = reverse(f"admin:initiatives_{entry.record()}_change", args=[pk])
        if draft is None or draft.state not in permissions.UNPUBLISHED:
            self.message_user(request, _("Nothing of this entry waits to be published."), messages.INFO)
            return HttpResponseRedirect(form)
        if request.method == "POST" and self._published_as_read(request, entry):
            return HttpResponseRedirect(form)
        return TemplateResponse(request, "admin/initiatives/review.html", self._read(request, entry, draft))

    def _published_as_read(self, request: HttpRequest, entry: Entry) -> bool:
        """Approval is of exactly what was on the page."""
        try:
            publication.publish(entry, by=actor(request), read=request.POST.get("read", ""))
        except Refused as refused:
            tell(self, request, refused)
            return False
        self.recorded(request, PUBLISH, entry)
        return True

    def _read(self, request: HttpRequest, entry: Any, draft: Draft) -> dict[str, Any]:
        title = self.titled(entry)
        return {
            **self.admin_site.each_context(request),
            "title": _("Review: %s") % title,
            "opts": self.opts,
            "entry": entry,
            "draft": draft,
            "changes": changes_in(entry, draft),
            "missing": [] if isinstance(draft, NextVersion) else publication.missing(draft),
            "writers": User.objects.filter(pk__in=writers_of(draft)),
            "returned": history.returned(draft),
            "read": moment_of(draft),
            "may_publish": draft.state == State.IN_REVIEW
            and permissions.may_publish(actor(request), self.model),
            "return_step": RETURN
            if draft.state == State.IN_REVIEW and permissions.may_judge(actor(request), entry)
            else None,
        }


def changes_in(entry: Entry, draft: Draft) -> list[Told]:
    """What publishing the draft would change in what is public; all of it, if nothing is."""
    table = BY_RECORD[entry.record()]
    standing = document_of(entry)
    if not isinstance(draft, NextVersion):
        return between(table, None, standing, Names(table, [standing]))
    document = merged_with(draft, standing).document
    return between(table, standing, document, Names(table, [standing, document]))
