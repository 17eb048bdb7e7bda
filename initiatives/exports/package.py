"""The package of CSV files, with the codebook that describes it."""

import csv
import json
from pathlib import Path
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import override

from ..documents.cells import SEPARATOR, guard, write
from ..documents.read import rows
from ..documents.schema import BY_RECORD, OWNER_TABLES, TABLES, Column, Table, natural_key

TITLE = "Multilevel: who does what on migration, at which level of government"
TYPES: tuple[tuple[Any, str], ...] = (
    (models.BooleanField, "boolean"),
    (models.IntegerField, "integer"),
    (models.DecimalField, "number"),
    (models.DateField, "date"),
)


def write_package(folder: Path, *, hidden: bool = False) -> dict[str, int]:
    """Write all tables and the codebook; rows per table. Equal catalogues give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {
        table.name: _write_table(folder / f"{table.name}.csv", table, hidden=hidden) for table in TABLES
    }
    codebook = json.dumps(describe(), ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(f"{codebook}\n", encoding="utf-8")
    return counts


def _write_table(path: Path, table: Table, *, hidden: bool) -> int:
    columns = {column.name: column for column in table}
    found = rows(table, hidden=hidden)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.names)
        for row in found:
            writer.writerow(_cell(columns.get(name), row[name]) for name in table.names)
    return len(found)


def _cell(column: Column | None, value: Any) -> str:
    text = write(column, value) if column else str(value)
    is_text = column is None or (
        not isinstance(value, int | float | None.__class__) and _type(column) == "string"
    )
    return guard(text) if is_text else text


def describe() -> dict[str, Any]:
    """The codebook, as a Frictionless Data Package."""
    with override("en"):
        return {
            "name": "multilevel",
            "title": TITLE,
            "profile": "tabular-data-package",
            "licenses": [
                {
                    "name": "CC-BY-4.0",
                    "path": "https://creativecommons.org/licenses/by/4.0/",
                    "title": "Creative Commons Attribution 4.0",
                }
            ],
            "resources": [_resource(table) for table in TABLES],
        }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [*_about(table), *(_field(column) for column in table)],
        "primaryKey": list(table.identity),
        "missingValues": [""],
    }
    if keys := [_foreign_key(column) for column in table if column.target and not column.is_list]:
        schema["foreignKeys"] = [key for key in keys if key]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": str(table.model._meta.verbose_name_plural),
        "encoding": "utf-8",
        "schema": schema,
    }


def _about(table: Table) -> list[dict[str, Any]]:
    if not table.is_about_any:
        return []
    return [
        {
            "name": "record",
            "type": "string",
            "description": "The kind of record that the row is about.",
            "constraints": {"required": True, "enum": list(OWNER_TABLES)},
        },
        {
            "name": "entry",
            "type": "string",
            "description": "The key of that record.",
            "constraints": {"required": True},
        },
    ]


def _field(column: Column) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "type": _type(column),
        "title": str(column.field.verbose_name),
    }
    help_text = str(column.field.help_text)
    if column.is_list:
        help_text = f"{help_text} Several values have {SEPARATOR} between them.".strip()
    if column.target:
        help_text = f"{help_text} Key of {_file_of(column.target)}.".strip()
    if help_text:
        described["description"] = help_text
    if constraints := _constraints(column):
        described["constraints"] = constraints
    return described


def _type(column: Column) -> str:
    if column.target or isinstance(column.field, ArrayField):
        return "string"
    return next((name for kind, name in TYPES if isinstance(column.field, kind)), "string")


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if column.required:
        found["required"] = True
    if column.field.unique and not column.field.null:
        found["unique"] = True
    if column.field.choices:
        found["enum"] = [code for code, label in column.field.choices]
    if getattr(column.field, "max_length", None) and not found.get("enum") and not column.is_list:
        found["maxLength"] = column.field.max_length
    return found


def _foreign_key(column: Column) -> dict[str, Any]:
    target: Any = column.target
    reference = {"resource": _file_of(target), "fields": natural_key(target)}
    return {"fields": column.name, "reference": reference}


def _file_of(model: type[models.Model]) -> str:
    return BY_RECORD[str(model._meta.model_name)].name
