"""The pieces of SQL that docs are made of."""

from ..vocabularies import LEADING_ROLES, Level


def joined(name: str, select: str) -> str:
    return f"LEFT JOIN LATERAL (SELECT {select}) AS {name} ON true"


def texts(columns: str, order: str) -> str:
    """The words of many rows as one text per language, `en` and `fr`, as they are read in an excerpt."""
    return ", ".join(
        f"string_agg({apart(columns.format(*[language] * 9))}, ' · ' ORDER BY {order}) AS {language}"
        for language in ("en", "fr")
    )


def apart(columns: str, separator: str = ", ") -> str:
    """What is written in some columns, without those that are empty."""
    return f"array_to_string(array_remove(ARRAY[{columns}]::text[], ''), '{separator}')"


def printed(columns: str, order: str) -> str:
    return f"string_agg(concat_ws(' ', {columns}), '|' ORDER BY {order}) AS print"


def terms(facet: str, value: str, name: str) -> str:
    return f"array_agg(DISTINCT '{facet}:' || {value}) AS {name}"


def listed(column: str, having: str, order: str, name: str) -> str:
    """Rows as one JSON list; [] where there are none."""
    return f"coalesce(jsonb_agg({column} ORDER BY {order}) FILTER (WHERE {having}), '[]') AS {name}"


def levels(column: str) -> str:
    """The levels that occur, from the highest step of the ladder down."""
    steps = ", ".join(f"CASE WHEN bool_or({column} = '{level}') THEN '{level}' END" for level in Level)
    return f"to_jsonb(array_remove(ARRAY[{steps}], NULL)) AS level_codes"


def column(facet: str, column: str | None = None) -> str:
    return f"SELECT '{facet}:' || e.{column or facet}"


def missing(**conditions: str) -> list[str]:
    return [f"SELECT 'missing:{name}' WHERE {condition}" for name, condition in conditions.items()]


def untold(first: str, second: str) -> dict[str, str]:
    """The conditions of `missing` that every kind of entry has."""
    return {
        "english": f"'' IN (e.{first}_en, e.{second}_en)",
        "french": f"'' IN (e.{first}_fr, e.{second}_fr)",
        "verification": "e.last_verified_on IS NULL",
    }


def evidence(record: str) -> list[str]:
    sources = f"""{texts("s.title_{}, s.publisher", "c.position, c.id")},
      {printed("c.position, s.key, c.locator", "c.position, c.id")}
    FROM initiatives_citation c JOIN initiatives_source s ON s.id = c.source_id WHERE c.{record}_id = e.id"""
    figures = f"""{texts("f.label_{}, f.note_{}", "f.id")},
      string_agg((to_jsonb(f) - 'id')::text, '|' ORDER BY f.id) AS print
    FROM initiatives_figure f WHERE f.{record}_id = e.id"""
    return [joined("sources", sources), joined("figures", figures)]


def roles(record: str) -> str:
    """What an authority or a network does in which initiatives."""
    return joined(
        "roles",
        f"""{terms("role", "p.role", "roles")}, {printed("i.key, p.role, p.since, p.until", "i.key, p.role")}
    FROM initiatives_participation p JOIN initiatives_initiative i ON i.id = p.initiative_id
    WHERE p.{record}_id = e.id AND i.state = 'published'""",
    )


LEADS = f"p.role IN ({', '.join(f'{role!r}' for role in map(str, LEADING_ROLES))})"
POINT = "jsonb_build_array({0}.longitude, {0}.latitude)"
# A State or a region acts all over its land: a point would say that it acts in one town.
PLACED = f"{{0}}.level = '{Level.LOCAL}' AND {{0}}.latitude IS NOT NULL"
# Who leads, as a card names it; and, of authorities, as a row of a list tells it.
LEAD = """jsonb_build_object('name_en', coalesce(a.name_en, n.name_en),
        'name_fr', coalesce(a.name_fr, n.name_fr))"""
LEAD_AUTHORITY = """jsonb_build_object('id', a.number, 'key', a.key, 'level', a.level,
        'country', a.country_id, 'name_en', a.name_en, 'name_fr', a.name_fr)"""
COUNTRY = "jsonb_build_object('code', c.iso2, 'name_en', c.name_en, 'name_fr', c.name_fr)"
# Where it stands depends on the day; this is what that depends on.
STATUS = (
    "SELECT concat_ws(':', 'status', e.recorded_status, coalesce(e.started_in, 0), coalesce(e.ended_in, 0))"
)
