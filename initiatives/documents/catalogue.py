"""What the catalogue holds before a package is applied, and what it will hold then.

A package says nothing of an unpublished entry that it does not hold itself: to leave out a link to one is not
to remove it. So the public's own export can be loaded again and nothing hidden is lost.
"""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from ..models import Commitment, Entry, Framework
from ..vocabularies import State
from .compare import Pairs, pair
from .package import Package
from .read import MANY, numbered_rows
from .schema import BY_NAME, BY_RECORD, Column, Model, Owner, Row, Table, natural_key


class Catalogue:
    def __init__(self, package: Package) -> None:
        self.package = package
        self._ids: dict[Model, dict[str, Any]] = {}
        self._unspoken: dict[Model, set[str]] = {}
        self.before = {
            table.name: numbered_rows(table, owners=package.owners(table)) for table, _ in package.tables()
        }
        for table, _ in package.tables():
            self._complete(table)
        self._mentioned = package.mentioned()

    def ids(self, model: Model) -> dict[str, Any]:
        """The primary keys of what is there, by natural key, as far as the package mentions it."""
        if model not in self._ids:
            name, keys = natural_key(model), self._mentioned.get(model, set())
            manager: Any = model._default_manager
            found: QuerySet[Any] = manager.with_reference() if model is Commitment else manager.all()
            if len(keys) <= MANY:
                found = found.filter(**{f"{name}__in": keys})
            self._ids[model] = dict(found.values_list(name, "pk"))
        return self._ids[model]

    def names(self, model: Model) -> set[str]:
        """The natural keys that will be there, as far as the package mentions them."""
        if model is Commitment:
            brought = {self.reference(row) for row in self.package.rows.get("commitments", ())}
            return self.ids(Commitment).keys() - self.left_out().keys() | brought
        return self.ids(model).keys() | self.package.brings(BY_RECORD[str(model._meta.model_name)]).keys()

    def reference(self, row: Row) -> str:
        """How others name a commitment."""
        return f"{self._codes.get(row['framework'])}:{row['code']}"

    @cached_property
    def _codes(self) -> dict[str, str]:
        brought = self.package.brings(BY_NAME["frameworks"])
        there = dict(Framework.objects.values_list("key", "code"))
        return there | {key: row["code"] for key, row in brought.items()}

    def left_out(self) -> dict[str, Any]:
        """The commitments that the package removes, with their primary keys."""
        table = BY_NAME["commitments"]
        if table.name not in self.before:
            return {}
        return {self.reference(self.before[table.name][pk]): pk for pk in self.pairs(table).gone}

    def pairs(self, table: Table) -> Pairs:
        """What applying the package does to the rows of a table."""
        before = self.before[table.name]
        pairs = pair(table, before, self.package.rows[table.name])
        pairs.gone = [pk for pk in pairs.gone if not self._is_unspoken(table, before[pk])]
        return pairs

    def rows(self, table: Table, owners: set[Owner]) -> list[Row]:
        """The rows of the owners as they will be; also rows of other owners, when the package has them."""
        claimed = self.package.owners(table)
        there = numbered_rows(table, owners=owners - claimed)
        return [*self.package.rows.get(table.name, ()), *there.values()]

    def _complete(self, table: Table) -> None:
        """Say what the package leaves unsaid: the number that is given, the hidden that it does not hold."""
        hidden = [column for column in table if self._hides(column) and column.name not in _ends(table)]
        known = {
            table.identify(row | self._masked(hidden, row)): row for row in self.before[table.name].values()
        }
        for row in self.package.rows[table.name]:
            if (old := known.get(table.identify(row))) is None:
                continue
            if "id" in row:
                row["id"] = row["id"] or old["id"]
            for column in hidden:
                unsaid = self.unspoken(column.target).intersection(column.keys(old))
                if column.is_many:
                    row[column.name] = sorted(unsaid.union(row[column.name]))
                elif unsaid and row[column.name] is None:
                    row[column.name] = old[column.name]

    def _hides(self, column: Column) -> bool:
        return column.target is not None and issubclass(column.target, Entry)

    def _masked(self, columns: list[Column], row: Row) -> Row:
        """What the public sees of the references of a row to one record."""
        return {
            column.name: None
            for column in columns
            if not column.is_many and row[column.name] in self.unspoken(column.target)
        }

    def _is_unspoken(self, table: Table, row: Row) -> bool:
        """Whether a part is tied to hidden entries alone, so that the public does not see it."""
        ends = [column for column in table if column.name in _ends(table)]
        tied = [(column.target, key) for column in ends for key in column.keys(row)]
        return bool(tied) and all(key in self.unspoken(target) for target, key in tied)

    def unspoken(self, model: Any) -> set[str]:
        """The unpublished entries that the package does not hold."""
        if model not in self._unspoken:
            hidden = model.objects.exclude(state=State.PUBLISHED).values_list("key", flat=True)
            table = BY_RECORD[model._meta.model_name]
            self._unspoken[model] = set(hidden) - self.package.brings(table).keys()
        return self._unspoken[model]


def _ends(table: Table) -> tuple[str, ...]:
    """The columns through which a part is shown."""
    return getattr(table.model._default_manager.all(), "ends", ())
