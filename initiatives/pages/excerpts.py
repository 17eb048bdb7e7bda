"""Cards of what was searched for: the words that match are marked, and a line says where else they stand."""

import re
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from ..excerpts import Fragment, Matches, Segments, Texts, matches_in
from ..search import Words, fold, plain
from .cards import cards
from .present import Shape
from .texts import reading_language
from .typesetting import typeset

LABELS = {
    "title": _("Title"),
    "aliases": _("Also known as"),
    "summary": _("Summary"),
    "participants": _("Who takes part"),
    "members": _("Members"),
    "places": _("Places"),
    "parent": _("Part of"),
    "networks": _("Networks"),
    "description": _("Description"),
    "challenges": _("Challenges"),
    "followups": _("What became of it"),
    "meeting": _("Meeting"),
    "sectors": _("Sectors"),
    "figures": _("Figures"),
    "participants_notes": _("Who takes part"),
    "sources": _("Sources"),
}


SEEN = 110  # letters of a card's text that are seen even where its lines are short
MARK, END_OF_MARK = mark_safe("<mark>"), mark_safe("</mark>")


def with_excerpts(entries: list[Any], words: Words | None) -> list[Shape]:
    """The cards of entries, and why they were found where `words` were searched for."""
    shapes = cards(entries)
    if not words or not shapes:
        return shapes
    matches, texts = matches_in(words, [entry.doc.id for entry in entries])
    return [
        _explained(card, matches, texts.get(entry.doc.id, {}))
        for entry, card in zip(entries, shapes, strict=True)
    ]


def _explained(card: Shape, matches: Matches, texts: Texts) -> Shape:
    shown = [str(card["title"]), str(card.get("text", ""))[:SEEN]]
    fragments = matches.fragments(texts, shown, reading_language())
    marked = {
        name: _marked(matches.segments(str(card[name]))) for name in ("title", "text") if card.get(name)
    }
    return {**card, **marked, "excerpts": [_shape(fragment) for fragment in fragments]}


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
