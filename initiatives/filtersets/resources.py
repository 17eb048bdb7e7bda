"""What visitors may ask of the lists that have no editorial state."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .. import search
from ..facets import Closed
from ..vocabularies import Continent, DialogueStatus, Level, Mandate, MeetingFormat, SourceKind
from .base import PagedFilterSet
from .known import COUNTRIES, FRAMEWORKS, SECTORS
from .questions import Facet, Question


def _field_in(path: str) -> Callable[..., Any]:
    """The word for a vocabulary that has no editorial state: one of the values stands in the field."""

    def word(qs: Any, *values: str) -> Any:
        return qs.filter(**{f"{path}__in": values})

    return word


def _titled(qs: Any, typed: str) -> Any:
    """Every word stands in the title, in either language, or in the publisher's name."""
    for word in typed.split()[: search.MOST_TERMS]:
        in_title = Q(title_en__icontains=word) | Q(title_fr__icontains=word) | Q(publisher__icontains=word)
        qs = qs.filter(in_title)
    return qs


class CountryFilterSet(PagedFilterSet):
    continent = Facet(_field_in("continent"), Closed(Continent), _("Continent"))
    dialogue_status = Facet(_field_in("dialogue_status"), Closed(DialogueStatus), _("Place in the Dialogue"))


class CommitmentFilterSet(PagedFilterSet):
    framework = Facet(_field_in("framework__key"), FRAMEWORKS, _("Framework"))


class CompetenceFilterSet(PagedFilterSet):
    country = Facet(_field_in("country_id"), COUNTRIES, _("Country"))
    sector = Facet(_field_in("sector__key"), SECTORS, _("Sector"))
    level = Facet(_field_in("level"), Closed(Level), _("Level"))
    mandate = Facet(_field_in("mandate"), Closed(Mandate), _("Mandate"))


class SourceFilterSet(PagedFilterSet):
    q = Question(_titled, forms.CharField, _("Words in the title"), max_length=search.LONGEST)
    kind = Facet(_field_in("kind"), Closed(SourceKind), _("Kind"))


class MeetingFilterSet(PagedFilterSet):
    format = Facet(_field_in("format"), Closed(MeetingFormat), _("Format"))
    chair = Facet(_field_in("chair_id"), COUNTRIES, _("Chair"))
