"""Terms such as “country:MA” under numbers: docs are thin, and a facet is a range of numbers."""

# The place in this list is a facet's number and stands in every doc: add at the end, never move.
FACETS = (
    "kind",
    "scope",
    "status",
    "level",
    "role",
    "authority",
    "network",
    "challenge",
    "sector",
    "commitment",
    "country",
    "continent",
    "missing",
    "theme",
    "meeting",
    "followup",
)
BITS = 24  # for the values of one facet

FACET_NUMBERS = {facet: number for number, facet in enumerate(FACETS, 1)}
_ARRAY = ", ".join(f"'{facet}'" for facet in FACETS)


def facet_range(facet: str) -> tuple[int, int]:
    """The first and the last number of a facet's terms."""
    number = FACET_NUMBERS[facet]
    return number << BITS, ((number + 1) << BITS) - 1


FUNCTIONS = f"""
CREATE SEQUENCE IF NOT EXISTS initiatives_term_numbers MAXVALUE {(1 << BITS) - 1}
  OWNED BY initiatives_term.id;

-- A term that is not known is 0, which no doc carries.
CREATE OR REPLACE FUNCTION term_ids(names text[]) RETURNS int[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT array_agg(coalesce(term.id, 0)) FROM unnest(names) AS wanted(name)
  LEFT JOIN initiatives_term AS term ON term.name = wanted.name $$;

-- Of the terms of a doc, which are in their order, those of one facet.
CREATE OR REPLACE FUNCTION terms_of_facet(terms int[], facet int) RETURNS int[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT terms[width_bucket((facet << {BITS}) - 1, terms) + 1
    : width_bucket(((facet + 1) << {BITS}) - 1, terms)] $$;

-- `term_ids` for whoever writes a doc: what is not known becomes known, and all stand in their order.
CREATE OR REPLACE FUNCTION known_term_ids(names text[]) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE
  ids int[] := ARRAY(SELECT id FROM initiatives_term WHERE name = ANY(names) ORDER BY id);
BEGIN
  IF cardinality(ids) < cardinality(names) THEN
    INSERT INTO initiatives_term (id, name)
    SELECT (array_position(ARRAY[{_ARRAY}], split_part(name, ':', 1)) << {BITS})
      + nextval('initiatives_term_numbers'), name
    FROM unnest(names) AS new(name)
    WHERE NOT EXISTS (SELECT FROM initiatives_term AS term WHERE term.name = new.name)
    ON CONFLICT (name) DO NOTHING;
    ids := ARRAY(SELECT id FROM initiatives_term WHERE name = ANY(names) ORDER BY id);
  END IF;
  RETURN ids;
END $$;
"""
