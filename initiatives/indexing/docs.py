"""How each kind of entry becomes a doc: its terms, its words and their weights, and what is a change."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .parts import (
    COUNTRY,
    LEAD,
    LEAD_AUTHORITY,
    LEADS,
    POINT,
    STATUS,
    column,
    evidence,
    joined,
    levels,
    listed,
    missing,
    printed,
    roles,
    terms,
    texts,
    untold,
)

# What the public never sees of an entry's own row, so that no change of it shows. A parent or a successor
# may itself be hidden: `prints` tell of it when it is not.
PRIVATE = "{internal_note,created_at,updated_at,published_at,archived_at,successor_id,parent_id}"


class Words(NamedTuple):
    """What one part of an entry says: the title's words weigh most (A), those of its sources least (D)."""

    weight: str
    part: str
    sql: str


class Doc(NamedTuple):
    """One kind of entry. SQL speaks of `e`, the entry, and of the subqueries that `joins` adds.

    `terms`: SELECTs of one text column, NULL where there is nothing to tell. `words`: a weight, A to D, the
    part of the entry that has them, and SQL in which {} stands for the language. `prints`: SQL of what else
    the public sees, so that changing it changes the entry. `ties`: what a row of a list tells of other
    records, as names and SQL of JSON. `years`: first year, last year, recorded status.
    """

    title: str
    joins: Iterable[str]
    terms: Iterable[str]
    words: Iterable[Words]
    prints: Iterable[str]
    ties: Mapping[str, str] = {}
    years: tuple[str, str, str] = ("NULL", "NULL", "NULL")


ALIASES = "array_to_string(e.aliases, ' · ')"
EVIDENCE_WORDS = [Words("C", "figures", "figures.{}"), Words("D", "sources", "sources.{}")]
NAMES_OF_PARTICIPANTS = (
    "a.name_{}, n.name_{}, n.acronym, array_to_string(coalesce(a.aliases, n.aliases), ' ')"
)

