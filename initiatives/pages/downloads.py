"""The lists as files, from the same filters."""

import csv
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..exports.lists import columns, rows
from ..filtersets import FILTERSETS
from ..models import Entry

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def download(model: type[Entry]) -> Any:
    @require_safe
    def view(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        published: Any = model._default_manager
        asked = FILTERSETS[model](request.GET, queryset=published.published())
        if asked.unknown or not asked.is_valid():
            return HttpResponse(_refusal(asked), status=400, content_type="text/plain; charset=utf-8")
        response = StreamingHttpResponse(
            _lines(request, model, asked.qs), content_type="text/csv; charset=utf-8"
        )
        response["Content-Disposition"] = f'attachment; filename="{model._meta.verbose_name_plural}.csv"'
        return response

    return view


def _refusal(asked: Any) -> str:
    sentences = [f"{name}: {sentence}" for name, found in asked.errors.items() for sentence in found]
    if asked.unknown:
        unknown, known = ", ".join(asked.unknown), ", ".join(asked.known)
        sentences.append(
            _("Unknown parameter: %(unknown)s. Known parameters: %(known)s.")
            % {"unknown": unknown, "known": known}
        )
    return "\n".join(sentences) + "\n"


def _lines(request: HttpRequest, model: type[Entry], queryset: Any) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield BYTE_ORDER_MARK + writer.writerow(columns(model))
    for row in rows(model, queryset, request.build_absolute_uri):
        yield writer.writerow(row)
