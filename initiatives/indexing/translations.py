"""Which of the two languages of a text was changed last: the database notes it, whoever writes."""

from collections.abc import Iterable

# A text is a pair of columns, “…_en” and “…_fr”; a new one is noted without a word here.
FUNCTION = r"""
CREATE OR REPLACE FUNCTION note_newer_texts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed record;
BEGIN
  FOR changed IN
    SELECT id, text, said ->> (text || '_en') <> '' AND said ->> (text || '_fr') <> '' AS in_both,
      said ->> (text || '_en') <> had ->> (text || '_en') AS english,
      said ->> (text || '_fr') <> had ->> (text || '_fr') AS french
    FROM (SELECT new_rows.id, to_jsonb(old_rows) AS had, to_jsonb(new_rows) AS said
      FROM new_rows JOIN old_rows USING (id)) AS rows,
      LATERAL
        (SELECT left(name, -3) AS text FROM jsonb_object_keys(said) AS name WHERE name LIKE '%\_en') AS texts
    WHERE said ->> (text || '_en') <> had ->> (text || '_en')
      OR said ->> (text || '_fr') <> had ->> (text || '_fr')
  LOOP
    DELETE FROM initiatives_newertext AS newer
    WHERE newer.record = TG_ARGV[0] AND newer.entry = changed.id AND newer.text = changed.text;
    IF changed.in_both AND changed.english <> changed.french THEN
      INSERT INTO initiatives_newertext (record, entry, text, language, since)
      VALUES (TG_ARGV[0], changed.id, changed.text, CASE WHEN changed.english THEN 'en' ELSE 'fr' END, now());
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION forget_newer_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM initiatives_newertext
  WHERE record = TG_ARGV[0] AND entry IN (SELECT id FROM old_rows);
  RETURN NULL;
END $$;
"""
TRIGGERS = """
CREATE OR REPLACE TRIGGER note_newer_texts AFTER UPDATE ON initiatives_{record}
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION note_newer_texts('{record}');
CREATE OR REPLACE TRIGGER forget_newer_texts AFTER DELETE ON initiatives_{record}
  REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION forget_newer_texts('{record}');
"""


def functions(records: Iterable[str]) -> str:
    return FUNCTION + "".join(TRIGGERS.format(record=record) for record in records)
