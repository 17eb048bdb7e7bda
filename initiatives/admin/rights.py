"""Who may do what: every role in words, and every account with what it opens and how it is kept."""

from collections import Counter, defaultdict
from typing import Any, NamedTuple

from allauth.mfa.models import Authenticator
from django.contrib.admin import AdminSite
from django.contrib.auth.models import Group, Permission, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial import accounts
from ..models import Country, Profile
from ..vocabularies import role

VERBS = {
    "view": gettext_lazy("see"),
    "add": gettext_lazy("add"),
    "change": gettext_lazy("change"),
    "delete": gettext_lazy("delete"),
    "publish": gettext_lazy("publish"),
}


class Role(NamedTuple):
    name: str
    rights: list[tuple[str, list[str]]]


class Account(NamedTuple):
    user: User
    roles: list[str]
    countries: list[str]
    has_second_factor: bool
    sessions: int


def may_see(request: HttpRequest) -> bool:
    return request.user.has_perm("auth.view_user")


def page(site: AdminSite, request: HttpRequest) -> HttpResponse:
    if not may_see(request):
        raise PermissionDenied
    context = {
        **site.each_context(request),
        "title": _("Who may do what"),
        "roles": roles(),
        "accounts": listed(),
    }
    return TemplateResponse(request, "admin/rights.html", context)


def roles() -> list[Role]:
    permissions = Permission.objects.select_related("content_type").order_by("content_type__model", "pk")
    groups = Group.objects.order_by("name").prefetch_related("permissions__content_type")
    order = {permission.pk: place for place, permission in enumerate(permissions)}
    return [
        Role(
            capfirst(role(group.name)),
            _in_words(sorted(group.permissions.all(), key=lambda one: order[one.pk])),
        )
        for group in groups
    ]


def _in_words(permissions: list[Permission]) -> list[tuple[str, list[str]]]:
    """What may be done, with the records of which that is true."""
    of: dict[str, list[str]] = defaultdict(list)
    for permission in permissions:
        model, verb = permission.content_type.model_class(), permission.codename.split("_")[0]
        if model is not None:
            of[str(capfirst(model._meta.verbose_name_plural))].append(str(VERBS.get(verb, permission.name)))
    together: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, verbs in sorted(of.items()):
        together[tuple(verbs)].append(name)
    return [(", ".join(verbs), names) for verbs, names in together.items()]


def listed() -> list[Account]:
    """As many queries for fifty accounts as for one."""
    users = list(User.objects.order_by("-is_active", "username").prefetch_related("groups"))
    secured = set(Authenticator.objects.filter(type__in=accounts.FACTORS).values_list("user_id", flat=True))
    sessions = Counter(session.user_id for session in accounts.sessions_of(users))
    countries = _countries()
    return [
        Account(user, _roles_of(user), countries[user.pk], user.pk in secured, sessions[user.pk])
        for user in users
    ]


def _roles_of(user: User) -> list[str]:
    everything = [_("everything (superuser)")] if user.is_superuser else []
    return everything + [role(group.name) for group in user.groups.all()]


def _countries() -> dict[int, list[str]]:
    of: dict[int, list[str]] = defaultdict(list)
    links: Any = Profile.countries.through
    there = Country.objects.in_bulk()
    for user, country in links.objects.values_list("profile__user_id", "country_id").order_by("country_id"):
        of[user].append(str(there[country]))
    return of
