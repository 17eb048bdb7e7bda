"""The likely twins of one entry, found at once: among published names, and among the latest drafts."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.utils import timezone

from ..models import Entry, SearchDoc, Twin
from ..vocabularies import State
from .entries import Known, known, likeness
from .names import Weights, keys_of
from .pairs import FEW, LIKE_ENOUGH, in_order

ENOUGH = 500  # a word that so many names have tells nothing, however many more there are
MOST_DRAFTS = 1_000
MOST_TOLD = 5
BEGIN_ALIKE = """
SELECT beginning, (SELECT count(*) FROM (SELECT FROM initiatives_searchdoc
  WHERE record = %s AND names @@ (quote_literal(beginning) || ':*')::tsquery LIMIT %s) AS docs)
FROM unnest(%s::text[]) AS beginning"""


def twins_of(entry: Entry, *, among: Any) -> list[Twin]:
    """The likeliest of a queryset; not kept, and none of which somebody has said that it is another."""
    record, model = entry.record(), type(entry)
    (own,) = known(model._default_manager.filter(pk=entry.pk))
    weights = _weights(record, own)
    said = set(Twin.objects.of(record).with_one(entry.pk).decided().values_list("one", "other"))
    alike = {
        in_order(own.pk, other.pk): likeness(own, other, weights)
        for other in _near(entry, own, weights, among)
    }
    twins = [
        Twin(record=record, one=one, other=other, likeness=likeness, found_at=timezone.now())
        for (one, other), likeness in alike.items()
        if likeness >= LIKE_ENOUGH and (one, other) not in said
    ]
    return sorted(twins, key=lambda twin: -twin.likeness)[:MOST_TOLD]


def _weights(record: str, own: Known) -> Weights:
    """By the names of what is published."""
    keys = {key for name in own.names | own.aliases for key in keys_of(name)}
    with connection.cursor() as cursor:
        cursor.execute(BEGIN_ALIKE, [record, ENOUGH, sorted(keys)])
        counts = Counter(dict(cursor.fetchall()))
    return Weights(counts, SearchDoc.objects.of(record).count())


def _near(entry: Entry, own: Known, weights: Weights, among: Any) -> Iterator[Known]:
    record, others = entry.record(), among.exclude(pk=own.pk)
    rare = sorted(key for key, number in weights.counts.items() if number <= FEW)
    labels = [label for label in (entry.label_en, entry.label_fr) if label]
    yield from known(others.filter(pk__in=SearchDoc.objects.named(record, rare, labels).values(record)))
    drafts = others.filter(state__in=(State.DRAFT, State.IN_REVIEW)).order_by("-updated_at")
    yield from known(others.filter(pk__in=list(drafts.values_list("pk", flat=True)[:MOST_DRAFTS])))
