"""Invitations: sent, sent again, revoked, and accepted once."""

from collections.abc import Callable
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from ..models import Invitation, Profile
from ..models.accounts import LIFETIME
from ..vocabularies import InvitationState, role
from .refusals import Refused

SALT = "initiatives.invitation"


def token_of(invitation: Invitation) -> str:
    """Signed, and kept nowhere. It holds when it was sent, so that sending again makes another one."""
    return signing.dumps([invitation.pk, invitation.sent_at.isoformat()], salt=SALT)


def found_by(token: str) -> Invitation | None:
    """The invitation that waits behind a link; None once it is accepted, revoked, expired or sent again."""
    try:
        key, sent_at = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    invitation = Invitation.objects.filter(pk=key).first()
    if invitation is None or invitation.state != InvitationState.SENT:
        return None
    return invitation if invitation.sent_at.isoformat() == sent_at else None


def send(invitation: Invitation, *, by: User, link_to: Callable[[str], str]) -> None:
    """Written in the language of whoever is invited; `link_to` makes an address of a token."""
    if not settings.SENDS_MAIL:
        raise Refused([_("This site sends no e-mail yet. Whoever runs it has to set EMAIL_URL.")])
    with translation.override(invitation.language):
        roles = [role(group.name) for group in invitation.groups.all()]
        countries = [str(country) for country in invitation.countries.all()]
        what = {"by": by, "roles": roles, "countries": countries, "days": LIFETIME.days}
        text = render_to_string("admin/mail/invitation.txt", {**what, "link": link_to(token_of(invitation))})
        try:
            send_mail(_("Your invitation to Multilevel"), text, None, [invitation.email])
        except (SMTPException, OSError) as error:
            raise Refused([_("The e-mail could not be sent. Try again later.")]) from error


@transaction.atomic
def send_again(invitation: Invitation, *, by: User, link_to: Callable[[str], str]) -> None:
    _only_while_open(invitation)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])
    send(invitation, by=by, link_to=link_to)


def revoke(invitation: Invitation) -> None:
    _only_while_open(invitation)
    invitation.revoked_at = timezone.now()
    invitation.save(update_fields=["revoked_at"])


@transaction.atomic
def accept(token: str, *, password: str, first_name: str, last_name: str) -> User:
    """Of two who use a link at the same time, one gets the account."""
    waiting = found_by(token)
    if waiting is None or not Invitation.objects.select_for_update().filter(pk=waiting.pk).exists():
        raise Refused([over()])
    invitation = found_by(token)  # as it is, now that nobody else can change it
    if invitation is None or is_taken(invitation.email):
        raise Refused([over()])
    user = User.objects.create_user(
        invitation.email,
        invitation.email,
        password,
        first_name=first_name,
        last_name=last_name,
        is_staff=True,
    )
    user.groups.set(invitation.groups.all())
    profile = Profile.objects.create(user=user, language=invitation.language)
    profile.countries.set(invitation.countries.all())
    invitation.accepted_at, invitation.account = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "account"])
    return user


def is_taken(email: str) -> bool:
    """Somebody has this address, or signs in with it."""
    return (
        User.objects.filter(email__iexact=email).exists()
        or User.objects.filter(username__iexact=email).exists()
    )


def over() -> str:
    return _("This invitation is not good any more. Ask whoever invited you to send it again.")


def _only_while_open(invitation: Invitation) -> None:
    if invitation.accepted_at or invitation.revoked_at:
        raise Refused([_("“%s” has been accepted or revoked already.") % invitation])
