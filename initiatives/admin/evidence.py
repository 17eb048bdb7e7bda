"""Sources in the admin. Citations and figures are edited with the records that rest on them."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..editorial.sight import evidence_seen_by
from ..models import Citation, Source
from .finding import Alphabetical, folded
from .records import RecordAdmin
from .site import site
from .stepping import actor


@admin.register(Source, site=site)
class SourceAdmin(RecordAdmin):
    list_display = ("label", "publisher", "published_in", "kind", "cited", "accessed")
    list_filter = ("kind", "published_in")
    search_fields = folded("title_en", "title_fr", "publisher", "key", "url")
    prepopulated_fields = {"key": ("title_en",)}
    fieldsets = (
        (_("Title"), {"fields": (("title_en", "title_fr"), ("publisher", "published_in"), "kind")}),
        (_("Where it was read"), {"fields": (("url", "accessed"),)}),
        (_("For the record"), {"fields": ("key",)}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        seen = evidence_seen_by(actor(request), Citation.objects.all())
        times = Count("citations", filter=Q(citations__in=seen.values("pk")))
        return super().get_queryset(request).annotate(times=times)

    @admin.display(description=_("title"), ordering=Alphabetical("title"))
    def label(self, source: Source) -> str:
        return source.label

    @admin.display(description=_("cited"), ordering="times")
    def cited(self, source: Any) -> int:
        return int(source.times)

    def describe(self, row: Any) -> str:
        details = ", ".join(str(detail) for detail in (row.publisher, row.published_in) if detail)
        return f"{row} ({details})" if details else str(row)

    def view_on_site(self, source: Any) -> str:
        return reverse("source-detail", kwargs={"key": source.key})
