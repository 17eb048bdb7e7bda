"""A number that every change of a record adds to, so that whoever keeps an answer knows when it is old."""

# What the database makes of records, what visitors leave, what is on its way, and what staff alone see: no
# page tells of it by itself. Nor of the history, in tables whose names end with “event”.
ACCOUNTS = ("profile", "profile_countries", "invitation", "invitation_groups", "invitation_countries")
AMONG_STAFF = ("comment", "schedule", "notice", "noticechoice")
ON_THEIR_WAY = ("nextversion", "merger", "upload")
UPKEEP = ("linkcheck", "newertext", "twin")
DERIVED = (
    "searchdoc",
    "term",
    "termcount",
    "numberseries",
    "savedsearch",
    "proposal",
    "apitoken",
    *ON_THEIR_WAY,
    *AMONG_STAFF,
    *ACCOUNTS,
    *UPKEEP,
)

# Random steps, so that a catalogue restored from a backup never counts its way back to an old number.
FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO initiatives_termcount (record, term, n, folded)
  VALUES ('', 0, 1 + floor(random() * 2000000000)::bigint, false);
  RETURN NULL;
END $$;

DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
    AND tablename LIKE 'initiatives\\_%' AND tablename NOT LIKE '%event'
    AND substr(tablename, 13) <> ALL('{{{",".join(DERIVED)}}}')
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER note_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I'
      ' FOR EACH STATEMENT EXECUTE FUNCTION note_change()', name);
  END LOOP;
END $$;
"""
