"""The admin site of the catalogue: what its front page holds, in the order in which people work."""

from collections.abc import Iterable
from functools import wraps
from typing import Any

import pghistory
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group, User
from django.db.models import Count, Model
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from ..editorial import worklists
from ..models import (
    ApiToken,
    Authority,
    Challenge,
    Commitment,
    Competence,
    Country,
    Entry,
    Framework,
    Initiative,
    Meeting,
    Network,
    Place,
    Proposal,
    Recommendation,
    SavedSearch,
    Sector,
    Source,
    Synonym,
)
from ..vocabularies import ProposalState, State
from .choosing import Suggestions

GROUPS: tuple[tuple[Any, str, tuple[type[Model], ...]], ...] = (
    (_("Entries"), "initiatives", (Initiative, Authority, Network, Challenge, Recommendation)),
    (_("Evidence"), "initiatives", (Source, Meeting, Competence)),
    (_("Vocabularies"), "initiatives", (Framework, Commitment, Country, Place, Sector, Synonym)),
    (_("Readers"), "initiatives", (Proposal, SavedSearch)),
    (_("Accounts"), "auth", (User, Group, ApiToken)),
)


class Office(AdminSite):
    site_header = "Multilevel"
    site_title = "Multilevel"
    index_title = _("Editorial office")
    index_template = "admin/front.html"
    login_template = "admin/entrance.html"
    empty_value_display = "–"
    enable_nav_sidebar = False  # its width is needed for English beside French

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Who changes something stands beside the change in its history."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def recorded(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.method != "POST":
                return guarded(request, *args, **kwargs)
            with pghistory.context(user=request.user.pk):
                return guarded(request, *args, **kwargs)

        return recorded

    def get_urls(self) -> list[URLPattern | URLResolver]:
        language = path("language/", self.admin_view(set_language), name="language")
        return [language, *super().get_urls()]

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """By what people come for, not by which app of Django holds it."""
        apps: Iterable[Any] = self._build_app_dict(request, app_label).values()
        permitted = {row["model"]: row for app in apps for row in app["models"]}
        groups = []
        for name, label, models in GROUPS:
            if rows := [permitted[model] for model in models if model in permitted]:
                address = reverse("admin:app_list", kwargs={"app_label": label})
                groups.append({"name": name, "app_label": label, "app_url": address, "models": rows})
        return groups

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        groups = self.get_app_list(request)
        for group in groups:
            for row in group["models"]:
                row["states"] = self._states(row)
        work = self._work(request, [row for group in groups for row in group["models"]])
        return super().index(request, {"groups": groups, "work": work, **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Suggestions.as_view(admin_site=self)(request)

    def _work(self, request: HttpRequest, rows: list[Any]) -> list[dict[str, Any]]:
        """What waits, list by list; of each, the kinds of entries that are in it."""
        open_to = {row["model"]: row for row in rows if issubclass(row["model"], Entry) and row["admin_url"]}
        waiting = {model: worklists.lengths(model, request.user) for model in open_to}
        lists = []
        for worklist in worklists.WORKLISTS:
            kinds = [
                {"name": row["name"], "count": count, "url": f"{row['admin_url']}?work={worklist.code}"}
                for model, row in open_to.items()
                if (count := waiting[model].get(worklist.code))
            ]
            if kinds:
                lists.append({"label": worklist.label, "kinds": kinds})
        return [*self._to_answer(rows), *lists]

    def _to_answer(self, rows: list[Any]) -> list[dict[str, Any]]:
        """People wait for these, so they come first."""
        row = next((row for row in rows if row["model"] is Proposal), None)
        count = Proposal.objects.filter(state=ProposalState.WAITING).count() if row else 0
        if row is None or not count:
            return []
        url = f"{row['admin_url']}?state__exact={ProposalState.WAITING}"
        kinds = [{"name": row["name"], "count": count, "url": url}]
        return [{"label": _("Proposals to answer"), "kinds": kinds}]

    def _states(self, row: Any) -> list[dict[str, Any]]:
        """How many entries stand where, each number with the list behind it."""
        if not issubclass(row["model"], Entry) or not row["admin_url"]:
            return []
        counts = dict(row["model"].objects.order_by().values_list("state").annotate(Count("pk")))
        return [
            {
                "state": state.value,
                "label": state.label,
                "count": counts[state],
                "url": f"{row['admin_url']}?state__exact={state.value}",
            }
            for state in State
            if state in counts
        ]


site = Office(name="admin")
