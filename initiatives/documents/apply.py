"""Documents become records, in one transaction and in few statements; what is equal is not written."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, connection, models, transaction

from .read import Row, identity, sorting
from .schema import TABLES, Table, natural_key
from .validate import Catalogue, Refusal, brought, explain, validate


@dataclass
class Tally:
    created: int = 0
    changed: int = 0
    unchanged: int = 0


class Refused(Exception):
    """The package is refused whole; `refusals` tell why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(f"{len(refusals)} refusals")
        self.refusals = list(refusals)


def apply(catalogue: Catalogue, *, faults: Sequence[Refusal] = (), keep: bool = True) -> dict[str, Tally]:
    """Write the package; with `keep=False` only find out what would be written.

    `faults` are those found while reading. Raises `Refused` with all faults, and then nothing is written.
    """
    known = [*faults, *validate(catalogue)]
    if known:
        raise Refused(explain(catalogue, known))
    try:
        with transaction.atomic():
            tallies = _write(catalogue)
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            if not keep:
                transaction.set_rollback(True)
    except IntegrityError as error:
        raise Refused(explain(catalogue, []) or [_as_refusal(error)]) from error
    return tallies


def _as_refusal(error: IntegrityError) -> Refusal:
    """What only the database saw, such as what somebody else changed in the meantime."""
    diagnosis = getattr(error.__cause__, "diag", None)
    model_table = (getattr(diagnosis, "table_name", None) or "").removeprefix("initiatives_")
    table = next((t for t in TABLES if t.model._meta.model_name == model_table), TABLES[0])
    for constraint in table.model._meta.constraints:
        if constraint.name == getattr(diagnosis, "constraint_name", None):
            return Refusal(table.name, None, "", str(constraint.get_violation_error_message()))
    return Refusal(table.name, None, "", str(getattr(diagnosis, "message_primary", None) or error))


def _write(catalogue: Catalogue) -> dict[str, Tally]:
    keys = Keys()
    tallies = {}
    for table in TABLES:
        if table.name in catalogue.package:
            write = _replace_parts if table.is_part else _write_records
            tallies[table.name] = write(catalogue, table, keys)
    return tallies


class Keys:
    """From natural keys to primary keys, asked once per model and again after new rows."""

    def __init__(self) -> None:
        self._known: dict[type[models.Model], dict[str, Any]] = {}

    def find(self, model: type[models.Model], key: str) -> Any:
        if model not in self._known:
            manager: Any = model._default_manager
            name = natural_key(model)
            found = manager.with_reference() if name == "ref" else manager.all()
            self._known[model] = dict(found.values_list(name, "pk"))
        return self._known[model][key]

    def forget(self, model: type[models.Model]) -> None:
        self._known.pop(model, None)


def _write_records(catalogue: Catalogue, table: Table, keys: Keys) -> Tally:
    before, tally = catalogue.before[table.name], Tally()
    new, changed = [], []
    for row in catalogue.package[table.name]:
        old = before.get(identity(table, row))
        if old is None:
            new.append(row)
        elif _differs(row, old):
            changed.append({**row, "id": row.get("id") or old.get("id")} if "id" in row else row)
        else:
            tally.unchanged += 1
    tally.created, tally.changed = len(new), len(changed)
    _create(table, new, keys)
    _update(table, changed, keys)
    _set_lists(table, [*new, *changed], keys)
    return tally


def _differs(row: Row, old: Row) -> bool:
    """An empty number says nothing: the database gives it."""
    return any(row[name] != old[name] for name in row if not (name == "id" and not row["id"]))


def _create(table: Table, rows: Sequence[Row], keys: Keys) -> None:
    """References within the table itself wait until all of its rows are there."""
    table.model._default_manager.bulk_create(
        [table.model(**_fields(table, row, keys, own=False)) for row in rows], batch_size=1000
    )
    keys.forget(table.model)
    own = [column.name for column in table if column.target is table.model and not column.is_list]
    _update(table, [row for row in rows if any(row[name] for name in own)], keys, only=own)


