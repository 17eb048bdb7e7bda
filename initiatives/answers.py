"""Answers to the public are kept until the catalogue changes, and not sent again to whoever has them.

The database adds to a number with every statement that changes a record of the catalogue; answers are kept
under that number. It is read before an answer is made, so what is kept is never older than its number says.
"""

import hashlib
import zlib
from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags

from .models import TermCount

LONGEST = 100_000  # bytes of a body, compressed, that is worth keeping
FOR_TOKENS = "/api/v1/proposals/"
SHAPED_BY = ("Accept",)  # headers of a request that shape its answer


class Kept(NamedTuple):
    """An answer; its body is compressed, a tenth of its length."""

    headers: dict[str, str]
    body: bytes

    @property
    def etag(self) -> str:
        return self.headers["ETag"]


class KeptAnswers:
    """Middleware: for those who show neither a session nor a token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _asks_the_catalogue(request):
            return self.get_response(request)
        if _is_somebody(request):
            response = self.get_response(request)
            patch_cache_control(response, private=True)
            return response
        return self._answer_anybody(request)

    def _answer_anybody(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        kept: Kept | None = caches["answers"].get(key)
        if kept is None:
            response = self.get_response(request)
            if not _is_worth_keeping(response):
                return response
            kept = _kept(response)
            if len(kept.body) <= LONGEST:
                caches["answers"].set(key, kept)
        return _answer(request, kept)


def _asks_the_catalogue(request: HttpRequest) -> bool:
    """Pages and the API; whether the site is alive, or who signs in, is nothing to keep."""
    places = ("/api/", "/sitemap", *(f"/{code}/" for code, name in settings.LANGUAGES))
    return request.method in ("GET", "HEAD") and request.path_info.startswith(places)


def _is_somebody(request: HttpRequest) -> bool:
    """What a token opens is one address; everything else tells its bearer what it tells anybody."""
    shows_a_token = "Authorization" in request.headers and request.path_info.startswith(FOR_TOKENS)
    return settings.SESSION_COOKIE_NAME in request.COOKIES or shows_a_token


def _key(request: HttpRequest) -> str:
    """All that an answer depends on; initiatives begin and end with the day."""
    shape = [request.headers.get(name, "") for name in SHAPED_BY]
    version, day = TermCount.objects.version(), str(timezone.localdate())
    question = [version, day, str(request.method), request.build_absolute_uri(), *shape]
    return hashlib.sha256("\n".join(question).encode()).hexdigest()


def _is_worth_keeping(response: Any) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "no-store" not in response.get("Cache-Control", "")
    )


def _kept(response: HttpResponse) -> Kept:
    """The same bytes always have the same tag: it changes exactly when the answer does."""
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, SHAPED_BY)
    return Kept(dict(response.headers), zlib.compress(response.content, 1))


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    if "*" in asked or kept.etag in [tag.removeprefix("W/") for tag in asked]:
        response: HttpResponse = HttpResponseNotModified()
        for name in ("ETag", "Cache-Control", "Vary"):
            response[name] = kept.headers[name]
        return response
    return HttpResponse(zlib.decompress(kept.body), headers=kept.headers)
