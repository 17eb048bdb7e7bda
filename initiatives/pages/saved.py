"""Searches kept under a short link: saving one, the page that gives the link, and where the link leads."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ..editorial.searches import keep
from ..exports.formats import FORMATS
from ..filtersets import Facet, ListFilterSet, asking
from ..filtersets.canonical import canonical, narrows
from ..models import SavedSearch
from ..models.searches import LONGEST_QUERY
from .filters import in_order_of_reading
from .frame import Page
from .lists import LISTS
from .texts import Text, called_here

LISTINGS = {listing.model.record(): listing for listing in LISTS}


def ask(record: str, query: str) -> ListFilterSet:
    """A query string as a question to the list of a record."""
    return asking(LISTINGS[record].model, QueryDict(query))


def was_sent_from_here(request: HttpRequest) -> bool:
    """Browsers say themselves from where a form is sent, so no cookie is needed to know a forged one."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


@method_decorator(csrf_exempt, name="dispatch")
class SaveSearch(Page):
    """What the form below a list sends. Readers get no cookie, so a token cannot be asked of them."""

    template_name = "initiatives/save_search.html"
    title = gettext_lazy("Save a search")
    for_robots = "noindex"
    is_shared = False
    http_method_names = [*Page.http_method_names, "post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not was_sent_from_here(request):
            return self._refuse([_("This was sent from another site. Save the search on its list.")], 403)
        record, query = request.POST.get("record", ""), request.POST.get("query", "")
        if reasons := self._reasons(record, query):
            return self._refuse(reasons, 400)
        saved = keep(record=record, query=canonical(ask(record, query)))
        if saved is None:
            sentence = _("So many searches were saved today that no more are taken. Keep the list's address.")
            return self._refuse([sentence], 429)
        response = redirect("saved-search", token=saved.token)
        response.status_code = 303
        return response

    def _refuse(self, reasons: list[str], status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(errors=reasons), status=status)

    def _reasons(self, record: str, query: str) -> list[str]:
        """What keeps a search from being saved."""
        if record not in LISTINGS:
            return [_("There is no such list.")]
        asked = ask(record, query)
        if not asked.is_valid():
            return in_order_of_reading(asked)
        if not narrows(asked):
            return [_("Choose at least one filter, then save the search.")]
        if len(canonical(asked)) > LONGEST_QUERY:
            return [_("This search is longer than 2,000 characters. Take some of its values back.")]
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = [
            {"text": listing.title, "url": reverse(f"{record}-list")} for record, listing in LISTINGS.items()
        ]
        return super().get_context_data(lists=lists, **kwargs)


class SavedPage(Page):
    """The short link, to copy, with what it asks."""

    template_name = "initiatives/saved.html"
    title = gettext_lazy("Saved search")
    for_robots = "noindex"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        saved = get_object_or_404(SavedSearch, token=kwargs["token"])
        asked, listing = ask(saved.record, saved.query), LISTINGS[saved.record]
        absolute = self.request.build_absolute_uri
        return super().get_context_data(
            short_link=absolute(reverse("saved-search-follow", kwargs={"token": saved.token})),
            list_url=address(saved),
            facts=[{"label": _("List"), "value": listing.title}, *said(asked)],
            forgotten=[*_forgotten(asked), *in_order_of_reading(asked)],
            formats=[
                {
                    "label": form.label,
                    "url": absolute(address(saved, form.suffix)),
                    "type": form.content_type.partition(";")[0],
                    "hint": form.hint,
                }
                for form in FORMATS
            ],
        )


@require_safe
def follow(request: HttpRequest, token: str) -> HttpResponse:
    """To the list as it is now, in the language of the link; where it leads may change, so it is not kept."""
    response = HttpResponseRedirect(address(get_object_or_404(SavedSearch, token=token)))
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response


def address(saved: SavedSearch, suffix: str = "") -> str:
    """The list with the saved question, or the same in another form."""
    name = f"{saved.record}-{suffix}" if suffix else f"{saved.record}-list"
    return f"{reverse(name)}?{saved.query}"


def said(asked: ListFilterSet) -> list[dict[str, Any]]:
    """What a question asks, filter by filter, in the reader's words."""
    return [
        {"label": asked.filters[name].label, "links": _values(asked, name)}
        for name in asked.data
        if name in asked.filters
    ]


def _forgotten(asked: ListFilterSet) -> list[str]:
    """Filters that the list had when the search was saved, and has no more."""
    return [_("There is no filter “%(name)s”.") % {"name": name} for name in asked.unknown]


def _values(asked: ListFilterSet, name: str) -> list[dict[str, Any]]:
    values, filter_ = asked.data.getlist(name), asked.filters[name]
    names = filter_.known.labels(values) if isinstance(filter_, Facet) else {}
    called = [called_here(names[value]) if value in names else Text(value) for value in values]
    return [{"text": one.text, "lang": one.lang} for one in called]
