"""What a record rests on: its citations, and its figures with their sources."""

from itertools import groupby
from typing import Any

from ..vocabularies import Qualifier
from .present import Shape, url_of
from .texts import in_language, label, number, partial_date


def citations(record: Any) -> list[Shape]:
    return [_citation(citation) for citation in record.citations.all()]


def _citation(citation: Any) -> Shape:
    source, title = citation.source, label(citation.source)
    return {
        "title": title.text,
        "lang": title.lang,
        "url": url_of(source),
        "web": source.url,
        "publisher": source.publisher,
        "published": str(source.published_in or ""),
        "locator": citation.locator,
        "accessed": partial_date(source.accessed),
    }


def figures(record: Any) -> list[Shape]:
    """The newest figure of each measure, the older ones as its history."""
    series = groupby(record.figures.all(), key=lambda figure: figure.measure)
    return [_series([_figure(figure) for figure in figures]) for _measure, figures in series]


def _series(shapes: list[Shape]) -> Shape:
    return {**shapes[0], "history": shapes[1:]}


def _figure(figure: Any) -> Shape:
    name, unit, note = (in_language(figure, stem) for stem in ("label", "unit", "note"))
    source = label(figure.source)
    return {
        "label": name.text,
        "lang": name.lang,
        "value": number(figure.value),
        "qualifier": "" if figure.qualifier == Qualifier.EXACTLY else figure.get_qualifier_display(),
        "unit": unit.text,
        "unit_lang": unit.lang,
        "as_of": partial_date(figure.as_of),
        "as_of_iso": figure.as_of,
        "source": source.text,
        "source_url": url_of(figure.source),
        "locator": figure.locator,
        "note": note.text,
        "note_lang": note.lang,
    }
