"""A partner has another token in the place of their own."""

from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ..editorial.refusals import Refused
from ..editorial.tokens import rotate
from ..vocabularies import TokenScope
from .fields import Code
from .problems import Problem
from .reading import LimitedJSONParser
from .schema import RotationSchema
from .tokens import Tokens, demand_to_contribute
from .views import OpenToAll


class TokenShape(serializers.Serializer[Any]):
    """A token in the place of another."""

    token = serializers.CharField(help_text=_("The secret; it is told now and never again."))
    name = serializers.CharField(help_text=_("What the Secretariat calls it."))
    scope = Code(TokenScope, help_text=_("What may be done with it."))
    expires_at = serializers.DateTimeField(help_text=_("When it ends, as before."))


class Rotation(OpenToAll):
    """The token that is sent opens nothing any more; the one in the answer takes its place until its end."""

    schema = RotationSchema()
    authentication_classes = (Tokens,)
    parser_classes = (LimitedJSONParser,)
    row = TokenShape

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        demand_to_contribute(request)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def create(self, request: Request) -> Response:
        try:
            token, secret = rotate(request.auth)  # type: ignore[arg-type]
        except Refused as refused:
            raise Problem(" ".join(refused.reasons), status=HTTPStatus.CONFLICT) from None
        told = {"token": secret, "name": token.name, "scope": token.scope, "expires_at": token.expiry}
        return Response(told, status=HTTPStatus.CREATED)
