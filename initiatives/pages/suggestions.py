"""What is offered while a visitor types: entries whose names have words that begin so."""

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..models import ENTRIES, SearchDoc
from ..search import LONGEST, fold, plain
from .excerpts import marked
from .present import Shape
from .texts import OTHER, number, reading_language

FEWEST_LETTERS, MOST_OFFERED = 2, 8
CANDIDATES = 300  # compared with one another; sorting all that begin with two letters would take too long
RECORDS = {model.record(): model._meta.verbose_name for model in ENTRIES}


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """A fragment of a page. Only what is published has a doc."""
    typed = request.GET.get("q", "")[:LONGEST].replace("\0", " ")
    offered = _offered(typed) if len(plain(typed)) >= FEWEST_LETTERS else []
    sentence = ngettext("%(number)s suggestion", "%(number)s suggestions", len(offered))
    context = {"offered": offered, "count_sentence": sentence % {"number": number(len(offered))}}
    response = render(request, "initiatives/suggestions.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _offered(typed: str) -> list[Shape]:
    """Names that begin with all of what was typed first, then by name."""
    near = SearchDoc.objects.beginning(typed).values("id")[:CANDIDATES]
    sorting = f"sort_{reading_language()}"
    begins = When(**{f"{sorting}__startswith": fold(typed).strip()}, then=Value(0))
    found = SearchDoc.objects.filter(id__in=near).order_by(
        Case(begins, default=Value(1), output_field=IntegerField()), sorting, "number"
    )
    fields = found.values_list(
        "record", "number", f"slug_{reading_language()}", "texts__title", "texts__aliases"
    )
    return [_shape(typed, *row) for row in fields[:MOST_OFFERED]]


def _shape(typed: str, record: str, number: int, slug: str, names: list[str], aliases: list[str]) -> Shape:
    here = reading_language()
    both = dict(zip(("en", "fr"), names, strict=True))
    title, lang = (both[here], "") if both[here] else (both[OTHER[here]], OTHER[here])
    text = marked(title, typed)
    other_names = next(filter(None, aliases or []), "")
    return {
        "text": text,
        "lang": lang,
        "record": RECORDS[record],
        "alias": "" if "<mark>" in text else marked(other_names, typed),
        "url": reverse(f"{record}-detail", kwargs={"number": number, "slug": slug}),
    }
