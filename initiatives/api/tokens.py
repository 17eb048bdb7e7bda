"""Whose token it is: as django-rest-knox knows it."""

from typing import Any

from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.request import Request


def demand_to_contribute(request: Request) -> None:
    """What only reads is shown nothing here; what is there for one partner is not there for another."""
    token: Any = request.auth
    if token is None:
        raise NotAuthenticated(_("Send a token: “Authorization: Bearer …”."))
    if not token.may_contribute:
        raise PermissionDenied(_("This token reads only. Ask for one that may propose."))


class Tokens(TokenAuthentication):  # type: ignore[misc]
    """Our tokens are ASCII; the library would decode anything, and fail."""

    def authenticate_credentials(self, token: bytes) -> Any:
        if not token.isascii():
            raise AuthenticationFailed(_("This token is not known."))
        return super().authenticate_credentials(token)
