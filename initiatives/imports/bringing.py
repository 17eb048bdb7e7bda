"""The chosen records of an upload are written: all of them or none, and nothing of it is published."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pghistory
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from ..documents.apply import RefusedDocuments, apply_documents
from ..documents.schema import BY_RECORD, Owner, natural_key
from ..editorial.drafting import draft_together
from ..editorial.permissions import Actor, may_import
from ..editorial.refusals import Refused, kept_whole
from ..editorial.turns import one_at_a_time
from ..models import Upload
from ..vocabularies import named
from .judging import by_record, judged
from .sheets import Sheet
from .units import Unit


class Brought(NamedTuple):
    """A record that was written: `how` is create, change or, of what is published, next."""

    record: str
    pk: Any
    how: str


def sheets_kept(upload: Upload) -> list[Sheet]:
    return [Sheet(**kept) for kept in upload.sheets]


def verdict(unit: Unit) -> dict[str, Any]:
    """What is kept of a unit, as JSON."""
    return {
        "record": unit.table.record,
        "key": unit.key,
        "how": unit.how,
        "reasons": [list(reason) for reason in unit.reasons],
        "notes": unit.notes,
        "rows": [[given.table.name, given.line] for given in unit.rows],
        "seal": unit.seal,
    }


@transaction.atomic
def bring(upload: Upload, chosen: Mapping[Owner, str], *, by: Actor) -> list[Brought]:
    """Write the chosen records exactly as they were shown: each with the seal of that. Raises `Refused`."""
    if not may_import(by):
        raise PermissionDenied
    one_at_a_time()
    units = judged(sheets_kept(upload), by, only=list(chosen))
    refuse_what_differs(units, chosen)
    pghistory.context(why=_("Import of %(file)s") % {"file": upload.name})
    written = [unit for unit in units if unit.how != "same"]
    _write([unit for unit in written if not unit.is_next])
    draft_together(by_record(unit for unit in written if unit.is_next))
    return [brought for record in by_record(written) for brought in _brought(record, written)]


def refuse_what_differs(units: Sequence[Unit], chosen: Mapping[Owner, str]) -> None:
    refused = [reason for unit in units for reason in unit.reasons]
    reasons = [named(f"{reason.table} {reason.line}", reason.message) for reason in refused]
    differing = [unit.key for unit in units if chosen[unit.owner] != unit.seal]
    if differing:
        names = {"keys": ", ".join(differing[:10])}
        reasons.append(_("The catalogue has changed since you looked: %(keys)s. Look again.") % names)
    if reasons:
        raise Refused(list(dict.fromkeys(reasons)))


def _write(units: Sequence[Unit]) -> None:
    """New drafts, drafts that go on, and what is no entry."""
    if not units:
        return
    try:
        with kept_whole():
            apply_documents(by_record(units), says_all=True)
    except RefusedDocuments as refused:
        raise Refused([named(place.key, reason) for place, reason in refused.reasons]) from None


def _brought(record: str, units: Sequence[Unit]) -> list[Brought]:
    table = BY_RECORD[record]
    name = natural_key(table.model)
    mine = {unit.key: unit for unit in units if unit.table is table}
    rows = table.model._default_manager.filter(**{f"{name}__in": mine})
    pks = dict(rows.values_list(name, "pk"))
    return [
        Brought(record, pks[key], "next" if unit.is_next else unit.how)
        for key, unit in mine.items()
        if key in pks
    ]
