"""Cards of what was searched for: the words that match are marked, and a line says where else they stand."""

import re
from typing import Any, NamedTuple

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..excerpts import Fragment, Matches, Readings, Segments, Texts, matches_in
from ..search import Words, fold, plain
from .cards import cards
from .present import Shape
from .texts import quoted, reading_language
from .typesetting import typeset

LABELS = {
    "title": gettext_lazy("Title"),
    "aliases": gettext_lazy("Also known as"),
    "summary": gettext_lazy("Summary"),
    "participants": gettext_lazy("Who takes part"),
    "members": gettext_lazy("Members"),
    "places": gettext_lazy("Places"),
    "parent": gettext_lazy("Part of"),
    "networks": gettext_lazy("Networks"),
    "description": gettext_lazy("Description"),
    "challenges": gettext_lazy("Challenges"),
    "followups": gettext_lazy("What became of it"),
    "meeting": gettext_lazy("Meeting"),
    "sectors": gettext_lazy("Sectors"),
    "figures": gettext_lazy("Figures"),
    "participants_notes": gettext_lazy("Who takes part"),
    "sources": gettext_lazy("Sources"),
}


SEEN = 110  # letters of a card's text that are seen even where its lines are short
WHOLE = 400  # letters of a text that is shown whole where a word stands further on in it
MOST_FORMS = 3  # of a word, when it is told how it was read
MARK, END_OF_MARK = mark_safe("<mark>"), mark_safe("</mark>")


class Explained(NamedTuple):
    """Cards that say why their entries were found, and how words were read that stand in none of these."""

    cards: list[Shape]
    readings: Readings


def with_excerpts(entries: list[Any], words: Words | None) -> Explained:
    """The cards of entries, and why they were found where `words` were searched for."""
    shapes = cards(entries)
    if not words or not shapes:
        return Explained(shapes, {})
    matches, texts = matches_in(words, [entry.doc.id for entry in entries])
    explained = [
        _explained(card, matches, texts.get(entry.doc.id, {}))
        for entry, card in zip(entries, shapes, strict=True)
    ]
    return Explained(explained, matches.readings)


def told(readings: Readings) -> list[str]:
    """“emergancy” was read as “emergency”, word by word."""
    return [
        _("“%(typed)s” was read as %(forms)s.")
        % {"typed": typed, "forms": ", ".join(map(quoted, forms[:MOST_FORMS]))}
        for typed, forms in readings.items()
    ]


def _explained(card: Shape, matches: Matches, texts: Texts) -> Shape:
    """What the card shows is not told again below it: a text of a few lines is rather shown whole."""
    title, text = str(card["title"]), str(card.get("text", ""))
    further = matches.among(text) - matches.among(title) - matches.among(text[:SEEN])
    is_whole = bool(further) and len(text) <= WHOLE
    fragments = matches.fragments(texts, [title, text if is_whole else text[:SEEN]], reading_language())
    marked = {
        name: _marked(matches.segments(str(card[name]))) for name in ("title", "text") if card.get(name)
    }
    excerpts = [_shape(fragment) for fragment in fragments]
    return {**card, **marked, "is_whole": is_whole, "excerpts": excerpts}


def _shape(fragment: Fragment) -> Shape:
    language = fragment.language
    return {
        "label": LABELS[fragment.part],
        "text": _marked([(typeset(text, language), hit) for text, hit in fragment.segments]),
        "lang": "" if language == reading_language() else language,
    }


def marked(text: str, typed: str) -> SafeString:
    """A text in which the words are marked that begin with one that was typed."""
    begins = tuple(plain(typed).split())
    pieces = re.split(r"([^\W_]+)", text)
    return _marked([(piece, bool(begins) and fold(piece).startswith(begins)) for piece in pieces if piece])


def _marked(segments: Segments) -> SafeString:
    marks = {True: (MARK, END_OF_MARK), False: ("", "")}
    return format_html_join("", "{}{}{}", ((marks[hit][0], text, marks[hit][1]) for text, hit in segments))
