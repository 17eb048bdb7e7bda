"""Synonyms in the admin: what people search for under another name."""

from django.contrib import admin

from ..models import Synonym
from .finding import folded
from .records import RecordAdmin
from .site import site


@admin.register(Synonym, site=site)
class SynonymAdmin(RecordAdmin):
    list_display = ("written", "meanings")
    search_fields = folded("written")
    fieldsets = ((None, {"fields": (("written", "meant"),)}),)

    @admin.display(description=Synonym._meta.get_field("meant").verbose_name)
    def meanings(self, synonym: Synonym) -> str:
        return ", ".join(synonym.meant)
