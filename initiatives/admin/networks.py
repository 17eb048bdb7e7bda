"""Networks and their members in the admin."""

from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Network
from .entries import FOR_THE_RECORD, OF_ALL_ENTRIES, STATE_FILTERS, EntryAdmin
from .finding import Alphabetical, folded
from .inlines import Citations, Figures, Members
from .site import site


@admin.register(Network, site=site)
class NetworkAdmin(EntryAdmin):
    list_display = ("name", "acronym", "state_badge", "scope", "founded_in", "changed", "checked")
    list_filter = (*STATE_FILTERS, "scope")
    list_select_related = ("successor",)
    search_fields = [*OF_ALL_ENTRIES, *folded("name_en", "name_fr", "acronym")]
    inlines = (Members, Citations, Figures)
    fieldsets = (
        (_("Name"), {"fields": (("name_en", "name_fr"), ("acronym", "aliases"), "website")}),
        (_("What it is"), {"fields": (("scope", "founded_in"), ("summary_en", "summary_fr"))}),
        FOR_THE_RECORD,
    )

    @admin.display(description=_("name"), ordering=Alphabetical("name"))
    def name(self, network: Network) -> str:
        return self.titled(network)

    def details_of(self, entry: Any) -> list[str]:
        return [entry.acronym] if entry.acronym else []
