"""Answers to the public are kept until the catalogue changes, and not sent again to whoever has them.

The database adds to a number with every statement that changes a record of the catalogue; answers are kept
under that number. It is read before an answer is made, so what is kept is never older than its number says.

Files are made while they are sent, and their tag before: from what the public can see and the question. The
version of the catalogue would not do, for it moves with what is hidden.

Answers are the same for everybody, so they hold no secret, and they alone are sent compressed: of what
somebody who has signed in reads, the length of a compressed page could give away what stands in it.
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import brotli
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags

from .models import SearchDoc, TermCount

LONGEST = 100_000  # bytes of a body, packed, that is worth keeping
FOR_TOKENS = "/api/v1/proposals/"
SHAPED_BY = ("Accept",)  # headers of a request that shape its answer
# Ways in which a body is sent packed, the best first; each as thorough as pays for one page.
PACK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, 4, mtime=0),
}
WINDOW = 18  # of brotli: 256 kB of a file are in memory, where by itself it takes 4 MB
REFUSED = re.compile(r"q=0(\.0*)?$")  # what a reader writes beside a way that they do not take
IMAGE = "image/"  # packed by itself
WORKBOOK = "application/vnd.openxmlformats-officedocument"  # so is this


class Kept(NamedTuple):
    """An answer as it is sent; what is sent plain is kept compressed all the same, a tenth of its length."""

    headers: dict[str, str]
    body: bytes
    is_compressed: bool = False  # only while it is kept

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
        way = _way(request)
        key = _key(request, way)
        kept: Kept | None = caches["answers"].get(key)
        if kept is None:
            response = self.get_response(request)
            if response.streaming and "ETag" not in response.headers:
                return _file(request, response, way)
            if not _is_worth_keeping(response):
                return response
            kept = _kept(response, way)
            if len(kept.body) <= LONGEST:
                caches["answers"].set(key, kept)
        return _answer(request, kept)


def _asks_the_catalogue(request: HttpRequest) -> bool:
    """Pages and the API; whether the site is alive, or who signs in, is nothing to keep."""
    places = ("/api/", "/data/", "/sitemap", *(f"/{code}/" for code, name in settings.LANGUAGES))
    return request.method in ("GET", "HEAD") and request.path_info.startswith(places)


def _is_somebody(request: HttpRequest) -> bool:
    """What a token opens is one address; everything else tells its bearer what it tells anybody."""
    shows_a_token = "Authorization" in request.headers and request.path_info.startswith(FOR_TOKENS)
    return settings.SESSION_COOKIE_NAME in request.COOKIES or shows_a_token


def _way(request: HttpRequest) -> str:
    """The best way that whoever asks can unpack."""
    named = [part.partition(";") for part in request.headers.get("Accept-Encoding", "").split(",")]
    taken = {name.strip().lower() for name, _, weight in named if not REFUSED.search(weight.strip())}
    return next((way for way in PACK if way in taken), "")


def _key(request: HttpRequest, way: str) -> str:
    """All that an answer depends on; initiatives begin and end with the day."""
    shape = [way, *(request.headers.get(name, "") for name in SHAPED_BY)]
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


def _kept(response: HttpResponse, way: str) -> Kept:
    """The same bytes always have the same tag: it changes exactly when the answer does, or the way."""
    tag = hashlib.sha256(response.content).hexdigest()[:32]
    is_image = response["Content-Type"].startswith(IMAGE)
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, [*SHAPED_BY, "Accept-Encoding"])
    if is_image or not way:
        response["ETag"] = f'"{tag}"'
        body = response.content if is_image else zlib.compress(response.content, 1)
        return Kept(dict(response.headers), body, is_compressed=not is_image)
    body = PACK[way](response.content)
    response["ETag"], response["Content-Encoding"] = f'"{tag}-{way}"', way
    response["Content-Length"] = str(len(body))
    return Kept(dict(response.headers), body)


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    if _has(request, kept.etag):
        return _not_modified(kept.headers)
    body = zlib.decompress(kept.body) if kept.is_compressed else kept.body
    return HttpResponse(body, headers=kept.headers)


def _has(request: HttpRequest, etag: str) -> bool:
    """Whether somebody who asks has the answer with this tag."""
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in asked or etag.removeprefix("W/") in [tag.removeprefix("W/") for tag in asked]


def _not_modified(headers: Any) -> HttpResponse:
    response = HttpResponseNotModified()
    for name in ("ETag", "Cache-Control", "Vary"):
        response[name] = headers[name]
    return response


def _file(request: HttpRequest, response: Any, way: str) -> HttpResponse:
    """Nothing of it is made before it is sent, so nothing for whoever has it."""
    way = "" if response["Content-Type"].startswith(WORKBOOK) else way
    response["ETag"] = f'W/"{_trace(request, way)}"'
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Encoding"])
    if _has(request, response["ETag"]):
        return _not_modified(response.headers)
    if way:
        response["Content-Encoding"] = way
        response.streaming_content = _packed(response.streaming_content, way)
    return response  # type: ignore[no-any-return]


def _trace(request: HttpRequest, way: str) -> str:
    """All that a file depends on; what the public can see is asked once for each version of the catalogue."""
    name = f"trace:{TermCount.objects.version()}"
    seen = str(caches["answers"].get_or_set(name, SearchDoc.objects.trace))
    question = [seen, str(timezone.localdate()), request.build_absolute_uri(), way]
    return hashlib.sha256("\n".join(question).encode()).hexdigest()[:32]


def _packed(pieces: Iterable[bytes], way: str) -> Iterator[bytes]:
    """Packed while it is sent; little of it is in memory at a time."""
    if way == "br":
        brotlied = brotli.Compressor(quality=4, lgwin=WINDOW)
        pack, finish = brotlied.process, brotlied.finish
    else:
        zipped = zlib.compressobj(4, wbits=zlib.MAX_WBITS | 16)
        pack, finish = zipped.compress, zipped.flush
    for piece in pieces:
        if packed := pack(piece):
            yield packed
    yield finish()
