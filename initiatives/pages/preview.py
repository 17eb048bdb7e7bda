"""What is not published yet, an entry or its next version, as it will look: for staff only."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from ..editorial.permissions import may_know
from ..editorial.versions import next_of, rehearsed
from ..models import Entry
from .details import DETAILS
from .entry import EntryDetail
from .present import url_of

PAGES = {page.model.record(): page for page in DETAILS}


class _Preview:
    """Mixed into a detail page: the entry by its key, whatever its state."""

    for_robots = "noindex, nofollow"
    is_shared = False

    def get(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = self.model._default_manager.filter(key=kwargs["key"]).first()
        if entry is None:
            raise Http404
        if not entry.is_published:
            return self._shown(entry)  # type: ignore[no-any-return]
        if next_of(entry) is None:
            return redirect(url_of(entry))
        with rehearsed(entry):
            return self._shown(entry)  # type: ignore[no-any-return]

    def _shown(self: Any, entry: Entry) -> HttpResponse:
        """Rendered at once: what is rehearsed is there no longer than its context."""
        self.entry = self.model._default_manager.filter(pk=entry.pk).with_details().get()
        response: HttpResponse = self.render_to_response(self.get_context_data(is_preview=True)).render()
        return response

    def address(self: Any, language: str) -> str:
        from django.urls import translate_url

        return str(translate_url(self.request.path, language))


@never_cache
def preview(request: HttpRequest, record: str, key: str) -> HttpResponse:
    """Everybody else gets the answer that they would get if there were nothing."""
    page = PAGES.get(record)
    user: Any = request.user
    entry = page.model._default_manager.filter(key=key).first() if page and user.is_staff else None
    if page is None or entry is None or not may_know(user, entry):
        raise Http404
    view: type[EntryDetail] = type(f"Preview{page.__name__}", (_Preview, page), {})
    return view.as_view()(request, key=key)
