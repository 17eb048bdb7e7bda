"""The entrance of the API, its description as a file, and what stands at no address."""

from hashlib import sha256
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import resolve
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from ..exports.contract import CONTRACT
from .views import OpenToAll


@extend_schema(exclude=True)
class Root(OpenToAll):
    """The addresses of all resources."""

    def list(self, request: Request) -> Response:
        from .urls import RESOURCES

        links = {
            plural: reverse(f"api:{record}-list", request=request)
            for plural, (record, _view) in RESOURCES.items()
        }
        described = {"schema": "api:schema", "docs": "api-docs"}
        links |= {name: reverse(view, request=request) for name, view in described.items()}
        return Response(links)


@extend_schema(exclude=True)
class Nowhere(OpenToAll):
    """What stands at no address; one that only lacks the slash at its end is led to it."""

    def list(self, request: Request) -> Response:
        if not request.path.endswith("/") and resolve(f"{request.path_info}/").url_name != "nowhere":
            whole = request.get_full_path(force_append_slash=True)
            return Response(status=HTTPStatus.MOVED_PERMANENTLY, headers={"Location": whole})
        raise Http404


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The released description (OpenAPI 3.1), as a file: it is built when released, not when asked for."""
    content = CONTRACT.read_bytes()
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response: Any = HttpResponse(content, content_type="application/vnd.oai.openapi+json; version=3.1")
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
