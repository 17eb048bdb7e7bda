"""Records as documents, in a fixed number of queries however many there are."""

from collections import defaultdict
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from ..models import OWNERS, Commitment, Entry
from ..querysets import PartQuerySet
from ..vocabularies import State
from .schema import OWNER_TABLES, Column, Table, by_size, in_order, natural_key

Row = dict[str, Any]


def rows(table: Table, *, hidden: bool = False) -> list[Row]:
    """Every row of a table in the order of its identity; what is not published only if `hidden`."""
    plain = [column for column in table if not column.field.many_to_many]
    lists = {column.name: _many(column, hidden=hidden) for column in table if column.field.many_to_many}
    owners = {"record": _record(), "entry": _entry()} if table.is_about_any else {}
    values = _visible(table, hidden=hidden).values(
        **{f"_{column.name}": _value(column, hidden=hidden) for column in plain},
        **{f"_{name}": expression for name, expression in owners.items()},
        _pk=F("pk"),
    )
    found = [
        {name: lists[name][row["_pk"]] if name in lists else row[f"_{name}"] for name in table.names}
        for row in values
    ]
    return sorted(found, key=lambda row: sorting(table, row))


def identity(table: Table, row: Row) -> tuple[Any, ...]:
    """What tells a row apart from the others of its table."""
    return tuple(row[name] for name in table.identity)


def sorting(table: Table, row: Row) -> list[str]:
    """By what tells rows apart, empty before filled."""
    return [by_size("" if row[name] is None else row[name]) for name in table.identity]


def _value(column: Column, *, hidden: bool) -> Any:
    if column.target is None:
        return F(column.field.name)
    key = F(f"{column.field.name}__{natural_key(column.target)}")
    if hidden or not issubclass(column.target, Entry):
        return key
    return Case(When(**{f"{column.field.name}__state": State.PUBLISHED}, then=key))


def _many(column: Column, *, hidden: bool) -> dict[int, list[str]]:
    """The keys at the far end of a many-to-many, by the primary key of the near end."""
    through: Any = column.field.remote_field.through
    target: Any = column.target
    near, far = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
    links = through._default_manager.all()
    if not hidden and issubclass(target, Entry):
        links = links.filter(**{f"{far}__state": State.PUBLISHED})
    reference = Concat(f"{far}__framework__code", Value(":"), f"{far}__code")
    key = reference if target is Commitment else F(f"{far}__{natural_key(target)}")
    keys: dict[int, list[str]] = defaultdict(list)
    for owner, found in links.values_list(f"{near}_id", key):
        keys[owner].append(found)
    return defaultdict(list, {owner: in_order(found) for owner, found in keys.items()})


def _visible(table: Table, *, hidden: bool) -> QuerySet[Any]:
    records: QuerySet[Any] = table.model._default_manager.all()
    if hidden:
        return records
    if table.is_entry:
        return records.filter(state=State.PUBLISHED)
    if table.is_about_any:
        return records.filter(_owner_is_public())
    if table.is_part:
        public = records.filter(**{f"{table.owner}__state": State.PUBLISHED})
        return public.shown() if isinstance(public, PartQuerySet) else public
    return records


def _owner_is_public() -> Q:
    public = Q()
    for record, owner in OWNER_TABLES.items():
        state = {f"{record}__state": State.PUBLISHED} if owner.is_entry else {f"{record}__isnull": False}
        public |= Q(**state)
    return public


def _record() -> Case:
    return Case(*(When(**{f"{record}__isnull": False, "then": Value(record)}) for record in OWNERS))


def _entry() -> Case:
    return Case(*(When(**{f"{record}__isnull": False, "then": F(f"{record}__key")}) for record in OWNERS))
