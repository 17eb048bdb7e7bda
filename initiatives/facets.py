"""The values that narrow a list: which are known, what they are called, how many answers each has."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Func, Q, QuerySet, TextChoices, TextField
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .indexing.terms import BITS, FACET_NUMBERS, facet_range
from .search import fold, sorting


class Called(NamedTuple):
    """What a value is called in English and in French; `only` names the language where there is but one."""

    en: str
    fr: str
    only: str = ""


class Known(Protocol):
    """A vocabulary as a facet sees it."""

    def refuse(self, values: Sequence[str]) -> list[Any]:
        """A sentence for each value that the vocabulary does not know."""

    def labels(self, values: Iterable[str]) -> dict[str, Called]:
        """Value → what it is called, in the vocabulary's own order."""

    def called(self, typed: str) -> list[str]:
        """Values whose name, in either language, or code holds what was typed; at most MOST_CALLED."""


class Folded(Func):
    """A text in small letters without accents, by the function that indexing gives the database."""

    function = "fold"
    template = "lower(%(function)s(%(expressions)s))"
    output_field = TextField()


class Closed:
    """A vocabulary fixed in the code."""

    def __init__(self, choices: type[TextChoices] | Mapping[str, Any]) -> None:
        self.vocabulary = None if isinstance(choices, Mapping) else choices
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

    def labels(self, values: Iterable[str]) -> dict[str, Called]:
        wanted = set(values)
        in_order = [value for value in self.names if value in wanted]
        with override("en"):
            english = [str(self.names[value]) for value in in_order]
        with override("fr"):
            french = [str(self.names[value]) for value in in_order]
        return dict(zip(in_order, map(Called, english, french), strict=True))

    def called(self, typed: str) -> list[str]:
        wanted, labels = fold(typed), self.labels(self.names)
        names = {value: (value, labels[value].en, labels[value].fr) for value in labels}
        return [value for value in names if any(wanted in fold(name) for name in names[value])]


class Listed:
    """A vocabulary kept in the database; `meaning` says what its values are, `unknown` that one is none."""

    def __init__(self, records: Any, field: str, meaning: Any, unknown: Any) -> None:
        self.records, self.field, self.meaning, self.unknown = records, field, meaning, unknown

    def refuse(self, values: Sequence[str]) -> list[Any]:
        if not values:
            return []
        found = set(self._find(values).values_list(self.field, flat=True))
        return [format_lazy(self.unknown, value=value[:80]) for value in values if value not in found]

    def labels(self, values: Iterable[str]) -> dict[str, Called]:
        rows = self._find(values).values_list(self.field, *self._labels)
        return {str(value): _called(english, french) for value, english, french in rows}

    def called(self, typed: str) -> list[str]:
        labels = map(Folded, (*self._labels, self.field))
        texts = dict(zip(("english", "french", "code"), labels, strict=True))
        holds = Q(*((f"{name}__contains", fold(typed)) for name in texts), _connector=Q.OR)
        found = self.records.alias(**texts).filter(holds).order_by(self.field)
        return [str(value) for value in found.values_list(self.field, flat=True)[:MOST_CALLED]]

    @property
    def _labels(self) -> tuple[str, str]:
        stem = self.records.model.label_field
        return f"{stem}_en", f"{stem}_fr"

    def _find(self, values: Iterable[str]) -> QuerySet[Any]:
        found: QuerySet[Any] = self.records.filter(**{f"{self.field}__in": list(values)})
        return found


def _called(english: str, french: str) -> Called:
    only = "" if english and french else "en" if english else "fr"
    return Called(english or french, french or english, only)


class Option(NamedTuple):
    value: str
    called: Called
    found: int | None  # how many answers it has; None where they are not counted

    def sorted_by(self, language: str) -> str:
        return sorting(self.called.fr if language == "fr" else self.called.en)


class Counts(NamedTuple):
    total: int
    facets: dict[str, dict[str, int]]

    def options(
        self, name: str, known: Known, chosen: Sequence[str] = (), language: str = "en"
    ) -> list[Option]:
        """The values that have answers or are chosen; those of open vocabularies by answers, then by name."""
        counted = {**dict.fromkeys(chosen, 0), **self.facets.get(name, {})}
        labels = known.labels(counted)
        options = [Option(value, labels[value], counted[value]) for value in labels]
        if isinstance(known, Closed):
            return options
        return sorted(options, key=lambda one: (-counted[one.value], one.sorted_by(language)))


MOST_CALLED = 1000  # values that a name is looked for among at once
MOST_VALUES = 100  # of one facet, the most frequent; what is chosen is never among those left out

COUNT = """
WITH {hit} counted AS ({parts}),
valued AS (
  SELECT split_part(term.name, ':', 1) AS facet, {value} AS value, sum(counted.n) AS n
  FROM counted JOIN initiatives_term AS term ON term.id = counted.term GROUP BY 1, 2),
placed AS (SELECT *, row_number() OVER (PARTITION BY facet ORDER BY n DESC, value) AS place FROM valued)
SELECT facet, value, n FROM placed WHERE n > 0 AND (place <= {most} OR facet || ':' || value = ANY(%s))
UNION ALL SELECT '', '', ({total})
"""
# A status depends on the day; its term holds what it depends on.
VALUE = """CASE WHEN term.name LIKE 'status:%%' THEN status_on(split_part(term.name, ':', 2),
    nullif(split_part(term.name, ':', 3), '0')::int, nullif(split_part(term.name, ':', 4), '0')::int, %s)
    ELSE substr(term.name, strpos(term.name, ':') + 1) END"""
