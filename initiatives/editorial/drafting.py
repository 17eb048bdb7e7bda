"""Next versions of many published entries at once, in a fixed number of statements."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from ..documents.apply import RefusedDocuments, apply_documents
from ..documents.read import Document, documents
from ..documents.schema import BY_RECORD, Table
from ..models import NextVersion
from ..vocabularies import named
from .refusals import Refused
from .turns import one_at_a_time
from .versions import RowKeys, leave_docs, row_keys_of


def draft_together(several: Mapping[str, Sequence[Document]]) -> None:
    """Documents, by the name of their record, become next versions of published entries. Raises `Refused`."""
    with transaction.atomic():
        one_at_a_time()
        standing = {record: _there(record, drafts) for record, drafts in several.items()}
        written = _rehearsed(several)
        for record in several:
            _store(BY_RECORD[record], standing[record], *written[record])


def _there(record: str, drafts: Sequence[Document]) -> dict[str, Document]:
    return documents(BY_RECORD[record], [draft["key"] for draft in drafts], hidden=True)


def _rehearsed(
    several: Mapping[str, Sequence[Document]],
) -> dict[str, tuple[dict[str, Document], dict[str, RowKeys]]]:
    """The entries as they would be published, and the primary keys of their parts; nothing of it stays."""
    try:
        with transaction.atomic():
            leave_docs(but="none")
            apply_documents(several, says_all=True)
            written = {
                record: (_there(record, drafts), row_keys_of(BY_RECORD[record], [d["key"] for d in drafts]))
                for record, drafts in several.items()
            }
            transaction.set_rollback(True)
    except RefusedDocuments as refused:
        raise Refused([named(place.key, reason) for place, reason in refused.reasons]) from None
    return written


def _store(
    table: Table,
    standing: Mapping[str, Document],
    written: Mapping[str, Document],
    row_keys: Mapping[str, RowKeys],
) -> None:
    """What says the same as the published entry needs no version."""
    entries: Any = table.model._default_manager.filter(key__in=standing)
    there = NextVersion.objects.filter(**{f"{table.record}__in": entries})
    kept = {getattr(version, f"{table.record}_id"): version for version in there}
    needed = [entry for entry in entries if written[entry.key] != standing[entry.key]]
    there.exclude(**{f"{table.record}__in": needed}).delete()
    new: list[NextVersion] = []
    changed: list[NextVersion] = []
    for entry in needed:
        version = kept.get(entry.pk) or NextVersion(**{table.record: entry})
        version.base, version.document = standing[entry.key], written[entry.key]
        version.row_keys = _kept_keys(version.row_keys, row_keys[entry.key])
        version.updated_at = timezone.now()
        (changed if version.pk else new).append(version)
    NextVersion.objects.bulk_create(new)
    NextVersion.objects.bulk_update(changed, ["base", "document", "row_keys", "updated_at"], batch_size=500)


def _kept_keys(old: RowKeys, new: RowKeys) -> RowKeys:
    """A form that is open finds its rows again."""
    return {
        part: {name: old.get(part, {}).get(name, pk) for name, pk in keys.items()}
        for part, keys in new.items()
    }
