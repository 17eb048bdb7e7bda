"""Columns of lists that Django would not write as they are read."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model

from ..days import day


def day_of(model: type[Model], name: str) -> Callable[[Any], str]:
    """The column of a field that holds a day."""
    field: Any = model._meta.get_field(name)

    def column(row: Any) -> str:
        when = getattr(row, name)
        return day(when) if when else "–"

    column.__name__ = name  # what the cells are classed by
    return admin.display(column, description=field.verbose_name, ordering=name)
