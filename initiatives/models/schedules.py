"""When an entry that was read and approved is to be published by itself."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .authorities import Authority
from .base import exactly_one
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network
from .versions import ENTRY_NAMES, AboutOneEntry, entry_field

FARTHEST = timedelta(days=366)


class Schedule(AboutOneEntry):
    """An entry, or the next version of it, approved exactly as it was read and published later.

    `read` is the moment of the version that was read. `refused` has the reasons why it could not be
    published when it was due, in each language; then it waits for somebody.
    """

    authority = entry_field(Authority, models.OneToOneField, "schedule")
    network = entry_field(Network, models.OneToOneField, "schedule")
    initiative = entry_field(Initiative, models.OneToOneField, "schedule")
    challenge = entry_field(Challenge, models.OneToOneField, "schedule")
    recommendation = entry_field(Recommendation, models.OneToOneField, "schedule")
    publish_on = models.DateTimeField(_("to be published on"), db_index=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("approved by"), on_delete=models.CASCADE, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved"), default=timezone.now)
    read = models.CharField(_("version that was read"), max_length=40)
    refused = models.JSONField(_("why it was not published"), default=dict, blank=True)

    class Meta:
        verbose_name = _("scheduled publication")
        verbose_name_plural = _("scheduled publications")
        default_permissions = ()
        constraints = [
            exactly_one(
                ENTRY_NAMES, "schedule_is_of_one_entry", _("A scheduled publication is of exactly one entry.")
            ),
            models.CheckConstraint(
                condition=Q(publish_on__gt=F("approved_at")),
                name="schedule_lies_ahead",
                violation_error_message=_("Choose a moment that is still to come."),
            ),
            models.CheckConstraint(
                condition=Q(publish_on__lte=F("approved_at") + FARTHEST),
                name="schedule_lies_within_a_year",
                violation_error_message=_("Choose a moment within a year."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} · {self.publish_on:%Y-%m-%d %H:%M}"
