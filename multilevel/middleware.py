"""What is true of every request before a view sees it, and of every failure of the database after."""

import re
import sys
from collections.abc import Callable, Iterator
from http import HTTPStatus
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotAllowed,
    JsonResponse,
    StreamingHttpResponse,
)
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import defaults

Handler = Callable[[HttpRequest], HttpResponse]

KNOWN_METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
MOST_BYTES = 12_000_000  # of one request; a file for the office has at most 10 MB
RETRY_AFTER = 5  # seconds: about what PostgreSQL needs to start again
DATABASE_FAULTS = (OperationalError, InterfaceError)
ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # in JSON; an even number of backslashes escapes itself


def spoken(get_response: Handler) -> Handler:
    """Whatever is refused on the way, is refused in the language of the address or of the browser.

    Before Django's own middleware has looked, a thread still speaks the language of its last visitor.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        translation.activate(translation.get_language_from_request(request, check_path=True))
        response = get_response(request)
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            response.headers.setdefault("Content-Language", translation.get_language())
        return response

    return middleware


def heads_alone(get_response: Handler) -> Handler:
    """What answers HEAD has no body: the server would leave it out too, and write a line about each."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "HEAD":
            _leave_out_body(response)
        return response

    return middleware


def known_methods(get_response: Handler) -> Handler:
    """Function views answer any word, TRACE among them, as if it were GET; here only known words pass."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method in KNOWN_METHODS:
            return get_response(request)
        response: HttpResponse = HttpResponseNotAllowed(KNOWN_METHODS)
        if _asks_the_api(request):
            detail = _("This method is not known here. Use one of: %(methods)s.")
            known = {"methods": ", ".join(KNOWN_METHODS)}
            response = problem(HTTPStatus.METHOD_NOT_ALLOWED, detail % known)
            response["Allow"] = ", ".join(KNOWN_METHODS)
        return response

    return middleware


def bounded_bodies(get_response: Handler) -> Handler:
    """Refuses what is larger than any form of ours before it is read: files would fill the disk."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if (
            request.META.get("CONTENT_LENGTH", "").isdigit()
            and int(request.META["CONTENT_LENGTH"]) > MOST_BYTES
        ):
            detail = _("What you send is too large: at most 12 MB.")
            if _asks_the_api(request):
                return problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
            return HttpResponse(detail, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE, content_type="text/plain")
        return get_response(request)

    return middleware


class NoNul:
    """Refuses the character NUL wherever it hides: PostgreSQL cannot store it and answers with an error."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\0" in text for text in _address_and_cookies(request)) or _has_nul_in_body(request):
            return self._refuse(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """The texts of a form with files are known after parsing only; its files may hold what they like."""
        if request.content_type == "multipart/form-data" and any("\0" in text for text in _texts(request)):
            return self._refuse(request)
        return None

    def _refuse(self, request: HttpRequest) -> HttpResponse:
        detail = _("Remove the NUL character (%00 or \\u0000) and ask again.")
        if _asks_the_api(request):
            return problem(HTTPStatus.BAD_REQUEST, detail)
        raise BadRequest(detail)


class DatabaseFaults:
    """Answers 503 while the database is away or gave up a statement: come back, nothing is broken."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if isinstance(exception, DATABASE_FAULTS) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """The handler of last resort; the database may also fail in middleware, where a session is saved."""
    if isinstance(sys.exc_info()[1], DATABASE_FAULTS):
        return unavailable(request)
    return defaults.server_error(request)


def too_many(request: HttpRequest) -> HttpResponse:
    """Who tries to sign in too often is told when to come back."""
    status = HTTPStatus.TOO_MANY_REQUESTS
    response = HttpResponse(render_to_string("429.html", request=request), status=status)
    response["Retry-After"] = "60"
    return response


def isolation(get_response: Handler) -> Handler:
    """Headers for which neither Django nor django-csp has a setting; a view that must differ sets its own."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return middleware


def unavailable(request: HttpRequest) -> HttpResponse:
    """The 503, from a page that asks the database nothing."""
    if _asks_the_api(request):
        detail = _("The database does not answer. Ask again in a few seconds.")
        response = problem(HTTPStatus.SERVICE_UNAVAILABLE, detail)
    else:
        language = translation.get_language_from_path(request.path_info) or translation.get_language()
        with translation.override(language):
            response = HttpResponse(render_to_string("503.html"), status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def problem(status: HTTPStatus, detail: str) -> HttpResponse:
    """Problem details (RFC 9457) for programs."""
    body = {"type": "about:blank", "title": status.phrase, "status": status.value, "detail": detail}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def _leave_out_body(response: HttpResponseBase) -> None:
    if isinstance(response, StreamingHttpResponse):
        response.streaming_content = iter(())
    elif isinstance(response, HttpResponse):
        response.content = b""


def _asks_the_api(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _address_and_cookies(request: HttpRequest) -> Iterator[str]:
    yield request.path_info
    yield unquote(request.META.get("QUERY_STRING", ""))
    yield from request.COOKIES.values()


def _has_nul_in_body(request: HttpRequest) -> bool:
    if request.content_type == "application/x-www-form-urlencoded":
        return b"%00" in request.body or b"\0" in request.body
    if (request.content_type or "").endswith("json"):
        return b"\0" in request.body or ESCAPED_NUL.search(request.body) is not None
    return False


def _texts(request: HttpRequest) -> Iterator[str]:
    for name, values in request.POST.lists():
        yield name
        yield from (value for value in values if isinstance(value, str))
    for name, files in request.FILES.lists():
        yield name
        yield from (file.name or "" for file in files)
