"""Meetings in the admin. They are public as soon as they are saved, and keep their number."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Meeting
from .columns import day_of
from .finding import Alphabetical, folded
from .inlines import Citations, Figures
from .records import RecordAdmin
from .site import site


@admin.register(Meeting, site=site)
class MeetingAdmin(RecordAdmin):
    list_display = (
        "title",
        day_of(Meeting, "starts_on"),
        day_of(Meeting, "ends_on"),
        "place",
        "chair",
        "format",
        "labelled",
    )
    list_filter = ("labelled", "format", ("chair", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("place__country", "chair", "network", "initiative")
    date_hierarchy = "starts_on"
    ordering = ("-starts_on", "key")
    search_fields = folded("title_en", "title_fr", "key", "place__name_en", "place__name_fr")
    autocomplete_fields = ("place", "chair", "network", "initiative")
    inlines = (Citations, Figures)
    fieldsets = (
        (_("Title and summary"), {"fields": (("title_en", "title_fr"), ("summary_en", "summary_fr"))}),
        (_("When and where"), {"fields": (("starts_on", "ends_on"), ("place", "format"))}),
        (_("Who met"), {"fields": (("chair", "network"), "labelled")}),
        (_("Elsewhere"), {"fields": (("url", "initiative"),)}),
        (_("For the record"), {"fields": ("key",)}),
    )

    @admin.display(description=_("title"), ordering=Alphabetical("title"))
    def title(self, meeting: Meeting) -> str:
        return meeting.label

    def describe(self, row: Any) -> str:
        return f"{row} ({row.starts_on:%Y})"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return (obj is None or obj.number is None) and super().has_delete_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("key",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"key": ("title_en",)}

    def view_on_site(self, meeting: Any) -> str:
        return reverse("meeting-detail", kwargs={"number": meeting.number, "slug": meeting.slug})
