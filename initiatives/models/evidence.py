"""What statements rest on: sources, where in a source a statement stands, and dated figures."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import CitationQuerySet, FigureQuerySet, Sorting
from ..vocabularies import Qualifier, SourceKind
from .authorities import Authority
from .base import (
    KeyField,
    Labelled,
    WebAddressField,
    exactly_one,
    one_of,
    only_web_address,
    year_field,
    year_is_plausible,
)
from .frameworks import Competence, Framework
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .meetings import Meeting
from .networks import Network

OWNERS = (
    "authority",
    "network",
    "initiative",
    "challenge",
    "recommendation",
    "framework",
    "competence",
    "meeting",
)
WHERE = _("Page, section or heading, in the original language of the entry; where there is none, in English.")
DAY_OR_LESS = r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"


class Source(Labelled):
    """A document, web page or data set that somebody has read."""

    key = KeyField()
    title_en = models.CharField(_("title in English"), max_length=300)
    title_fr = models.CharField(_("title in French"), max_length=300)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    published_in = year_field(_("published in"))
    url = WebAddressField(_("address"))
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    accessed = models.CharField(
        _("consulted"), max_length=10, blank=True, help_text=_("Month or day, as 2026-11 or 2026-11-24.")
    )

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = [Sorting("title_en"), "key"]
        constraints = [
            one_of("kind", SourceKind, "source_kind_is_known"),
            year_is_plausible("published_in", "source_year_is_plausible"),
            only_web_address("url", "source_url_is_a_web_address"),
            models.CheckConstraint(
                condition=Q(accessed="") | Q(accessed__regex=DAY_OR_LESS),
                name="source_consulted_is_a_month_or_a_day",
                violation_error_message=_("Write the month or the day as 2026-11 or 2026-11-24."),
            ),
        ]


class AboutOneRecord(models.Model):
    """Something said about exactly one record, whichever kind of record it is."""

    authority = models.ForeignKey(
        Authority, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    network = models.ForeignKey(
        Network, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    initiative = models.ForeignKey(
        Initiative, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    challenge = models.ForeignKey(
        Challenge, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    recommendation = models.ForeignKey(
        Recommendation, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    framework = models.ForeignKey(
        Framework, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    competence = models.ForeignKey(
        Competence, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.CASCADE, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def record(self) -> str:
        return next(owner for owner in OWNERS if getattr(self, f"{owner}_id") is not None)

    @property
    def owner(self) -> Any:
        return getattr(self, self.record)


class Citation(AboutOneRecord):
    """A source of a record, and where in that source the statement stands."""

    position = models.PositiveSmallIntegerField(_("position"), default=1)
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="citations"
    )
    locator = models.CharField(_("where in it"), max_length=200, blank=True, help_text=WHERE)

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["position", "id"]
        constraints = [
            exactly_one(
                OWNERS, "citation_is_about_one_record", _("A citation belongs to exactly one record.")
            ),
            models.UniqueConstraint(
                fields=[*OWNERS, "source", "locator"],
                nulls_distinct=False,
                name="citation_has_no_twin",
                violation_error_message=_("This source is cited already for the same passage."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.locator}" if self.locator else str(self.source)


class Figure(AboutOneRecord):
    """One number as one source gives it. A newer number is a new figure; the old one is its history."""

    measure = KeyField(
        _("measure"),
        unique=False,
        help_text=_(
            "Names the series, such as “cities”. Figures of one series are versions of the same number."
        ),
    )
    label_en = models.CharField(_("label in English"), max_length=200)
    label_fr = models.CharField(_("label in French"), max_length=200)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    unit_en = models.CharField(_("unit in English"), max_length=50, blank=True)
    unit_fr = models.CharField(_("unit in French"), max_length=50, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=20, choices=Qualifier, default=Qualifier.EXACTLY)
    as_of = models.CharField(
        _("as of"),
        max_length=10,
        blank=True,
        help_text=_("Year, month or day for which the source gives it, as 2021, 2021-09 or 2021-09-15."),
    )
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="figures"
    )
    locator = models.CharField(_("where in it"), max_length=200, blank=True, help_text=WHERE)
    note_en = models.CharField(_("note in English"), max_length=500, blank=True)
    note_fr = models.CharField(_("note in French"), max_length=500, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["measure", "-as_of", "id"]
        constraints = [
            exactly_one(OWNERS, "figure_is_about_one_record", _("A figure belongs to exactly one record.")),
            one_of("qualifier", Qualifier, "figure_qualifier_is_known"),
            models.CheckConstraint(
                condition=Q(as_of="") | Q(as_of__regex=DAY_OR_LESS),
                name="figure_date_is_a_year_month_or_day",
                violation_error_message=_("Write the date as 2021, 2021-09 or 2021-09-15."),
            ),
            models.UniqueConstraint(
                fields=[*OWNERS, "measure", "as_of", "source", "value"],
                nulls_distinct=False,
                name="figure_has_no_twin",
                violation_error_message=_("This figure is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label_en}: {self.value.normalize():f}"
