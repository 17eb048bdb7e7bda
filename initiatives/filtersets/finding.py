"""A page of what was found, read from the search docs alone."""

from typing import Any, NamedTuple

from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from ..facets import kept_total
from ..models import SearchDoc
from ..search import Words, relevance, through_the_index
from .cursors import Place

CANDIDATES = 200  # the best by the words of their titles; these are compared by all their words


class Found(NamedTuple):
    """How many there are in all, and the docs of those on the page, in order."""

    total: int
    docs: list[int]
    following: Place | None = None  # of the last of them, where a cursor was asked for and more follow


def all_of(record: str, ordered: Any, start: int, end: int) -> Found:
    """Of a list that nothing narrows: the order is an index, and the total is kept."""
    return Found(kept_total(record), _ids(ordered, start, end))


def in_order(ordered: Any, start: int, end: int, total: int | None = None) -> Found:
    """Counted while they are read, unless somebody counted already."""
    if total is not None:
        return Found(total, _ids(ordered, start, end))
    rows = list(ordered.annotate(total=Window(Count("*"))).values_list("id", "total")[start:end])
    return Found(rows[0][1] if rows else ordered.count(), [row[0] for row in rows])


def best_first(docs: Any, words: Words, start: int, end: int) -> Found:
    """Titles first: comparing all words of all that match would take longer than anybody waits."""
    by_title = docs.most_relevant_first(words, "title")
    best = in_order(by_title, 0, CANDIDATES)
    ranked = SearchDoc.objects.filter(id__in=best.docs).most_relevant_first(words)
    first = _ids(ranked, start, end) if start < len(best.docs) else []
    rest = _ids(by_title, max(start, CANDIDATES), end) if min(end, best.total) > CANDIDATES else []
    return Found(best.total, [*first, *rest])


def best_of_each(words: Words, most: int) -> dict[str, Found]:
    """Of every kind of entry how many match, and the best of them: the words are looked for once."""
    rank = relevance(words, "title")
    place = Window(RowNumber(), partition_by="record", order_by=[rank.desc(), "sort_en", "number"])
    total = Window(Count("*"), partition_by="record")
    placed = SearchDoc.objects.matching(words).annotate(place=place, total=total)
    near = placed.filter(place__lte=CANDIDATES).order_by().values_list("record", "total", "id")
    candidates, totals = {}, {}
    with through_the_index():
        rows = list(near)
    for record, number, doc in rows:
        candidates[doc], totals[record] = record, number
    best: dict[str, list[int]] = {record: [] for record in totals}
    ranked = SearchDoc.objects.filter(id__in=candidates).most_relevant_first(words)
    for doc in ranked.values_list("id", flat=True):
        best[candidates[doc]].append(doc)
    return {record: Found(totals[record], best[record][:most]) for record in totals}


def _ids(docs: Any, start: int, end: int) -> list[int]:
    return list(docs.values_list("id", flat=True)[start:end])
