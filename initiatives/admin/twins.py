"""Pairs of entries that may be the same thing, side by side, for staff to decide."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from ..editorial import permissions, twins
from ..editorial.refusals import Refused
from ..editorial.remits import seen_by
from ..likeness import twins_of
from ..models import ENTRIES, Authority, Entry, Initiative, Twin

A_PAGE = 20
MOST_SOURCES = 6
LARGEST = 2**63 - 1
MODELS: dict[str, Any] = {model.record(): model for model in ENTRIES}
SHOWN_WITH: dict[Any, tuple[str, ...]] = {Authority: ("country",), Initiative: ("countries", "places")}


class Pair(NamedTuple):
    """`rows`: what is told, and what either of the two says; what neither says is left out."""

    one: Entry
    other: Entry
    likeness: int
    rows: list[tuple[str, str, str]]


class Two(forms.Form):
    one = forms.IntegerField(min_value=1, max_value=LARGEST)
    other = forms.IntegerField(min_value=1, max_value=LARGEST)


class TwinPages:
    def __init__(self, site: AdminSite) -> None:
        self.site = site

    def urls(self) -> list[URLPattern]:
        wrap = self.site.admin_view
        return [
            path("twins/<str:record>/", wrap(self.show), name="twins"),
            path("twins/<str:record>/not/", wrap(self.dismiss), name="not-twins"),
        ]

    def show(self, request: HttpRequest, record: str) -> HttpResponse:
        """All pairs of a kind, or with `of` those of one entry, found at once."""
        model = self._permitted(request, record)
        entry = self._entry(request, model, request.GET["of"]) if "of" in request.GET else None
        if entry is None and not permissions.may_judge(_who(request), model):
            raise PermissionDenied
        seen = seen_by(_who(request), model._default_manager.all())
        waiting = twins_of(entry, among=seen) if entry else twins.waiting(model)
        page = Paginator(waiting, A_PAGE).get_page(request.GET.get("p"))
        context = {
            **self.site.each_context(request),
            "title": _("Possible twins"),
            "subtitle": str(entry or model._meta.verbose_name_plural),
            "opts": model._meta,
            "record": record,
            "entry": entry,
            "page": page,
            "pairs": _side_by_side(model, list(page)),
            "may_decide": permissions.may_judge(_who(request), model),
        }
        return TemplateResponse(request, "admin/initiatives/twins.html", context)

    def dismiss(self, request: HttpRequest, record: str) -> HttpResponse:
        model, two = self._permitted(request, record), Two(request.POST)
        if request.method != "POST" or not two.is_valid():
            raise PermissionDenied
        try:
            twins.dismiss(model, (two.cleaned_data["one"], two.cleaned_data["other"]), by=request.user)
        except Refused as refused:
            messages.error(request, " ".join(refused.reasons))
        else:
            messages.success(request, _("Recorded: these are two things."))
        back = request.POST.get("back", "")
        is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
        return HttpResponseRedirect(back if is_ours else reverse("admin:twins", args=[record]))

    def _permitted(self, request: HttpRequest, record: str) -> Any:
        model = MODELS.get(record)
        if model is None:
            raise Http404
        if not self.site.get_model_admin(model).has_view_permission(request):
            raise PermissionDenied
        return model

    def _entry(self, request: HttpRequest, model: Any, pk: str) -> Entry:
        entry: Entry | None = self.site.get_model_admin(model).get_object(request, pk)
        if entry is None or not permissions.may_know(_who(request), entry):
            raise Http404
        return entry


def _who(request: HttpRequest) -> Any:
    return request.user


def _side_by_side(model: Any, found: Sequence[Twin]) -> list[Pair]:
    keys = {pk for twin in found for pk in (twin.one, twin.other)}
    rows = model._default_manager.prefetch_related(*SHOWN_WITH.get(model, ()), "citations__source")
    entries = rows.in_bulk(keys)
    there = [twin for twin in found if twin.one in entries and twin.other in entries]
    return [_pair(entries[twin.one], entries[twin.other], twin.likeness) for twin in there]


def _pair(one: Entry, other: Entry, likeness: int) -> Pair:
    facts = zip(_facts(one), _facts(other), strict=True)
    rows = [(label, left, right) for (label, left), (_same, right) in facts if left or right]
    return Pair(one, other, likeness, rows)


def _facts(entry: Any) -> list[tuple[str, str]]:
    countries = entry.countries.all() if isinstance(entry, Initiative) else [getattr(entry, "country", None)]
    places = entry.places.all() if isinstance(entry, Initiative) else []
    level = entry.get_level_display() if isinstance(entry, Authority) else ""
    years = [getattr(entry, name, None) for name in ("founded_in", "started_in", "ended_in")]
    sources = [citation.source.label for citation in entry.citations.all()[:MOST_SOURCES]]
    return [
        (_("English"), entry.label_en),
        (_("French"), entry.label_fr),
        (_("Other names"), ", ".join([*entry.aliases, *filter(None, [getattr(entry, "acronym", "")])])),
        (_("State"), str(entry.get_state_display())),
        (_("Level"), str(level)),
        (_("Countries"), ", ".join(country.label for country in countries if country)),
        (_("Places"), ", ".join(place.label for place in places)),
        (_("Years"), "–".join(str(year) for year in years if year)),
        (_("Sources"), "; ".join(dict.fromkeys(sources))),
    ]
