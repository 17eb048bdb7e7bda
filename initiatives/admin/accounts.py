"""Accounts and roles in the admin. Nobody changes their own role; only superusers make superusers."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial import accounts
from ..models import Profile
from ..vocabularies import role
from .lists import ListsSafely
from .naming import CallsByName
from .site import site

Ticks = forms.CheckboxSelectMultiple
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups")
DATES = ("last_login", "date_joined")


class ChoosesRoles(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Roles as they are called in the reader's language."""

    widget = Ticks

    def label_from_instance(self, obj: Any) -> str:
        return role(obj.name)


class ProfileInline(admin.StackedInline):  # type: ignore[type-arg]
    model = Profile
    max_num = 1
    can_delete = False
    verbose_name_plural = gettext_lazy("Language and countries")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("countries",) if obj == request.user else ()

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, "widget": Ticks})

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.view_user")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("auth.change_user")

    has_add_permission = has_change_permission


@admin.register(User, site=site)
class Accounts(CallsByName, ListsSafely, UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "first_name", "last_name", "email", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    list_prefetch_related = ("groups",)
    filter_horizontal = ()
    search_help_text = None
    inlines = (ProfileInline,)
    change_form_template = "admin/account.html"
    fieldsets = (
        (None, {"fields": ("username",)}),
        (gettext_lazy("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (
            gettext_lazy("Role"),
            {
                "fields": ("groups", "is_active", "is_staff", "is_superuser"),
                "description": gettext_lazy(
                    "Accounts are closed, not deleted: what they did stays in the history."
                ),
            },
        ),
        (gettext_lazy("Dates"), {"fields": DATES}),
    )

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(role(group.name) for group in user.groups.all())

    # Who may

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Accounts come from invitations: nobody knows the password of somebody else."""
        return False

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        raise PermissionDenied

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        if obj == request.user:
            return (*DATES, *RIGHTS)
        return DATES if request.user.is_superuser else (*DATES, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["form_class"] = ChoosesRoles
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    # What is done with them

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            accounts.end_sessions(obj)

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "<int:key>/end-sessions/", self.admin_site.admin_view(self.end_sessions), name="end-sessions"
            ),
            path("<int:key>/take-factor/", self.admin_site.admin_view(self.take_factor), name="take-factor"),
            *super().get_urls(),
        ]

    def end_sessions(self, request: HttpRequest, key: int) -> HttpResponse:
        return self._do(request, key, accounts.end_sessions, _("All sessions of this account are ended."))

    def take_factor(self, request: HttpRequest, key: int) -> HttpResponse:
        done = _("The second factor is taken away; a new one is set up with the next sign-in.")
        return self._do(request, key, accounts.take_second_factor, done)

    def _do(self, request: HttpRequest, key: int, what: Callable[[User], Any], done: str) -> HttpResponse:
        user = get_object_or_404(User, pk=key)
        if request.method != "POST" or user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        what(user)
        self.log_change(request, user, done)
        self.message_user(request, done, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[user.pk]))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        user = kwargs.get("obj")
        if user is not None:
            context.update(
                sessions=accounts.sessions_of([user]),
                is_secured=accounts.has_second_factor(user),
                may_act=user != request.user and self.has_change_permission(request, user),
            )
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Group, site=site)
class Roles(ListsSafely, GroupAdmin):
    search_help_text = None
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, "widget": Ticks})
