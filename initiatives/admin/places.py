"""Countries, sectors and places in the admin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Country, Place, Sector
from .finding import folded
from .records import RecordAdmin
from .site import site

NAMES = ("name_en", "name_fr")


@admin.register(Country, site=site)
class CountryAdmin(RecordAdmin):
    list_display = ("iso2", *NAMES, "continent", "dialogue_status")
    list_filter = ("dialogue_status", "continent")
    search_fields = folded(*NAMES, "iso2")
    fieldsets = ((None, {"fields": (NAMES, "iso2", ("continent", "dialogue_status"))}),)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The code is what other records point to."""
        return ("iso2",) if obj else ()

    def view_on_site(self, country: Any) -> str:
        return reverse("country-detail", kwargs={"iso2": country.iso2})


@admin.register(Sector, site=site)
class SectorAdmin(RecordAdmin):
    list_display = (*NAMES, "key")
    search_fields = folded(*NAMES, "key")
    prepopulated_fields = {"key": ("name_en",)}
    fieldsets = ((None, {"fields": (NAMES, "key")}),)


@admin.register(Place, site=site)
class PlaceAdmin(RecordAdmin):
    list_display = (*NAMES, "country", "latitude", "longitude")
    list_filter = (("country", admin.RelatedOnlyFieldListFilter),)
    list_select_related = ("country",)
    search_fields = folded(*NAMES, "key", "country__name_en", "country__name_fr")
    autocomplete_fields = ("country",)
    prepopulated_fields = {"key": ("name_en",)}
    fieldsets = (
        (None, {"fields": (NAMES, "country")}),
        (_("On the map"), {"fields": (("latitude", "longitude"),)}),
        (_("For the record"), {"fields": ("key",)}),
    )

    def describe(self, row: Any) -> str:
        return f"{row} ({row.country.label})"
