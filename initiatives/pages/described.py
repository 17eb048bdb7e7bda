"""The description of the API as people read it: what each resource is, may be asked, and answers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from .. import vocabularies
from ..exports.contract import contract

Schema = Mapping[str, Any]

# Types of JSON Schema, with their formats, in words.
TYPES: Mapping[tuple[str, str], Any] = {
    ("string", ""): gettext_lazy("text"),
    ("string", "date"): gettext_lazy("day"),
    ("string", "date-time"): gettext_lazy("moment"),
    ("string", "uri"): gettext_lazy("address"),
    ("integer", ""): gettext_lazy("whole number"),
    ("number", "double"): pgettext_lazy("type", "number"),
    ("boolean", ""): gettext_lazy("true or false"),
    ("object", ""): gettext_lazy("object"),
}


class Kind(NamedTuple):
    """What may stand in a field: words for it, the part that it is, if any, and the codes, if it has some."""

    words: tuple[str, ...]
    part: str = ""
    codes: tuple[tuple[str, str], ...] = ()  # with what each is called; blank where it says so itself

    def also(self, word: str) -> "Kind":
        return Kind((*self.words, word), self.part, self.codes)


class Field(NamedTuple):
    """A field of an answer, or a parameter of a question."""

    name: str
    means: str
    kind: Kind
    note: str = ""


class Part(NamedTuple):
    name: str
    fields: list[Field]


class Operation(NamedTuple):
    id: str
    request: str
    summary: str
    description: str
    parameters: list[Field]
    sent: list[Field]


class Resource(NamedTuple):
    """`row` has the fields of a list's rows, `more` those that only one record by itself has beside them."""

    name: str
    title: str
    about: str
    operations: list[Operation]
    row: list[Field]
    more: list[Field]
    parts: list[Part]


def names() -> list[str]:
    return [tag["name"] for tag in contract()["tags"]]


def resource(name: str) -> Resource:
    """Raises StopIteration for a name that is none."""
    tag = next(tag for tag in contract()["tags"] if tag["name"] == name)
    asked = list(_asked(name))
    shapes = list(dict.fromkeys(_shapes(operation for _path, _method, operation in asked)))
    row, *others = shapes
    of_row = _fields(row)
    more = [field for other in others[:1] if _is_longer(other, row) for field in _fields(other)]
    more = [field for field in more if field.name not in {one.name for one in of_row}]
    operations = [_operation(*each) for each in asked]
    named = [*of_row, *more, *(field for operation in operations for field in operation.sent)]
    beside = [Part(other, _fields(other)) for other in others if not _is_longer(other, row)]
    return Resource(
        name,
        _said(tag["x-displayName"]),
        _said(tag["description"]),
        operations,
        of_row,
        more,
        [*beside, *_parts(named)],
    )


def envelope() -> list[Field]:
    """What every list has around its rows, which are those of the resource."""
    return [Field(one.name, one.means, Kind(one.kind.words)) for one in _fields("InitiativesPage")]


def problem() -> list[Part]:
    """What a refusal tells, then the parts that it names."""
    told = _fields("Problem")
    return [Part("Problem", told), *_parts(told)]


def refusals() -> dict[int, list[str]]:
    """Each status of a refusal, with what it may mean."""
    found: dict[int, dict[str, None]] = {}
    for operations in contract()["paths"].values():
        for operation in operations.values():
            for status, answer in operation["responses"].items():
                if int(status) >= 400:
                    found.setdefault(int(status), {})[_said(answer["description"])] = None
    return {status: list(found[status]) for status in sorted(found)}


def _asked(name: str) -> Iterator[tuple[str, str, Schema]]:
    for path, operations in contract()["paths"].items():
        for method, operation in operations.items():
            if name in operation["tags"]:
                yield path, method, operation


def _operation(path: str, method: str, described: Schema) -> Operation:
    sent = described.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    return Operation(
        described["operationId"].replace("_", "-"),
        f"{method.upper()} {path}",
        _said(described["summary"]),
        _told(described),
        [_parameter(each) for each in described.get("parameters", [])],
        _fields(_name(sent)) if sent else [],
    )


def _parameter(described: Schema) -> Field:
    kind = _kind(described["schema"])
    return Field(described["name"], _told(described), kind, _told(described["schema"].get("items", {})))


# The shapes of answers


def _component(name: str) -> Schema:
    found: Schema = contract()["components"]["schemas"][name]
    return found


def _name(schema: Schema) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def _shapes(operations: Iterable[Schema]) -> Iterator[str]:
    """What answers consist of; of a page its rows."""
    for operation in operations:
        for status, answer in operation["responses"].items():
            if status.startswith("2") and "content" in answer:
                shape = _name(answer["content"]["application/json"]["schema"])
                rows = _component(shape)["properties"].get("results")
                yield _name(rows["items"]) if rows else shape


def _is_longer(one: str, other: str) -> bool:
    return set(_component(one)["properties"]) > set(_component(other)["properties"])


def _fields(name: str) -> list[Field]:
    properties = _component(name)["properties"]
    return [Field(each, _told(schema), _kind(schema)) for each, schema in properties.items()]


def _parts(fields: Iterable[Field]) -> list[Part]:
    """The parts that fields name, with those that these name, each once."""
    found: dict[str, list[Field]] = {}
    waiting = [field.kind.part for field in fields]
    while waiting:
        name = waiting.pop(0)
        if name and name not in found:
            found[name] = _fields(name)
            waiting += [field.kind.part for field in found[name]]
    return [Part(name, found[name]) for name in found]


# What a field may hold


def _kind(schema: Schema) -> Kind:
    for alternative in schema.get("allOf", []):
        return _kind(alternative)
    if "oneOf" in schema:
        return _kind(schema["oneOf"][0]).also(gettext("or null"))
    if "$ref" in schema:
        return _referred(_name(schema))
    if schema["type"] == "array":
        return _kind(schema["items"]).also(gettext("list"))
    if isinstance(schema["type"], list):
        return _kind({**schema, "type": schema["type"][0]}).also(gettext("or null"))
    word = str(TYPES[schema["type"], schema.get("format", "")])
    return Kind((word,), codes=tuple((code, "") for code in schema.get("enum", [])))


def _referred(name: str) -> Kind:
    described = _component(name)
    if "enum" not in described:
        return Kind((), name)
    called = dict(getattr(vocabularies, name).choices) if hasattr(vocabularies, name) else {}
    codes = tuple((code, str(called.get(code, ""))) for code in described["enum"])
    return Kind((gettext("code"),), codes=codes)


def _told(described: Schema) -> str:
    return _said(described.get("description", ""))


def _said(text: str) -> str:
    """Of a text of the description, which is marked for translation where the description is made."""
    return gettext(text) if text else ""