def _update(table: Table, rows: Sequence[Row], keys: Keys, only: Iterable[str] = ()) -> None:
    plain = [c for c in table if not c.field.many_to_many and c.name not in table.identity]
    names = [c.field.name for c in plain if not only or c.name in only]
    if not rows or not names:
        return
    key = natural_key(table.model)
    instances = []
    for row in rows:
        natural = row[key] if key in row else f"{_code(row, keys)}:{row['code']}"
        instances.append(table.model(pk=keys.find(table.model, natural), **_fields(table, row, keys)))
    table.model._default_manager.bulk_update(instances, names, batch_size=500)


def _code(row: Row, keys: Keys) -> str:
    from ..models import Framework

    return str(
        Framework.objects.values_list("code", flat=True).get(pk=keys.find(Framework, row["framework"]))
    )


def _fields(table: Table, row: Row, keys: Keys, *, own: bool = True) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for column in table:
        value = row[column.name]
        if column.field.many_to_many or (column.name == "id" and not value):
            continue
        if column.target is None:
            fields[column.field.name] = value
        elif value is not None and (own or column.target is not table.model):
            fields[column.field.attname] = keys.find(column.target, value)
    if table.is_about_any:
        owner: Any = table.model._meta.get_field(row["record"])
        fields[owner.attname] = keys.find(owner.related_model, row["entry"])
    return fields


def _set_lists(table: Table, rows: Sequence[Row], keys: Keys) -> None:
    """The links of many-to-many columns: those gone are removed, those new are added."""
    for column in table:
        target = column.target
        if not column.field.many_to_many or target is None or not rows:
            continue
        through = column.field.remote_field.through
        near, far = f"{column.field.m2m_field_name()}_id", f"{column.field.m2m_reverse_field_name()}_id"
        owners = [keys.find(table.model, row["key"]) for row in rows]
        wanted = {
            (owner, keys.find(target, key))
            for owner, row in zip(owners, rows, strict=True)
            for key in row[column.name]
        }
        links = through._default_manager.filter(**{f"{near}__in": owners})
        present = {(getattr(link, near), getattr(link, far)): link.pk for link in links}
        through._default_manager.filter(pk__in=[present[pair] for pair in present.keys() - wanted]).delete()
        new = sorted(wanted - present.keys(), key=str)
        through._default_manager.bulk_create([through(**{near: one, far: other}) for one, other in new])


def _replace_parts(catalogue: Catalogue, table: Table, keys: Keys) -> Tally:
    """The parts of every record that the package brings or names become those of the package."""
    before, after = defaultdict(list), defaultdict(list)
    for row in catalogue.before[table.name].values():
        before[table.owner_of(row)].append(row)
    for row in sorted(catalogue.package[table.name], key=lambda row: sorting(table, row)):
        after[table.owner_of(row)].append(row)
    owners = brought(catalogue.package, table) | after.keys()
    differing = sorted(owner for owner in owners if before[owner] != after[owner])
    tally = Tally(unchanged=sum(len(after[owner]) for owner in owners if before[owner] == after[owner]))
    for owner in differing:
        old = [row for row in before[owner] if row in after[owner]]
        tally.unchanged += len(old)
        tally.changed += min(len(before[owner]), len(after[owner])) - len(old)
        tally.created += max(0, len(after[owner]) - len(before[owner]))
    _delete_parts(table, differing, keys)
    rows = [row for owner in differing for row in after[owner]]
    table.model._default_manager.bulk_create([table.model(**_fields(table, row, keys)) for row in rows])
    return tally


def _delete_parts(table: Table, owners: Sequence[tuple[str, str]], keys: Keys) -> None:
    by_kind = defaultdict(list)
    for record, key in owners:
        by_kind[record].append(key)
    for record, names in by_kind.items():
        owner: Any = table.model._meta.get_field(record).related_model
        pks = [keys.find(owner, name) for name in names]
        table.model._default_manager.filter(**{f"{record}_id__in": pks}).delete()
