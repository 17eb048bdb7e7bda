"""The versions that the public has seen of an entry: one for each time that something else was published."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Subquery

from ..documents.read import Document, documents
from ..documents.schema import BY_RECORD, Owner
from ..models import Entry, PublishedVersion
from ..vocabularies import State

NOT_ITS_TEXT = {"last_verified_on", "state", "successor"}


def keep_published(entry: Entry, *, by: Any = None) -> None:
    """Keep what the public sees of the entry now, unless that is what was kept last."""
    _keep(entry.record(), [entry.key], by=by)


def keep_first(entry: Entry) -> None:
    """Before the next version takes its place: what was published before versions were kept is the first."""
    if entry.is_published and not PublishedVersion.of(entry).exists():
        _keep(entry.record(), [entry.key], published_at=entry.published_at)


def keep_all(touched: Iterable[Owner]) -> None:
    """The same for many entries at once, in a fixed number of queries."""
    by_record = defaultdict(list)
    for record, key in touched:
        if record in BY_RECORD and BY_RECORD[record].is_entry:
            by_record[record].append(key)
    for record, keys in by_record.items():
        _keep(record, keys)


def _keep(record: str, keys: list[str], *, by: Any = None, **more: Any) -> None:
    model: Any = BY_RECORD[record].model
    of_entry = PublishedVersion.objects.filter(**{record: OuterRef("pk")}).order_by("-version")
    last = {name: Subquery(of_entry.values(name)[:1]) for name in ("version", "document")}
    there = model.objects.filter(state=State.PUBLISHED, key__in=keys).order_by("pk")
    seen = documents(BY_RECORD[record], keys, hidden=False)
    PublishedVersion.objects.bulk_create(
        PublishedVersion(
            **{f"{record}_id": pk}, version=(version or 0) + 1, document=seen[key], published_by=by, **more
        )
        for pk, key, version, document in there.annotate(
            last_version=last["version"], last_document=last["document"]
        ).values_list("pk", "key", "last_version", "last_document")
        if key in seen and (document is None or text_of(document) != text_of(seen[key]))
    )


def text_of(document: Document) -> Document:
    """Without what changes while the text stays."""
    return {name: value for name, value in document.items() if name not in NOT_ITS_TEXT}
