"""What an entry is to become, and what the public has seen of it: whole documents, one for each version."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ..vocabularies import State
from .authorities import Authority
from .base import exactly_one
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network

ENTRIES = (Authority, Network, Initiative, Challenge, Recommendation)
ENTRY_NAMES = tuple(model.record() for model in ENTRIES)


def entry_field(model: type[models.Model], kind: type[models.ForeignKey[Any, Any]], name: str) -> Any:
    return kind(model, null=True, blank=True, on_delete=models.CASCADE, related_name=name)


class AboutOneEntry(models.Model):
    """Something kept of exactly one entry, whichever kind of entry it is."""

    class Meta:
        abstract = True

    @property
    def entry(self) -> Any:
        return next(found for name in ENTRY_NAMES if (found := getattr(self, name)) is not None)

    @classmethod
    def of(cls, entry: Any) -> Any:
        """The queryset of what is kept of the entry."""
        return cls._default_manager.filter(**{entry.record(): entry.pk})


class NextVersion(AboutOneEntry):
    """What a published entry is to say once it is read and published; the public sees nothing of it.

    `base` is the published document that it was drafted from, `document` what it is to become. `row_keys` has
    the primary keys of its parts, so that a form finds its rows again. `absorbs` names another entry that was
    found to be the same: once this is published, that one leads here.
    """

    authority = entry_field(Authority, models.OneToOneField, "next_version")
    network = entry_field(Network, models.OneToOneField, "next_version")
    initiative = entry_field(Initiative, models.OneToOneField, "next_version")
    challenge = entry_field(Challenge, models.OneToOneField, "next_version")
    recommendation = entry_field(Recommendation, models.OneToOneField, "next_version")
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    base = models.JSONField(_("published text it was drafted from"))
    document = models.JSONField(_("text"))
    row_keys = models.JSONField(default=dict)
    absorbs = models.CharField(_("key of the entry that is merged into it"), max_length=80, blank=True)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)

    class Meta:
        verbose_name = _("next version")
        verbose_name_plural = _("next versions")
        default_permissions = ()
        constraints = [
            exactly_one(
                ENTRY_NAMES, "next_version_is_of_one_entry", _("A version belongs to exactly one entry.")
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.IN_REVIEW]),
                name="next_version_is_not_published_yet",
                violation_error_message=_("A next version is a draft, or in review."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.entry)


class PublishedVersion(AboutOneEntry):
    """One version as the public saw it when it was published: without any tie to what was hidden then."""

    authority = entry_field(Authority, models.ForeignKey, "published_versions")
    network = entry_field(Network, models.ForeignKey, "published_versions")
    initiative = entry_field(Initiative, models.ForeignKey, "published_versions")
    challenge = entry_field(Challenge, models.ForeignKey, "published_versions")
    recommendation = entry_field(Recommendation, models.ForeignKey, "published_versions")
    version = models.PositiveIntegerField(_("version"))
    document = models.JSONField(_("text"))
    published_at = models.DateTimeField(_("published"), db_default=Now())
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("published version")
        verbose_name_plural = _("published versions")
        ordering = ["-version"]
        default_permissions = ()
        constraints = [
            exactly_one(
                ENTRY_NAMES, "published_version_is_of_one_entry", _("A version belongs to exactly one entry.")
            ),
            models.UniqueConstraint(
                fields=[*ENTRY_NAMES, "version"],
                nulls_distinct=False,
                name="published_version_has_its_own_number",
                violation_error_message=_("This version is kept already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} · {self.version}"
