"""Where things happen: countries and places."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import Sorting
from ..vocabularies import Continent, DialogueStatus
from .base import KeyField, Labelled, coordinates_in_range, one_of


class Country(Labelled):
    label_field = "name"

    iso2 = models.CharField(
        _("code"),
        max_length=2,
        primary_key=True,
        help_text=_("Two capital letters, as in ISO 3166-1 alpha-2, such as MA."),
    )
    name_en = models.CharField(_("name in English"), max_length=100)
    name_fr = models.CharField(_("name in French"), max_length=100)
    continent = models.CharField(_("continent"), max_length=20, choices=Continent)
    dialogue_status = models.CharField(
        _("place in the Dialogue"), max_length=20, choices=DialogueStatus, default=DialogueStatus.NONE
    )

    class Meta:
        verbose_name = _("country")
        verbose_name_plural = _("countries")
        ordering = [Sorting("name_en")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(iso2__regex=r"^[A-Z]{2}$"),
                name="country_code_is_two_capitals",
                violation_error_message=_("A country code is two capital letters, such as MA."),
            ),
            one_of("continent", Continent, "country_continent_is_known"),
            one_of("dialogue_status", DialogueStatus, "country_dialogue_status_is_known"),
        ]


class Sector(Labelled):
    """A field of public action."""

    label_field = "name"

    key = KeyField()
    name_en = models.CharField(_("name in English"), max_length=100)
    name_fr = models.CharField(_("name in French"), max_length=100)

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = [Sorting("name_en"), "key"]


class Place(Labelled):
    """A town or site where an initiative or a meeting takes place."""

    label_field = "name"

    key = KeyField()
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="places"
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = [Sorting("name_en"), "key"]
        constraints = coordinates_in_range("place")
