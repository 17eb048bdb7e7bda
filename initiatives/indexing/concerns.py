"""Which docs a change touches, and the triggers that rewrite them."""

from collections.abc import Mapping

from .docs import DOCS

RECORDS = tuple(DOCS)
# While an entry is rehearsed this setting holds its kind and its id, and no other doc is rewritten.
REHEARSED = "catalogue.rehearsed"
_OWN_PARTS = {record: f"SELECT {record}_id FROM changed" for record in RECORDS}


def _through(table: str, key: str, record: str) -> str:
    return f"SELECT via.{record}_id FROM initiatives_{table} via JOIN changed ON via.{key}_id = changed.id"


# Which docs a change touches: table → record → SQL that finds the entries' ids from `changed`, its rows.
CONCERNS: Mapping[str, Mapping[str, str]] = {
    "authority": {
        "authority": "SELECT id FROM changed"
        " UNION SELECT a.id FROM initiatives_authority a JOIN changed ON a.parent_id = changed.id",
        "initiative": _through("participation", "authority", "initiative"),
        "network": _through("membership", "authority", "network"),
        "recommendation": _through("followup", "by", "recommendation"),
    },
    "network": {
        "network": "SELECT id FROM changed"
        f" UNION {_through('membership', 'member_network', 'network')}"
        " UNION SELECT via.member_network_id FROM initiatives_membership via"
        " JOIN changed ON via.network_id = changed.id",
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
        "initiative": "SELECT via.initiative_id FROM initiatives_initiative_countries via"
        " JOIN changed ON via.country_id = changed.iso2",
        "authority": "SELECT a.id FROM initiatives_authority a JOIN changed ON a.country_id = changed.iso2",
        "network": "SELECT m.network_id FROM initiatives_membership m"
        " JOIN initiatives_authority a ON a.id = m.authority_id JOIN changed ON a.country_id = changed.iso2",
    },
    "sector": {"initiative": _through("initiative_sectors", "sector", "initiative")},
    "place": {"initiative": _through("initiative_places", "place", "initiative")},
    "commitment": {"initiative": _through("initiative_commitments", "commitment", "initiative")},
    "framework": {
        "initiative": "SELECT via.initiative_id FROM initiatives_initiative_commitments via"
        " JOIN initiatives_commitment co ON co.id = via.commitment_id"
        " JOIN changed ON co.framework_id = changed.id"
    },
    "meeting": {
        "recommendation": "SELECT r.id FROM initiatives_recommendation r"
        " JOIN changed ON r.meeting_id = changed.id"
    },
    "source": {record: _through("citation", "source", record) for record in RECORDS},
}


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
            f"""ids := ARRAY(WITH changed AS ({changed})
    SELECT id FROM ({finds}) AS found(id)
    WHERE id IS NOT NULL AND coalesce('{record}:' || id = rehearsed, true));
  IF ids <> '{{}}' THEN PERFORM refresh_{record}_docs(ids); END IF;"""
            for record, finds in concerns.items()
        )
        parts.append(f"""
CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ids bigint[];
  rehearsed text := nullif(current_setting('{REHEARSED}', true), '');
BEGIN
  {calls}
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER {name} AFTER {event.upper()} ON initiatives_{table}
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION {name}();""")
    return "\n".join(parts)
