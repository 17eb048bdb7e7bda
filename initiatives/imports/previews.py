"""What is kept of an upload between two visits: how it was judged, and how it looks now."""

from collections.abc import Sequence

from django.utils.translation import get_language

from ..editorial.differences import Names, Step, between
from ..editorial.permissions import Actor
from ..models import Upload
from .bringing import sheets_kept, verdict
from .judging import compose, judged
from .units import Unit, rows_of, units_of


def judge(upload: Upload, actor: Actor) -> None:
    """Judge every record on what the catalogue holds now, and keep that."""
    upload.verdicts = [verdict(unit) for unit in judged(sheets_kept(upload), actor)]
    upload.judged_in = get_language() or ""
    upload.save()


def seen(upload: Upload, places: Sequence[int], actor: Actor) -> list[Unit] | None:
    """The records at these places of the verdicts; None where the catalogue has changed since."""
    units = units_of(rows_of(sheets_kept(upload)))
    chosen = [units[at] for at in places]
    compose(chosen, actor)
    kept = [upload.verdicts[at] for at in places]
    if any(unit.seal != one["seal"] for unit, one in zip(chosen, kept, strict=True)):
        return None
    return chosen


def steps_of(units: Sequence[Unit], reader: Actor) -> list[list[Step]]:
    """Of each record, what would change in it, in words."""
    names = {
        table: Names(
            table,
            [one for unit in units if unit.table is table for one in (unit.before, unit.after)],
            reader=reader,
        )
        for table in dict.fromkeys(unit.table for unit in units if unit.key and not unit.table.is_part)
    }
    return [
        between(unit.table, unit.before, unit.after, names[unit.table])
        if unit.table in names and unit.after
        else []
        for unit in units
    ]
