"""A package becomes records, in one transaction and in few statements; what is equal is not written."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from .catalogue import Catalogue
from .checks import broken_rules, sentence
from .compare import Pairs
from .nesting import Place, flatten
from .package import Package, Refusal, in_order
from .read import Document
from .schema import BY_RECORD, TABLES, Column, Owner, Row, Table
from .validate import validate


@dataclass
class Tally:
    created: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Refused(Exception):
    """The package is refused whole, and nothing was written; `refusals` tell why."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(f"{len(refusals)} refusals")
        self.refusals = list(refusals)


def apply(
    package: Package, *, keep: bool = True, then: Callable[[set[Owner]], None] | None = None
) -> dict[str, Tally]:
    """Write the package; with `keep=False` only find out what would be written. Raises `Refused`.

    `then` is told, within the same transaction, which records were created or changed, parts included.
    """
    with transaction.atomic():
        catalogue = Catalogue(package)
        if refusals := validate(catalogue):
            raise Refused(refusals)
        tallies, touched = _write_and_be_judged(catalogue)
        if then is not None:
            then(touched)
        if not keep:
            transaction.set_rollback(True)
    return tallies


class RefusedDocuments(Exception):
    """Nothing was written; `reasons` tell why, each with its place."""

    def __init__(self, reasons: Sequence[tuple[Place, str]]) -> None:
        super().__init__(f"{len(reasons)} refusals")
        self.reasons = list(reasons)


def apply_documents(
    documents: Mapping[str, Sequence[Document]], *, keep: bool = True, says_all: bool = False
) -> dict[str, Tally]:
    """Write whole documents, by the name of their record. Raises `RefusedDocuments`.

    `says_all`: whoever wrote them saw hidden entries too, so a tie that they leave out is removed.
    """
    flat = flatten(documents, says_all=says_all)
    try:
        return apply(flat.package, keep=keep)
    except Refused as refused:
        reasons = [(flat.place(refusal), refusal.message) for refusal in refused.refusals]
        raise RefusedDocuments(reasons) from None


