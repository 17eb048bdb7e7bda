"""Where the pictures are that stand beside links to the site and to its entries."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from ..models import Entry
from ..search import sorting
from ..vocabularies import Level
from .drawing import Words, picture
from .home import Home
from .present import card_of, levels
from .texts import label, label_of_tie


@require_safe
def of_site(request: HttpRequest) -> HttpResponse:
    return _sent(Words(str(Home.title), levels=Level.values))


def of_entries(model: type[Entry]) -> Any:
    """Answers as the page of the entry does: with nothing for what is not published."""

    @require_safe
    def view(request: HttpRequest, number: int, slug: str) -> HttpResponse:
        records: Any = model._default_manager
        entry = records.published().filter(number=number).with_listing().first()
        if entry is None:
            return _withdrawn(records, number)
        if slug != entry.slug:
            return redirect(card_of(entry), permanent=True)
        return _sent(words_of(entry))

    return view


def words_of(entry: Any) -> Words:
    """What the picture of an entry says."""
    return Words(
        title=label(entry).text,
        eyebrow=capfirst(str(entry._meta.verbose_name)),
        note=", ".join(_countries(entry)),
        levels=[entry.level] if hasattr(entry, "level") else [step["level"] for step in levels(entry)],
    )


def _countries(entry: Any) -> list[str]:
    if getattr(entry, "country", None):
        return [label(entry.country).text]
    names = (label_of_tie(country).text for country in entry.doc.ties.get("country_names", ()))
    return sorted(names, key=sorting)


def _withdrawn(records: Any, number: int) -> HttpResponse:
    if not records.withdrawn().filter(number=number).exists():
        raise Http404
    return HttpResponse(status=410)


def _sent(words: Words) -> HttpResponse:
    """Others may show it on their own pages: that is what it is for."""
    response = HttpResponse(picture(words), content_type="image/png")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
