"""The lists as files and as a feed, from the same filters."""

from collections.abc import Iterator
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

OF_PAGES = ("page", "page_size", "cursor", "facets")  # what a list in pages understands beside its filters


def download(model: type[Entry], form: Format) -> Any:
    @require_safe
    def view(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
        question = Question(asking(model, request.GET), request, reverse(f"{model.record()}-list"))
        if refusals := list(_refusals(question, form)):
            text = "".join(f"{refusal}\n" for refusal in refusals)
            return HttpResponse(text, status=400, content_type="text/plain; charset=utf-8")
        if not form.is_file:
            return HttpResponse(form.write(question), content_type=form.content_type)
        response = StreamingHttpResponse(form.write(question), content_type=form.content_type)
        name = f"{model._meta.verbose_name_plural}.{form.suffix}"
        response["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003
        return response

    return view


def _refusals(question: Question, form: Format) -> Iterator[str]:
    """Why there is no file: what cannot be, what a file does not understand, what it does not tell."""
    asked, needless = question.asked, _needless(form)
    for name, sentences in asked.errors.items():
        yield from (named(name, sentence) for sentence in sentences if name not in needless)
    for name, sentence in needless.items():
        if any(asked.data.getlist(name)):
            yield named(name, sentence)
    if asked.unknown:
        known = ", ".join(name for name in asked.known if name not in needless)
        sentence = _("Unknown parameter: %(unknown)s. Known parameters: %(known)s.")
        yield sentence % {"unknown": ", ".join(asked.unknown), "known": known}
    if form.fields:
        yield from _unknown_fields(question.fields, form.fields(question.model))


def _needless(form: Format) -> dict[str, str]:
    """What a list in pages understands and this form does not, with what is said of it."""
    whole = dict.fromkeys(OF_PAGES, _("Leave this out: a file holds the whole list."))
    return (
        whole
        if form.fields
        else {**whole, "fields": _("Leave this out: a feed tells the same of every entry.")}
    )


def _unknown_fields(asked: list[str], known: list[str]) -> Iterator[str]:
    if refused := [name for name in asked if name not in known]:
        sentence = _("Unknown field: %(refused)s. Known fields: %(known)s.")
        yield sentence % {"refused": ", ".join(refused), "known": ", ".join(known)}
