"""The handbook of the office: what staff do, step by step, in the language in which they work."""

from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Chapter(NamedTuple):
    """`code` is its place on the page and, in each language, its file."""

    code: str
    title: Any


CHAPTERS = (
    Chapter("publish", _("Publish a draft")),
    Chapter("review", _("Review the next version of a published entry")),
    Chapter("import", _("Import spreadsheets")),
    Chapter("proposals", _("Answer a proposal")),
    Chapter("merge", _("Merge two entries")),
    Chapter("restore", _("Restore an earlier state")),
    Chapter("worklists", _("Worklists")),
    Chapter("focal-points", _("Focal points")),
    Chapter("signing-in", _("Signing in")),
    Chapter("history", _("History")),
)


def page(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """Prose is written for each language; the words of buttons in it come from the buttons."""
    language = get_language()
    context = {
        **site.each_context(request),
        "title": _("Handbook"),
        "chapters": [
            {"code": chapter.code, "title": chapter.title, "file": f"{language}/{chapter.code}.html"}
            for chapter in CHAPTERS
        ],
        "pictures": f"img/handbook/{language}/",
    }
    return TemplateResponse(request, "admin/handbook.html", context)
