"""What may stand only once: keys, numbers, and whatever a rule of a model says has no twin."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from .catalogue import Catalogue
from .package import Package, Refusal, Refused
from .read import numbered_rows
from .schema import Table


class Once(NamedTuple):
    """Columns whose values together may stand once, and the sentence that says so."""

    columns: tuple[str, ...]
    message: str


def nothing_stands_twice(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    for table, _rows in catalogue.package.tables():
        for once in _onces(table):
            yield from _twins(catalogue.package, table, once, refused)
            if not table.is_part and once.columns not in (("id",), table.identity):
                yield from _taken(catalogue, table, once)


def _onces(table: Table) -> list[Once]:
    single = [*(() if table.is_part else table.identity), *table.uniques]
    of_values = [Once((name,), _("This %(column)s is taken.") % {"column": name}) for name in single]
    of_rules = [Once(names, str(rule.get_violation_error_message())) for names, rule in table.twins]
    return of_values + of_rules


def _twins(package: Package, table: Table, once: Once, refused: Refused) -> Iterator[Refusal]:
    """Each row that says again what an earlier row says."""
    first: dict[Any, int] = {}
    for index, row in enumerate(package.rows[table.name]):
        value = tuple(row[name] for name in once.columns)
        if value in ((None,), ("",)) or refused.has(table, index, *once.columns):
            continue
        if first.setdefault(value, index) != index:
            names = {"sentence": once.message, "row": package.line(table, first[value])}
            message = _("%(sentence)s See row %(row)s.") % names
            yield Refusal(table.name, index, _last_given(table, once, row), message)


def _taken(catalogue: Catalogue, table: Table, once: Once) -> Iterator[Refusal]:
    """Each row that says again what a record outside of the package says."""
    brought = catalogue.package.brings(table)
    others = [row for row in numbered_rows(table).values() if row["key"] not in brought]
    known = {tuple(row[name] for name in once.columns): row["key"] for row in others}
    for index, row in enumerate(catalogue.package.rows[table.name]):
        key = known.get(tuple(row[name] for name in once.columns))
        if key:
            names = {"sentence": once.message, "key": key}
            message = _("%(sentence)s See “%(key)s”.") % names
            yield Refusal(table.name, index, _last_given(table, once, row), message)


def _last_given(table: Table, once: Once, row: dict[str, Any]) -> str:
    return [name for name in once.columns if row[name] not in (None, "")][-1]


def no_number_is_given_twice(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    """A public number never changes, and never belongs to another."""
    for table, rows in catalogue.package.tables():
        if "id" not in table.names:
            continue
        numbers = [row["id"] for row in rows if row["id"]]
        holders = dict(table.model._default_manager.filter(number__in=numbers).values_list("number", "key"))
        given = {row["key"]: row["id"] for row in catalogue.before[table.name].values()}
        for index, row in enumerate(rows):
            message = _number_is_wrong(row["key"], row["id"], given, holders)
            if row["id"] and message:
                yield Refusal(table.name, index, "id", message)


def _number_is_wrong(key: str, number: int, given: dict[str, int], holders: dict[int, str]) -> str:
    if given.get(key) not in (None, number):
        names = {"key": key, "number": given[key]}
        return _("The number of “%(key)s” is %(number)s and never changes. Leave the cell empty.") % names
    if holders.get(number) not in (None, key):
        names = {"key": holders[number], "number": number}
        return _("The number %(number)s belongs to “%(key)s”. Leave the cell empty.") % names
    return ""
