"""What is loaded with a record, and never more of it than the public may see."""

from typing import Any

from django.db.models import Model, Prefetch

from ..vocabularies import State
from .finding import label_order


def related(model: type[Model], relation: str) -> Any:
    there = model._meta.get_field(relation).related_model
    return there._default_manager.all()  # type: ignore[union-attr]


def shown(model: type[Model], relation: str) -> "Prefetch[Any]":
    """A relation whose rows know by themselves what the public may see."""
    return Prefetch(relation, related(model, relation).shown())


def entries(model: type[Model], relation: str) -> "Prefetch[Any]":
    """A relation straight to entries: the published ones."""
    return Prefetch(relation, related(model, relation).published().select_related("doc").by_label())


def shown_from(model: type[Model], relation: str, end: str) -> "Prefetch[Any]":
    """A relation through rows, seen from the other side: those whose far end is published."""
    rows = related(model, relation).filter(**{f"{end}__state": State.PUBLISHED})
    in_order = rows.order_by(f"{end}__doc__{label_order()}", "id")
    return Prefetch(relation, in_order.select_related(end, f"{end}__doc"))
