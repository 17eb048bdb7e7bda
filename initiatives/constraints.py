"""Rules that look beyond their own row: kept by PostgreSQL triggers, asked by forms in the same words."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connections
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import BaseConstraint, Model

Watch = tuple[str, str]


class RowRule(BaseConstraint):
    """A sentence that must be true of each row when its transaction ends.

    `holds` is a boolean SQL expression over `this`, the row. `watches` names what else can break it: pairs of
    a table and the SQL that finds, from `old`, the ids of the rows to look at again. `alone` lets only one
    transaction at a time pass the rule, for rules that two innocent changes can break together.
    """

    def __init__(
        self,
        *,
        name: str,
        holds: str,
        watches: Sequence[Watch] = (),
        alone: bool = False,
        violation_error_message: Any = None,
        violation_error_code: str | None = None,
    ) -> None:
        self.holds = holds
        self.watches = [tuple(watch) for watch in watches]
        self.alone = alone
        super().__init__(
            name=name,
            violation_error_message=violation_error_message,
            violation_error_code=violation_error_code,
        )

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Triggers cannot stand inside CREATE TABLE, and may speak of tables that come later."""
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor | None) -> str:  # type: ignore[override]
        table = model._meta.db_table
        parts = [self._function(table), self._trigger(self.name, table, "INSERT OR UPDATE", "SELECT new.id")]
        for number, (other, ids) in enumerate(self.watches, 1):
            parts.append(self._trigger(f"{self.name}_{number}", other, "UPDATE OR DELETE", ids, of=table))
        return "\n".join(parts)

    def remove_sql(self, model: type[Model], schema_editor: BaseDatabaseSchemaEditor | None) -> str:  # type: ignore[override]
        names = [self.name] + [f"{self.name}_{number}" for number, _ in enumerate(self.watches, 1)]
        drops = [f"DROP FUNCTION {name}_check() CASCADE;" for name in names]
        return "\n".join([*drops, f"DROP FUNCTION {self.name}_holds({model._meta.db_table}) CASCADE;"])

    def validate(
        self, model: type[Model], instance: Model, exclude: Any = None, using: str = "default"
    ) -> None:
        connection = connections[using]
        fields = model._meta.concrete_fields
        columns = ", ".join(f'%s::{field.rel_db_type(connection)} AS "{field.column}"' for field in fields)
        values = [
            field.get_db_prep_save(getattr(instance, field.attname), connection=connection)
            for field in fields
        ]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT ({self.holds}) FROM (SELECT {columns}) AS this", values)
            if cursor.fetchone() == (False,):
                raise ValidationError(self.get_violation_error_message(), code=self.violation_error_code)

    def deconstruct(self) -> Any:
        path, args, kwargs = super().deconstruct()
        kwargs["holds"] = self.holds
        if self.watches:
            kwargs["watches"] = self.watches
        if self.alone:
            kwargs["alone"] = True
        return path, args, kwargs

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RowRule) and self.deconstruct() == other.deconstruct()

    def __hash__(self) -> int:
        return hash((self.name, self.holds))

    def _function(self, table: str) -> str:
        return (
            f"CREATE FUNCTION {self.name}_holds(this {table}) RETURNS boolean "
            f"LANGUAGE plpgsql STABLE AS $rule$ BEGIN RETURN ({self.holds}); END $rule$;"
        )

    def _trigger(self, name: str, table: str, events: str, ids: str, of: str | None = None) -> str:
        """The row is read again when the trigger fires: it may have changed since the event."""
        message = str(self.violation_error_message).replace("'", "''").replace("%", "%%")
        lock = f"PERFORM pg_advisory_xact_lock(hashtext('{self.name}'));" if self.alone else ""
        return f"""
CREATE FUNCTION {name}_check() RETURNS trigger LANGUAGE plpgsql AS $rule$
BEGIN
  {lock}
  IF EXISTS (SELECT FROM {of or table} AS this WHERE this.id IN ({ids}) AND NOT {self.name}_holds(this)) THEN
    RAISE EXCEPTION '{message}'
      USING ERRCODE = 'check_violation', CONSTRAINT = '{self.name}', TABLE = '{of or table}';
  END IF;
  RETURN NULL;
END $rule$;
CREATE CONSTRAINT TRIGGER {name} AFTER {events} ON {table}
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {name}_check();"""