def _write_and_be_judged(catalogue: Catalogue) -> tuple[dict[str, Tally], set[Owner]]:
    """Deferred rules speak at once, so that whoever applies hears them; later ones wait again."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            writer = Writer(catalogue)
            tallies = writer.write()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except IntegrityError as error:
        raise Refused(_reasons(catalogue) or [_reason(error)]) from error
    return tallies, writer.touched


def _reasons(catalogue: Catalogue) -> list[Refusal]:
    """Which rows the database refuses, found by writing them once more and asking its rules of each row."""
    try:
        with transaction.atomic():
            Writer(Catalogue(catalogue.package)).write()
            found = in_order(broken_rules(catalogue))
            transaction.set_rollback(True)
    except IntegrityError:
        return []
    return found


def _reason(error: IntegrityError) -> Refusal:
    """What only the database saw, such as what somebody else changed in the meantime."""
    diagnosis = getattr(error.__cause__, "diag", None)
    name = (getattr(diagnosis, "table_name", None) or "").removeprefix("initiatives_")
    table = BY_RECORD.get(name, TABLES[0])
    rule = getattr(diagnosis, "constraint_name", None)
    if rule in {constraint.name for constraint in table.model._meta.constraints}:
        return Refusal(table.name, None, "", sentence(table.model, rule))
    return Refusal(table.name, None, "", str(getattr(diagnosis, "message_primary", None) or error))


class Writer:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.now = timezone.now()
        self.touched: set[Owner] = set()

    def write(self) -> dict[str, Tally]:
        return {table.name: self._write_table(table) for table, _rows in self.catalogue.package.tables()}

    def _write_table(self, table: Table) -> Tally:
        pairs = self.catalogue.pairs(table)
        changed = {change.pk: change.row for change in pairs.changed}
        columns = {one.column for change in pairs.changed for one in change.differences}
        if pairs.gone:
            table.model._default_manager.filter(pk__in=pairs.gone).delete()
        new = self._create(table, pairs.new)
        self._update(table, changed, [column for column in table if column.name in columns])
        self._link(table, new | changed)
        if table.is_part:
            self._touch_owners(table, pairs)
        self.touched |= {table.owner_of(row) for row in [*new.values(), *changed.values()]}
        return Tally(len(pairs.new), len(pairs.changed), len(pairs.gone), len(pairs.same))

    def _create(self, table: Table, rows: Sequence[Row]) -> dict[Any, Row]:
        """References within the table itself wait until all of its rows are there."""
        inner = [column for column in table if column.target is table.model]
        created = table.model._default_manager.bulk_create(
            [table.model(**self._fields(table, row, without=inner)) for row in rows], batch_size=1000
        )
        new = {record.pk: row for record, row in zip(created, rows, strict=True)}
        self._remember(table, new)
        self._update(
            table, {pk: row for pk, row in new.items() if any(row[column.name] for column in inner)}, inner
        )
        return new

    def _remember(self, table: Table, new: dict[Any, Row]) -> None:
        """From now on others can refer to the new rows."""
        if table.name == "commitments":
            self.catalogue.ids(table.model).update(
                {self.catalogue.reference(row): pk for pk, row in new.items()}
            )
        elif not table.is_part:
            self.catalogue.ids(table.model).update({table.identify(row)[0]: pk for pk, row in new.items()})

    def _update(self, table: Table, rows: dict[Any, Row], columns: Iterable[Column]) -> None:
        names = [column.field.name for column in columns if not column.is_many]
        names += ["updated_at"] if table.is_entry else []
        if rows and names:
            records = [table.model(pk=pk, **self._fields(table, row)) for pk, row in rows.items()]
            table.model._default_manager.bulk_update(records, names, batch_size=500)

    def _fields(self, table: Table, row: Row, without: Iterable[Column] = ()) -> dict[str, Any]:
        fields: dict[str, Any] = {"updated_at": self.now} if table.is_entry else {}
        for column in table:
            if column.is_many or column in without:
                continue
            value = row[column.name]
            if column.target:
                value = self.catalogue.ids(column.target)[value] if value else None
            fields[column.field.attname] = column.kind.stored(value)
        if table.is_about_any:
            record, key = table.owner_of(row)
            fields[f"{record}_id"] = self.catalogue.ids(BY_RECORD[record].model)[key]
        return fields

    def _link(self, table: Table, rows: dict[Any, Row]) -> None:
        """The links of columns with several keys: those gone are removed, those new are added."""
        for column in table:
            if not column.is_many or not column.target or not rows:
                continue
            ids = self.catalogue.ids(column.target)
            through = column.field.remote_field.through
            near, far = f"{column.field.m2m_field_name()}_id", f"{column.field.m2m_reverse_field_name()}_id"
            wanted = {(pk, ids[key]) for pk, row in rows.items() for key in row[column.name]}
            links = through._default_manager.filter(**{f"{near}__in": rows})
            present = {(getattr(link, near), getattr(link, far)): link.pk for link in links}
            gone = [present[pair] for pair in present.keys() - wanted]
            if gone:
                through._default_manager.filter(pk__in=gone).delete()
            new = sorted(wanted - present.keys(), key=str)
            through._default_manager.bulk_create([through(**{near: one, far: other}) for one, other in new])

    def _touch_owners(self, table: Table, pairs: Pairs) -> None:
        """An entry is changed when its parts are."""
        gone = [self.catalogue.before[table.name][pk] for pk in pairs.gone]
        rows = [*pairs.new, *(change.row for change in pairs.changed), *gone]
        owners = {table.owner_of(row) for row in rows} - self.touched
        self.touched |= owners
        for owner in table.owners():
            keys = [key for record, key in owners if record == owner.record]
            if owner.is_entry and keys:
                pks = [self.catalogue.ids(owner.model)[key] for key in keys]
                owner.model._default_manager.filter(pk__in=pks).update(updated_at=self.now)
