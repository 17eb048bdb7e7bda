"""What pages of other sites may read by program: the API and every file, and nothing that a token opens.

A browser asks before such a page may send a header of its own, and hides from it what it is not told to show.
"""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .exports.formats import FORMATS
from .exports.references import REFERENCE_FORMS

API, FOR_TOKENS = "/api/", ("/api/v1/proposals/", "/api/v1/token/")
FILES = (*(f".{form.suffix}" for form in (*FORMATS, *REFERENCE_FORMS)), ".zip")
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
READING = {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def with_other_sites(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: says so on every answer, 304 and refusals too."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_open(request.path_info):
            return get_response(request)
        if request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers:
            return HttpResponse(status=HTTPStatus.NO_CONTENT, headers=OPEN | READING)
        response = get_response(request)
        for name, value in OPEN.items():
            response[name] = value
        return response

    return middleware


def _is_open(path: str) -> bool:
    if path.startswith(API):
        return not path.startswith(FOR_TOKENS)
    places = ("/data/", *(f"/{code}/" for code, name in settings.LANGUAGES))
    return path.startswith(places) and path.endswith(FILES)
