"""What a reviewer reads before publishing: the difference to what is published, word by word."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
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
from ..editorial.sight import Sight
from ..editorial.versions import document_of, merged_with
from ..models import Entry, NextVersion
from ..vocabularies import State
from .conversing import conversation
from .lists import tell
from .plans import plan_of
from .scheduling import SchedulesPublication, When
from .stepping import actor
from .steps import PUBLISH, RETURN, Step

Draft = Entry | NextVersion


class IsReviewed(SchedulesPublication):
    """Mixed into the admin of entries: one page that shows what would be published, and publishes it."""

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
        when = When(request.POST if "_schedule" in request.POST else None)
        if request.method == "POST" and self._settled(request, entry, when):
            return HttpResponseRedirect(form)
        context = {**self._read(request, entry, draft), "when": when}
        return TemplateResponse(request, "admin/initiatives/review.html", context)

    def _settled(self, request: HttpRequest, entry: Entry, when: When) -> bool:
        if "_schedule" in request.POST:
            return self.scheduled(request, entry, when)
        if "_unschedule" in request.POST:
            return self.called_off(request, entry)
        return self._published_as_read(request, entry)

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
            "changes": changes_in(entry, draft, actor(request)),
            "missing": [] if isinstance(draft, NextVersion) else publication.missing(draft),
            "writers": User.objects.filter(pk__in=writers_of(draft)),
            "returned": history.returned(draft),
            "read": moment_of(draft),
            "may_publish": draft.state == State.IN_REVIEW
            and permissions.may_publish(actor(request), self.model),
            "return_step": RETURN
            if draft.state == State.IN_REVIEW and permissions.may_judge(actor(request), entry)
            else None,
            "back": "review",
            **plan_of(entry),
            **(conversation(entry, actor(request)) if permissions.may_comment(actor(request), entry) else {}),
        }


def changes_in(entry: Entry, draft: Draft, reader: Any) -> list[Told]:
    """What publishing the draft would change in what is public; all of it, if nothing is."""
    table = BY_RECORD[entry.record()]
    standing = document_of(entry)
    document = merged_with(draft, standing).document if isinstance(draft, NextVersion) else standing
    several = [standing, document]
    sight, names = Sight(reader, table, several), Names(table, several, reader=reader)
    before = sight.of(standing) if isinstance(draft, NextVersion) else None
    return between(table, before, sight.of(document), names)
