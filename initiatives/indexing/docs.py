"""How each kind of entry becomes a doc: its terms, its words and their weights, and what is a change."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

LADDER = ("supranational", "national", "regional", "local")

# What the public never sees of an entry's own row, so that no change of it shows. A parent or a successor
# may itself be hidden: `prints` tell of it when it is not.
PRIVATE = "{internal_note,created_at,updated_at,published_at,archived_at,successor_id,parent_id}"


class Doc(NamedTuple):
    """One kind of entry. SQL speaks of `e`, the entry, and of the subqueries that `joins` adds.

    `terms`: SELECTs of one text column, NULL where there is nothing to tell. `words`: a weight, A to D, and
    SQL in which {} stands for the language. `prints`: SQL of what else the public sees, so that changing it
    changes the entry. `ties`: what a row of a list tells of other records, as names and SQL of JSON.
    `years`: first year, last year, recorded status.
    """

    title: str
    joins: Iterable[str]
    terms: Iterable[str]
    words: Iterable[tuple[str, str]]
    prints: Iterable[str]
    ties: Mapping[str, str] = {}
    years: tuple[str, str, str] = ("NULL", "NULL", "NULL")


def _joined(name: str, select: str) -> str:
    return f"LEFT JOIN LATERAL (SELECT {select}) AS {name} ON true"


def _texts(columns: str, order: str) -> str:
    """The words of many rows as one text per language, `en` and `fr`."""
    return ", ".join(
        f"string_agg(concat_ws(' ', {columns.format(*[language] * 9)}), ' ' ORDER BY {order}) AS {language}"
        for language in ("en", "fr")
    )


def _print(columns: str, order: str) -> str:
    return f"string_agg(concat_ws(' ', {columns}), '|' ORDER BY {order}) AS print"


def _terms(facet: str, value: str, name: str) -> str:
    return f"array_agg(DISTINCT '{facet}:' || {value}) AS {name}"


def _list(column: str, having: str, order: str, name: str) -> str:
    """Rows as one JSON list; [] where there are none."""
    return f"coalesce(jsonb_agg({column} ORDER BY {order}) FILTER (WHERE {having}), '[]') AS {name}"


def _levels(column: str) -> str:
    """The levels that occur, from the highest step of the ladder down."""
    steps = ", ".join(f"CASE WHEN bool_or({column} = '{level}') THEN '{level}' END" for level in LADDER)
    return f"to_jsonb(array_remove(ARRAY[{steps}], NULL)) AS level_codes"


def _column(facet: str, column: str | None = None) -> str:
    return f"SELECT '{facet}:' || e.{column or facet}"


def _missing(**conditions: str) -> list[str]:
    return [f"SELECT 'missing:{name}' WHERE {condition}" for name, condition in conditions.items()]


def _untold(first: str, second: str) -> dict[str, str]:
    """The conditions of `missing` that every kind of entry has."""
    return {
        "english": f"'' IN (e.{first}_en, e.{second}_en)",
        "french": f"'' IN (e.{first}_fr, e.{second}_fr)",
        "verification": "e.last_verified_on IS NULL",
    }


def _evidence(record: str) -> list[str]:
    sources = f"""{_texts("s.title_{}, s.publisher", "c.position, c.id")},
      {_print("c.position, s.key, c.locator", "c.position, c.id")}
    FROM initiatives_citation c JOIN initiatives_source s ON s.id = c.source_id WHERE c.{record}_id = e.id"""
    figures = f"""{_texts("f.label_{}, f.note_{}", "f.id")},
      string_agg((to_jsonb(f) - 'id')::text, '|' ORDER BY f.id) AS print
    FROM initiatives_figure f WHERE f.{record}_id = e.id"""
    return [_joined("sources", sources), _joined("figures", figures)]


def _roles(record: str) -> str:
    """What an authority or a network does in which initiatives."""
    return _joined(
        "roles",
        f"""{_terms("role", "p.role", "roles")}, {_print("i.key, p.role, p.since, p.until", "i.key, p.role")}
    FROM initiatives_participation p JOIN initiatives_initiative i ON i.id = p.initiative_id
    WHERE p.{record}_id = e.id AND i.state = 'published'""",
    )


LEADS = "p.role IN ('leads', 'co_leads')"
POINT = "jsonb_build_array({0}.longitude, {0}.latitude)"
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
ALIASES = "array_to_string(e.aliases, ' ')"
EVIDENCE_WORDS = [("C", "figures.{}"), ("D", "sources.{}")]
NAMES_OF_PARTICIPANTS = (
    "a.name_{}, n.name_{}, n.acronym, array_to_string(coalesce(a.aliases, n.aliases), ' ')"
)

INITIATIVE = Doc(
    title="title",
    joins=[
        _joined(
            "participants",
            f"""{_texts(NAMES_OF_PARTICIPANTS, "p.id")},
      string_agg(p.note_en, ' ' ORDER BY p.id) AS note_en,
      string_agg(p.note_fr, ' ' ORDER BY p.id) AS note_fr,
      string_agg((to_jsonb(p) - 'id')::text, '|' ORDER BY p.id) AS print,
      {_terms("level", "a.level", "levels")}, {_terms("role", "p.role", "roles")},
      {_terms("authority", "a.key", "authorities")}, {_terms("network", "n.key", "networks")},
      {_levels("a.level")}, {_list(LEAD, LEADS, "p.id", "leads")},
      {_list(LEAD_AUTHORITY, f"{LEADS} AND a.id IS NOT NULL", "p.id", "lead_authorities")},
      {_list(POINT.format("a"), f"{LEADS} AND a.latitude IS NOT NULL", "p.id", "points")}
    FROM initiatives_participation p
    LEFT JOIN initiatives_authority a ON a.id = p.authority_id
    LEFT JOIN initiatives_network n ON n.id = p.network_id
    WHERE p.initiative_id = e.id AND 'published' IN (a.state, n.state)""",
        ),
        _joined(
            "responses",
            f"""{_texts("r.how_{}", "r.id")}, {_print("ch.key, r.how_en, r.how_fr", "r.id")},
      {_terms("challenge", "ch.key", "challenges")}
    FROM initiatives_response r JOIN initiatives_challenge ch ON ch.id = r.challenge_id
    WHERE r.initiative_id = e.id AND ch.state = 'published'""",
        ),
        _joined(
            "countries",
            f"""{_texts("c.name_{}", "c.iso2")}, {_terms("country", "c.iso2", "countries")},
      {_terms("continent", "c.continent", "continents")}, {_list(COUNTRY, "true", "c.iso2", "labels")},
      {_list("c.iso2", "true", "c.iso2", "codes")}
    FROM initiatives_initiative_countries ic JOIN initiatives_country c ON c.iso2 = ic.country_id
    WHERE ic.initiative_id = e.id""",
        ),
        _joined(
            "sectors",
            f"""{_texts("s.name_{}", "s.key")}, {_terms("sector", "s.key", "sectors")},
      {_list("s.key", "true", "s.key", "codes")}
    FROM initiatives_initiative_sectors es JOIN initiatives_sector s ON s.id = es.sector_id
    WHERE es.initiative_id = e.id""",
        ),
        _joined(
            "places",
            f"""{_texts("pl.name_{}", "pl.key")}, {_print("pl.key", "pl.key")},
      {_list(POINT.format("pl"), "pl.latitude IS NOT NULL", "pl.key", "points")}
    FROM initiatives_initiative_places ep JOIN initiatives_place pl ON pl.id = ep.place_id
    WHERE ep.initiative_id = e.id""",
        ),
        _joined(
            "commitments",
            f"""{_terms("commitment", "f.code || ':' || co.code", "commitments")}
    FROM initiatives_initiative_commitments ec
    JOIN initiatives_commitment co ON co.id = ec.commitment_id
    JOIN initiatives_framework f ON f.id = co.framework_id
    WHERE ec.initiative_id = e.id""",
        ),
        _joined(
            "recommendations",
            f"""{_print("r.key", "r.key")}
    FROM initiatives_recommendation_evidence re
    JOIN initiatives_recommendation r ON r.id = re.recommendation_id
    WHERE re.initiative_id = e.id AND r.state = 'published'""",
        ),
        *_evidence("initiative"),
    ],
    terms=[
        _column("kind"),
        _column("scope"),
        STATUS,
        "SELECT unnest(participants.levels || participants.roles)",
        "SELECT unnest(participants.authorities || participants.networks)",
        "SELECT unnest(responses.challenges || sectors.sectors || commitments.commitments)",
        "SELECT unnest(countries.countries || countries.continents)",
        *_missing(
            start_year="e.started_in IS NULL",
            end_year="e.ended_in IS NULL",
            country="countries.countries IS NULL",
            sector="sectors.sectors IS NULL",
            challenge="responses.challenges IS NULL",
            commitment="commitments.commitments IS NULL",
            place="places.print IS NULL",
            website="e.website = ''",
            **_untold("title", "summary"),
        ),
    ],
    words=[
        ("A", f"concat_ws(' ', e.title_{{}}, {ALIASES})"),
        ("B", "e.summary_{}"),
        ("B", "participants.{}"),
        ("B", "concat_ws(' ', places.{}, countries.{})"),
        ("C", "concat_ws(' ', e.description_{}, responses.{})"),
        ("D", "concat_ws(' ', sectors.{}, participants.note_{})"),
        *EVIDENCE_WORDS,
    ],
    prints=["participants.print", "responses.print", "places.print", "recommendations.print"],
    ties={
        "countries": "countries.codes",
        "country_names": "countries.labels",
        "sectors": "sectors.codes",
        "levels": "coalesce(participants.level_codes, '[]')",
        "leads": "participants.leads",
        "lead_authorities": "participants.lead_authorities",
        "points": "coalesce(nullif(places.points, '[]'), participants.points)",
    },
    years=("e.started_in", "e.ended_in", "e.recorded_status"),
)

AUTHORITY = Doc(
    title="name",
    joins=[
        "LEFT JOIN initiatives_country country ON country.iso2 = e.country_id",
        "LEFT JOIN initiatives_authority parent ON parent.id = e.parent_id AND parent.state = 'published'",
        _joined(
            "networks",
            f"""{_texts("n.name_{}, n.acronym", "n.key")}, {_terms("network", "n.key", "networks")},
      {_print("n.key, m.since, m.until", "n.key, m.id")}
    FROM initiatives_membership m JOIN initiatives_network n ON n.id = m.network_id
    WHERE m.authority_id = e.id AND n.state = 'published'""",
        ),
        _roles("authority"),
        *_evidence("authority"),
    ],
    terms=[
        _column("kind"),
        _column("level"),
        _column("country", "country_id"),
        "SELECT 'continent:' || country.continent",
        "SELECT unnest(networks.networks || roles.roles)",
        *_missing(
            coordinates="e.latitude IS NULL",
            website="e.website = ''",
            initiative="roles.roles IS NULL",
            **_untold("name", "name"),
        ),
    ],
    words=[
        ("A", f"concat_ws(' ', e.name_{{}}, {ALIASES})"),
        ("B", "concat_ws(' ', e.summary_{}, country.name_{})"),
        ("C", "concat_ws(' ', parent.name_{}, networks.{})"),
        *EVIDENCE_WORDS,
    ],
    prints=["parent.key", "networks.print", "roles.print"],
    ties={
        "points": f"CASE WHEN e.latitude IS NULL THEN '[]' ELSE jsonb_build_array({POINT.format('e')}) END"
    },
)

NETWORK = Doc(
    title="name",
    joins=[
        _joined(
            "members",
            f"""{_texts("a.name_{}, n.name_{}, n.acronym", "m.id")},
      {_terms("level", "a.level", "levels")}, {_terms("country", "a.country_id", "countries")},
      {_terms("continent", "c.continent", "continents")}, {_terms("authority", "a.key", "authorities")},
      {_print("a.key, n.key, m.since, m.until", "m.id")}, {_levels("a.level")}
    FROM initiatives_membership m
    LEFT JOIN initiatives_authority a ON a.id = m.authority_id
    LEFT JOIN initiatives_network n ON n.id = m.member_network_id
    LEFT JOIN initiatives_country c ON c.iso2 = a.country_id
    WHERE m.network_id = e.id AND 'published' IN (a.state, n.state)""",
        ),
        _joined(
            "above",
            f"""{_print("n.key", "n.key")}, {_terms("network", "n.key", "networks")}
    FROM initiatives_membership m JOIN initiatives_network n ON n.id = m.network_id
    WHERE m.member_network_id = e.id AND n.state = 'published'""",
        ),
        _roles("network"),
        *_evidence("network"),
    ],
    terms=[
        _column("scope"),
        "SELECT unnest(members.levels || members.countries || members.continents || members.authorities)",
        "SELECT unnest(above.networks || roles.roles)",
        *_missing(
            founding_year="e.founded_in IS NULL",
            member="members.print IS NULL",
            website="e.website = ''",
            **_untold("name", "summary"),
        ),
    ],
    words=[
        ("A", f"concat_ws(' ', e.name_{{}}, e.acronym, {ALIASES})"),
        ("B", "e.summary_{}"),
        ("C", "members.{}"),
        *EVIDENCE_WORDS,
    ],
    prints=["members.print", "above.print", "roles.print"],
    ties={"levels": "members.level_codes"},
    years=("e.founded_in", "NULL", "NULL"),
)

CHALLENGE = Doc(
    title="title",
    joins=[
        _joined(
            "responses",
            f"""{_print("i.key, r.how_en, r.how_fr", "i.key")}
    FROM initiatives_response r JOIN initiatives_initiative i ON i.id = r.initiative_id
    WHERE r.challenge_id = e.id AND i.state = 'published'""",
        ),
        _joined(
            "recommendations",
            f"""{_print("r.key", "r.key")}
    FROM initiatives_recommendation_challenges rc
    JOIN initiatives_recommendation r ON r.id = rc.recommendation_id
    WHERE rc.challenge_id = e.id AND r.state = 'published'""",
        ),
        *_evidence("challenge"),
    ],
    terms=[
        _column("theme"),
        "SELECT 'level:' || unnest(e.levels)",
        *_missing(
            initiative="responses.print IS NULL",
            recommendation="recommendations.print IS NULL",
            **_untold("title", "statement"),
        ),
    ],
    words=[("A", f"concat_ws(' ', e.title_{{}}, {ALIASES})"), ("B", "e.statement_{}"), *EVIDENCE_WORDS],
    prints=["responses.print", "recommendations.print"],
)

RECOMMENDATION = Doc(
    title="title",
    joins=[
        "LEFT JOIN initiatives_meeting meeting ON meeting.id = e.meeting_id",
        _joined(
            "challenges",
            f"""{_texts("ch.title_{}", "ch.key")}, {_terms("challenge", "ch.key", "challenges")},
      {_list("ch.key", "true", "ch.key", "keys")}
    FROM initiatives_recommendation_challenges rc JOIN initiatives_challenge ch ON ch.id = rc.challenge_id
    WHERE rc.recommendation_id = e.id AND ch.state = 'published'""",
        ),
        _joined(
            "evidence",
            f"""{_print("i.key", "i.key")}
    FROM initiatives_recommendation_evidence re JOIN initiatives_initiative i ON i.id = re.initiative_id
    WHERE re.recommendation_id = e.id AND i.state = 'published'""",
        ),
        _joined(
            "followups",
            f"""{_texts("f.text_{}", "f.on DESC, f.id")},
      (array_agg(f.status ORDER BY f.on DESC, f.id DESC))[1] AS status,
      {_print("f.on, f.status, f.text_en, f.text_fr, a.key, f.evidence_id", "f.on, f.id")}
    FROM initiatives_followup f
    LEFT JOIN initiatives_authority a ON a.id = f.by_id AND a.state = 'published'
    WHERE f.recommendation_id = e.id""",
        ),
        *_evidence("recommendation"),
    ],
    terms=[
        "SELECT 'level:' || unnest(e.addressed_levels)",
        "SELECT unnest(challenges.challenges)",
        "SELECT 'meeting:' || meeting.key",
        "SELECT 'followup:' || followups.status",
        *_missing(
            evidence="evidence.print IS NULL",
            followup="followups.status IS NULL",
            meeting="e.meeting_id IS NULL",
            **_untold("title", "text"),
        ),
    ],
    words=[
        ("A", f"concat_ws(' ', e.title_{{}}, {ALIASES})"),
        ("B", "e.text_{}"),
        ("C", "concat_ws(' ', followups.{}, challenges.{}, meeting.title_{})"),
        *EVIDENCE_WORDS,
    ],
    prints=["evidence.print", "followups.print"],
    ties={"challenges": "challenges.keys"},
)

DOCS: Mapping[str, Doc] = {
    "initiative": INITIATIVE,
    "authority": AUTHORITY,
    "network": NETWORK,
    "challenge": CHALLENGE,
    "recommendation": RECOMMENDATION,
}