INITIATIVE = Doc(
    title="title",
    joins=[
        joined(
            "participants",
            f"""{texts(NAMES_OF_PARTICIPANTS, "p.id")},
      string_agg(p.note_en, ' ' ORDER BY p.id) AS note_en,
      string_agg(p.note_fr, ' ' ORDER BY p.id) AS note_fr,
      string_agg((to_jsonb(p) - 'id')::text, '|' ORDER BY p.id) AS print,
      {terms("level", "a.level", "levels")}, {terms("role", "p.role", "roles")},
      {terms("authority", "a.key", "authorities")}, {terms("network", "n.key", "networks")},
      {levels("a.level")}, {listed(LEAD, LEADS, "p.id", "leads")},
      {listed(LEAD_AUTHORITY, f"{LEADS} AND a.id IS NOT NULL", "p.id", "lead_authorities")},
      {listed(POINT.format("a"), f"{LEADS} AND a.latitude IS NOT NULL", "p.id", "points")}
    FROM initiatives_participation p
    LEFT JOIN initiatives_authority a ON a.id = p.authority_id
    LEFT JOIN initiatives_network n ON n.id = p.network_id
    WHERE p.initiative_id = e.id AND 'published' IN (a.state, n.state)""",
        ),
        joined(
            "responses",
            f"""{texts("r.how_{}", "r.id")}, {printed("ch.key, r.how_en, r.how_fr", "r.id")},
      {terms("challenge", "ch.key", "challenges")}
    FROM initiatives_response r JOIN initiatives_challenge ch ON ch.id = r.challenge_id
    WHERE r.initiative_id = e.id AND ch.state = 'published'""",
        ),
        joined(
            "countries",
            f"""{texts("c.name_{}", "c.iso2")}, {terms("country", "c.iso2", "countries")},
      {terms("continent", "c.continent", "continents")}, {listed(COUNTRY, "true", "c.iso2", "labels")},
      {listed("c.iso2", "true", "c.iso2", "codes")}
    FROM initiatives_initiative_countries ic JOIN initiatives_country c ON c.iso2 = ic.country_id
    WHERE ic.initiative_id = e.id""",
        ),
        joined(
            "sectors",
            f"""{texts("s.name_{}", "s.key")}, {terms("sector", "s.key", "sectors")},
      {listed("s.key", "true", "s.key", "codes")}
    FROM initiatives_initiative_sectors es JOIN initiatives_sector s ON s.id = es.sector_id
    WHERE es.initiative_id = e.id""",
        ),
        joined(
            "places",
            f"""{texts("pl.name_{}", "pl.key")}, {printed("pl.key", "pl.key")},
      {listed(POINT.format("pl"), "pl.latitude IS NOT NULL", "pl.key", "points")}
    FROM initiatives_initiative_places ep JOIN initiatives_place pl ON pl.id = ep.place_id
    WHERE ep.initiative_id = e.id""",
        ),
        joined(
            "commitments",
            f"""{terms("commitment", "f.code || ':' || co.code", "commitments")}
    FROM initiatives_initiative_commitments ec
    JOIN initiatives_commitment co ON co.id = ec.commitment_id
    JOIN initiatives_framework f ON f.id = co.framework_id
    WHERE ec.initiative_id = e.id""",
        ),
        joined(
            "recommendations",
            f"""{printed("r.key", "r.key")}
    FROM initiatives_recommendation_evidence re
    JOIN initiatives_recommendation r ON r.id = re.recommendation_id
    WHERE re.initiative_id = e.id AND r.state = 'published'""",
        ),
        *evidence("initiative"),
    ],
    terms=[
        column("kind"),
        column("scope"),
        STATUS,
        "SELECT unnest(participants.levels || participants.roles)",
        "SELECT unnest(participants.authorities || participants.networks)",
        "SELECT unnest(responses.challenges || sectors.sectors || commitments.commitments)",
        "SELECT unnest(countries.countries || countries.continents)",
        *missing(
            start_year="e.started_in IS NULL",
            end_year="e.ended_in IS NULL",
            country="countries.countries IS NULL",
            sector="sectors.sectors IS NULL",
            challenge="responses.challenges IS NULL",
            commitment="commitments.commitments IS NULL",
            place="places.print IS NULL",
            website="e.website = ''",
            **untold("title", "summary"),
        ),
    ],
    words=[
        Words("A", "title", "e.title_{}"),
        Words("A", "aliases", ALIASES),
        Words("B", "summary", "e.summary_{}"),
        Words("B", "participants", "participants.{}"),
        Words("B", "places", "concat_ws(', ', places.{}, countries.{})"),
        Words("C", "description", "e.description_{}"),
        Words("C", "challenges", "responses.{}"),
        Words("D", "sectors", "sectors.{}"),
        Words("D", "participants_notes", "participants.note_{}"),
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
        joined(
            "networks",
            f"""{texts("n.name_{}, n.acronym", "n.key")}, {terms("network", "n.key", "networks")},
      {printed("n.key, m.since, m.until", "n.key, m.id")}
    FROM initiatives_membership m JOIN initiatives_network n ON n.id = m.network_id
    WHERE m.authority_id = e.id AND n.state = 'published'""",
        ),
        roles("authority"),
        *evidence("authority"),
    ],
    terms=[
        column("kind"),
        column("level"),
        column("country", "country_id"),
        "SELECT 'continent:' || country.continent",
        "SELECT unnest(networks.networks || roles.roles)",
        *missing(
            coordinates="e.latitude IS NULL",
            website="e.website = ''",
            initiative="roles.roles IS NULL",
            **untold("name", "name"),
        ),
    ],
    words=[
        Words("A", "title", "e.name_{}"),
        Words("A", "aliases", ALIASES),
        Words("B", "summary", "e.summary_{}"),
        Words("B", "places", "country.name_{}"),
        Words("C", "parent", "parent.name_{}"),
        Words("C", "networks", "networks.{}"),
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
        joined(
            "members",
            f"""{texts("a.name_{}, n.name_{}, n.acronym", "m.id")},
      {terms("level", "a.level", "levels")}, {terms("country", "a.country_id", "countries")},
      {terms("continent", "c.continent", "continents")}, {terms("authority", "a.key", "authorities")},
      {printed("a.key, n.key, m.since, m.until", "m.id")}, {levels("a.level")}
    FROM initiatives_membership m
    LEFT JOIN initiatives_authority a ON a.id = m.authority_id
    LEFT JOIN initiatives_network n ON n.id = m.member_network_id
    LEFT JOIN initiatives_country c ON c.iso2 = a.country_id
    WHERE m.network_id = e.id AND 'published' IN (a.state, n.state)""",
        ),
        joined(
            "above",
            f"""{printed("n.key", "n.key")}, {terms("network", "n.key", "networks")}
    FROM initiatives_membership m JOIN initiatives_network n ON n.id = m.network_id
    WHERE m.member_network_id = e.id AND n.state = 'published'""",
        ),
        roles("network"),
        *evidence("network"),
    ],
    terms=[
        column("scope"),
        "SELECT unnest(members.levels || members.countries || members.continents || members.authorities)",
        "SELECT unnest(above.networks || roles.roles)",
        *missing(
            founding_year="e.founded_in IS NULL",
            member="members.print IS NULL",
            website="e.website = ''",
            **untold("name", "summary"),
        ),
    ],
    words=[
        Words("A", "title", "e.name_{}"),
        Words("A", "aliases", f"concat_ws(' ', e.acronym, {ALIASES})"),
        Words("B", "summary", "e.summary_{}"),
        Words("C", "members", "members.{}"),
        *EVIDENCE_WORDS,
    ],
    prints=["members.print", "above.print", "roles.print"],
    ties={"levels": "coalesce(members.level_codes, '[]')"},
    years=("e.founded_in", "NULL", "NULL"),
)

