"""When pages that gather others last changed, as far as the database knows."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Max

from ..models import Authority, Citation, Competence, Country, Initiative, SearchDoc
from ..models.history import HISTORY


def of_list(model: Any) -> datetime | None:
    """An entry came, changed for the public, or was withdrawn."""
    withdrawn = model.objects.withdrawn().aggregate(latest=Max("archived_at"))["latest"]
    return max(filter(None, [SearchDoc.objects.of(model.record()).last_change(), withdrawn]), default=None)


def of_countries() -> dict[str, datetime]:
    """Country → when it, who answers for what there, or an initiative or authority of it last changed."""
    latest: dict[str, datetime] = {}
    for country, moment in _moments():
        if country and moment:
            latest[country] = max(moment, latest.get(country, moment))
    return latest


def _moments() -> Iterable[tuple[str, datetime]]:
    for model, country in ((Initiative, "countries"), (Authority, "country")):
        yield from _newest(model.objects.published(), country, "doc__changed_at")
        yield from _newest(model.objects.withdrawn(), country, "archived_at")
    for kept, country in ((Country, "iso2"), (Citation, "competence__country")):
        yield from _newest(HISTORY[kept].objects.all(), country, "pgh_created_at")
    # A competence is rewritten too when an authority leaves that the public never saw: that must not show.
    yield from _newest(HISTORY[Competence].objects.exclude(pgh_label="update"), "country", "pgh_created_at")


def _newest(rows: Any, country: str, moment: str) -> Any:
    return rows.order_by().values_list(country).annotate(Max(moment))
