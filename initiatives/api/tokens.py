"""Whose token it is: as django-rest-knox knows it."""

from typing import Any

from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed


class Tokens(TokenAuthentication):  # type: ignore[misc]
    """Our tokens are ASCII; the library would decode anything, and fail."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isascii():
            raise AuthenticationFailed(_("This token is not known."))
        return super().authenticate_credentials(token)
