"""Authorities in the admin."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Authority
from .entries import FOR_THE_RECORD, OF_ALL_ENTRIES, STATE_FILTERS, EntryAdmin, level_badges
from .finding import Alphabetical, folded
from .inlines import Citations, Figures
from .site import site


@admin.register(Authority, site=site)
class AuthorityAdmin(EntryAdmin):
    list_display = ("name", "state_badge", "level_badge", "kind", "country", "changed", "checked")
    list_filter = (*STATE_FILTERS, "level", "kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country", "parent__country", "successor__country")
    search_fields = [*OF_ALL_ENTRIES, *folded("name_en", "name_fr", "country__name_en", "country__name_fr")]
    autocomplete_fields = ("country", "parent", "successor")
    inlines = (Citations, Figures)
    fieldsets = (
        (_("Name"), {"fields": (("name_en", "name_fr"), "aliases", "website")}),
        (_("Where it stands"), {"fields": (("level", "kind"), ("country", "parent"))}),
        (
            _("On the map"),
            {
                "fields": (("latitude", "longitude"),),
                "description": _("Its seat, in decimal degrees. Only local authorities are drawn."),
            },
        ),
        (_("What it does on migration"), {"fields": (("summary_en", "summary_fr"),)}),
        FOR_THE_RECORD,
    )

    @admin.display(description=_("name"), ordering=Alphabetical("name"))
    def name(self, authority: Authority) -> str:
        return self.titled(authority)

    @admin.display(description=_("level"), ordering="level")
    def level_badge(self, authority: Authority) -> str:
        return level_badges({authority.level})

    def details_of(self, entry: Any) -> list[str]:
        return [entry.get_level_display().lower(), *([entry.country.label] if entry.country else [])]
