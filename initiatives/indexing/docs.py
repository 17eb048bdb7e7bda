"""How the other kinds of entry become docs, and all of them by name."""

from collections.abc import Mapping

from .doc import ALIASES, EVIDENCE_WORDS, Doc, Words
from .initiatives import INITIATIVE
from .parts import (
    PLACED,
    POINT,
    apart,
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
        "points": f"CASE WHEN {PLACED.format('e')} THEN jsonb_build_array({POINT.format('e')}) ELSE '[]' END"
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
        Words("A", "aliases", apart(f"e.acronym, {ALIASES}", " · ")),
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
    lists=("challenges",),
)

DOCS: Mapping[str, Doc] = {
    "initiative": INITIATIVE,
    "authority": AUTHORITY,
    "network": NETWORK,
    "challenge": CHALLENGE,
    "recommendation": RECOMMENDATION,
}
