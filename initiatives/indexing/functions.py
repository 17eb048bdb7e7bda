"""The SQL functions that read words, tell the status of an initiative, and write docs."""

from collections.abc import Iterable

from .doc import PRIVATE, Doc, Words

# Plain texts are told from others by their length in bytes: nothing is to be folded in them.
FUNCTIONS = r"""
CREATE OR REPLACE FUNCTION fold(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN octet_length(words) = length(words) THEN words ELSE regexp_replace(
    normalize(replace(replace(replace(replace(replace(translate(words, '’øØłŁđĐ', '''oOlLdD'),
      'œ', 'oe'), 'Œ', 'Oe'), 'æ', 'ae'), 'Æ', 'Ae'), 'ß', 'ss'), NFKD),
    '[\u0300-\u036f]', '', 'g') END $$;

-- What names are sorted by in both languages (search.sorting, for many rows).
CREATE OR REPLACE FUNCTION sorting(title text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(fold(title)), '[^[:alnum:]]+', ' ', 'g')) $$;

CREATE OR REPLACE FUNCTION status_on(recorded text, started int, ended int, this_year int) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN recorded = 'completed' OR ended < this_year THEN 'completed'
    WHEN started > this_year OR (recorded = 'planned' AND started IS NULL) THEN 'planned'
    WHEN recorded = 'planned' THEN 'unknown'
    ELSE recorded
  END $$;

-- What stands in an address after the number (models.base.slug_of, for many rows).
CREATE OR REPLACE FUNCTION slug_of(label text, key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(nullif(btrim(left(btrim(regexp_replace(regexp_replace(lower(
    regexp_replace(normalize(label, NFKD), '[^\x01-\x7f]', '', 'g')),
    '[^a-z0-9_\s-]', '', 'g'), '[-\s]+', '-', 'g'), '-_'), 80), '-'), ''), key) $$;

-- A text as the cell of a CSV file that no spreadsheet program runs (documents.cells.guard, for many rows).
-- Both are single expressions, which PostgreSQL puts in the place of their calls.
CREATE OR REPLACE FUNCTION guarded(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN left(words, 1) IN ('''', '=', '+', '-', '@', E'\t', E'\r') AND words ~ '^''*[=+\-@\t\r]'
    THEN '''' || words ELSE words END $$;
CREATE OR REPLACE FUNCTION csv_cell(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN strpos(words, ',') > 0 OR strpos(words, '"') > 0
    OR strpos(words, E'\n') > 0 OR strpos(words, E'\r') > 0
    THEN '"' || replace(guarded(words), '"', '""') || '"' ELSE guarded(words) END $$;

-- Several values as one cell (exports.cells.plain, for many rows): codes as they are, records by their keys.
CREATE OR REPLACE FUNCTION list_cell(listed jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT csv_cell(coalesce(string_agg(coalesce(one ->> 'key', one #>> '{}'), '|' ORDER BY place), ''))
  FROM jsonb_array_elements(listed) WITH ORDINALITY AS value(one, place) $$;

-- `meant`: for each of the `words_meant`, phrases (a line each) that are as good.
CREATE OR REPLACE FUNCTION read_query_in(
  language regconfig, words text, phrases text[], words_meant text[], meant text[]) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  answer tsquery := plainto_tsquery(language, fold(words));
  either tsquery;
  phrase text;
BEGIN
  FOREACH phrase IN ARRAY phrases LOOP
    answer := answer && phraseto_tsquery(language, fold(phrase));
  END LOOP;
  FOR place IN 1 .. cardinality(meant) LOOP
    either := plainto_tsquery(language, fold(words_meant[place]));
    FOREACH phrase IN ARRAY string_to_array(meant[place], E'\n') LOOP
      either := either || phraseto_tsquery(language, fold(phrase));
    END LOOP;
    answer := answer && either;
  END LOOP;
  RETURN answer;
END $$;

CREATE OR REPLACE FUNCTION read_query(
  words text, phrases text[], unwanted text[], words_meant text[], meant text[]) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  answer tsquery := read_query_in('english', words, phrases, words_meant, meant)
    || read_query_in('french', words, phrases, words_meant, meant);
  phrase text;
BEGIN
  FOREACH phrase IN ARRAY unwanted LOOP
    answer := answer && !! phraseto_tsquery('english', fold(phrase))
                     && !! phraseto_tsquery('french', fold(phrase));
  END LOOP;
  RETURN answer;
END $$;

-- Every word the beginning of one: "vil terr" for "Villes et territoires".
CREATE OR REPLACE FUNCTION read_beginnings(words text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(quote_literal(lexeme) || ':*', ' & '), '')::tsquery
  FROM unnest(to_tsvector('simple', fold(words))) $$;

-- The words in their forms of both languages, as search compares them; none of a stop word.
CREATE OR REPLACE FUNCTION word_forms(words text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT tsvector_to_array(to_tsvector('english', fold(words)) || to_tsvector('french', fold(words))) $$;
"""


