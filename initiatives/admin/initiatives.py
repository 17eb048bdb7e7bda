"""Initiatives, with those who take part in them, in the admin."""

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..editorial.sight import ties_seen_by
from ..models import Initiative, Participation
from .entries import FOR_THE_RECORD, OF_ALL_ENTRIES, STATE_FILTERS, EntryAdmin, level_badges
from .finding import Alphabetical, folded
from .inlines import Citations, Figures, Participations, Responses
from .site import site
from .stepping import actor


@admin.register(Initiative, site=site)
class InitiativeAdmin(EntryAdmin):
    list_display = ("title", "state_badge", "levels", "kind", "where", "changed", "checked")
    list_filter = (
        *STATE_FILTERS,
        "kind",
        "recorded_status",
        "scope",
        ("sectors", admin.RelatedOnlyFieldListFilter),
        ("countries", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("successor",)
    search_fields = [*OF_ALL_ENTRIES, *folded("title_en", "title_fr")]
    autocomplete_fields = ("countries", "sectors", "places", "commitments", "successor")
    inlines = (Participations, Responses, Citations, Figures)
    fieldsets = (
        (
            _("Title and summary"),
            {"fields": (("title_en", "title_fr"), "aliases", ("summary_en", "summary_fr"))},
        ),
        (_("Description"), {"fields": (("description_en", "description_fr"),)}),
        (
            _("What it is"),
            {
                "fields": (
                    ("kind", "scope"),
                    ("started_in", "ended_in"),
                    ("recorded_status", "website"),
                )
            },
        ),
        (_("Where, and on what"), {"fields": (("countries", "places"), ("sectors", "commitments"))}),
        FOR_THE_RECORD,
    )

    def loaded_beside(self, request: HttpRequest) -> tuple[Any, ...]:
        taking_part = ties_seen_by(actor(request), Participation.objects.select_related("authority"))
        return "countries", Prefetch("participations", taking_part)

    @admin.display(description=_("title"), ordering=Alphabetical("title"))
    def title(self, initiative: Initiative) -> str:
        return self.titled(initiative)

    @admin.display(description=_("levels"))
    def levels(self, initiative: Initiative) -> str:
        """Of the authorities that take part."""
        taking_part = initiative.participations.all()
        return level_badges({part.authority.level for part in taking_part if part.authority})

    @admin.display(description=_("countries"))
    def where(self, initiative: Initiative) -> str:
        return Truncator(", ".join(country.label for country in initiative.countries.all())).words(6)
