"""What an account says beyond Django's own, and how somebody comes to have one."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..vocabularies import InvitationState, Language
from .base import one_of
from .places import Country

LIFETIME = timedelta(days=7)  # of a link in an invitation


class Profile(models.Model):
    """In which language we write to somebody, and for which countries they speak."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("account"), on_delete=models.CASCADE, related_name="profile"
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.EN)
    countries = models.ManyToManyField(
        Country,
        verbose_name=_("countries"),
        blank=True,
        related_name="+",
        help_text=_("Of a focal point: the countries for which they speak."),
    )

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        default_permissions = ()
        constraints = [one_of("language", Language, "profile_language_is_known")]

    def __str__(self) -> str:
        return str(self.user)


class Invitation(models.Model):
    """A link by e-mail, good for one account. Sending it again makes the link before it worthless."""

    email = models.EmailField(_("e-mail address"), max_length=150)  # becomes the user name
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.EN)
    groups = models.ManyToManyField(Group, verbose_name=_("roles"), blank=True, related_name="+")
    countries = models.ManyToManyField(
        Country,
        verbose_name=_("countries"),
        blank=True,
        related_name="+",
        help_text=_("Of a focal point: the countries for which they speak."),
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="invitation",
    )

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-sent_at", "-id"]
        constraints = [
            one_of("language", Language, "invitation_language_is_known"),
            models.CheckConstraint(
                condition=~Q(email__regex="[A-Z]"),
                name="invitation_address_is_in_small_letters",
                violation_error_message=_("Write the e-mail address in small letters."),
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_is_not_accepted_and_revoked",
                violation_error_message=_(
                    "An invitation that was accepted cannot be revoked. Close the account."
                ),
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_is_open_once_per_address",
                violation_error_message=_(
                    "This address has been invited already. Send that invitation again."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def state(self) -> InvitationState:
        if self.accepted_at:
            return InvitationState.ACCEPTED
        if self.revoked_at:
            return InvitationState.REVOKED
        is_over = self.sent_at + LIFETIME <= timezone.now()
        return InvitationState.EXPIRED if is_over else InvitationState.SENT
