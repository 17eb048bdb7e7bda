"""How an initiative becomes a doc: its terms, its words and their weights, and what is a change."""

from .doc import ALIASES, EVIDENCE_WORDS, Doc, Words
from .parts import (
    COUNTRY,
    LEAD,
    LEAD_AUTHORITY,
    LEADS,
    PLACED,
    POINT,
    STATUS,
    column,
    evidence,
    joined,
    levels,
    listed,
    missing,
    printed,
    terms,
    texts,
    untold,
)

NAMES_OF_PARTICIPANTS = (
    "a.name_{}, n.name_{}, n.acronym, array_to_string(coalesce(a.aliases, n.aliases), ', ')"
)

POINTS = "coalesce(nullif(places.points, '[]'), participants.points)"

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
      {listed(POINT.format("a"), f"{LEADS} AND {PLACED.format('a')}", "p.id", "points")}
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
            point=f"{POINTS} = '[]'",
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
        "points": POINTS,
    },
    lists=("countries", "sectors", "levels", "lead_authorities"),
    years=("e.started_in", "e.ended_in", "e.recorded_status"),
)
