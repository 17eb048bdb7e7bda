"""Entries that were found to be the same as another, and led their readers there from then on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .authorities import Authority
from .base import exactly_one
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network
from .versions import ENTRY_NAMES, AboutOneEntry, entry_field


class Merger(AboutOneEntry):
    """Says of a withdrawn entry that it is the same as its successor. Its row, parts and history stay."""

    authority = entry_field(Authority, models.OneToOneField, "merger")
    network = entry_field(Network, models.OneToOneField, "merger")
    initiative = entry_field(Initiative, models.OneToOneField, "merger")
    challenge = entry_field(Challenge, models.OneToOneField, "merger")
    recommendation = entry_field(Recommendation, models.OneToOneField, "merger")
    merged_at = models.DateTimeField(_("merged"), auto_now_add=True)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("merged by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("merger")
        verbose_name_plural = _("mergers")
        default_permissions = ()
        constraints = [
            exactly_one(ENTRY_NAMES, "merger_is_of_one_entry", _("A merger is of exactly one entry.")),
        ]

    def __str__(self) -> str:
        return str(self.entry)