COLUMNS = (
    "number",
    "terms",
    "vector",
    "title",
    "names",
    "texts",
    "ties",
    "lists",
    "sort_en",
    "sort_fr",
    "slug_en",
    "slug_fr",
    "started_in",
    "ended_in",
    "recorded_status",
    "fingerprint",
)
# Whatever of these changes, the public sees a change.
SEEN = ("fingerprint", "terms", "vector", "ties")
LANGUAGES = {"en": "english", "fr": "french"}


def _told(doc: Doc) -> str:
    """What each part says in each language, as columns of a subquery."""
    columns = (
        f"{words.sql.format(*[language] * 9)} AS {words.part}_{language}"
        for words in doc.words
        for language in LANGUAGES
    )
    return f"CROSS JOIN LATERAL (SELECT {', '.join(columns)}) AS told"


def _folded(words: Words, language: str) -> str:
    return f"fold(coalesce(told.{words.part}_{language}, ''))"


def _vector(some: Iterable[Words]) -> str:
    return "\n    || ".join(
        f"setweight(to_tsvector('{name}', {_folded(words, code)}), '{words.weight}')"
        for words in some
        for code, name in LANGUAGES.items()
    )


def _names(names: Iterable[Words]) -> str:
    texts = [_folded(words, code) for words in names for code in LANGUAGES]
    return f"to_tsvector('simple', {' || chr(32) || '.join(texts)})"


def _texts(doc: Doc) -> str:
    """What is said, part by part, in English and in French: null where nothing is."""
    pairs = (
        f"'{words.part}', "
        f"jsonb_build_array({', '.join(f'told.{words.part}_{language}' for language in LANGUAGES)})"
        for words in doc.words
    )
    return f"jsonb_build_object({', '.join(pairs)})"


def _differ(columns: Iterable[str]) -> str:
    kept, given = (", ".join(f"{row}.{name}" for name in columns) for row in ("doc", "excluded"))
    return f"({kept}) IS DISTINCT FROM ({given})"


def _ties(doc: Doc) -> str:
    pairs = ", ".join(f"'{name}', {sql}" for name, sql in doc.ties.items())
    return f"jsonb_build_object({pairs})"


def _lists(doc: Doc) -> str:
    """Ready cells, as a row of a file has them: reading them there costs many times less than JSON."""
    return " || ',' || ".join(f"list_cell({doc.ties[name]})" for name in doc.lists) or "''"


def refresh_function(record: str, doc: Doc) -> str:
    terms = "\n    UNION ALL ".join(doc.terms)
    joins = "\n  ".join(doc.joins)
    prints = ", ".join(
        f"coalesce({column}, '')" for column in [*doc.prints, "sources.print", "figures.print"]
    )
    started, ended, status = doc.years
    english = f"coalesce(nullif(e.{doc.title}_en, ''), e.{doc.title}_fr)"
    french = f"coalesce(nullif(e.{doc.title}_fr, ''), e.{doc.title}_en)"
    names = [words for words in doc.words if words.weight == "A"]
    others = [words for words in doc.words if words.weight != "A"]
    table = f"initiatives_{record}"
    return f"""
CREATE OR REPLACE FUNCTION refresh_{record}_docs(ids bigint[]) RETURNS void LANGUAGE sql AS $$
DELETE FROM initiatives_searchdoc AS doc
WHERE doc.{record}_id = ANY(ids)
  AND NOT EXISTS (SELECT FROM {table} e WHERE e.id = doc.{record}_id AND e.state = 'published');
INSERT INTO initiatives_searchdoc AS doc
  (record, {record}_id, {", ".join(COLUMNS)}, changed_at)
SELECT '{record}', e.id, e.number,
  known_term_ids(ARRAY(SELECT DISTINCT term FROM (
    {terms}
  ) AS t(term) WHERE term IS NOT NULL)),
  named.title || {_vector(others)},
  named.title,
  {_names(names)},
  {_texts(doc)},
  {_ties(doc)},
  {_lists(doc)},
  sorting({english}), sorting({french}),
  slug_of({english}, e.key), slug_of({french}, e.key),
  {started}, {ended}, {status},
  md5(concat_ws('|', (to_jsonb(e) - '{PRIVATE}'::text[])::text, {prints})),
  clock_timestamp()
FROM {table} e
  {joins}
  {_told(doc)}
  CROSS JOIN LATERAL (SELECT {_vector(names)} AS title) AS named
WHERE e.id = ANY(ids) AND e.state = 'published'
ON CONFLICT ({record}_id) DO UPDATE SET {", ".join(f"{column} = excluded.{column}" for column in COLUMNS)},
  changed_at = CASE WHEN {_differ(SEEN)} THEN excluded.changed_at ELSE doc.changed_at END
WHERE {_differ(COLUMNS)};
$$;
"""
