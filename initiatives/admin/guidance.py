"""Challenges, recommendations and what became of them, in the admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..models import Challenge, Recommendation
from ..vocabularies import Level
from .entries import FOR_THE_RECORD, OF_ALL_ENTRIES, STATE_FILTERS, EntryAdmin, level_badges
from .finding import Alphabetical, folded
from .inlines import Citations, Figures, FollowUps
from .site import site


class LevelledAdmin(EntryAdmin):
    """Levels are ticked, not typed."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name not in ("levels", "addressed_levels"):
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.MultipleChoiceField(
            choices=Level.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=capfirst(db_field.verbose_name),
        )

    @admin.display(description=_("title"), ordering=Alphabetical("title"))
    def title(self, entry: Any) -> str:
        return self.titled(entry)

    @admin.display(description=_("levels"))
    def level_badges(self, entry: Any) -> str:
        return level_badges(set(getattr(entry, "levels", None) or getattr(entry, "addressed_levels", [])))


@admin.register(Challenge, site=site)
class ChallengeAdmin(LevelledAdmin):
    list_display = ("title", "state_badge", "theme", "level_badges", "changed", "checked")
    list_filter = (*STATE_FILTERS, "theme")
    list_select_related = ("successor",)
    search_fields = [*OF_ALL_ENTRIES, *folded("title_en", "title_fr", "statement_en", "statement_fr")]
    inlines = (Citations, Figures)
    fieldsets = (
        (_("Title and statement"), {"fields": (("title_en", "title_fr"), ("statement_en", "statement_fr"))}),
        (_("What it concerns"), {"fields": (("theme", "levels"), "aliases")}),
        FOR_THE_RECORD,
    )


@admin.register(Recommendation, site=site)
class RecommendationAdmin(LevelledAdmin):
    list_display = ("title", "state_badge", "level_badges", "meeting", "changed", "checked")
    list_filter = (*STATE_FILTERS, ("meeting", admin.RelatedOnlyFieldListFilter), "followups__status")
    list_select_related = ("meeting", "successor")
    search_fields = [*OF_ALL_ENTRIES, *folded("title_en", "title_fr", "text_en", "text_fr")]
    autocomplete_fields = ("challenges", "evidence", "meeting", "successor")
    inlines = (FollowUps, Citations, Figures)
    fieldsets = (
        (_("Title and text"), {"fields": (("title_en", "title_fr"), ("text_en", "text_fr"))}),
        (_("Whom it addresses"), {"fields": ("addressed_levels", ("meeting", "aliases"))}),
        (_("What it answers, and who shows how"), {"fields": (("challenges", "evidence"),)}),
        FOR_THE_RECORD,
    )
