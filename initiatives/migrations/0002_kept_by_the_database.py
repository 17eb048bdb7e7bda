"""What PostgreSQL keeps by itself: public numbers, dates of publication and of withdrawal."""

from django.db import migrations

from initiatives import indexing

NUMBERS = """
CREATE FUNCTION keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  record_name text := TG_ARGV[0];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.number IS NOT NULL THEN
    NEW.number := coalesce(NEW.number, OLD.number);
    IF NEW.number <> OLD.number THEN
      RAISE EXCEPTION 'A public number never changes.'
        USING ERRCODE = 'check_violation', CONSTRAINT = record_name || '_number_never_changes';
    END IF;
  ELSIF NEW.number IS NULL THEN
    INSERT INTO initiatives_numberseries AS series (record, last) VALUES (record_name, 1)
      ON CONFLICT (record) DO UPDATE SET last = series.last + 1 RETURNING last INTO NEW.number;
  ELSE
    INSERT INTO initiatives_numberseries AS series (record, last) VALUES (record_name, NEW.number)
      ON CONFLICT (record) DO UPDATE SET last = greatest(series.last, NEW.number);
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION keep_dates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'published' THEN
    NEW.published_at := coalesce(NEW.published_at, clock_timestamp());
    NEW.archived_at := NULL;
  ELSIF NEW.state = 'archived' THEN
    NEW.archived_at := coalesce(NEW.archived_at, clock_timestamp());
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER keep_number BEFORE INSERT OR UPDATE ON initiatives_meeting
  FOR EACH ROW EXECUTE FUNCTION keep_number('meeting');
""" + "".join(
    f"""
CREATE TRIGGER keep_number BEFORE INSERT OR UPDATE ON initiatives_{record}
  FOR EACH ROW WHEN (NEW.state = 'published' OR NEW.number IS NOT NULL) EXECUTE FUNCTION keep_number('{record}');
CREATE TRIGGER keep_number_after BEFORE UPDATE ON initiatives_{record}
  FOR EACH ROW WHEN (OLD.number IS NOT NULL AND NEW.number IS NULL) EXECUTE FUNCTION keep_number('{record}');
CREATE TRIGGER keep_dates BEFORE INSERT OR UPDATE ON initiatives_{record}
  FOR EACH ROW EXECUTE FUNCTION keep_dates();
"""
    for record in indexing.RECORDS
)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0001_initial")]

    operations = [
        migrations.RunSQL(NUMBERS, migrations.RunSQL.noop),
    ]
