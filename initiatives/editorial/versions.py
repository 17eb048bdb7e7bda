"""The next version of a published entry: drafted beside it, and put in its place once it is read."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Model
from django.utils import timezone
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _

from .. import indexing
from ..documents.apply import RefusedDocuments, apply_documents
from ..documents.compare import named
from ..documents.merge import Merged, merge, without
from ..documents.nesting import Place
from ..documents.read import Document, documents, numbered_rows
from ..documents.schema import BY_NAME, BY_RECORD, Row, Table, natural_key, parts_of
from ..models import Entry, NextVersion, Schedule
from .refusals import Refused, kept_whole
from .renames import as_called_now
from .schedules import cancel
from .turns import one_at_a_time

RowKeys = dict[str, dict[str, int]]


def document_of(record: Model) -> Document:
    """As it stands in its tables, hidden ties included."""
    key = getattr(record, natural_key(type(record)))
    return documents(BY_RECORD[str(record._meta.model_name)], [key], hidden=True)[key]


def next_of(entry: Entry) -> NextVersion | None:
    found: NextVersion | None = NextVersion.of(entry).first()
    return found


class Rehearsal:
    """A published entry written as its next version says, and all of it undone again.

    Forms, previews and the rules of the database see what would be published, and nobody else does.
    `conflicts` names what was published meanwhile in another form than here; `lost` is what cannot stand
    any more, such as a tie to a record that was deleted.
    """

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        self.table = BY_RECORD[entry.record()]
        self.standing = document_of(entry)
        self.version = next_of(entry)
        self.lost: list[str] = []
        self.conflicts: list[str] = []
        self.note: str | None = None
        self.unscheduled: Schedule | None = None
        self.absorbs = self.version.absorbs if self.version else ""
        self._written: tuple[Document, RowKeys] | None = None
        self._by: Any = None

    @property
    def is_kept(self) -> bool:
        return self._written is not None

    def play(self) -> None:
        if self.version is None:
            return
        version = as_called_now(self.version)
        merged = merged_with(version, self.standing)
        self.conflicts = [called(self.table, name) for name in merged.conflicts]
        self.lost += write_what_stands(self.table, merged.document, self.standing)
        _renumber(self.table, self.entry.key, version.row_keys)
        type(self.entry)._default_manager.filter(pk=self.entry.pk).update(updated_at=self.version.updated_at)

    def keep(self, *, by: Any = None, note: str | None = None, absorbs: str = "") -> None:
        """What stands in the tables now becomes the next version, once it is undone there.

        A note for colleagues is no part of any version.
        """
        self._written = document_of(self.entry), _row_keys(self.table, self.entry.key)
        self.note = note if note != self.entry.internal_note else None
        self._by = by
        self.absorbs = absorbs or self.absorbs

    def store(self) -> None:
        """What says the same as the published entry needs no version. What is changed was not approved."""
        if self._written is None:
            return
        document, row_keys = self._written
        version = self.version or NextVersion(**{self.table.record: self.entry})
        if document == self.standing and not self.absorbs:
            if version.pk:
                version.delete()
                self.unscheduled = cancel(self.entry, by=self._by)
        elif (document, self.standing, self.absorbs) != (version.document, version.base, version.absorbs):
            version.document, version.base, version.row_keys = document, self.standing, row_keys
            version.absorbs = self.absorbs
            version.save()
            self.unscheduled = cancel(self.entry, by=self._by)


@contextmanager
def rehearsed(entry: Entry, *, to_write: bool = False) -> Iterator[Rehearsal]:
    """Within the context the entry is as its next version says; afterwards it is as it was.

    Whoever means to write waits until nobody else does.
    """
    with transaction.atomic():
        if to_write:
            one_at_a_time()
        rehearsal = Rehearsal(entry)
        with transaction.atomic():
            leave_docs(but=f"{entry.record()}:{entry.pk}")
            rehearsal.play()
            yield rehearsal
            transaction.set_rollback(True)
        rehearsal.store()


def leave_docs(*, but: str) -> None:
    """Until the transaction is undone: of a ministry in thousands of initiatives its own doc is enough."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [indexing.REHEARSED, but])


def draft(entry: Entry, document: Document, *, absorbs: str = "") -> None:
    """Make a document the next version of a published entry. Raises `Refused`.

    `absorbs` is the key of another entry that leads to this one once the version is published.
    """
    with rehearsed(entry, to_write=True) as rehearsal:
        write(rehearsal.table, document)
        rehearsal.keep(absorbs=absorbs)


