"""Agendas, compacts, charters and action plans, and the commitments that they hold."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..querysets import CommitmentQuerySet, CompetenceQuerySet, FrameworkQuerySet, Sorting
from ..vocabularies import FrameworkKind, Level, Mandate
from .authorities import Authority
from .base import (
    KeyField,
    Labelled,
    WebAddressField,
    one_of,
    only_web_address,
    year_field,
    year_is_plausible,
    years_in_order,
)
from .places import Country, Sector


class Framework(Labelled):
    """One edition of an agreed text. A new edition is a new framework that supersedes the old one."""

    key = KeyField()
    code = KeyField(
        _("short code"),
        max_length=40,
        help_text=_("Begins the references of its commitments, such as gcm in gcm:16."),
    )
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=FrameworkKind)
    adopted_in = year_field(_("adopted in"))
    valid_from = year_field(_("valid from"))
    valid_until = year_field(_("valid until"))
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("supersedes"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="superseded_by",
    )
    url = WebAddressField(_("address"))

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")
        ordering = [Sorting("title_en"), "key"]
        constraints = [
            one_of("kind", FrameworkKind, "framework_kind_is_known"),
            year_is_plausible("adopted_in", "framework_year_is_plausible"),
            years_in_order(
                "valid_from",
                "valid_until",
                "framework_ends_after_it_starts",
                _("A framework cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")),
                name="framework_does_not_supersede_itself",
                violation_error_message=_("A framework cannot supersede itself."),
            ),
            only_web_address("url", "framework_url_is_a_web_address"),
        ]


class Commitment(Labelled):
    """One objective, goal or area of a framework."""

    framework = models.ForeignKey(
        Framework, verbose_name=_("framework"), on_delete=models.CASCADE, related_name="commitments"
    )
    code = models.CharField(
        _("code"), max_length=20, help_text=_("As the framework writes it, such as 16 or 5a.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title_en = models.CharField(_("title in English"), max_length=300)
    title_fr = models.CharField(_("title in French"), max_length=300)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = [Sorting("framework__title_en"), "framework__key", "position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "code"],
                name="commitment_code_is_unique_in_its_framework",
                violation_error_message=_("This framework has a commitment with this code already."),
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9A-Za-z][0-9A-Za-z.-]*$"),
                name="commitment_code_is_letters_and_digits",
                violation_error_message=_("A code has only letters, digits, full stops and hyphens."),
            ),
        ]

    @property
    def reference(self) -> str:
        """How filters and files name it, such as “gcm:16”."""
        return f"{self.framework.code}:{self.code}"


class Competence(models.Model):
    """Who answers for a sector in a country at one level, in law or in practice."""

    key = KeyField()
    country = models.ForeignKey(
        Country, verbose_name=_("country"), on_delete=models.PROTECT, related_name="competences"
    )
    sector = models.ForeignKey(
        Sector, verbose_name=_("sector"), on_delete=models.PROTECT, related_name="competences"
    )
    level = models.CharField(_("level"), max_length=20, choices=Level)
    mandate = models.CharField(_("mandate"), max_length=20, choices=Mandate)
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("authority"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="competences",
        help_text=_("The authority in question, where it is one and not a whole level."),
    )
    since = year_field(_("since"))
    note_en = models.TextField(_("note in English"), blank=True)
    note_fr = models.TextField(_("note in French"), blank=True)

    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = [Sorting("country__name_en"), Sorting("sector__name_en"), "level", "key"]
        constraints = [
            one_of("level", Level, "competence_level_is_known"),
            one_of("mandate", Mandate, "competence_mandate_is_known"),
            year_is_plausible("since", "competence_since_is_plausible"),
            models.UniqueConstraint(
                fields=["country", "sector", "level", "mandate", "authority"],
                nulls_distinct=False,
                name="competence_has_no_twin",
                violation_error_message=_("This competence is recorded already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} · {self.sector} · {self.get_level_display()} · {self.get_mandate_display()}"
