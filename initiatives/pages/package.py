"""The whole catalogue as one file, and its codebook: without a language, so they have one address each."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..exports.archive import SHELF, Archive, BeingMade
from ..exports.package import codebook
from ..vocabularies import Language

NAME = "multilevel.zip"
WAIT = 20  # seconds: about what a catalogue of a hundred thousand entries needs


@require_safe
def whole_catalogue(request: HttpRequest) -> HttpResponseBase:
    """All that is published, and nothing else."""
    try:
        archive = SHELF.newest()
    except BeingMade:
        return _later()
    etag = f'"{archive.tag}"'
    response = get_conditional_response(request, etag=etag) or _sent(archive)
    response["ETag"] = etag
    patch_cache_control(response, public=True, no_cache=True)
    return _in_both_languages(response)


@require_safe
def columns_explained(_request: HttpRequest) -> HttpResponseBase:
    """The codebook by itself, to be read before anything is downloaded."""
    return _in_both_languages(HttpResponse(codebook(), content_type="application/json"))


def _in_both_languages(response: HttpResponseBase) -> HttpResponseBase:
    response["Content-Language"] = ", ".join(Language.values)
    return response


def _sent(archive: Archive) -> HttpResponseBase:
    response = StreamingHttpResponse(archive.pieces(), content_type="application/zip")
    response["Content-Length"] = str(archive.path.stat().st_size)
    response["Content-Disposition"] = content_disposition_header(True, NAME)  # noqa: FBT003
    return response


def _later() -> HttpResponseBase:
    told = _("The file is being made for somebody else. Ask again in a few seconds.")
    status = HTTPStatus.SERVICE_UNAVAILABLE
    response = HttpResponse(f"{told}\n", status=status, content_type="text/plain; charset=utf-8")
    response["Retry-After"], response["Cache-Control"] = str(WAIT), "no-store"
    return response