def note(entry: Entry, text: str) -> None:
    """Change the note for colleagues of a published entry. Whoever has the form open is told."""
    now = timezone.now()
    type(entry)._default_manager.filter(pk=entry.pk).update(internal_note=text, updated_at=now)
    NextVersion.of(entry).update(updated_at=now)


def put_in_place(entry: Entry, version: NextVersion) -> None:
    """Publish the next version: what it changes is changed in what stands published. Raises `Refused`."""
    table = BY_RECORD[entry.record()]
    merged = merged_with(version, document_of(entry))
    if merged.conflicts:
        names = get_text_list([called(table, name) for name in merged.conflicts], _("and"))
        said = _(
            "What is published has changed since this version was drafted: %s."
            " Open the version, look at it again and save it."
        )
        raise Refused([said % names])
    write(table, merged.document)
    version.delete()


def write(table: Table, document: Document) -> None:
    """Make the record what its document says. Raises `Refused` in the words of the office."""
    try:
        with kept_whole():
            apply_documents({table.record: [document]}, says_all=True)
    except RefusedDocuments as refused:
        raise Refused(in_sentences(table, refused)) from None


def write_what_stands(table: Table, document: Document, standing: Document) -> list[str]:
    """What is refused is left as it is in `standing`, and told."""
    lost: list[str] = []
    while True:
        try:
            apply_documents({table.record: [document]}, says_all=True)
        except RefusedDocuments as refused:
            lost += in_sentences(table, refused)
            if (rest := without(document, _places(refused), standing)) == document:
                return lost
            document = rest
        else:
            return lost


def merged_with(version: NextVersion, standing: Document) -> Merged:
    """What the version changes, in what stands published now."""
    table = BY_RECORD[version.entry.record()]
    version = as_called_now(version)
    return merge(table, version.base, version.document, standing)


def in_sentences(table: Table, refused: RefusedDocuments) -> list[str]:
    """Each refusal with its place, in the words of the office."""
    return [": ".join(filter(None, [_place(table, place), reason])) for place, reason in refused.reasons]


def _place(table: Table, place: Place) -> str:
    part = BY_NAME.get(place.part)
    where = [called(table, place.part)] if part else []
    where += [str(place.at + 1)] if place.at is not None else []
    return " ".join([*where, called(part or table, place.column)]).strip()


def called(table: Table, name: str) -> str:
    """A column or a part as the office calls it."""
    if name in BY_NAME:
        return capfirst(str(BY_NAME[name].model._meta.verbose_name_plural))
    column = next((column for column in table if column.name == name), None)
    return capfirst(str(column.field.verbose_name)) if column else name


def _places(refused: RefusedDocuments) -> list[Place]:
    return [place for place, _reason in refused.reasons]


def _keys_by_identity(part: Table, rows: Mapping[int, Row]) -> dict[str, int]:
    """The primary keys of the parts of a record, by what tells them apart."""
    order = sorted(rows, key=lambda pk: part.sorting(rows[pk]))
    names = named(part, [rows[pk] for pk in order])
    return {json.dumps(name): pk for name, pk in zip(names, order, strict=True)}


def row_keys_of(table: Table, keys: Collection[str]) -> dict[str, RowKeys]:
    """Of the parts of each record, by its key."""
    found: dict[str, RowKeys] = {key: {} for key in keys}
    for part in parts_of(table):
        by_key: dict[str, dict[int, Row]] = {key: {} for key in keys}
        for pk, row in numbered_rows(part, owners={(table.record, key) for key in keys}).items():
            by_key[part.owner_of(row)[1]][pk] = row
        for key, rows in by_key.items():
            found[key][part.name] = _keys_by_identity(part, rows)
    return found


def _row_keys(table: Table, key: str) -> RowKeys:
    return row_keys_of(table, [key])[key]


def _renumber(table: Table, key: str, wanted: Mapping[str, Mapping[str, int]]) -> None:
    """Give each part the primary key under which the last form knew it. Nothing refers to parts."""
    for part in parts_of(table):
        there = _keys_by_identity(part, numbered_rows(part, owners={(table.record, key)}))
        known = wanted.get(part.name, {})
        moves = {pk: known[name] for name, pk in there.items() if known.get(name, pk) != pk}
        _move(part.model._default_manager, moves, set(there.values()))


def _move(rows: Any, moves: Mapping[int, int], taken: set[int]) -> None:
    free = {old: new for old, new in moves.items() if new not in taken - moves.keys()}
    rows.filter(pk__in=free).update(id=-F("id"))
    for old, new in free.items():
        rows.filter(pk=-old).update(id=new)
