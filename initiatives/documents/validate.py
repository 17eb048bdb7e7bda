"""What a set of rows is refused for: all faults at once, each with its place and what to do about it.

The sentences are those of the models' own rules. The database judges again when the rows are applied.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from ..models import Authority, Membership
from ..vocabularies import Level, State
from .read import Row, identity, rows
from .schema import BY_NAME, BY_RECORD, OWNER_TABLES, TABLES, Column, Table, natural_key

LADDER = list(Level)


class Refusal(NamedTuple):
    """`at` counts the rows of the table from 0; None speaks of the whole table."""

    table: str
    at: int | None
    column: str
    message: str


Package = Mapping[str, Sequence[Row]]


@dataclass
class Catalogue:
    """What will be there when the package is applied: its rows, over those that are there already."""

    package: Package
    before: dict[str, dict[Any, Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.before = {
            table.name: {identity(table, row): row for row in rows(table, hidden=True)} for table in TABLES
        }

    def after(self, name: str) -> Iterator[Row]:
        """The rows of a table of records once the package is applied."""
        table = BY_NAME[name]
        new = {identity(table, row): row for row in self.package.get(name, ())}
        yield from {**self.before[name], **new}.values()

    def keys(self, model: type[models.Model]) -> set[str]:
        name = natural_key(model)
        table = BY_RECORD[str(model._meta.model_name)]
        if name == "ref":
            codes = {row["key"]: row["code"] for row in self.after("frameworks")}
            return {f"{codes.get(row['framework'])}:{row['code']}" for row in self.after(table.name)}
        return {row[name] for row in self.after(table.name)}


def validate(catalogue: Catalogue) -> list[Refusal]:
    """Without the CHECK constraints, which the database asks faster."""
    return _in_order(refusal for rule in RULES for refusal in rule(catalogue))


def explain(catalogue: Catalogue, known: Sequence[Refusal]) -> list[Refusal]:
    """`known` and what the CHECK constraints say, where nothing is said of the same cell yet."""
    said = {(refusal.table, refusal.at, refusal.column) for refusal in known}
    more = [refusal for refusal in _checks(catalogue) if refusal[:3] not in said]
    return _in_order([*known, *more])


def _in_order(refusals: Iterable[Refusal]) -> list[Refusal]:
    order = {table.name: position for position, table in enumerate(TABLES)}
    key = lambda refusal: (order[refusal.table], refusal.at or 0, refusal.column)  # noqa: E731
    return sorted(dict.fromkeys(refusals), key=key)


def _each(catalogue: Catalogue) -> Iterator[tuple[Table, int, Row]]:
    for table in TABLES:
        for index, row in enumerate(catalogue.package.get(table.name, ())):
            yield table, index, row


def _values(catalogue: Catalogue) -> Iterator[Refusal]:
    """Each value by the rules of its field."""
    for table, index, row in _each(catalogue):
        for column in table:
            for message in _faults(column, row[column.name]):
                yield Refusal(table.name, index, column.name, message)


def _faults(column: Column, value: Any) -> Iterable[str]:
    if column.required and value in (None, ""):
        return [_("Write a value; this column cannot be empty.")]
    if column.target or value in (None, "", []):
        return []
    choices = column.field.choices or getattr(getattr(column.field, "base_field", None), "choices", None)
    if choices:
        known = [code for code, label in choices]
        return [
            _("“%(value)s” is not known here. Choose among: %(known)s.")
            % {"value": one, "known": ", ".join(known)}
            for one in (value if column.is_list else [value])
            if one not in known
        ]
    try:
        column.field.clean(value, None)
    except ValidationError as error:
        return [str(message) for message in error.messages]
    return []


def _references(catalogue: Catalogue) -> Iterator[Refusal]:
    known: dict[Any, set[str]] = {}
    for table, index, row in _each(catalogue):
        for column in table:
            if column.target is None or row[column.name] in (None, []):
                continue
            if column.target not in known:
                known[column.target] = catalogue.keys(column.target)
            keys = row[column.name] if column.field.many_to_many else [row[column.name]]
            for key in keys:
                if key not in known[column.target]:
                    message = _("There is no %(record)s “%(key)s”. Correct the key, or add the record.")
                    names = {"record": column.target._meta.verbose_name, "key": key}
                    yield Refusal(table.name, index, column.name, message % names)


def _owners(catalogue: Catalogue) -> Iterator[Refusal]:
    known = {
        record: {row["key"] for row in catalogue.after(owner.name)} for record, owner in OWNER_TABLES.items()
    }
    for table, index, row in _each(catalogue):
        if not table.is_about_any:
            continue
        if row["record"] not in known:
            message = _("“%(value)s” is not known here. Choose among: %(known)s.")
            names = {"value": row["record"], "known": ", ".join(known)}
            yield Refusal(table.name, index, "record", message % names)
        elif row["entry"] not in known[row["record"]]:
            message = _("There is no %(record)s “%(key)s”. Correct the key, or add the record.")
            names = {"record": OWNER_TABLES[row["record"]].model._meta.verbose_name, "key": row["entry"]}
            yield Refusal(table.name, index, "entry", message % names)


def _twins(catalogue: Catalogue) -> Iterator[Refusal]:
    first: dict[Any, int] = {}
    for table, index, row in _each(catalogue):
        for columns in {table.identity, *(("id",) if "id" in table.names and row["id"] else ())}:
            names = (columns,) if isinstance(columns, str) else columns
            value = (table.name, names, tuple(row[name] for name in names))
            if first.setdefault(value, index) != index:
                message = _("The same %(columns)s stand in row %(row)s already. Keep one of the two.")
                yield Refusal(
                    table.name,
                    index,
                    names[0],
                    message % {"columns": ", ".join(names), "row": first[value] + 2},
                )


def _numbers(catalogue: Catalogue) -> Iterator[Refusal]:
    """A public number never changes and is never given twice."""
    for table, index, row in _each(catalogue):
        if not row.get("id"):
            continue
        old = catalogue.before[table.name].get(identity(table, row))
        holder = next((r for r in catalogue.before[table.name].values() if r["id"] == row["id"]), None)
        if old and old["id"] not in (None, row["id"]):
            message = _(
                "The number of “%(key)s” is %(id)s and never changes. Write it, or leave the cell empty."
            )
            yield Refusal(table.name, index, "id", message % old)
        elif holder and holder["key"] != row["key"]:
            message = _("The number %(id)s belongs to “%(key)s”. Leave the cell empty.")
            yield Refusal(table.name, index, "id", message % holder)


def _parents(catalogue: Catalogue) -> Iterator[Refusal]:
    authorities = {row["key"]: row for row in catalogue.after("authorities")}
    above = {key: [row["parent"]] for key, row in authorities.items() if row["parent"]}
    for index, row in enumerate(catalogue.package.get("authorities", ())):
        parent = authorities.get(row["parent"])
        if parent and _rank(parent["level"]) > _rank(row["level"]):
            yield Refusal(
                "authorities",
                index,
                "parent",
                sentence(Authority, "authority_parent_is_not_on_a_lower_level"),
            )
        if _leads_back(row["key"], above):
            yield Refusal(
                "authorities", index, "parent", sentence(Authority, "authority_is_not_part_of_itself")
            )


def _rank(level: str) -> int:
    return LADDER.index(Level(level)) if level in LADDER else -1


def _members(catalogue: Catalogue) -> Iterator[Refusal]:
    """`package` brings all members of the networks it names, so these alone are walked for them."""
    below: dict[str, list[str]] = defaultdict(list)
    for row in catalogue.package.get("memberships", ()):
        if row["member_network"]:
            below[row["network"]].append(row["member_network"])
    for row in catalogue.before["memberships"].values():
        if row["network"] not in below and row["member_network"]:
            below[row["network"]].append(row["member_network"])
    for index, row in enumerate(catalogue.package.get("memberships", ())):
        if row["member_network"] and _leads_back(row["network"], below, start=row["member_network"]):
            message = sentence(Membership, "network_is_not_a_member_of_itself")
            yield Refusal("memberships", index, "member_network", message)


def _leads_back(key: str, steps: Mapping[str, Sequence[str]], start: str | None = None) -> bool:
    seen: set[str] = set()
    ahead = [start] if start else list(steps.get(key, ()))
    while ahead:
        here = ahead.pop()
        if here == key:
            return True
        if here not in seen:
            seen.add(here)
            ahead.extend(steps.get(here, ()))
    return False


def _publication(catalogue: Catalogue) -> Iterator[Refusal]:
    """What a published entry must have."""
    cited = {(row["record"], row["entry"]) for row in _parts(catalogue, "citations")}
    states = {
        record: {row["key"]: row["state"] for row in catalogue.after(BY_RECORD[record].name)}
        for record in ("authority", "network")
    }
    joined = {
        row["initiative"]
        for row in _parts(catalogue, "participations")
        if State.PUBLISHED
        in (states["authority"].get(row["authority"]), states["network"].get(row["network"]))
    }
    for table, index, row in _each(catalogue):
        if not table.is_entry or row["state"] != State.PUBLISHED:
            continue
        record, label = str(table.model._meta.model_name), table.model.label_field  # type: ignore[attr-defined]
        if not (row[f"{label}_en"] or row[f"{label}_fr"]):
            yield Refusal(
                table.name, index, f"{label}_en", sentence(table.model, f"published_{record}_has_a_{label}")
            )
        if (record, row["key"]) not in cited:
            yield Refusal(table.name, index, "key", sentence(table.model, f"published_{record}_has_a_source"))
        if record == "initiative" and row["key"] not in joined:
            yield Refusal(
                table.name, index, "key", sentence(table.model, "published_initiative_has_a_participant")
            )


def _parts(catalogue: Catalogue, name: str) -> Iterator[Row]:
    """The parts of a kind as they will be: the package replaces those of every record that it brings."""
    table = BY_NAME[name]
    if name not in catalogue.package:
        yield from catalogue.before[name].values()
        return
    new = catalogue.package[name]
    replaced = {table.owner_of(row) for row in new} | brought(catalogue.package, table)
    yield from new
    yield from (row for row in catalogue.before[name].values() if table.owner_of(row) not in replaced)


def brought(package: Package, part: Table) -> set[tuple[str, str]]:
    """The records in the package that may have parts of this kind."""
    owners = OWNER_TABLES if part.is_about_any else {part.owner: BY_RECORD[part.owner]}
    return {(record, row["key"]) for record, table in owners.items() for row in package.get(table.name, ())}


def _checks(catalogue: Catalogue) -> Iterator[Refusal]:
    """The CHECK constraints, asked row by row."""
    for table, index, row in _each(catalogue):
        values = {
            column.field.attname: _stand_in(column, row[column.name])
            for column in table
            if not column.field.many_to_many
        }
        if table.is_about_any and row["record"] in OWNER_TABLES:
            values[f"{row['record']}_id"] = 0
        instance = table.model(**values)
        for constraint in table.model._meta.constraints:
            if isinstance(constraint, models.CheckConstraint):
                try:
                    constraint.validate(table.model, instance)
                except ValidationError as error:
                    yield Refusal(table.name, index, _column_of(constraint, table), error.messages[0])


def _stand_in(column: Column, value: Any) -> Any:
    """A reference only needs to be there or not."""
    if column.target is None or value is None:
        return value
    return value if natural_key(column.target) == "iso2" else 0


def _column_of(constraint: models.CheckConstraint, table: Table) -> str:
    """The first column that the rule speaks of."""
    text = str(constraint.condition)
    return next((name for name in table.names if name in text), table.names[0])


def sentence(model: type[models.Model], name: str) -> str:
    """What a rule of a model says to those who break it."""
    rule = next(constraint for constraint in model._meta.constraints if constraint.name == name)
    return str(rule.get_violation_error_message())


RULES = (_values, _references, _owners, _twins, _numbers, _parents, _members, _publication)
