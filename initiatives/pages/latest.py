"""What the public saw change last, each with its day."""

from datetime import datetime
from typing import Any

from django.db.models import F
from django.db.models.functions import TruncDate
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ..days import day
from ..models import Initiative
from .cards import cards
from .present import Shape
from .texts import Text, ngettext, number

SHOWN = 4


def latest_changes() -> Shape:
    """By day; of all that changed on one, as after an import, those checked or published last."""
    changed: Any = Initiative.objects.published().with_listing()
    newest = list(changed.order_by("-doc__changed_at", "-number")[:SHOWN])
    if not newest:
        return {"cards": [], "note": ""}
    since = changed.filter(doc__changed_at__gte=_morning(newest[-1].doc.changed_at))
    shown = since.order_by(
        TruncDate("doc__changed_at").desc(), F("last_verified_on").desc(nulls_last=True), "-number"
    )
    last_day = _morning(newest[0].doc.changed_at)
    return {
        "cards": [_dated(entry) for entry in shown[:SHOWN]],
        "note": _of_one_day(changed.filter(doc__changed_at__gte=last_day).count(), last_day),
    }


def _morning(moment: datetime) -> datetime:
    return localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)


def _dated(entry: Any) -> Shape:
    [card] = cards([entry])
    on = Text(_("Changed on %(day)s") % {"day": day(entry.doc.changed_at)})
    return {**card, "meta": [*card["meta"], {"label": "", "values": [on]}]}


def _of_one_day(total: int, when: datetime) -> str:
    """What there is to say where one day changed more than is shown."""
    if total <= SHOWN:
        return ""
    sentence = ngettext(
        "%(number)s initiative changed on %(day)s.",
        "%(number)s initiatives changed on %(day)s. Here are those checked last or, where none was checked,"
        " those that were published last.",
        total,
    )
    return sentence % {"number": number(total), "day": day(when)}
