"""The entrance of the API, its description, and what stands at no address."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from .views import OpenToAll

CONTRACT = Path(__file__).with_name("openapi.json")


@extend_schema(exclude=True)
class Root(OpenToAll):
    """The addresses of all resources."""

    def list(self, request: Request) -> Response:
        from .urls import ENTRIES, RESOURCES

        lists = {plural: record for plural, (record, view) in {**ENTRIES, **RESOURCES}.items()} | {
            "changes": "change",
            "proposals": "proposal",
        }
        links = {plural: reverse(f"api:{record}-list", request=request) for plural, record in lists.items()}
        links |= {name: reverse(f"api:{name}", request=request) for name in ("schema", "docs")}
        return Response(links)


@extend_schema(exclude=True)
class Nowhere(OpenToAll):
    def list(self, request: Request) -> Response:
        raise Http404


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """The released description (OpenAPI 3.1), as a file: it is built when released, not when asked for."""
    content = CONTRACT.read_bytes()
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    response: Any = HttpResponse(content, content_type="application/vnd.oai.openapi+json; version=3.1")
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=response) or response


@extend_schema(exclude=True)
class Docs(SpectacularSwaggerSplitView):
    """The description as a page to try things on; all of it is served from here."""

    url_name = "api:schema"
    template_name = "api/docs.html"
