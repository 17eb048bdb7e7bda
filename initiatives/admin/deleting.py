"""What is told before an entry is deleted: a focal point hears of what they see, and of nothing else."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model
from django.utils.text import capfirst

from ..editorial.remits import Actor, seen_by
from ..models import PART_OF, Entry

Told = tuple[list[str], dict[str, int], set[str], list[str]]


def told_before(actor: Actor, entries: Sequence[Entry]) -> Told:
    """As Django's page wants it: what goes, how many of each kind, and what stands in the way."""
    collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=entries)
    collector.collect(entries)
    in_the_way = [_named(row) for row in collector.protected if _is_seen(actor, row)]
    counts = {str(entry._meta.verbose_name_plural): len(entries) for entry in entries}
    return [_named(entry) for entry in entries], counts, set(), sorted(in_the_way)


def _named(row: Model) -> str:
    return f"{capfirst(str(row._meta.verbose_name))}: {row}"


def _is_seen(actor: Actor, row: Any) -> bool:
    """An entry by itself, a part with its owner; everything else is public."""
    owners = [getattr(row, name) for name in PART_OF.get(type(row), ())]
    entry = row if isinstance(row, Entry) else next(filter(None, owners), None)
    if not isinstance(entry, Entry):
        return True
    return bool(seen_by(actor, type(entry)._default_manager.filter(pk=entry.pk)).exists())
