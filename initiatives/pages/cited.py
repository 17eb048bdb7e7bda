"""What a record rests on: its citations, and its figures with their sources."""

import re
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from ..vocabularies import Language, Qualifier
from .present import Shape, url_of
from .texts import Text, in_language, in_tongue, label, number, partial_date

# “p. 12” is the same in every language.
WORD = re.compile(r"[^\W\d_]{3}")


def citations(record: Any) -> list[Shape]:
    return References(record).items


def _cited(source: Any, locator: Text) -> Shape:
    title = label(source)
    return {
        "title": title.text,
        "lang": title.lang,
        "url": url_of(source),
        "web": source.url,
        "host": host_of(source.url),
        "publisher": source.publisher,
        "published": str(source.published_in or ""),
        "locator": locator.text,
        "locator_lang": locator.lang,
        "accessed": partial_date(source.accessed),
    }


def locator_in(record: Any, locator: str) -> Text:
    """Where in a source something stands is written once, in the language that the record was written in.

    What has no language of its own is kept in English.
    """
    language = getattr(record, "original_language", Language.EN)
    return in_tongue(locator, language) if WORD.search(locator) else Text(locator)


def host_of(address: str) -> str:
    """An address by the name of its host: one of many words is read by nobody."""
    return (urlsplit(address).hostname or address).removeprefix("www.")


class References:
    """The sources of a page under their numbers: those of the record, then those of its parts alone."""

    def __init__(self, record: Any = None) -> None:
        self.items: list[Shape] = []
        self._numbers: dict[tuple[Any, str], int] = {}
        for citation in record.citations.all() if record else ():
            self._add(citation.source, locator_in(record, citation.locator))

    def of(self, record: Any) -> list[Shape]:
        """The numbers under which the sources of a part stand."""
        return [
            self.to(citation.source, locator_in(record, citation.locator))
            for citation in record.citations.all()
        ]

    def to(self, source: Any, locator: Text = Text("")) -> Shape:  # noqa: B008 - it is a value
        """The number of a source; whoever names no place in it is content with any."""
        found = self._numbers.get((source.pk, locator.text)) or self._add(source, locator)
        item = self.items[found - 1]
        return {"number": found, "title": item["title"], "lang": item["lang"]}

    def _add(self, source: Any, locator: Text) -> int:
        self.items.append(_cited(source, locator))
        added = len(self.items)
        self._numbers[source.pk, locator.text] = added
        self._numbers.setdefault((source.pk, ""), added)
        return added


def figures(record: Any) -> list[Shape]:
    """The newest figure of each measure, the older ones as its history."""
    series = groupby(record.figures.all(), key=lambda figure: figure.measure)
    return [_series([_figure(figure, record) for figure in figures]) for _measure, figures in series]


def _series(shapes: list[Shape]) -> Shape:
    return {**shapes[0], "history": shapes[1:]}


def _figure(figure: Any, record: Any) -> Shape:
    name, unit, note = (in_language(figure, stem) for stem in ("label", "unit", "note"))
    source, locator = label(figure.source), locator_in(record, figure.locator)
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
        "source_lang": source.lang,
        "source_url": url_of(figure.source),
        "locator": locator.text,
        "locator_lang": locator.lang,
        "note": note.text,
        "note_lang": note.lang,
    }
