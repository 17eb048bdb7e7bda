"""Secrets of second factors, sealed: whoever reads the table, or a backup of it, can make no code of them."""

import base64
import logging
import secrets

from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)

SEALED = "gAAAA"  # how Fernet begins; a secret in clear is base 32 or hexadecimal, without a “g”
KEPT_IN = ("secret", "seed")  # of a row of allauth: the authenticator's, and that of the recovery codes


def seal(text: str) -> str:
    return _seals().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The secret. One that no key of ours opens is replaced by one that nobody knows: every code is wrong."""
    try:
        return _opened(sealed)
    except InvalidToken:
        log.exception("Sealed under another SECRET_KEY: name that in SECRET_KEY_FALLBACKS")
        return base64.b32encode(secrets.token_bytes(20)).decode()


@transaction.atomic
def reseal() -> int:
    """Seal under the key of today what is in clear or under an earlier key. How many rows were written."""
    return sum(_resealed(row) for row in Authenticator.objects.select_for_update().order_by("pk"))


def _resealed(row: Authenticator) -> bool:
    stale = {
        name: row.data[name] for name in KEPT_IN if name in row.data and not _is_of_today(row.data[name])
    }
    if not stale:
        return False
    try:
        row.data |= {name: seal(_opened(text)) for name, text in stale.items()}
    except InvalidToken:
        return False
    row.save(update_fields=["data"])
    return True


def _opened(text: str) -> str:
    """Raises `InvalidToken`. What was kept in clear is what it is."""
    return _seals().decrypt(text).decode() if text.startswith(SEALED) else text


def _is_of_today(text: str) -> bool:
    if not text.startswith(SEALED):
        return False
    try:
        _key_of(settings.SECRET_KEY).decrypt(text)
    except InvalidToken:
        return False
    return True


def _seals() -> MultiFernet:
    """The first seals; any of them opens."""
    return MultiFernet([_key_of(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key_of(secret: str | bytes) -> Fernet:
    derived = salted_hmac("initiatives.sealing", "second factors", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(derived))
