"""What somebody outside proposes, as a document: made whole, and judged by what the public sees alone."""

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..vocabularies import State
from .apply import RefusedDocuments
from .catalogue import Catalogue
from .nesting import Place, flatten
from .package import Package
from .read import Document, alone, documents
from .schema import Table, parts_of
from .validate import validate

# The Secretariat gives keys and numbers, publishes and withdraws, and says what it has checked.
NOT_PROPOSED = ("id", "state", "last_verified_on", "successor")


def blank(table: Table, language: str) -> Document:
    """A draft that says nothing yet."""
    empty = {column.name: column.kind.empty for column in table}
    parts: Document = {part.name: [] for part in parts_of(table)}
    return empty | parts | {"state": State.DRAFT.value, "original_language": language}


def public_document(table: Table, key: str) -> Document:
    return documents(table, [key], hidden=False)[key]


def proposed_new(table: Table, given: Mapping[str, Any], language: str) -> Document:
    """What is not given is empty. Raises `RefusedDocuments`."""
    document = blank(table, language)
    _refuse_what_is_not_proposed(table, document, given)
    document |= given
    if not document["key"]:
        document["key"] = key_for(table, document)
    return _judged(table, document)


def proposed_change(table: Table, base: Document, given: Mapping[str, Any]) -> Document:
    """What is not given stays as it is; of a part all rows are given. Raises `RefusedDocuments`."""
    _refuse_what_is_not_proposed(table, base, given, "key")
    return _judged(table, base | dict(given))


def key_for(table: Table, document: Mapping[str, Any]) -> str:
    """From the title or the name."""
    model: Any = table.model
    labels = [document.get(f"{model.label_field}_{language}") for language in ("en", "fr")]
    words = next((label for label in labels if isinstance(label, str) and label), "")
    return slugify(words)[:70].strip("-") or table.record


def _refuse_what_is_not_proposed(table: Table, there: Document, given: Mapping[str, Any], *more: str) -> None:
    said = [name for name in (*more, *NOT_PROPOSED) if name in given and given[name] != there[name]]
    if said:
        message = _("This is not for a proposal to say. Leave it out.")
        key = str(there["key"])
        raise RefusedDocuments([(Place(table.record, key, column=name), message) for name in said])


def _judged(table: Table, document: Document) -> Document:
    """With each value in its one form. Raises `RefusedDocuments`."""
    flat = flatten({table.record: [document]}, says_all=True)
    flat.package.hidden = False
    plain = _nested(table, flat.package)
    if refusals := validate(Catalogue(flat.package)):
        raise RefusedDocuments([(flat.place(refusal), refusal.message) for refusal in refusals])
    return plain


def _nested(table: Table, package: Package) -> Document:
    document = dict(package.rows[table.name][0])
    for part in parts_of(table):
        document[part.name] = [alone(part, row) for row in package.rows.get(part.name, [])]
    return document