# unnest() beside SELECT is several times faster than after FROM, and one list of facets than many ranges.
TERMS = f"""SELECT term, count(*) AS n FROM (SELECT unnest(terms) AS term FROM {{docs}} AS doc) AS carried
    WHERE term >> {BITS} = ANY(%s) GROUP BY term"""
TERMS_OF_ONE = """SELECT term, count(*) AS n
    FROM (SELECT unnest(terms_of_facet(terms, %s)) AS term FROM {docs} AS doc) AS carried GROUP BY term"""
KEPT_TERMS = (
    "SELECT term, sum(n) AS n FROM initiatives_termcount WHERE record = %s AND ({facets}) GROUP BY term"
)
KEPT_TOTAL = "SELECT coalesce(sum(n), 0) FROM initiatives_termcount WHERE record = %s AND term = 0"

Sql = tuple[str, tuple[Any, ...]]
Docs = QuerySet[Any] | None  # None: all docs of the kind, whose counts the database keeps


def count(
    record: str,
    names: Sequence[str],
    found: Docs,
    others: Mapping[str, Docs],
    named: Mapping[str, Sequence[str]],
) -> Counts:
    """How often each value of the facets `names` is `found`, and how many docs are, in one statement.

    A facet's counts ignore what is chosen in that facet: `others` holds, for each facet in which something is
    chosen, the docs that meet all the rest. Values that are `named` are counted however rare they are.
    """
    try:
        statement, params = _statement(record, names, found, others)
    except EmptyResultSet:
        return Counts(0, {name: {} for name in names})
    kept = [f"{name}:{value}" for name, values in named.items() for value in values]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*params, timezone.localdate().year, kept, *_total(record, found)[1]])
        rows = cursor.fetchall()
    facets: dict[str, dict[str, int]] = {name: {} for name in names}
    for facet, value, number in rows[:-1]:
        facets[facet][value] = int(number)
    return Counts(int(rows[-1][2]), facets)


def kept_counts(record: str, facet: str) -> dict[str, int]:
    """How many published entries of a kind have each value of a facet."""
    return count(record, [facet], None, {}, {}).facets[facet]


CROSSED = """
SELECT substr(one.name, strpos(one.name, ':') + 1), substr(two.name, strpos(two.name, ':') + 1), count(*)
FROM initiatives_searchdoc AS doc, unnest(doc.terms) AS first, unnest(doc.terms) AS second,
  initiatives_term AS one, initiatives_term AS two
WHERE doc.record = %s AND first BETWEEN %s AND %s AND second BETWEEN %s AND %s
  AND one.id = first AND two.id = second
GROUP BY 1, 2
"""


def crossed_counts(record: str, first: str, second: str) -> dict[tuple[str, str], int]:
    """How many published entries have both a value of one facet and a value of another."""
    with connection.cursor() as cursor:
        cursor.execute(CROSSED, [record, *facet_range(first), *facet_range(second)])
        return {(one, two): number for one, two, number in cursor.fetchall()}


def kept_total(record: str) -> int:
    """How many entries of a kind are published."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT_TOTAL, [record])
        return int(cursor.fetchone()[0])


def _statement(record: str, names: Sequence[str], found: Docs, others: Mapping[str, Docs]) -> Sql:
    hit: Sql = ("", ())
    if found is not None:
        docs, params = _docs(found)
        hit = f"hit AS MATERIALIZED {docs},", params
    free = [name for name in names if name not in others]
    parts = [_terms(record, None if found is None else ("hit", ()), free)] if free else []
    parts += [
        _terms(record, None if docs is None else _docs(docs), [name])
        for name, docs in others.items()
        if name in names
    ]
    statement = COUNT.format(
        hit=hit[0],
        parts="\n  UNION ALL ".join(sql for sql, params in parts),
        value=VALUE,
        most=MOST_VALUES,
        total=_total(record, found)[0],
    )
    return statement, (*hit[1], *(value for sql, params in parts for value in params))


def _docs(docs: QuerySet[Any]) -> Sql:
    sql, params = docs.order_by().values_list("terms").query.sql_with_params()
    return f"({sql})", params


def _terms(record: str, docs: Sql | None, facets: Sequence[str]) -> Sql:
    if docs is None:
        within = " OR ".join(["term BETWEEN %s AND %s"] * len(facets))
        limits = (limit for facet in facets for limit in facet_range(facet))
        return KEPT_TERMS.format(facets=within), (record, *limits)
    numbers = [FACET_NUMBERS[facet] for facet in facets]
    if len(numbers) == 1:
        return TERMS_OF_ONE.format(docs=docs[0]), (*numbers, *docs[1])
    return TERMS.format(docs=docs[0]), (*docs[1], numbers)


def _total(record: str, found: Docs) -> Sql:
    return (KEPT_TOTAL, (record,)) if found is None else ("SELECT count(*) FROM hit", ())
