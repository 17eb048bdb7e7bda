"""The codebook of the package, datapackage.json: a Frictionless Data Package that the models describe."""

import re
from collections.abc import Iterator
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import override

from ..documents.kinds import SEPARATOR
from ..documents.schema import BY_RECORD, TABLES, Column, Table, natural_key
from ..models import OWNERS

TITLES = {
    "en": "Multilevel: who does what on migration, at which level of government",
    "fr": "Multilevel : qui fait quoi en matière de migration, à quel niveau de gouvernement",
}
ABOUT = (
    "One file per kind of record, in UTF-8, commas between columns; an empty cell means: not known. Keys "
    "name records. In columns that hold several values a vertical bar stands between them; within a value it "
    "has a backslash before it. A text that begins with =, +, -, @, a tab or a carriage return has an "
    "apostrophe before it, so that no spreadsheet program runs it."
)
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 International",
}
Described = dict[str, Any]


def describe() -> Described:
    """Titles in both languages, everything else in English."""
    with override("en"):
        return {
            "profile": "tabular-data-package",
            "name": "multilevel",
            "title": TITLES["en"],
            "title_fr": TITLES["fr"],
            "description": ABOUT,
            "licenses": [LICENCE],
            "resources": [_resource(table) for table in TABLES],
        }


def _resource(table: Table) -> Described:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        **_in_both_languages(table.model._meta, "verbose_name_plural"),
        "encoding": "utf-8",
        "format": "csv",
        "mediatype": "text/csv",
        "schema": _schema(table),
    }


def _schema(table: Table) -> Described:
    schema: Described = {"fields": [*_about(table), *map(_field, table)], "missingValues": [""]}
    if table.identity != tuple(table.names):
        schema["primaryKey"] = list(table.identity)
    if keys := [_foreign_key(table, column) for column in table if column.target and not column.is_many]:
        schema["foreignKeys"] = keys
    return schema


def _in_both_languages(described: Any, attribute: str) -> Described:
    with override("fr"):
        french = str(getattr(described, attribute))
    return {"title": str(getattr(described, attribute)), "title_fr": french}


def _about(table: Table) -> list[Described]:
    """The two columns that name a record of any kind."""
    if not table.is_about_any:
        return []
    record = {
        "name": "record",
        "type": "string",
        "title": "record",
        "title_fr": "fiche",
        "description": "The kind of record that the row is about.",
        "constraints": {"required": True, "enum": list(OWNERS)},
    }
    entry = {
        "name": "entry",
        "type": "string",
        "title": "entry",
        "title_fr": "clé de la fiche",
        "description": "The key of that record.",
        "constraints": {"required": True},
    }
    return [record, entry]


def _field(column: Column) -> Described:
    described: Described = {
        "name": column.name,
        "type": column.kind.type,
        **_in_both_languages(column.field, "verbose_name"),
    }
    if column.kind.type == "boolean":
        described |= {"trueValues": ["true"], "falseValues": ["false"]}
    if description := " ".join(_sentences(column)):
        described["description"] = description
    if constraints := dict(_constraints(column)):
        described["constraints"] = constraints
    return described


def _sentences(column: Column) -> Iterator[str]:
    if column.field.help_text:
        yield str(column.field.help_text)
    if column.is_list:
        yield f"Several values have “{SEPARATOR}” between them."
    if column.is_list and column.codes:
        yield f"Each is one of: {', '.join(column.codes)}."
    if column.is_many and column.target:
        yield f"Each is the key of a row of {BY_RECORD[str(column.target._meta.model_name)].name}.csv."


def _constraints(column: Column) -> Iterator[tuple[str, Any]]:
    if column.required:
        yield "required", True
    if column.field.unique:
        yield "unique", True
    if column.codes and not column.is_list:
        yield "enum", column.codes
    if column.is_list or column.codes or column.target:
        return
    if column.kind.type == "string" and column.field.max_length:
        yield "maxLength", column.field.max_length
    yield from _limits(column)


def _limits(column: Column) -> Iterator[tuple[str, Any]]:
    """What validators and CHECK constraints say of one column alone."""
    if column.name == "id":
        yield "minimum", 1
    for validator in column.field.validators:
        if type(validator) is RegexValidator:
            yield "pattern", _whole(re.compile(validator.regex).pattern)
    for rule in column.model._meta.constraints:
        if isinstance(rule, models.CheckConstraint):
            yield from _limits_of(column, rule.condition)


def _limits_of(column: Column, condition: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(condition, Q):
        for child in condition.children:
            yield from _limits_of(column, child)
    elif isinstance(condition, tuple):
        lookup, value = condition
        if lookup == f"{column.name}__range":
            yield from zip(("minimum", "maximum"), value, strict=True)
        elif lookup == f"{column.name}__regex":
            yield "pattern", _whole(value)


def _whole(pattern: str) -> str:
    """Patterns of a codebook always speak of the whole value."""
    return pattern.removeprefix("^").removesuffix("$").removesuffix(r"\Z")


def _foreign_key(table: Table, column: Column) -> Described:
    target = BY_RECORD[str(column.target._meta.model_name)]  # type: ignore[union-attr]
    resource = "" if target is table else target.name
    return {"fields": column.name, "reference": {"resource": resource, "fields": natural_key(target.model)}}
