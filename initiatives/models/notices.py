"""What somebody is to be told by e-mail, and how often they want to hear."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..vocabularies import NoticeKind, Pace
from .authorities import Authority
from .base import exactly_one, one_of
from .comments import account
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network
from .versions import ENTRY_NAMES, AboutOneEntry, entry_field


class Notice(AboutOneEntry):
    """Written with the change that it tells of; `what` is what somebody wrote or what the rules said."""

    authority = entry_field(Authority, models.ForeignKey, "+")
    network = entry_field(Network, models.ForeignKey, "+")
    initiative = entry_field(Initiative, models.ForeignKey, "+")
    challenge = entry_field(Challenge, models.ForeignKey, "+")
    recommendation = entry_field(Recommendation, models.ForeignKey, "+")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recipient"),
        on_delete=models.CASCADE,
        related_name="notices",
    )
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    by = account(_("by"))
    what = models.TextField(_("text"), blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["recipient"], condition=Q(sent_at=None), name="notices_that_wait"),
        ]
        constraints = [
            exactly_one(ENTRY_NAMES, "notice_is_about_one_entry", _("A notice is about exactly one entry.")),
            one_of("kind", NoticeKind, "notice_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.entry}"


class NoticeChoice(models.Model):
    """How often somebody wants to hear; who has not chosen hears at once."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="notice_choice"
    )
    pace = models.CharField(_("how often"), max_length=10, choices=Pace, default=Pace.AT_ONCE)

    class Meta:
        verbose_name = _("choice of notices")
        verbose_name_plural = _("choices of notices")
        default_permissions = ()
        constraints = [one_of("pace", Pace, "notice_choice_pace_is_known")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_pace_display()}"
