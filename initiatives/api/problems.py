"""Every refusal of the API as problem details (RFC 9457)."""

import difflib
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

CONTENT_TYPE = "application/problem+json"


class Problem(exceptions.APIException):
    """A refusal that says what to do; `members` are added to its details."""

    status_code: int = HTTPStatus.BAD_REQUEST

    def __init__(self, detail: str, *, status: int = HTTPStatus.BAD_REQUEST, **members: Any) -> None:
        super().__init__(detail)
        self.status_code = status
        self.members = members


def unknown_parameters(unknown: Sequence[str], known: Sequence[str]) -> Problem:
    """A typing error must not silently give the whole catalogue."""
    errors = [{"parameter": name, "detail": _unknown(name, known)} for name in unknown]
    detail = _("Unknown parameter: %(unknown)s. Known parameters: %(known)s.") % {
        "unknown": ", ".join(unknown),
        "known": ", ".join(known),
    }
    return Problem(detail, errors=errors, known=list(known))


def _unknown(name: str, known: Sequence[str]) -> str:
    parts = [one for one in known if one in name.split("_")]  # updated_since, where it is called since
    if near := parts or difflib.get_close_matches(name, known, n=1):
        return _("This parameter is not known. Did you mean “%(near)s”?") % {"near": near[0]}
    return _("This parameter is not known.")


def impossible_values(errors: Mapping[str, Sequence[Any]]) -> Problem:
    listed = [
        {"parameter": name, "detail": str(sentence)}
        for name, sentences in errors.items()
        for sentence in sentences
    ]
    return Problem(_("A value cannot be understood. See “errors”."), errors=listed)


def handle(error: Exception, context: Mapping[str, Any]) -> Response | None:
    """The handler that Django REST framework calls; None lets the error go on as a fault of ours."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(_("There is nothing at this address."))
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    elif isinstance(error, BadRequest):
        error = Problem(str(error))
    response = exception_handler(error, dict(context))
    if response is None:
        return None
    status = HTTPStatus(response.status_code)
    response.data = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": str(getattr(error, "detail", "")),
        **getattr(error, "members", {}),
    }
    response.content_type = CONTENT_TYPE
    return response
