"""Refusals in sentences, also those that only the database can give."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.utils.translation import gettext as _


class Refused(Exception):
    """What was asked for cannot be; `reasons` are sentences for the person who asked."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(*reasons)
        self.reasons = list(reasons)


@contextmanager
def kept_whole() -> Iterator[None]:
    """All that is written inside holds when it ends; else it is undone and `Refused` in the rule's words."""
    try:
        with transaction.atomic():
            yield
            connection.check_constraints()  # now, while somebody can still be told
    except IntegrityError as error:
        raise Refused([sentence(error)]) from error


def sentence(error: IntegrityError) -> str:
    """The words of the rule that was broken."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name, table = getattr(diagnosis, "constraint_name", None), getattr(diagnosis, "table_name", None)
    for model in apps.get_models():
        if model._meta.db_table == table:
            return _of_constraint(model, name) or _of_unique_field(model, name) or _of_ties()
    return _of_ties()


def _of_constraint(model: type[Model], name: str | None) -> str | None:
    """A rule that watches other tables has triggers there, but always raises under its own name."""
    messages = (c.get_violation_error_message() for c in model._meta.constraints if c.name == name)
    return next(map(str, messages), None)


def _of_unique_field(model: type[Model], name: str | None) -> str | None:
    for field in model._meta.concrete_fields:
        if name == f"{model._meta.db_table}_{field.column}_key":
            return model().unique_error_message(model, (field.name,)).messages[0]
    return None


def _of_ties() -> str:
    return _("Somebody has just changed something that this is tied to. Look again, then try once more.")
