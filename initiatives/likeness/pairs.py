"""Pairs of entries that may be twins, among all of a kind.

Not everything is compared with everything: only names that share a word which few have, or all their words.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction

from ..models import Twin
from .entries import Known, known, likeness
from .names import Name, Weights, keys_of

LIKE_ENOUGH = 85  # of 100
FEW = 40  # names that share the beginning of a word, and are compared for it
MOST_SHARED = 0.5  # of what a name tells: what shares less in its rare words is not looked at more closely


def refresh(model: Any) -> tuple[int, int]:
    """Find the twins among all entries of a kind; how many pairs there are now, and how many are new.

    What somebody has said about a pair stays said.
    """
    found = dict(_pairs(list(known(model._default_manager.current()))))
    rows = [
        Twin(record=model.record(), one=one, other=other, likeness=alike)
        for (one, other), alike in found.items()
    ]
    with transaction.atomic():
        before = Twin.objects.of(model.record())
        there = set(before.values_list("one", "other"))
        gone = [row.pk for row in before.undecided() if (row.one, row.other) not in found]
        before.filter(pk__in=gone).delete()
        Twin.objects.bulk_create(
            rows,
            batch_size=1_000,
            update_conflicts=True,
            unique_fields=["record", "one", "other"],
            update_fields=["likeness"],
        )
    return len(found), len(found.keys() - there)


def _pairs(entries: list[Known]) -> Iterator[tuple[tuple[int, int], int]]:
    names = [(name, place) for place, entry in enumerate(entries) for name in entry.names | entry.aliases]
    weights = Weights(Counter(key for name, _place in names for key in keys_of(name)), len(names))
    blocks: dict[object, list[int]] = defaultdict(list)
    for number, (name, place) in enumerate(names):
        for key in _blocks(name, entries[place], weights):
            blocks[key].append(number)
    compared = set()
    for number, (name, place) in enumerate(names):
        one = entries[place]
        for other_number in _near(number, name, one, blocks, weights):
            other = entries[names[other_number][1]]
            pair = in_order(one.pk, other.pk)
            if one.pk == other.pk or pair in compared:
                continue
            compared.add(pair)
            if (alike := likeness(one, other, weights)) >= LIKE_ENOUGH:
                yield pair, alike


def _blocks(name: Name, entry: Known, weights: Weights) -> Iterator[object]:
    """Where a name is compared: at each of its rare words, and beside the same name in its country."""
    yield from (key for key in keys_of(name) if weights.counts[key] <= FEW)
    for country in entry.countries or {""}:
        yield tuple(sorted(name)), country


def _near(
    number: int, name: Name, entry: Known, blocks: dict[object, list[int]], weights: Weights
) -> Iterator[int]:
    """The names after this one that share enough with it."""
    shared: dict[int, float] = defaultdict(float)
    for key in _blocks(name, entry, weights):
        enough = weights.of(key) if isinstance(key, str) else float("inf")
        for other in blocks[key][:FEW]:
            if other > number:
                shared[other] += enough
    rare = sum(weights.of(key) for key in keys_of(name) if weights.counts[key] <= FEW)
    return (other for other, weight in shared.items() if weight >= MOST_SHARED * rare)


def in_order(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
