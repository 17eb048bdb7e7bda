"""Frameworks, their commitments, and who is competent for what, in the admin."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Commitment, Competence, Framework
from .finding import Alphabetical, folded
from .inlines import Citations, Commitments, Figures
from .records import RecordAdmin
from .site import site

NAMES_OF_BOTH = ("country__name_en", "country__name_fr", "sector__name_en", "sector__name_fr")


@admin.register(Framework, site=site)
class FrameworkAdmin(RecordAdmin):
    list_display = ("title", "code", "kind", "adopted_in", "valid_from", "valid_until")
    list_filter = ("kind",)
    list_select_related = ("supersedes",)
    search_fields = folded("title_en", "title_fr", "code", "key")
    autocomplete_fields = ("supersedes",)
    prepopulated_fields = {"key": ("title_en",)}
    inlines = (Commitments, Citations, Figures)
    fieldsets = (
        (_("Title"), {"fields": (("title_en", "title_fr"), ("kind", "adopted_in"), "url")}),
        (_("Edition"), {"fields": (("valid_from", "valid_until"), "supersedes")}),
        (_("For the record"), {"fields": (("key", "code"),)}),
    )

    @admin.display(description=_("title"), ordering=Alphabetical("title"))
    def title(self, framework: Framework) -> str:
        return framework.label

    def view_on_site(self, framework: Any) -> str:
        return reverse("coverage", kwargs={"framework": framework.key})


@admin.register(Commitment, site=site)
class CommitmentAdmin(RecordAdmin):
    list_display = ("reference", "title", "framework")
    list_filter = (("framework", admin.RelatedOnlyFieldListFilter),)
    ordering = ("framework__code", "position", "code")
    list_select_related = ("framework",)
    search_fields = folded("title_en", "title_fr", "code", "framework__code", "framework__title_en")
    autocomplete_fields = ("framework",)
    fieldsets = ((None, {"fields": ("framework", ("code", "position"), ("title_en", "title_fr"))}),)

    @admin.display(description=_("reference"), ordering="framework__code")
    def reference(self, commitment: Commitment) -> str:
        return commitment.reference

    @admin.display(description=_("title"), ordering=Alphabetical("title"))
    def title(self, commitment: Commitment) -> str:
        return commitment.label

    def describe(self, row: Any) -> str:
        return f"{row.reference} {row}"


@admin.register(Competence, site=site)
class CompetenceAdmin(RecordAdmin):
    list_display = ("key", "country", "sector", "level", "mandate", "authority", "since")
    list_filter = (
        "level",
        "mandate",
        ("sector", admin.RelatedOnlyFieldListFilter),
        ("country", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("country", "sector", "authority__country")
    search_fields = folded("key", *NAMES_OF_BOTH)
    autocomplete_fields = ("country", "sector", "authority")
    inlines = (Citations, Figures)
    fieldsets = (
        (
            _("Who answers for what"),
            {"fields": (("country", "sector"), ("level", "mandate"), ("authority", "since"))},
        ),
        (_("Note"), {"fields": (("note_en", "note_fr"),)}),
        (_("For the record"), {"fields": ("key",)}),
    )

    def view_on_site(self, competence: Any) -> str:
        return reverse("country-detail", kwargs={"iso2": competence.country_id})
