"""Pairs of entries that may be the same thing: how many wait, and what staff say of them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import ENTRIES, Entry, Twin
from .permissions import may_change_state
from .refusals import Refused


def waiting(model: Any) -> QuerySet[Twin]:
    """The pairs of a kind on which nobody has decided, the likeliest first."""
    return Twin.objects.of(model.record()).undecided().among(model._default_manager.current())


def numbers() -> dict[str, int]:
    """How many pairs of each kind wait, in one query."""
    counts = {
        model.record(): Count("pk", filter=Q(pk__in=waiting(model).order_by().values("pk")))
        for model in ENTRIES
    }
    return Twin.objects.order_by().aggregate(**counts)


def dismiss(model: type[Entry], pks: tuple[int, int], *, by: Any) -> None:
    """Say once that they are two things: nobody is asked again."""
    if not may_change_state(by, model):
        raise PermissionDenied
    one, other = sorted(pks)
    if one == other or model._default_manager.filter(pk__in=pks).count() != 2:
        raise Refused([_("One of the two is not there any more.")])
    Twin.objects.update_or_create(
        record=model.record(),
        one=one,
        other=other,
        defaults={"dismissed_by": by, "dismissed_at": timezone.now()},
        create_defaults={"dismissed_by": by, "dismissed_at": timezone.now(), "likeness": 0},
    )
