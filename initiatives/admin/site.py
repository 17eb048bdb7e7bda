"""The admin site of the catalogue: what its front page holds, in the order in which people work."""

from collections.abc import Iterable
from functools import partial, wraps
from typing import Any

import pghistory
from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db.models import Count, Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.i18n import set_language

from ..editorial import accounts, twins, worklists
from ..editorial.deleted import may_bring_back
from ..editorial.permissions import may_import, may_judge, may_send_files
from ..editorial.remits import known_by
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
    Invitation,
    Meeting,
    Network,
    Place,
    Profile,
    Proposal,
    Recommendation,
    SavedSearch,
    Sector,
    Source,
    Synonym,
)
from ..vocabularies import Language, ProposalState, State, named
from . import handbook, notices, proposing, rights
from .choosing import Suggestions
from .deleted import DeletedDrafts
from .importing import Importing
from .merging import merge_twins
from .stepping import actor
from .twins import TwinPages

GROUPS: tuple[tuple[Any, str, tuple[type[Model], ...]], ...] = (
    (_("Entries"), "initiatives", (Initiative, Authority, Network, Challenge, Recommendation)),
    (_("Evidence"), "initiatives", (Source, Meeting, Competence)),
    (_("Vocabularies"), "initiatives", (Framework, Commitment, Country, Place, Sector, Synonym)),
    (_("Readers"), "initiatives", (Proposal, SavedSearch)),
    (_("What was done"), "admin", (LogEntry,)),
    (_("Accounts"), "auth", (User, Invitation, Group, ApiToken)),
)


class Office(AdminSite):
    site_header = "Multilevel"
    site_title = "Multilevel"
    index_title = _("Editorial office")
    index_template = "admin/front.html"
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
        """A language may be chosen at the door."""
        merging = partial(merge_twins, office=self)
        return [
            path("language/", self.choose_language, name="language"),
            path("handbook/", self.admin_view(self.handbook), name="handbook"),
            path("propose/<slug:record>/", self.admin_view(self.propose_word), name="propose-word"),
            path(
                "propose/<slug:record>/<int:pk>/",
                self.admin_view(self.propose_correction),
                name="propose-correction",
            ),
            path("notices/", self.admin_view(self.notices), name="notices"),
            path("rights/", self.admin_view(self.rights), name="rights"),
            path("merge/<slug:record>/<int:one>/<int:other>/", self.admin_view(merging), name="merge-twins"),
            *TwinPages(self).urls(),
            *Importing(self).urls(),
            *DeletedDrafts(self).urls(),
            *super().get_urls(),
        ]

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return secure_admin_login(super().login)(request, extra_context)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return redirect("account_change_password")

    def choose_language(self, request: HttpRequest) -> Any:
        """Of somebody with an account, we keep it: our e-mails follow."""
        response = set_language(request)
        chosen, user = request.POST.get("language"), request.user
        if isinstance(user, User) and chosen in Language:
            Profile.objects.filter(user=user).update(language=chosen)
        return response

    def handbook(self, request: HttpRequest) -> HttpResponse:
        return handbook.page(self, request)

    def rights(self, request: HttpRequest) -> HttpResponse:
        return rights.page(self, request)

    def notices(self, request: HttpRequest) -> HttpResponse:
        return notices.page(self, request)

    def propose_word(self, request: HttpRequest, record: str) -> HttpResponse:
        return proposing.word(self, request, record)

    def propose_correction(self, request: HttpRequest, record: str, pk: int) -> HttpResponse:
        return proposing.correction(self, request, record, pk)

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
                row["states"] = self._states(request, row)
        work = self._work(request, [row for group in groups for row in group["models"]])
        seen = {"sees_rights": rights.may_see(request), "lacks_second_factor": self._lacks(request)}
        seen |= {"may_import": may_import(actor(request)), "may_send_files": may_send_files(actor(request))}
        seen["may_bring_back"] = may_bring_back(actor(request))
        return super().index(request, {**seen, "groups": groups, "work": work, **(extra_context or {})})

    def _lacks(self, request: HttpRequest) -> bool:
        """Only where a second factor is not asked of everybody."""
        user = request.user
        return isinstance(user, User) and not accounts.has_second_factor(user)

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Suggestions.as_view(admin_site=self)(request)

    def _work(self, request: HttpRequest, rows: list[Any]) -> list[dict[str, Any]]:
        """What waits, list by list; of each, the kinds of entries that are in it."""
        open_to = {row["model"]: row for row in rows if issubclass(row["model"], Entry) and row["admin_url"]}
        waiting = {
            model: worklists.lengths(known_by(request.user, self._seen(request, model)), request.user)
            for model in open_to
        }
        lists = []
        for worklist in worklists.WORKLISTS:
            kinds = [
                {"name": row["name"], "count": count, "url": f"{row['admin_url']}?work={worklist.code}"}
                for model, row in open_to.items()
                if (count := waiting[model].get(worklist.code))
            ]
            if kinds:
                lists.append({"label": worklist.label, "kinds": kinds})
        return [*self._to_answer(rows), *lists, *self._twins(request, open_to)]

    def _to_answer(self, rows: list[Any]) -> list[dict[str, Any]]:
        """People wait for these, so they come first."""
        row = next((row for row in rows if row["model"] is Proposal), None)
        count = Proposal.objects.filter(state=ProposalState.WAITING).count() if row else 0
        if row is None or not count:
            return []
        url = f"{row['admin_url']}?state__exact={ProposalState.WAITING}"
        kinds = [{"name": row["name"], "count": count, "url": url}]
        return [{"label": _("Proposals to answer"), "kinds": kinds}]

    def _twins(self, request: HttpRequest, open_to: dict[Any, Any]) -> list[dict[str, Any]]:
        """A list of pairs: it has a page of its own."""
        open_to = {model: row for model, row in open_to.items() if may_judge(request.user, model)}
        waiting = twins.numbers() if open_to else {}
        kinds = [
            {"name": row["name"], "count": count, "url": reverse("admin:twins", args=[model.record()])}
            for model, row in open_to.items()
            if (count := waiting[model.record()])
        ]
        return [{"label": _("Possible twins"), "kinds": kinds}] if kinds else []

    def _seen(self, request: HttpRequest, model: type[Model]) -> Any:
        return self.get_model_admin(model).get_queryset(request).order_by()

    def _states(self, request: HttpRequest, row: Any) -> list[dict[str, Any]]:
        """How many entries stand where, each number with the list behind it."""
        if not issubclass(row["model"], Entry) or not row["admin_url"]:
            return []
        seen, places = self._seen(request, row["model"]), []
        own = known_by(request.user, seen)
        for entries, column, asked in ((seen, "state", "state__exact"), (own, "next_version__state", "next")):
            counts = dict(entries.values_list(column).annotate(Count("pk")))
            places += [
                {
                    "state": state.value,
                    "label": state.label if column == "state" else _next_version_is(state),
                    "count": counts[state],
                    "url": f"{row['admin_url']}?{asked}={state.value}",
                }
                for state in State
                if state in counts
            ]
        return places


def _next_version_is(state: State) -> str:
    return named(capfirst(gettext("next version")), state.label)


site = Office(name="admin")
