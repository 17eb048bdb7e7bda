"""Several entries published together: each is read first, and what was read is published, all or none."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..editorial.differences import Step as Told
from ..editorial.publication import hindrances, moment_of, on_its_way, publish_as_read
from ..editorial.refusals import Refused, kept_whole
from ..models import Entry, NextVersion
from .lists import demand_all, tell
from .review import changes_in
from .stepping import TakesSteps, actor, way_back
from .steps import PUBLISH, Step

MOST = 25  # whoever is shown more reads no more


class Reading(NamedTuple):
    """One of the entries: what would change, and what keeps it from being published."""

    entry: Entry
    draft: Entry | NextVersion | None
    changes: list[Told]
    hindrances: list[str]
    read: str
    without: str  # the address of the same page without it


class PublishesTogether(TakesSteps):
    """Mixed into the admin of entries."""

    def get_urls(self) -> list[URLPattern]:
        name, view = self.model.record(), self.admin_site.admin_view(self.read_together)
        return [path("publish/", view, name=f"initiatives_{name}_publish_together"), *super().get_urls()]

    def take_together(
        self, request: HttpRequest, step: Step, entries: QuerySet[Entry]
    ) -> HttpResponse | None:
        """A list shows titles: before anything is published, it is read on a page of its own."""
        if step is not PUBLISH:
            return super().take_together(request, step, entries)
        chosen = [entry.pk for entry in _bounded(entries)]
        return HttpResponseRedirect(self._reading_address(chosen, request.get_full_path()))

    def read_together(self, request: HttpRequest) -> HttpResponse:
        if not self.has_publish_permission(request):
            raise PermissionDenied
        listed = way_back(request) or reverse(f"admin:initiatives_{self.model.record()}_changelist")
        try:
            chosen = self._asked_together(request)
        except Refused as refused:
            tell(self, request, refused)
            return HttpResponseRedirect(listed)
        if request.method == "POST":
            done = self._published_together(request, chosen)
            return HttpResponseRedirect(listed if done else request.get_full_path())
        return self._shown_together(request, chosen, listed)

    def _asked_together(self, request: HttpRequest) -> list[Entry]:
        seen, keys = self.get_queryset(request), request.GET.getlist("pk")
        demand_all(seen, keys)
        return _bounded(seen.filter(pk__in=keys))

    def _published_together(self, request: HttpRequest, chosen: list[Entry]) -> bool:
        """Whether all of them were, as they were read; if not, none was, and it is told why."""
        read = {entry: request.POST.get(f"read-{entry.pk}", "") for entry in chosen}
        try:
            with kept_whole():
                publish_as_read(read, by=actor(request))
                for entry in chosen:
                    self.recorded(request, PUBLISH, entry)
        except Refused as refused:
            self.message_user(request, _("Nothing was published."), messages.WARNING)
            tell(self, request, refused)
            return False
        return True

    def _shown_together(self, request: HttpRequest, chosen: list[Entry], listed: str) -> HttpResponse:
        readings = [self._reading(request, entry, chosen) for entry in chosen]
        title = ngettext(
            "Read and publish %(count)d entry", "Read and publish %(count)d entries", len(chosen)
        )
        context = {
            **self.admin_site.each_context(request),
            "title": title % {"count": len(chosen)},
            "opts": self.opts,
            "readings": readings,
            "can_be_published": not any(reading.hindrances for reading in readings),
            "listed": listed,
        }
        return TemplateResponse(request, "admin/initiatives/publish_together.html", context)

    def _reading(self, request: HttpRequest, entry: Entry, chosen: list[Entry]) -> Reading:
        draft = on_its_way(entry)
        others = [one.pk for one in chosen if one != entry]
        return Reading(
            entry,
            draft,
            changes_in(entry, draft, actor(request)) if draft is not None else [],
            hindrances(entry, by=actor(request)),
            moment_of(draft) if draft is not None else "",
            self._reading_address(others, way_back(request)) if others else "",
        )

    def _reading_address(self, chosen: Iterable[Any], back: str) -> str:
        page = reverse(f"admin:initiatives_{self.model.record()}_publish_together")
        return f"{page}?{urlencode([*(('pk', pk) for pk in chosen), ('back', back)])}"


def _bounded(entries: QuerySet[Entry]) -> list[Entry]:
    found = list(entries[: MOST + 1])
    if len(found) > MOST:
        raise Refused([_("Choose at most %d entries at once: each of them is to be read.") % MOST])
    return found
