"""What can be found of each entry: terms, words and weights, kept by the database itself.

Every table whose rows show in a search doc has triggers that rewrite the docs concerned, once a statement,
whoever writes: the admin, an import, update() or plain SQL. Only what the public may see goes in.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

PRIVATE = "{internal_note,created_at,updated_at,published_at,archived_at,successor_id}"
LEVELS = ("supranational", "national", "regional", "local")


class Doc(NamedTuple):
    """How one record becomes a doc. SQL speaks of `e`, the entry, and of the joined subqueries.

    `terms`: SELECTs of one text column. `words`: weight, English SQL, French SQL. `prints`: SQL of what else
    the public sees, so that a change of it counts as a change of the entry.
    """

    title: str
    joins: str
    terms: Iterable[str]
    words: Iterable[tuple[str, str, str]]
    prints: Iterable[str]
    years: tuple[str, str, str] = ("NULL", "NULL", "NULL")


def _missing(**conditions: str) -> list[str]:
    return [f"SELECT 'missing:{name}' WHERE {condition}" for name, condition in conditions.items()]


def _plain(name: str, column: str | None = None) -> str:
    return f"SELECT '{name}:' || e.{column or name}"


def _sources(record: str) -> str:
    return f"""
  LEFT JOIN LATERAL (
    SELECT string_agg(s.title_en || ' ' || s.publisher, ' ' ORDER BY c.position, c.id) AS en,
           string_agg(s.title_fr || ' ' || s.publisher, ' ' ORDER BY c.position, c.id) AS fr,
           string_agg(concat_ws(' ', c.position, s.key, c.locator), '|' ORDER BY c.position, c.id) AS print
    FROM initiatives_citation c JOIN initiatives_source s ON s.id = c.source_id
    WHERE c.{record}_id = e.id) AS sources ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(f.label_en || ' ' || f.note_en, ' ' ORDER BY f.id) AS en,
           string_agg(f.label_fr || ' ' || f.note_fr, ' ' ORDER BY f.id) AS fr,
           string_agg((to_jsonb(f) - 'id')::text, '|' ORDER BY f.id) AS print
    FROM initiatives_figure f WHERE f.{record}_id = e.id) AS figures ON true"""


SOURCE_WORDS = [("C", "figures.en", "figures.fr"), ("D", "sources.en", "sources.fr")]
ALIASES = "array_to_string(e.aliases, ' ')"

DOCS: Mapping[str, Doc] = {
    "initiative": Doc(
        title="title",
        joins=f"""
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', a.name_en, n.name_en, n.acronym, array_to_string(coalesce(a.aliases, n.aliases), ' ')), ' ' ORDER BY p.id) AS en,
           string_agg(concat_ws(' ', a.name_fr, n.name_fr, n.acronym, array_to_string(coalesce(a.aliases, n.aliases), ' ')), ' ' ORDER BY p.id) AS fr,
           string_agg(p.note_en, ' ' ORDER BY p.id) AS note_en,
           string_agg(p.note_fr, ' ' ORDER BY p.id) AS note_fr,
           string_agg((to_jsonb(p) - 'id')::text, '|' ORDER BY p.id) AS print,
           array_agg(DISTINCT 'level:' || a.level) AS levels,
           array_agg(DISTINCT 'role:' || p.role) AS roles,
           array_agg(DISTINCT 'authority:' || a.key) AS authorities,
           array_agg(DISTINCT 'network:' || n.key) AS networks
    FROM initiatives_participation p
    LEFT JOIN initiatives_authority a ON a.id = p.authority_id
    LEFT JOIN initiatives_network n ON n.id = p.network_id
    WHERE p.initiative_id = e.id AND 'published' IN (a.state, n.state)) AS participants ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(r.how_en, ' ' ORDER BY r.id) AS en, string_agg(r.how_fr, ' ' ORDER BY r.id) AS fr,
           string_agg(concat_ws(' ', ch.key, r.how_en, r.how_fr), '|' ORDER BY r.id) AS print,
           array_agg('challenge:' || ch.key) AS challenges
    FROM initiatives_response r JOIN initiatives_challenge ch ON ch.id = r.challenge_id
    WHERE r.initiative_id = e.id AND ch.state = 'published') AS responses ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(c.name_en, ' ') AS en, string_agg(c.name_fr, ' ') AS fr,
           array_agg('country:' || c.iso2) AS countries, array_agg(DISTINCT 'continent:' || c.continent) AS continents
    FROM initiatives_initiative_countries ic JOIN initiatives_country c ON c.iso2 = ic.country_id
    WHERE ic.initiative_id = e.id) AS countries ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(s.name_en, ' ') AS en, string_agg(s.name_fr, ' ') AS fr, array_agg('sector:' || s.key) AS sectors
    FROM initiatives_initiative_sectors es JOIN initiatives_sector s ON s.id = es.sector_id
    WHERE es.initiative_id = e.id) AS sectors ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(pl.name_en, ' ') AS en, string_agg(pl.name_fr, ' ') AS fr, string_agg(pl.key, '|' ORDER BY pl.key) AS print
    FROM initiatives_initiative_places ep JOIN initiatives_place pl ON pl.id = ep.place_id
    WHERE ep.initiative_id = e.id) AS places ON true
  LEFT JOIN LATERAL (
    SELECT array_agg('commitment:' || f.code || ':' || co.code) AS commitments
    FROM initiatives_initiative_commitments ec
    JOIN initiatives_commitment co ON co.id = ec.commitment_id JOIN initiatives_framework f ON f.id = co.framework_id
    WHERE ec.initiative_id = e.id) AS commitments ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(r.key, '|' ORDER BY r.key) AS print
    FROM initiatives_recommendation_evidence re JOIN initiatives_recommendation r ON r.id = re.recommendation_id
    WHERE re.initiative_id = e.id AND r.state = 'published') AS recommendations ON true{_sources("initiative")}""",
        terms=[
            _plain("kind"),
            _plain("scope"),
            "SELECT unnest(participants.levels || participants.roles || participants.authorities || participants.networks)",
            "SELECT unnest(responses.challenges || countries.countries || countries.continents || sectors.sectors || commitments.commitments)",
            *_missing(
                start_year="e.started_in IS NULL",
                end_year="e.ended_in IS NULL",
                country="countries.countries IS NULL",
                sector="sectors.sectors IS NULL",
                challenge="responses.challenges IS NULL",
                commitment="commitments.commitments IS NULL",
                place="places.print IS NULL",
                website="e.website = ''",
                english="'' IN (e.title_en, e.summary_en)",
                french="'' IN (e.title_fr, e.summary_fr)",
                verification="e.last_verified_on IS NULL",
            ),
        ],
        words=[
            ("A", f"concat_ws(' ', e.title_en, {ALIASES})", f"concat_ws(' ', e.title_fr, {ALIASES})"),
            ("B", "e.summary_en", "e.summary_fr"),
            ("B", "participants.en", "participants.fr"),
            ("B", "concat_ws(' ', places.en, countries.en)", "concat_ws(' ', places.fr, countries.fr)"),
            (
                "C",
                "concat_ws(' ', e.description_en, responses.en)",
                "concat_ws(' ', e.description_fr, responses.fr)",
            ),
            (
                "D",
                "concat_ws(' ', sectors.en, participants.note_en)",
                "concat_ws(' ', sectors.fr, participants.note_fr)",
            ),
            *SOURCE_WORDS,
        ],
        prints=["participants.print", "responses.print", "places.print", "recommendations.print"],
        years=("e.started_in", "e.ended_in", "e.recorded_status"),
    ),
    "authority": Doc(
        title="name",
        joins=f"""
  LEFT JOIN initiatives_country country ON country.iso2 = e.country_id
  LEFT JOIN initiatives_authority parent ON parent.id = e.parent_id AND parent.state = 'published'
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', n.name_en, n.acronym), ' ') AS en, string_agg(concat_ws(' ', n.name_fr, n.acronym), ' ') AS fr,
           array_agg(DISTINCT 'network:' || n.key) AS networks,
           string_agg(concat_ws(' ', n.key, m.since, m.until), '|' ORDER BY n.key, m.id) AS print
    FROM initiatives_membership m JOIN initiatives_network n ON n.id = m.network_id
    WHERE m.authority_id = e.id AND n.state = 'published') AS networks ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT 'role:' || p.role) AS roles,
           string_agg(concat_ws(' ', i.key, p.role, p.since, p.until), '|' ORDER BY i.key, p.role) AS print
    FROM initiatives_participation p JOIN initiatives_initiative i ON i.id = p.initiative_id
    WHERE p.authority_id = e.id AND i.state = 'published') AS roles ON true{_sources("authority")}""",
        terms=[
            _plain("kind"),
            _plain("level"),
            _plain("country", "country_id"),
            "SELECT 'continent:' || country.continent",
            "SELECT unnest(networks.networks || roles.roles)",
            *_missing(
                coordinates="e.latitude IS NULL",
                website="e.website = ''",
                initiative="roles.roles IS NULL",
                english="e.name_en = ''",
                french="e.name_fr = ''",
                verification="e.last_verified_on IS NULL",
            ),
        ],
        words=[
            ("A", f"concat_ws(' ', e.name_en, {ALIASES})", f"concat_ws(' ', e.name_fr, {ALIASES})"),
            (
                "B",
                "concat_ws(' ', e.summary_en, country.name_en)",
                "concat_ws(' ', e.summary_fr, country.name_fr)",
            ),
            (
                "C",
                "concat_ws(' ', parent.name_en, networks.en)",
                "concat_ws(' ', parent.name_fr, networks.fr)",
            ),
            *SOURCE_WORDS,
        ],
        prints=["parent.key", "networks.print", "roles.print"],
    ),
    "network": Doc(
        title="name",
        joins=f"""
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', a.name_en, n.name_en, n.acronym), ' ') AS en,
           string_agg(concat_ws(' ', a.name_fr, n.name_fr, n.acronym), ' ') AS fr,
           array_agg(DISTINCT 'level:' || a.level) AS levels,
           array_agg(DISTINCT 'country:' || a.country_id) AS countries,
           array_agg(DISTINCT 'continent:' || c.continent) AS continents,
           array_agg(DISTINCT 'authority:' || a.key) AS authorities,
           string_agg(concat_ws(' ', a.key, n.key, m.since, m.until), '|' ORDER BY m.id) AS print
    FROM initiatives_membership m
    LEFT JOIN initiatives_authority a ON a.id = m.authority_id
    LEFT JOIN initiatives_network n ON n.id = m.member_network_id
    LEFT JOIN initiatives_country c ON c.iso2 = a.country_id
    WHERE m.network_id = e.id AND 'published' IN (a.state, n.state)) AS members ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(n.key, '|' ORDER BY n.key) AS print, array_agg(DISTINCT 'network:' || n.key) AS networks
    FROM initiatives_membership m JOIN initiatives_network n ON n.id = m.network_id
    WHERE m.member_network_id = e.id AND n.state = 'published') AS above ON true
  LEFT JOIN LATERAL (
    SELECT array_agg(DISTINCT 'role:' || p.role) AS roles,
           string_agg(concat_ws(' ', i.key, p.role, p.since, p.until), '|' ORDER BY i.key, p.role) AS print
    FROM initiatives_participation p JOIN initiatives_initiative i ON i.id = p.initiative_id
    WHERE p.network_id = e.id AND i.state = 'published') AS roles ON true{_sources("network")}""",
        terms=[
            _plain("scope"),
            "SELECT unnest(members.levels || members.countries || members.continents || members.authorities)",
            "SELECT unnest(above.networks || roles.roles)",
            *_missing(
                founding_year="e.founded_in IS NULL",
                member="members.print IS NULL",
                website="e.website = ''",
                english="'' IN (e.name_en, e.summary_en)",
                french="'' IN (e.name_fr, e.summary_fr)",
                verification="e.last_verified_on IS NULL",
            ),
        ],
        words=[
            (
                "A",
                f"concat_ws(' ', e.name_en, e.acronym, {ALIASES})",
                f"concat_ws(' ', e.name_fr, e.acronym, {ALIASES})",
            ),
            ("B", "e.summary_en", "e.summary_fr"),
            ("C", "members.en", "members.fr"),
            *SOURCE_WORDS,
        ],
        prints=["members.print", "above.print", "roles.print"],
        years=("e.founded_in", "NULL", "NULL"),
    ),
    "challenge": Doc(
        title="title",
        joins=f"""
  LEFT JOIN LATERAL (
    SELECT string_agg(concat_ws(' ', i.key, r.how_en, r.how_fr), '|' ORDER BY i.key) AS print
    FROM initiatives_response r JOIN initiatives_initiative i ON i.id = r.initiative_id
    WHERE r.challenge_id = e.id AND i.state = 'published') AS responses ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(r.key, '|' ORDER BY r.key) AS print
    FROM initiatives_recommendation_challenges rc JOIN initiatives_recommendation r ON r.id = rc.recommendation_id
    WHERE rc.challenge_id = e.id AND r.state = 'published') AS recommendations ON true{_sources("challenge")}""",
        terms=[
            _plain("theme"),
            "SELECT 'level:' || unnest(e.levels)",
            *_missing(
                initiative="responses.print IS NULL",
                recommendation="recommendations.print IS NULL",
                english="'' IN (e.title_en, e.statement_en)",
                french="'' IN (e.title_fr, e.statement_fr)",
                verification="e.last_verified_on IS NULL",
            ),
        ],
        words=[
            ("A", f"concat_ws(' ', e.title_en, {ALIASES})", f"concat_ws(' ', e.title_fr, {ALIASES})"),
            ("B", "e.statement_en", "e.statement_fr"),
            *SOURCE_WORDS,
        ],
        prints=["responses.print", "recommendations.print"],
    ),
    "recommendation": Doc(
        title="title",
        joins=f"""
  LEFT JOIN initiatives_meeting meeting ON meeting.id = e.meeting_id
  LEFT JOIN LATERAL (
    SELECT array_agg('challenge:' || ch.key) AS challenges, string_agg(ch.title_en, ' ') AS en, string_agg(ch.title_fr, ' ') AS fr
    FROM initiatives_recommendation_challenges rc JOIN initiatives_challenge ch ON ch.id = rc.challenge_id
    WHERE rc.recommendation_id = e.id AND ch.state = 'published') AS challenges ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(i.key, '|' ORDER BY i.key) AS print
    FROM initiatives_recommendation_evidence re JOIN initiatives_initiative i ON i.id = re.initiative_id
    WHERE re.recommendation_id = e.id AND i.state = 'published') AS evidence ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(f.text_en, ' ' ORDER BY f.on DESC, f.id) AS en, string_agg(f.text_fr, ' ' ORDER BY f.on DESC, f.id) AS fr,
           (array_agg(f.status ORDER BY f.on DESC, f.id DESC))[1] AS status,
           string_agg(concat_ws(' ', f.on, f.status, f.text_en, f.text_fr, a.key, f.evidence_id), '|' ORDER BY f.on, f.id) AS print
    FROM initiatives_followup f LEFT JOIN initiatives_authority a ON a.id = f.by_id AND a.state = 'published'
    WHERE f.recommendation_id = e.id) AS followups ON true{_sources("recommendation")}""",
        terms=[
            "SELECT 'level:' || unnest(e.addressed_levels)",
            "SELECT unnest(challenges.challenges)",
            "SELECT 'meeting:' || meeting.key",
            "SELECT 'followup:' || followups.status",
            *_missing(
                evidence="evidence.print IS NULL",
                followup="followups.status IS NULL",
                meeting="e.meeting_id IS NULL",
                english="'' IN (e.title_en, e.text_en)",
                french="'' IN (e.title_fr, e.text_fr)",
                verification="e.last_verified_on IS NULL",
            ),
        ],
        words=[
            ("A", f"concat_ws(' ', e.title_en, {ALIASES})", f"concat_ws(' ', e.title_fr, {ALIASES})"),
            ("B", "e.text_en", "e.text_fr"),
            (
                "C",
                "concat_ws(' ', followups.en, challenges.en, meeting.title_en)",
                "concat_ws(' ', followups.fr, challenges.fr, meeting.title_fr)",
            ),
            *SOURCE_WORDS,
        ],
        prints=["evidence.print", "followups.print"],
    ),
}

RECORDS = tuple(DOCS)
_OWN_PARTS = {record: f"SELECT {record}_id FROM changed" for record in RECORDS}


def _through(table: str, key: str, record: str) -> str:
    return f"SELECT via.{record}_id FROM initiatives_{table} via JOIN changed ON via.{key}_id = changed.id"


# Which docs a change touches: table → record → SQL that finds the entries' ids from `changed`, its rows.
CONCERNS: Mapping[str, Mapping[str, str]] = {
    "authority": {
        "authority": "SELECT id FROM changed UNION SELECT a.id FROM initiatives_authority a JOIN changed ON a.parent_id = changed.id",
        "initiative": _through("participation", "authority", "initiative"),
        "network": _through("membership", "authority", "network"),
        "recommendation": _through("followup", "by", "recommendation"),
    },
    "network": {
        "network": "SELECT id FROM changed"
        f" UNION {_through('membership', 'member_network', 'network')}"
        " UNION SELECT via.member_network_id FROM initiatives_membership via JOIN changed ON via.network_id = changed.id",
        "initiative": _through("participation", "network", "initiative"),
        "authority": _through("membership", "network", "authority"),
    },
    "initiative": {
        "initiative": "SELECT id FROM changed",
        "authority": _through("participation", "initiative", "authority"),
        "network": _through("participation", "initiative", "network"),
        "challenge": _through("response", "initiative", "challenge"),
        "recommendation": _through("recommendation_evidence", "initiative", "recommendation"),
    },
    "challenge": {
        "challenge": "SELECT id FROM changed",
        "initiative": _through("response", "challenge", "initiative"),
        "recommendation": _through("recommendation_challenges", "challenge", "recommendation"),
    },
    "recommendation": {
        "recommendation": "SELECT id FROM changed",
        "challenge": _through("recommendation_challenges", "recommendation", "challenge"),
        "initiative": _through("recommendation_evidence", "recommendation", "initiative"),
    },
    "participation": {name: _OWN_PARTS[name] for name in ("initiative", "authority", "network")},
    "membership": {
        "network": "SELECT network_id FROM changed UNION SELECT member_network_id FROM changed",
        "authority": _OWN_PARTS["authority"],
    },
    "response": {name: _OWN_PARTS[name] for name in ("initiative", "challenge")},
    "followup": {"recommendation": _OWN_PARTS["recommendation"]},
    "citation": _OWN_PARTS,
    "figure": _OWN_PARTS,
    "initiative_countries": {"initiative": _OWN_PARTS["initiative"]},
    "initiative_sectors": {"initiative": _OWN_PARTS["initiative"]},
    "initiative_places": {"initiative": _OWN_PARTS["initiative"]},
    "initiative_commitments": {"initiative": _OWN_PARTS["initiative"]},
    "recommendation_challenges": {name: _OWN_PARTS[name] for name in ("recommendation", "challenge")},
    "recommendation_evidence": {name: _OWN_PARTS[name] for name in ("recommendation", "initiative")},
    "country": {
        "initiative": "SELECT via.initiative_id FROM initiatives_initiative_countries via JOIN changed ON via.country_id = changed.iso2",
        "authority": "SELECT a.id FROM initiatives_authority a JOIN changed ON a.country_id = changed.iso2",
        "network": "SELECT m.network_id FROM initiatives_membership m JOIN initiatives_authority a ON a.id = m.authority_id JOIN changed ON a.country_id = changed.iso2",
    },
    "sector": {"initiative": _through("initiative_sectors", "sector", "initiative")},
    "place": {"initiative": _through("initiative_places", "place", "initiative")},
    "commitment": {"initiative": _through("initiative_commitments", "commitment", "initiative")},
    "framework": {
        "initiative": "SELECT via.initiative_id FROM initiatives_initiative_commitments via JOIN initiatives_commitment co ON co.id = via.commitment_id JOIN changed ON co.framework_id = changed.id"
    },
    "meeting": {
        "recommendation": "SELECT r.id FROM initiatives_recommendation r JOIN changed ON r.meeting_id = changed.id"
    },
    "source": {record: _through("citation", "source", record) for record in RECORDS},
}

FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    normalize(replace(replace(replace(replace(words, '’', ''''), 'œ', 'oe'), 'Œ', 'Oe'), 'æ', 'ae'), NFKD),
    '[\u0300-\u036f]', '', 'g') $$;

CREATE OR REPLACE FUNCTION status_on(recorded text, started int, ended int, this_year int) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN recorded = 'completed' OR ended < this_year THEN 'completed'
    WHEN started > this_year OR (recorded = 'planned' AND started IS NULL) THEN 'planned'
    WHEN recorded = 'planned' THEN 'unknown'
    ELSE recorded
  END $$;

CREATE OR REPLACE FUNCTION read_query(words text, phrases text[], unwanted text[]) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  english tsquery := plainto_tsquery('english', fold(words));
  french tsquery := plainto_tsquery('french', fold(words));
  answer tsquery;
  phrase text;
BEGIN
  FOREACH phrase IN ARRAY phrases LOOP
    english := english && phraseto_tsquery('english', fold(phrase));
    french := french && phraseto_tsquery('french', fold(phrase));
  END LOOP;
  answer := english || french;
  FOREACH phrase IN ARRAY unwanted LOOP
    answer := answer && !! phraseto_tsquery('english', fold(phrase)) && !! phraseto_tsquery('french', fold(phrase));
  END LOOP;
  RETURN answer;
END $$;
"""