CHALLENGE = Doc(
    title="title",
    joins=[
        joined(
            "responses",
            f"""{printed("i.key, r.how_en, r.how_fr", "i.key")}
    FROM initiatives_response r JOIN initiatives_initiative i ON i.id = r.initiative_id
    WHERE r.challenge_id = e.id AND i.state = 'published'""",
        ),
        joined(
            "recommendations",
            f"""{printed("r.key", "r.key")}
    FROM initiatives_recommendation_challenges rc
    JOIN initiatives_recommendation r ON r.id = rc.recommendation_id
    WHERE rc.challenge_id = e.id AND r.state = 'published'""",
        ),
        *evidence("challenge"),
    ],
    terms=[
        column("theme"),
        "SELECT 'level:' || unnest(e.levels)",
        *missing(
            initiative="responses.print IS NULL",
            recommendation="recommendations.print IS NULL",
            **untold("title", "statement"),
        ),
    ],
    words=[
        Words("A", "title", "e.title_{}"),
        Words("A", "aliases", ALIASES),
        Words("B", "summary", "e.statement_{}"),
        *EVIDENCE_WORDS,
    ],
    prints=["responses.print", "recommendations.print"],
    ties={"levels": "to_jsonb(e.levels)"},
)

RECOMMENDATION = Doc(
    title="title",
    joins=[
        "LEFT JOIN initiatives_meeting meeting ON meeting.id = e.meeting_id",
        joined(
            "challenges",
            f"""{texts("ch.title_{}", "ch.key")}, {terms("challenge", "ch.key", "challenges")},
      {listed("ch.key", "true", "ch.key", "keys")}
    FROM initiatives_recommendation_challenges rc JOIN initiatives_challenge ch ON ch.id = rc.challenge_id
    WHERE rc.recommendation_id = e.id AND ch.state = 'published'""",
        ),
        joined(
            "evidence",
            f"""{printed("i.key", "i.key")}
    FROM initiatives_recommendation_evidence re JOIN initiatives_initiative i ON i.id = re.initiative_id
    WHERE re.recommendation_id = e.id AND i.state = 'published'""",
        ),
        joined(
            "followups",
            f"""{texts("f.text_{}", "f.on DESC, f.id")},
      (array_agg(f.status ORDER BY f.on DESC, f.id DESC))[1] AS status,
      {printed("f.on, f.status, f.text_en, f.text_fr, a.key, f.evidence_id", "f.on, f.id")}
    FROM initiatives_followup f
    LEFT JOIN initiatives_authority a ON a.id = f.by_id AND a.state = 'published'
    WHERE f.recommendation_id = e.id""",
        ),
        *evidence("recommendation"),
    ],
    terms=[
        "SELECT 'level:' || unnest(e.addressed_levels)",
        "SELECT unnest(challenges.challenges)",
        "SELECT 'meeting:' || meeting.key",
        "SELECT 'followup:' || followups.status",
        *missing(
            evidence="evidence.print IS NULL",
            followup="followups.status IS NULL",
            meeting="e.meeting_id IS NULL",
            **untold("title", "text"),
        ),
    ],
    words=[
        Words("A", "title", "e.title_{}"),
        Words("A", "aliases", ALIASES),
        Words("B", "summary", "e.text_{}"),
        Words("C", "followups", "followups.{}"),
        Words("C", "challenges", "challenges.{}"),
        Words("C", "meeting", "meeting.title_{}"),
        *EVIDENCE_WORDS,
    ],
    prints=["evidence.print", "followups.print"],
    ties={"challenges": "challenges.keys", "levels": "to_jsonb(e.addressed_levels)"},
)

DOCS: Mapping[str, Doc] = {
    "initiative": INITIATIVE,
    "authority": AUTHORITY,
    "network": NETWORK,
    "challenge": CHALLENGE,
    "recommendation": RECOMMENDATION,
}
