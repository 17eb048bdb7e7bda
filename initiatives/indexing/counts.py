"""How often each term stands in the docs of a kind: a ledger that the docs' own triggers write."""

MOST_UNFOLDED = 2000  # rows; reading the ledger stays as cheap as it is short
LOCK = 706_005_514  # of whoever folds

_ADDED = """
  SELECT record, term, 1 AS n FROM new_docs, unnest(terms || 0) AS term"""
_REMOVED = _ADDED.replace("new_docs", "old_docs").replace("1 AS n", "-1 AS n")
_EVENTS = {
    "insert": ("NEW TABLE AS new_docs", _ADDED),
    "delete": ("OLD TABLE AS old_docs", _REMOVED),
    "update": ("OLD TABLE AS old_docs NEW TABLE AS new_docs", f"{_ADDED} UNION ALL{_REMOVED}"),
}


def functions() -> str:
    return FOLD + "".join(_trigger(event, *parts) for event, parts in _EVENTS.items()) + REBUILD


def _trigger(event: str, tables: str, changes: str) -> str:
    return f"""
CREATE OR REPLACE FUNCTION count_terms_on_{event}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO initiatives_termcount (record, term, n, folded)
  SELECT record, term, sum(n), false FROM ({changes}) AS change
  GROUP BY record, term HAVING sum(n) <> 0;
  PERFORM fold_term_counts();
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER count_terms_on_{event} AFTER {event.upper()} ON initiatives_searchdoc
REFERENCING {tables} FOR EACH STATEMENT EXECUTE FUNCTION count_terms_on_{event}();
"""


# The sum of a term never changes by folding, whoever reads meanwhile.
FOLD = f"""
CREATE OR REPLACE FUNCTION fold_term_counts() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM initiatives_termcount WHERE NOT folded LIMIT {MOST_UNFOLDED}) AS few)
      < {MOST_UNFOLDED} OR NOT pg_try_advisory_xact_lock({LOCK}) THEN
    RETURN;
  END IF;
  WITH taken AS (
    DELETE FROM initiatives_termcount WHERE (record, term) IN (
      SELECT record, term FROM initiatives_termcount WHERE NOT folded)
    RETURNING record, term, n)
  INSERT INTO initiatives_termcount (record, term, n, folded)
  SELECT record, term, sum(n), true FROM taken GROUP BY record, term HAVING sum(n) <> 0;
END $$;
"""

REBUILD = """
DELETE FROM initiatives_termcount WHERE record <> '';
INSERT INTO initiatives_termcount (record, term, n, folded)
SELECT record, term, count(*), true FROM initiatives_searchdoc, unnest(terms || 0) AS term
GROUP BY record, term;
"""
