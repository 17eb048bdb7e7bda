"""The values that narrow a list: which are known, what they are called, how many answers each has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import CharField, F, Func, QuerySet, TextChoices, TextField, Value
from django.db.models.functions import Concat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .querysets import StatusIn


class Known(Protocol):
    """A vocabulary as a facet sees it."""

    def refuse(self, values: Sequence[str]) -> list[Any]:
        """A sentence for each value that the vocabulary does not know."""

    def labels(self, values: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Value → what it is called in English and in French, in the vocabulary's own order."""


class Closed:
    """A vocabulary fixed in the code."""

    def __init__(self, choices: type[TextChoices] | Mapping[str, Any]) -> None:
        self.names = dict(choices) if isinstance(choices, Mapping) else dict(choices.choices)

    def refuse(self, values: Sequence[str]) -> list[Any]:
        known = ", ".join(self.names)
        return [
            format_lazy(
                _("“{value}” is not known here. Choose among: {known}."), value=value[:80], known=known
            )
            for value in values
            if value not in self.names
        ]

    def labels(self, values: Iterable[str]) -> dict[str, tuple[str, str]]:
        wanted = set(values)
        in_order = [value for value in self.names if value in wanted]
        with override("en"):
            english = [str(self.names[value]) for value in in_order]
        with override("fr"):
            french = [str(self.names[value]) for value in in_order]
        return dict(zip(in_order, zip(english, french, strict=True), strict=True))


class Listed:
    """A vocabulary kept in the database."""

    def __init__(self, records: Any, field: str, unknown: Any) -> None:
        self.records, self.field, self.unknown = records, field, unknown

    def refuse(self, values: Sequence[str]) -> list[Any]:
        if not values:
            return []
        found = set(self._find(values).values_list(self.field, flat=True))
        return [format_lazy(self.unknown, value=value[:80]) for value in values if value not in found]

    def labels(self, values: Iterable[str]) -> dict[str, tuple[str, str]]:
        return {
            str(getattr(row, self.field)): (row.label_en or row.label_fr, row.label_fr or row.label_en)
            for row in self._find(values)
        }

    def _find(self, values: Iterable[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.records.filter(**{f"{self.field}__in": list(values)})
        return found


class Terms(NamedTuple):
    """The terms of a list's entries: those of their docs, and the status, which depends on the day."""

    status: bool = False

    def expression(self) -> Any:
        if not self.status:
            return F("doc__terms")
        status = Concat(Value("status:"), StatusIn(), output_field=CharField())
        return Func(F("doc__terms"), status, function="array_append", output_field=ArrayField(TextField()))


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label_en: str
    label_fr: str
    count: int


class Counts(NamedTuple):
    total: int
    facets: dict[str, dict[str, int]]

    def options(self, name: str, known: Known, chosen: Sequence[str] = ()) -> list[Option]:
        """The values of a facet that have answers or are chosen; open vocabularies by answers."""
        counted = {**dict.fromkeys(chosen, 0), **self.facets.get(name, {})}
        labels = known.labels(counted)
        options = [Option(value, *labels[value], counted[value]) for value in labels]
        if isinstance(known, Closed):
            return options
        return sorted(options, key=lambda option: (-option.count, option.label_en))


COUNT = """
WITH entry AS (SELECT t.terms, {missed} AS missed, {misses} AS misses FROM ({base}) AS t(terms)),
hit AS MATERIALIZED (SELECT terms, missed FROM entry WHERE misses <= 1)
SELECT split_part(term, ':', 1), term, count(*)
FROM hit, unnest(terms) AS term
WHERE split_part(term, ':', 1) = ANY(%s) AND (missed = '' OR missed = split_part(term, ':', 1))
GROUP BY term
UNION ALL
SELECT '', '', count(*) FROM hit WHERE missed = ''
"""


def count(
    base: QuerySet[Any], terms: Terms, names: Sequence[str], chosen: Mapping[str, Sequence[str]]
) -> Counts:
    """Counts of every value of the facets `names` over `base`, given what is `chosen` in each; and the total.

    An entry that misses what is chosen in one facet counts there alone; one that misses two, nowhere.
    """
    try:
        sql, params = base.order_by().values_list(terms.expression()).query.sql_with_params()
    except EmptyResultSet:
        return Counts(0, {name: {} for name in names})
    wanted = [(name, [f"{name}:{value}" for value in values]) for name, values in chosen.items()]
    cases = " ".join(["WHEN NOT t.terms && %s THEN %s"] * len(wanted))
    statement = COUNT.format(
        base=sql,
        missed=f"CASE {cases} ELSE '' END" if wanted else "''",
        misses=" + ".join(["(NOT t.terms && %s)::int"] * len(wanted)) or "0",
    )
    missed = [value for name, values in wanted for value in (values, name)]
    with connections[base.db].cursor() as cursor:
        cursor.execute(statement, [*missed, *(values for name, values in wanted), *params, list(names)])
        rows = cursor.fetchall()
    facets: dict[str, dict[str, int]] = {name: {} for name in names}
    total = 0
    for facet, term, number in rows:
        if facet:
            facets[facet][term.removeprefix(f"{facet}:")] = number
        else:
            total = number
    return Counts(total, facets)
