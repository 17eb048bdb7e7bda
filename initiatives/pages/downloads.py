"""The lists as files and as a feed, from the same filters."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..exports.formats import Format
from ..exports.question import Question
from ..filtersets import asking
from ..models import Entry
from ..vocabularies import named


def download(model: type[Entry], form: Format) -> Any:
    @require_safe
    def view(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        asked = asking(model, request.GET)
        if asked.unknown or not asked.is_valid():
            return HttpResponse(_refusal(asked), status=400, content_type="text/plain; charset=utf-8")
        question = Question(asked, request, reverse(f"{model.record()}-list"))
        response = StreamingHttpResponse(form.write(question), content_type=form.content_type)
        if form.is_file:
            name = f"{model._meta.verbose_name_plural}.{form.suffix}"
            response["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003
        return response

    return view


def _refusal(asked: Any) -> str:
    sentences = [named(name, sentence) for name, found in asked.errors.items() for sentence in found]
    if asked.unknown:
        unknown, known = ", ".join(asked.unknown), ", ".join(asked.known)
        sentences.append(
            _("Unknown parameter: %(unknown)s. Known parameters: %(known)s.")
            % {"unknown": unknown, "known": known}
        )
    return "\n".join(sentences) + "\n"
