"""Records as documents, in a fixed number of queries however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from ..models import OWNERS, Commitment, Entry
from ..querysets import PartQuerySet
from ..vocabularies import State
from .schema import BY_RECORD, Column, Owner, Row, Table, natural_key, parts_of

Document = dict[str, Any]
MANY = 2000  # so many names in a condition cost more than reading all rows
A_PIECE = 1000  # records


def documents(table: Table, keys: Collection[str] | None = None, *, hidden: bool) -> dict[str, Document]:
    """Records with all their parts, by key; what is not published only if `hidden`."""
    owners = None if keys is None else {(table.record, key) for key in keys}
    found: dict[str, Document] = {
        table.owner_of(row)[1]: row for row in rows(table, hidden=hidden, owners=owners)
    }
    for part in parts_of(table):
        for document in found.values():
            document[part.name] = []
        for row in rows(part, hidden=hidden, owners={(table.record, key) for key in found}):
            found[part.owner_of(row)[1]][part.name].append(alone(part, row))
    return found


def alone(part: Table, row: Row) -> Row:
    """Within a document nobody needs to be told whose part it is."""
    about = {"record", "entry", part.owner}
    return {name: value for name, value in row.items() if name not in about}


def in_order(part: Table, several: Iterable[Row]) -> list[Row]:
    """Parts of one document, in the order in which they stand in any."""
    return sorted(several, key=lambda row: part.sorting(dict.fromkeys(part.names) | row))


def rows(table: Table, *, hidden: bool = False, owners: Collection[Owner] | None = None) -> list[Row]:
    """The rows of a table in their order, of the `owners` alone if these are given."""
    return sorted(numbered_rows(table, hidden=hidden, owners=owners).values(), key=table.sorting)


def rows_in_pieces(table: Table, *, hidden: bool = False, size: int = A_PIECE) -> Iterator[Row]:
    """The same rows in the same order, with those of `size` records in memory at a time.

    The order of every part begins with the record that it belongs to.
    """
    owners = table.owners() if table.is_part else [table]
    for owner in sorted(owners, key=lambda owner: owner.record):
        keys = iter(sorted(_visible(owner, hidden=hidden).values_list(natural_key(owner.model), flat=True)))
        while some := {(owner.record, key) for key in islice(keys, size)}:
            yield from rows(table, hidden=hidden, owners=some)


def numbered_rows(
    table: Table, *, hidden: bool = True, owners: Collection[Owner] | None = None
) -> dict[Any, Row]:
    """The rows by primary key."""
    plain = [column for column in table if not column.is_many]
    about = {"_record": _record(), "_entry": _entry()} if table.is_about_any else {}
    values = list(
        _chosen(_visible(table, hidden=hidden), table, owners).values(
            **{f"_{column.name}": _value(column, hidden=hidden) for column in plain}, **about, _pk=F("pk")
        )
    )
    lists = {
        column.name: _many(column, [row["_pk"] for row in values], hidden=hidden)
        for column in table
        if column.is_many
    }
    found = {row["_pk"]: _row(table, row, lists) for row in values}
    if owners is None:
        return found
    return {pk: row for pk, row in found.items() if table.owner_of(row) in owners}


def _row(table: Table, values: Mapping[str, Any], lists: Mapping[str, Mapping[Any, list[str]]]) -> Row:
    row: Row = {name: values[f"_{name}"] for name in ("record", "entry") if table.is_about_any}
    for column in table:
        value = lists[column.name].get(values["_pk"], []) if column.is_many else values[f"_{column.name}"]
        row[column.name] = column.kind.plain(value)
    return row


def _value(column: Column, *, hidden: bool) -> Any:
    if column.target is None:
        return F(column.field.name)
    key = F(f"{column.field.name}__{natural_key(column.target)}")
    if hidden or not issubclass(column.target, Entry):
        return key
    return Case(When(**{f"{column.field.name}__state": State.PUBLISHED}, then=key))


def _many(column: Column, owners: Collection[Any], *, hidden: bool) -> dict[Any, list[str]]:
    """The keys at the far end of a many-to-many, by the primary key of the near end."""
    target: Any = column.target
    near, far = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
    links = column.field.remote_field.through._default_manager.all()
    if len(owners) <= MANY:
        links = links.filter(**{f"{near}__in": owners})
    if not hidden and issubclass(target, Entry):
        links = links.filter(**{f"{far}__state": State.PUBLISHED})
    reference = Concat(f"{far}__framework__code", Value(":"), f"{far}__code")
    key = reference if target is Commitment else F(f"{far}__{natural_key(target)}")
    keys: dict[Any, list[str]] = defaultdict(list)
    for owner, found in links.values_list(f"{near}_id", key):
        keys[owner].append(found)
    return keys


def _chosen(records: QuerySet[Any], table: Table, owners: Collection[Owner] | None) -> QuerySet[Any]:
    """The records themselves, or the parts of such records."""
    by_record: dict[str, list[str]] = defaultdict(list)
    for record, key in owners or ():
        by_record[record].append(key)
    if owners is None or any(len(keys) > MANY for keys in by_record.values()):
        return records
    chosen = Q(pk__in=[])
    for record, keys in by_record.items():
        natural = natural_key(BY_RECORD[record].model)
        chosen |= Q(**{f"{record}__{natural}__in" if table.is_part else f"{natural}__in": keys})
    return records.filter(chosen)


def _visible(table: Table, *, hidden: bool) -> QuerySet[Any]:
    records: QuerySet[Any] = table.model._default_manager.all()
    if hidden:
        return records
    if table.is_entry:
        return records.filter(state=State.PUBLISHED)
    if table.is_part:
        public = records.filter(_owner_is_public(table))
        return public.shown() if isinstance(public, PartQuerySet) else public
    return records


def _owner_is_public(table: Table) -> Q:
    public = Q()
    for owner in table.owners():
        is_there = {f"{owner.record}__isnull": False}
        public |= Q(**({f"{owner.record}__state": State.PUBLISHED} if owner.is_entry else is_there))
    return public


def _record() -> Case:
    return Case(*(When(**{f"{record}__isnull": False, "then": Value(record)}) for record in OWNERS))


def _entry() -> Case:
    return Case(*(When(**{f"{record}__isnull": False, "then": F(f"{record}__key")}) for record in OWNERS))
