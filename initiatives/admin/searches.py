"""What readers have saved, for staff to see: nobody is named there, and nobody changes it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..models import ENTRIES, SavedSearch
from .columns import day_of
from .finding import folded
from .lists import ListsSafely
from .site import site

LISTS: dict[str, Any] = {model.record(): model._meta.verbose_name_plural for model in ENTRIES}


@admin.register(SavedSearch, site=site)
class SavedSearchAdmin(ListsSafely, ModelAdmin):  # type: ignore[type-arg]
    list_display = ("token", "listing", "query", day_of(SavedSearch, "created_on"))
    list_filter = ("record", "created_on")
    search_fields = folded("token", "query")
    fields = ("listing", "query", "token", "created_on")
    change_form_template = "admin/initiatives/change_form.html"

    @admin.display(description=_("list"), ordering="record")
    def listing(self, saved: SavedSearch) -> str:
        return str(capfirst(LISTS[saved.record]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def view_on_site(self, saved: Any) -> str:
        return reverse("saved-search", kwargs={"token": saved.token})
