"""What whoever holds a token may do with the token itself: have another in its place."""

from django.contrib.admin.models import CHANGE, LogEntry
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import ApiToken, Proposal
from .refusals import Refused


@transaction.atomic
def rotate(token: ApiToken) -> tuple[ApiToken, str]:
    """Another one with the same name, scope and end, and its secret. The old one opens nothing any more.

    What was proposed with it goes on with the new one, and so does the bound of a day. Raises `Refused`.
    """
    held = ApiToken.objects.select_for_update().filter(pk=token.pk).first()
    if held is None:
        raise Refused([_("Somebody has put another token in its place already.")])
    left = held.expiry - timezone.now()
    fresh, secret = ApiToken.objects.create(held.user, expiry=left, name=held.name, scope=held.scope)
    ApiToken.objects.filter(pk=fresh.pk).update(expiry=held.expiry, created=held.created)
    Proposal.objects.filter(token=held.token_key).update(token=fresh.token_key)
    held.delete()
    fresh.refresh_from_db()
    LogEntry.objects.log_actions(held.user_id, [fresh], CHANGE, f"{held.token_key}… → {fresh.token_key}…")
    return fresh, secret
