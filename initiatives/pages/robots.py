"""How a form without an account tells people from robots: no cookie, no script, nobody else's service."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ..models import Proposal
from ..vocabularies import ProposalState

SOONEST, LATEST = 3, 24 * 60 * 60  # seconds from the page to the answer of somebody who reads and writes
MOST_OF_ONE, MOST_OF_ALL, MOST_LETTERS = 5, 200, 3  # in a day: from one place, in all, to one address

_signer = signing.TimestampSigner(salt="initiatives.proposal")


def stamp() -> str:
    """Tells when the form was shown, in a way that only we can write."""
    return _signer.sign("shown")


def stamp_after(given: str) -> str:
    """The stamp of a form that is shown again: the same while it is good, for a remedy may be quick."""
    try:
        _signer.unsign(given, max_age=LATEST)
    except signing.BadSignature:
        return stamp()
    return given


def faults_of(given: str) -> list[str]:
    """What is wrong with the stamp that came back."""
    try:
        _signer.unsign(given, max_age=LATEST)
    except signing.BadSignature:
        return [_("This page was open for too long. Your text is kept below: look at it and send it again.")]
    try:
        _signer.unsign(given, max_age=SOONEST)
    except signing.SignatureExpired:
        return []
    return [_("That was very quick. Please look at your text once more and send it again.")]


def origin_of(request: HttpRequest) -> str:
    """Tells visits from one place apart for a day, and says nothing of that place afterwards."""
    key = f"{settings.SECRET_KEY}{timezone.localdate()}"
    return salted_hmac("initiatives.origin", _address(request), secret=key, algorithm="sha256").hexdigest()


def _address(request: HttpRequest) -> str:
    """What our own proxies say of who asked them, as many of them as there are."""
    proxies: int = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    if proxies and len(passed) >= proxies:
        return str(passed[-proxies])
    return str(request.META.get("REMOTE_ADDR", ""))


def is_too_much(origin: str, email: str) -> bool:
    """Whether today no more is taken: from there, for that address, or at all."""
    today: Any = Proposal.objects.filter(account=None, created_at__date=timezone.localdate())
    unconfirmed = today.filter(author_email__iexact=email, state=ProposalState.UNCONFIRMED)
    counted = [
        (today.filter(origin=origin), MOST_OF_ONE),
        (unconfirmed, MOST_LETTERS),
        (today, MOST_OF_ALL),
    ]
    return any(messages.count() >= most for messages, most in counted)
