"""What a package is refused for: all faults at once, each with its place and what to do about it.

The sentences are those of the models' own rules. A cell that was refused is not refused again for what
follows from that. PostgreSQL judges again when the rows are written.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .catalogue import Catalogue
from .checks import broken_checks
from .package import Refusal, Refused, in_order
from .publication import published_entries_are_complete
from .references import commitments_in_use_stay, references_exist
from .schema import BY_NAME, Column, Row, Table
from .trees import members_do_not_contain_themselves, parents_stand_above
from .twins import no_number_is_given_twice, nothing_stands_twice

Rule = Callable[[Catalogue, Refused], Iterator[Refusal]]


def validate(catalogue: Catalogue) -> list[Refusal]:
    found = list(catalogue.package.faults)
    for rule in RULES if catalogue.package.hidden else RULES_FOR_OTHERS:
        refused = Refused(catalogue.package.unread | {refusal[:3] for refusal in found})
        found += [
            refusal
            for refusal in rule(catalogue, refused)
            if not refused.has(BY_NAME[refusal.table], refusal.at, refusal.column)
        ]
    return in_order(found)


def values_are_given(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    for table, index, row in catalogue.package.each():
        for column in table:
            for message in _missing_or_unknown(column, row[column.name]):
                yield Refusal(table.name, index, column.name, message)


def _missing_or_unknown(column: Column, value: Any) -> Iterator[str]:
    if value == "" and column.required and not column.codes:
        yield _("Write a value; this column cannot be empty.")
    if not column.codes or not (value or column.required):
        return
    for one in value if column.is_list else [value]:
        if one == "":
            yield _("Choose one of: %(codes)s.") % {"codes": ", ".join(column.codes)}
        elif one not in column.codes:
            yield _("“%(value)s” is not known here. Choose among: %(codes)s.") % {
                "value": one,
                "codes": ", ".join(column.codes),
            }


def checks_hold(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    """Said where something is missing, else in the last column that the check speaks of."""
    for table, rows in catalogue.package.tables():
        for broken in broken_checks(table, rows):
            if not refused.has(table, broken.at, *broken.columns):
                empty = [name for name in broken.columns if rows[broken.at].get(name) in (None, "")]
                column = [*empty, broken.columns[-1]][0]
                yield Refusal(table.name, broken.at, column, broken.message)


def validators_agree(catalogue: Catalogue, refused: Refused) -> Iterator[Refusal]:
    for table, index, row in catalogue.package.each():
        for column in table:
            for message in _invalid(table, column, row):
                yield Refusal(table.name, index, column.name, message)


def _invalid(table: Table, column: Column, row: Row) -> list[str]:
    value = row[column.name]
    if column.target or column.codes or value in (None, "", []):
        return []
    try:
        column.field.run_validators(column.kind.stored(value))
    except ValidationError as error:
        return [str(message) for message in error.messages]
    return []


RULES: tuple[Rule, ...] = (
    values_are_given,
    references_exist,
    nothing_stands_twice,
    no_number_is_given_twice,
    checks_hold,
    validators_agree,
    parents_stand_above,
    members_do_not_contain_themselves,
    commitments_in_use_stay,
    published_entries_are_complete,
)
# These follow chains of parents and members, also through what is hidden; staff are told when they accept.
FOR_STAFF = (parents_stand_above, members_do_not_contain_themselves)
RULES_FOR_OTHERS = tuple(rule for rule in RULES if rule not in FOR_STAFF)
