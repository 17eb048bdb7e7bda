"""What the levels of government face together, what should be done about it, and what became of that."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import ChallengeQuerySet, RecommendationQuerySet
from ..vocabularies import FollowUpStatus, Level, Theme
from .authorities import Authority
from .base import Entry, entry_constraints, one_of
from .initiatives import Initiative
from .publication import named_when_published, sourced_when_published


def levels_field(label: Any) -> Any:
    return ArrayField(
        models.CharField(max_length=20, choices=Level), verbose_name=label, default=list, blank=True
    )


def levels_are_known(field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__contained_by": Level.values}),
        name=name,
        violation_error_message=_("Choose levels among: supranational, national, regional, local."),
    )


class Challenge(Entry):
    """A difficulty or an opportunity that levels of government share."""

    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    statement_en = models.TextField(_("statement in English"), blank=True)
    statement_fr = models.TextField(_("statement in French"), blank=True)
    theme = models.CharField(_("theme"), max_length=20, choices=Theme)
    levels = levels_field(_("levels concerned"))

    objects = ChallengeQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("challenge")
        verbose_name_plural = _("challenges")
        ordering = ["title_en", "key"]
        constraints = [
            *entry_constraints("challenge"),
            named_when_published("challenge", "title"),
            sourced_when_published("challenge"),
            one_of("theme", Theme, "challenge_theme_is_known"),
            levels_are_known("levels", "challenge_levels_are_known"),
        ]


class Recommendation(Entry):
    """What should be done, and by which levels."""

    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    text_fr = models.TextField(_("text in French"), blank=True)
    addressed_levels = levels_field(_("addressed levels"))
    challenges = models.ManyToManyField(
        Challenge, verbose_name=_("challenges"), blank=True, related_name="recommendations"
    )
    evidence = models.ManyToManyField(
        Initiative,
        verbose_name=_("evidence"),
        blank=True,
        related_name="recommendations",
        help_text=_("Initiatives that show how it can be done."),
    )
    meeting = models.ForeignKey(
        "Meeting",
        verbose_name=_("meeting"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="recommendations",
        help_text=_("The meeting that it comes from."),
    )

    objects = RecommendationQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        ordering = ["title_en", "key"]
        constraints = [
            *entry_constraints("recommendation"),
            named_when_published("recommendation", "title"),
            sourced_when_published("recommendation"),
            levels_are_known("addressed_levels", "recommendation_levels_are_known"),
        ]


class FollowUp(models.Model):
    """What became of a recommendation by a certain day."""

    recommendation = models.ForeignKey(
        Recommendation, verbose_name=_("recommendation"), on_delete=models.CASCADE, related_name="followups"
    )
    on = models.DateField(_("date"))
    status = models.CharField(_("status"), max_length=20, choices=FollowUpStatus)
    text_en = models.TextField(_("text in English"), blank=True)
    text_fr = models.TextField(_("text in French"), blank=True)
    by = models.ForeignKey(
        Authority,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followups",
        help_text=_("The authority that acted or reported."),
    )
    evidence = models.ForeignKey(
        "Source",
        verbose_name=_("source"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="followups",
    )

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["recommendation", "-on", "id"]
        constraints = [
            one_of("status", FollowUpStatus, "followup_status_is_known"),
            models.CheckConstraint(
                condition=~Q(text_en="") | ~Q(text_fr=""),
                name="followup_says_something",
                violation_error_message=_("Say in English or in French what became of it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} · {self.get_status_display()}"
