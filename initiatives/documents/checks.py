"""What PostgreSQL says of rows: its own CHECK constraints, asked before writing, and its rules, after."""

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection, models

from ..constraints import RowRule
from ..models import OWNERS, Country
from .catalogue import Catalogue
from .package import Refusal
from .read import numbered_rows
from .schema import TABLES, Model, Row, Table

CONSTRAINTS = """
    SELECT conname, pg_get_expr(conbin, conrelid),
           ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))
    FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"""


class Check(NamedTuple):
    name: str
    sql: str
    columns: list[str]


class Broken(NamedTuple):
    """A row, the columns that its constraint speaks of, and the constraint's sentence."""

    at: int
    columns: list[str]
    message: str


def broken_checks(table: Table, rows: Sequence[Row]) -> Iterator[Broken]:
    """One statement for all rows and all constraints, in the very words of the database."""
    checks = _checks(table)
    if not rows or not checks:
        return
    types = ", ".join(f'"{name}" {sql}' for name, sql in _types(table).items())
    broken = ", ".join(f"({check.sql}) IS FALSE" for check in checks).replace("%", "%%")
    candidates = json.dumps([_candidate(table, row, index) for index, row in enumerate(rows, 1)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT this.id, ARRAY[{broken}] FROM jsonb_to_recordset(%s) AS this({types})", [candidates]
        )
        answers = cursor.fetchall()
    for index, verdicts in answers:
        for check, is_broken in zip(checks, verdicts, strict=True):
            if is_broken:
                yield Broken(index - 1, _names(table, check), sentence(table.model, check.name))


def _checks(table: Table) -> list[Check]:
    known = {rule.name for rule in table.model._meta.constraints if isinstance(rule, models.CheckConstraint)}
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS, [table.model._meta.db_table])
        found = [Check(*row) for row in cursor.fetchall()]
    return sorted(check for check in found if check.name in known)


def _types(table: Table) -> dict[str, str]:
    """The columns of the database in their widest types, so that no value is too large to be judged."""
    owners = {f"{record}_id": "bigint" for record in OWNERS if table.is_about_any}
    return {"id": "bigint", **owners} | {
        column.field.column: "bigint" if column.target and column.target is not Country else column.kind.sql
        for column in table
        if not column.is_many
    }


def _candidate(table: Table, row: Row, index: int) -> Row:
    """A reference only needs to be there or not, or to be the row itself."""
    candidate: Row = {"id": index}
    for column in table:
        value = row[column.name]
        if column.is_many:
            continue
        if value == "" and (column.target or not column.kind.is_text):
            value = None
        elif value is not None and column.target not in (None, Country):
            value = index * (value == row.get("key"))
        candidate[column.field.column] = value
    if table.is_about_any:
        candidate[f"{row['record']}_id"] = 0
    return candidate


def _names(table: Table, check: Check) -> list[str]:
    """The columns of the file that a constraint speaks of."""
    about = ["record", "entry"] if table.is_about_any and f"{OWNERS[0]}_id" in check.columns else []
    return about + [c.name for c in table if not c.is_many and c.field.column in check.columns]


def broken_rules(catalogue: Catalogue) -> Iterator[Refusal]:
    """What the rules that look beyond their own row say of all rows, once the package is written."""
    for table in TABLES:
        for rule in table.model._meta.constraints:
            if isinstance(rule, RowRule):
                yield from _broken_rule(catalogue, table, rule)


def _broken_rule(catalogue: Catalogue, table: Table, rule: RowRule) -> Iterator[Refusal]:
    name = table.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT this.id FROM {name} AS this WHERE NOT {rule.name}_holds(this)")
        broken = {pk for (pk,) in cursor.fetchall()}
    brought = {table.identify(row): at for at, row in enumerate(catalogue.package.rows.get(table.name, ()))}
    there = numbered_rows(table) if broken else {}
    message = sentence(table.model, rule.name)
    for pk in sorted(broken):
        row = there[pk]
        if (at := brought.get(table.identify(row))) is not None:
            yield Refusal(table.name, at, table.identity[0], message)
        else:
            yield Refusal(table.name, None, "", f"“{table.owner_of(row)[1]}”: {message}")


def sentence(model: Model, name: str) -> str:
    """What a rule of a model says to those who break it."""
    rule = next(rule for rule in model._meta.constraints if rule.name == name)
    return str(rule.get_violation_error_message())