def refresh_function(record: str, doc: Doc) -> str:
    vectors = " || ".join(
        f"setweight(to_tsvector('english', fold(coalesce({english}, ''))), '{weight}')"
        f" || setweight(to_tsvector('french', fold(coalesce({french}, ''))), '{weight}')"
        for weight, english, french in doc.words
    )
    terms = "\n    UNION ALL ".join(doc.terms)
    prints = ", ".join(
        f"coalesce({column}, '')" for column in [*doc.prints, "sources.print", "figures.print"]
    )
    started, ended, status = doc.years
    table = f"initiatives_{record}"
    return f"""
CREATE OR REPLACE FUNCTION refresh_{record}_docs(ids bigint[]) RETURNS void LANGUAGE sql AS $$
DELETE FROM initiatives_searchdoc AS doc
WHERE doc.{record}_id = ANY(ids)
  AND NOT EXISTS (SELECT FROM {table} e WHERE e.id = doc.{record}_id AND e.state = 'published');
INSERT INTO initiatives_searchdoc AS doc
  (record, {record}_id, terms, vector, sort_en, sort_fr, started_in, ended_in, recorded_status, fingerprint, changed_at)
SELECT '{record}', e.id,
  ARRAY(SELECT DISTINCT term FROM (
    {terms}
  ) AS t(term) WHERE term IS NOT NULL ORDER BY term),
  {vectors},
  lower(fold(coalesce(nullif(e.{doc.title}_en, ''), e.{doc.title}_fr))),
  lower(fold(coalesce(nullif(e.{doc.title}_fr, ''), e.{doc.title}_en))),
  {started}, {ended}, {status},
  md5(concat_ws('|', (to_jsonb(e) - '{PRIVATE}'::text[])::text, {prints})),
  clock_timestamp()
FROM {table} e {doc.joins}
WHERE e.id = ANY(ids) AND e.state = 'published'
ON CONFLICT ({record}_id) DO UPDATE SET
  terms = excluded.terms, vector = excluded.vector, sort_en = excluded.sort_en, sort_fr = excluded.sort_fr,
  started_in = excluded.started_in, ended_in = excluded.ended_in, recorded_status = excluded.recorded_status,
  fingerprint = excluded.fingerprint, changed_at = excluded.changed_at
WHERE (doc.fingerprint, doc.terms, doc.vector) IS DISTINCT FROM (excluded.fingerprint, excluded.terms, excluded.vector);
$$;
"""


