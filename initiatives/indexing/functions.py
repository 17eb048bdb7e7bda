"""The SQL functions that read words, tell the status of an initiative, and write docs."""

from collections.abc import Iterable

from .docs import PRIVATE, Doc

FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    normalize(replace(replace(replace(replace(words, '’', ''''), 'œ', 'oe'), 'Œ', 'Oe'), 'æ', 'ae'), NFKD),
    '[\u0300-\u036f]', '', 'g') $$;

CREATE OR REPLACE FUNCTION sorting(title text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(fold(title)), '^[^[:alnum:]]+', '') $$;

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
    answer := answer && !! phraseto_tsquery('english', fold(phrase))
                     && !! phraseto_tsquery('french', fold(phrase));
  END LOOP;
  RETURN answer;
END $$;
"""


COLUMNS = (
    "number",
    "terms",
    "vector",
    "title",
    "names",
    "ties",
    "sort_en",
    "sort_fr",
    "started_in",
    "ended_in",
    "recorded_status",
    "fingerprint",
    "changed_at",
)
# Whatever of these changes, the public sees a change.
SEEN = ("fingerprint", "terms", "vector", "ties")
LANGUAGES = {"en": "english", "fr": "french"}


def _in(language: str, sql: str) -> str:
    return f"fold(coalesce({sql.format(*[language] * 9)}, ''))"


def _vector(words: Iterable[tuple[str, str]]) -> str:
    return "\n    || ".join(
        f"setweight(to_tsvector('{name}', {_in(code, sql)}), '{weight}')"
        for weight, sql in words
        for code, name in LANGUAGES.items()
    )


def _names(words: Iterable[tuple[str, str]]) -> str:
    texts = [_in(code, sql) for weight, sql in words if weight == "A" for code in LANGUAGES]
    return f"to_tsvector('simple', {' || chr(32) || '.join(texts)})"


def _ties(doc: Doc) -> str:
    pairs = ", ".join(f"'{name}', {sql}" for name, sql in doc.ties.items())
    return f"jsonb_build_object({pairs})"


def refresh_function(record: str, doc: Doc) -> str:
    terms = "\n    UNION ALL ".join(doc.terms)
    joins = "\n  ".join(doc.joins)
    prints = ", ".join(
        f"coalesce({column}, '')" for column in [*doc.prints, "sources.print", "figures.print"]
    )
    started, ended, status = doc.years
    table = f"initiatives_{record}"
    seen, given = (", ".join(f"{row}.{name}" for name in SEEN) for row in ("doc", "excluded"))
    return f"""
CREATE OR REPLACE FUNCTION refresh_{record}_docs(ids bigint[]) RETURNS void LANGUAGE sql AS $$
DELETE FROM initiatives_searchdoc AS doc
WHERE doc.{record}_id = ANY(ids)
  AND NOT EXISTS (SELECT FROM {table} e WHERE e.id = doc.{record}_id AND e.state = 'published');
INSERT INTO initiatives_searchdoc AS doc
  (record, {record}_id, {", ".join(COLUMNS)})
SELECT '{record}', e.id, e.number,
  known_term_ids(ARRAY(SELECT DISTINCT term FROM (
    {terms}
  ) AS t(term) WHERE term IS NOT NULL)),
  named.title || {_vector(words for words in doc.words if words[0] != "A")},
  named.title,
  {_names(doc.words)},
  {_ties(doc)},
  sorting(coalesce(nullif(e.{doc.title}_en, ''), e.{doc.title}_fr)),
  sorting(coalesce(nullif(e.{doc.title}_fr, ''), e.{doc.title}_en)),
  {started}, {ended}, {status},
  md5(concat_ws('|', (to_jsonb(e) - '{PRIVATE}'::text[])::text, {prints})),
  clock_timestamp()
FROM {table} e
  {joins}
  CROSS JOIN LATERAL (SELECT {_vector(words for words in doc.words if words[0] == "A")} AS title) AS named
WHERE e.id = ANY(ids) AND e.state = 'published'
ON CONFLICT ({record}_id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in COLUMNS)}
WHERE ({seen}) IS DISTINCT FROM ({given});
$$;
"""
