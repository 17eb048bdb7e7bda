"""What drafts and proposals call by the key of an entry that was found since to be the same as another."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from typing import Any

from ..documents.read import Document
from ..documents.renaming import Renames, references, renamed, renamed_identities
from ..documents.schema import BY_RECORD, Model, Table
from ..models import Entry, NextVersion
from ..vocabularies import State


def as_called_now(version: NextVersion) -> NextVersion:
    """The version with the keys that lead somewhere; what is stored stays as somebody wrote it."""
    return all_as_called_now(BY_RECORD[version.entry.record()], [version])[0]


def all_as_called_now(table: Table, versions: Iterable[NextVersion]) -> list[NextVersion]:
    """Of one kind of entry, in as many queries as for one."""
    found = [*versions]
    texts = [text for version in found for text in (version.base, version.document)]
    renames = _renames(table, *texts)
    return [_renamed(table, version, renames) if renames else version for version in found]


def _renamed(table: Table, version: NextVersion, renames: Renames) -> NextVersion:
    now = copy(version)
    now.base, now.document = (renamed(table, one, renames) for one in (version.base, version.document))
    now.row_keys = renamed_identities(table, version.row_keys, renames)
    return now


def called_now(table: Table, *several: Document | None) -> list[Document | None]:
    """The same documents with the keys that lead somewhere."""
    renames = _renames(table, *several)
    return [renamed(table, one, renames) if one and renames else one for one in several]


def _renames(table: Table, *several: Document | None) -> Renames:
    keys: dict[Any, set[str]] = defaultdict(set)
    for document in filter(None, several):
        for model, key in references(table, document):
            if issubclass(model, Entry):
                keys[model].add(key)
    found = {model: _merged(model, names) for model, names in keys.items()}
    return {model: names for model, names in found.items() if names}


def _merged(model: Model, keys: set[str]) -> dict[str, str]:
    """A successor is one that stays: whatever leads to an entry leads on once that is merged."""
    gone = model._default_manager.filter(
        key__in=keys, state=State.ARCHIVED, merger__isnull=False, successor__isnull=False
    )
    return dict(gone.values_list("key", "successor__key"))
