"""What is offered while a visitor types: entries whose names have words that begin so."""

from django.db.models import Case, IntegerField, Q, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..models import ENTRIES, SearchDoc
from ..search import LONGEST, plain, read, sorting
from ..spelling import did_you_mean
from .excerpts import MARK, marked
from .present import Shape
from .texts import OTHER, Text, number, reading_language
from .typesetting import typeset

FEWEST_LETTERS, FEWEST_TO_MEND, MOST_OFFERED = 2, 5, 8
CANDIDATES = 300  # compared with one another; sorting all that begin with two letters would take too long
RECORDS = {model.record(): model._meta.verbose_name for model in ENTRIES}


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment of a page. Only what is published has a doc."""
    typed = request.GET.get("q", "")[:LONGEST].replace("\0", " ")
    is_enough = len(plain(typed)) >= FEWEST_LETTERS
    offered = (_offered(typed) or _offered(_meant(typed))) if is_enough else []
    context = {"offered": offered, "count_sentence": _counted(len(offered)) if is_enough else ""}
    response = render(request, "initiatives/suggestions.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _counted(offered: int) -> str:
    if not offered:
        return _("No suggestions")
    sentence = ngettext(
        "%(number)s suggestion, reached with the down arrow",
        "%(number)s suggestions, reached with the down arrow",
        offered,
    )
    return sentence % {"number": number(offered)}


def _meant(typed: str) -> str:
    """What was perhaps meant; of a few letters nobody can tell."""
    return did_you_mean(read(typed)) if len(plain(typed)) >= FEWEST_TO_MEND else ""


def _offered(typed: str) -> list[Shape]:
    """Names that begin with all of what was typed first, in whichever language, then by name."""
    if not typed:
        return []
    near = SearchDoc.objects.beginning(typed).values("id")[:CANDIDATES]
    start = sorting(typed)
    begins = When(Q(sort_en__startswith=start) | Q(sort_fr__startswith=start), then=Value(0))
    found = SearchDoc.objects.filter(id__in=near).order_by(
        Case(begins, default=Value(1), output_field=IntegerField()), f"sort_{reading_language()}", "number"
    )
    return [_shape(typed, doc) for doc in found[:MOST_OFFERED]]


def _shape(typed: str, doc: SearchDoc) -> Shape:
    name = _name(typed, doc)
    aliases = marked(next(filter(None, doc.texts["aliases"]), ""), typed)
    slug = doc.slug_fr if reading_language() == "fr" else doc.slug_en
    return {
        "text": name.text,
        "lang": name.lang,
        "alias": aliases if MARK in aliases and MARK not in name.text else "",
        "record": RECORDS[doc.record],
        "url": reverse(f"{doc.record}-detail", kwargs={"number": doc.number, "slug": slug}),
    }


def _name(typed: str, doc: SearchDoc) -> Text:
    """In the reader's language, unless it is the name in the other one that begins so."""
    here = reading_language()
    both = {code: typeset(text or "", code) for code, text in zip(OTHER, doc.texts["title"], strict=True)}
    names = [Text(marked(both[here], typed)), Text(marked(both[OTHER[here]], typed), OTHER[here])]
    names = [name for name in names if name.text]
    return next((name for name in names if MARK in name.text), names[0])
