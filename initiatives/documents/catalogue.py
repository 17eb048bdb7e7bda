"""What the catalogue holds before a package is applied, and what it will hold then."""

from functools import cached_property
from typing import Any

from ..models import Commitment, Entry, Framework
from .compare import Pairs, pair
from .package import Package
from .read import MANY, numbered_rows
from .schema import BY_NAME, BY_RECORD, Model, Owner, Row, Table, natural_key
from .unsaid import Unsaid


class Catalogue:
    def __init__(self, package: Package) -> None:
        self.package = package
        self._ids: dict[Model, dict[str, Any]] = {}
        self._unsaid = Unsaid(package)
        self.before = {
            table.name: numbered_rows(table, owners=package.owners(table)) for table, _ in package.tables()
        }
        for table, _ in package.tables():
            self._unsaid.complete(table, self.before[table.name])
        self._mentioned = package.mentioned()

    def ids(self, model: Model) -> dict[str, Any]:
        """The primary keys of what is there, by natural key, as far as the package mentions it."""
        if model not in self._ids:
            self._ids[model] = self._commitments() if model is Commitment else self._records(model)
        return self._ids[model]

    def _records(self, model: Model) -> dict[str, Any]:
        name, keys = natural_key(model), self._mentioned.get(model, set())
        found = model._default_manager.all()
        if not self.package.hidden and issubclass(model, Entry):
            found = found.published_or_within(self.package.within)  # type: ignore[attr-defined]
        if len(keys) <= MANY:
            found = found.filter(**{f"{name}__in": keys})
        return dict(found.values_list(name, "pk"))

    def _commitments(self) -> dict[str, Any]:
        """By the code that their framework will have."""
        found = Commitment.objects.values("framework__key", "code", "pk")
        return {f"{self._codes[row['framework__key']]}:{row['code']}": row["pk"] for row in found}

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
        pairs.gone = [pk for pk in pairs.gone if not self._unsaid.includes(table, before[pk])]
        return pairs

    def rows(self, table: Table, owners: set[Owner]) -> list[Row]:
        """The rows of the owners as they will be; also rows of other owners, when the package has them."""
        claimed = self.package.owners(table)
        there = numbered_rows(table, owners=owners - claimed)
        return [*self.package.rows.get(table.name, ()), *there.values()]
