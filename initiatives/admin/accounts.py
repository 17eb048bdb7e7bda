"""Accounts and roles in the admin. Nobody raises their own rights; only superusers make superusers."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .lists import ListsSafely
from .site import site

Ticks = forms.CheckboxSelectMultiple
RIGHTS = ("is_active", "is_staff", "is_superuser", "groups")


@admin.register(User, site=site)
class Accounts(ListsSafely, UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "first_name", "last_name", "email", "roles", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    list_prefetch_related = ("groups",)
    filter_horizontal = ()
    search_help_text = None
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (
            _("Role"),
            {
                "fields": ("groups", "is_active", "is_staff", "is_superuser"),
                "description": _("Accounts are closed, not deleted: what they did stays in the history."),
            },
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        return ", ".join(group.name for group in user.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        dates = ("last_login", "date_joined")
        if request.user.is_superuser:
            return dates
        return (*dates, *RIGHTS) if obj == request.user else (*dates, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.is_superuser and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            kwargs["widget"] = Ticks
        return super().formfield_for_manytomany(db_field, request, **kwargs)


@admin.register(Group, site=site)
class Roles(ListsSafely, GroupAdmin):
    search_help_text = None
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, "widget": Ticks})