def concern_triggers(table: str, concerns: Mapping[str, str]) -> str:
    """One function and trigger per event, because PostgreSQL allows a transition table to one event only."""
    events = {
        "insert": ("NEW TABLE AS new_rows", "SELECT * FROM new_rows"),
        "update": (
            "OLD TABLE AS old_rows NEW TABLE AS new_rows",
            "SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows",
        ),
        "delete": ("OLD TABLE AS old_rows", "SELECT * FROM old_rows"),
    }
    parts = []
    for event, (tables, changed) in events.items():
        name = f"index_{table}_{event}"
        calls = "\n  ".join(
            f"""ids := ARRAY(WITH changed AS ({changed}) SELECT id FROM ({finds}) AS found(id) WHERE id IS NOT NULL);
  IF ids <> '{{}}' THEN PERFORM refresh_{record}_docs(ids); END IF;"""
            for record, finds in concerns.items()
        )
        parts.append(f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids bigint[];
BEGIN
  {calls}
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {name} AFTER {event.upper()} ON initiatives_{table}
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}();""")
    return "\n".join(parts)


def install() -> str:
    """All functions and triggers, as SQL that may run again; then every doc anew."""
    refreshes = [refresh_function(record, doc) for record, doc in DOCS.items()]
    triggers = [concern_triggers(table, concerns) for table, concerns in CONCERNS.items()]
    rebuild = [
        f"SELECT refresh_{record}_docs(ARRAY(SELECT id FROM initiatives_{record}));" for record in RECORDS
    ]
    return "\n".join([FUNCTIONS, *refreshes, *triggers, *rebuild])
