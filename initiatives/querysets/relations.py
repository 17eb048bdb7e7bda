"""What is loaded with a record, and never more of it than the public may see."""

from typing import Any

from django.db.models import Model, Prefetch, Window
from django.db.models.functions import RowNumber

from ..vocabularies import State
from .finding import label_order

# Of what leads to a record; the list that asks for the record has all of it.
MOST = 60


def related(model: type[Model], relation: str) -> Any:
    there = model._meta.get_field(relation).related_model
    return there._default_manager.all()  # type: ignore[union-attr]


def shown(model: type[Model], relation: str) -> "Prefetch[Any]":
    """A relation whose rows know by themselves what the public may see."""
    return Prefetch(relation, related(model, relation).shown())


def first_of_each(rows: Any, model: type[Model], relation: str, *, most: int = MOST) -> Any:
    """Rows in their order, of each record that they lead to no more than the first.

    Not by a slice: Django takes one only where the rows are kept under another name than the relation's.
    """
    owner = model._meta.get_field(relation).remote_field.name  # type: ignore[union-attr]
    place = Window(RowNumber(), partition_by=owner, order_by=rows.query.order_by)
    return rows.alias(place=place).filter(place__lte=most)


def entries(model: type[Model], relation: str) -> "Prefetch[Any]":
    """A relation straight to entries: the published ones."""
    return Prefetch(relation, related(model, relation).published().select_related("doc").by_label())


def shown_from(model: type[Model], relation: str, end: str) -> "Prefetch[Any]":
    """A relation through rows, seen from the other side: the first whose far end is published.

    One more than is shown tells whether more is to be said of the last.
    """
    rows = related(model, relation).filter(**{f"{end}__state": State.PUBLISHED})
    in_order = rows.order_by(f"{end}__doc__{label_order()}", "id")
    loaded = in_order.select_related(end, f"{end}__doc")
    return Prefetch(relation, first_of_each(loaded, model, relation, most=MOST + 1))
