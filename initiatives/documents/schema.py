"""The tables that documents are made of, derived from the models: their columns and what tells rows apart.

A document is a dict with one value per column, keys in the place of references, and a list of such dicts for
each kind of part. The package holds the same dicts, one file per table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from ..models import (
    OWNERS,
    Authority,
    Challenge,
    Citation,
    Commitment,
    Competence,
    Country,
    Entry,
    Figure,
    FollowUp,
    Framework,
    Initiative,
    Meeting,
    Membership,
    Network,
    Participation,
    Place,
    Recommendation,
    Response,
    Sector,
    Source,
    Synonym,
)
from .kinds import Kind, Texts, kind_of

Model = type[models.Model]
Row = dict[str, Any]
Owner = tuple[str, str]  # the record's name and key, as ("initiative", "rennes-emergency-shelter")


@dataclass(frozen=True)
class Column:
    """One column of a table, and the field of the model behind it."""

    name: str
    model: Model

    @cached_property
    def field(self) -> Any:
        return self.model._meta.get_field("number" if self.name == "id" else self.name)

    @cached_property
    def kind(self) -> Kind:
        return kind_of(self.field)

    @cached_property
    def target(self) -> Model | None:
        """The model that a reference points to."""
        related: Model | None = self.field.related_model if self.field.is_relation else None
        return related

    @property
    def is_many(self) -> bool:
        """Whether it refers to several records."""
        return bool(self.field.many_to_many)

    @property
    def is_list(self) -> bool:
        return isinstance(self.kind, Texts)

    @property
    def codes(self) -> list[str]:
        """The closed vocabulary of its values."""
        field = getattr(self.field, "base_field", self.field)
        return [] if self.target else [code for code, label in field.choices or ()]

    @property
    def required(self) -> bool:
        return not self.field.null and not self.field.blank and self.kind.empty == ""

    def keys(self, row: Row) -> list[str]:
        """What the row refers to in this column."""
        value = row[self.name]
        return (value if self.is_many else [value]) if self.target and value else []


@dataclass(frozen=True)
class Table:
    """One file of the package.

    The rows of a part belong to the record that the column `owner` names; where that is one of several kinds,
    two columns, record and entry, name it. Rows stand in the order of the columns `order`.
    """

    name: str
    model: Model
    columns: tuple[Column, ...]
    owner: str = ""
    order: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)

    def __hash__(self) -> int:
        return hash(self.name)

    @cached_property
    def record(self) -> str:
        """The record's name, such as “initiative”."""
        return str(self.model._meta.model_name)

    @property
    def is_part(self) -> bool:
        return bool(self.owner)

    @property
    def is_about_any(self) -> bool:
        """Whether its rows may belong to any kind of record."""
        return self.owner == "entry"

    @property
    def is_entry(self) -> bool:
        return issubclass(self.model, Entry)

    @cached_property
    def names(self) -> list[str]:
        about = ["record", "entry"] if self.is_about_any else []
        return about + [column.name for column in self.columns]

    @cached_property
    def identity(self) -> tuple[str, ...]:
        """What tells a row apart from the others: its key or, of a part, what may not have a twin."""
        if not self.is_part:
            return (natural_key(self.model),)
        return next((names for names, rule in self.twins), tuple(self.names))

    @cached_property
    def twins(self) -> list[tuple[tuple[str, ...], models.UniqueConstraint]]:
        """The sets of columns that must differ between rows, each with the rule that says so."""
        return [
            (self._columns_of(rule.fields), rule)
            for rule in self.model._meta.constraints
            if isinstance(rule, models.UniqueConstraint)
        ]

    @cached_property
    def uniques(self) -> list[str]:
        """The columns whose values must differ, apart from what tells rows apart."""
        return [c.name for c in self if c.field.unique and c.name not in self.identity]

    def _columns_of(self, fields: Sequence[str]) -> tuple[str, ...]:
        about = ("record", "entry") if self.is_about_any else ()
        return about + tuple(name for name in fields if not about or name not in OWNERS)

    def owner_of(self, row: Row) -> Owner:
        """The record that a row belongs to; the row of a record is its own."""
        if self.is_about_any:
            return row["record"], row["entry"]
        return (self.owner, row[self.owner]) if self.is_part else (self.record, self.identify(row)[0])

    def owners(self) -> list["Table"]:
        """The tables whose records may have such parts."""
        return [BY_RECORD[record] for record in (OWNERS if self.is_about_any else (self.owner,))]

    def identify(self, row: Row) -> tuple[Any, ...]:
        return tuple(row.get(name) for name in self.identity)

    def sorting(self, row: Row) -> list[tuple[bool, Any]]:
        """By the columns of its order, what is empty first, then by all others."""
        values = [row[name] for name in (*(self.order or self.identity), *self.names)]
        return [(value is not None, 0 if value is None else value) for value in values]


def _table(name: str, model: Model, columns: str, owner: str = "", order: str = "") -> Table:
    listed = tuple(Column(column, model) for column in columns.split())
    return Table(name, model, listed, owner, tuple(order.split()))


HEAD, TAIL = "id key state", "original_language last_verified_on successor"

# In an order in which whatever a row refers to comes first.
TABLES: Sequence[Table] = (
    _table("countries", Country, "iso2 name_en name_fr continent dialogue_status"),
    _table("sectors", Sector, "key name_en name_fr"),
    _table("synonyms", Synonym, "written meant"),
    _table("places", Place, "key name_en name_fr country latitude longitude"),
    _table("sources", Source, "key title_en title_fr publisher published_in url kind accessed"),
    _table(
        "frameworks",
        Framework,
        "key code title_en title_fr kind adopted_in valid_from valid_until supersedes url",
    ),
    _table(
        "commitments",
        Commitment,
        "framework code position title_en title_fr",
        "framework",
        order="framework position",
    ),
    _table(
        "authorities",
        Authority,
        f"{HEAD} name_en name_fr aliases level kind country parent latitude longitude website"
        f" summary_en summary_fr {TAIL}",
    ),
    _table(
        "networks",
        Network,
        f"{HEAD} name_en name_fr acronym aliases scope founded_in website summary_en summary_fr {TAIL}",
    ),
    _table(
        "challenges",
        Challenge,
        f"{HEAD} title_en title_fr aliases theme statement_en statement_fr levels {TAIL}",
    ),
    _table(
        "initiatives",
        Initiative,
        f"{HEAD} title_en title_fr aliases kind recorded_status started_in ended_in scope countries sectors"
        f" places commitments website summary_en summary_fr description_en description_fr {TAIL}",
    ),
    _table(
        "meetings",
        Meeting,
        "id key title_en title_fr starts_on ends_on format place chair labelled network initiative url"
        " summary_en summary_fr",
    ),
    _table(
        "recommendations",
        Recommendation,
        f"{HEAD} title_en title_fr aliases text_en text_fr addressed_levels challenges evidence meeting"
        f" {TAIL}",
    ),
    _table("competences", Competence, "key country sector level mandate authority since note_en note_fr"),
    _table("memberships", Membership, "network authority member_network since until source", "network"),
    _table(
        "participations",
        Participation,
        "initiative authority network role since until source note_en note_fr",
        "initiative",
    ),
    _table("responses", Response, "initiative challenge how_en how_fr", "initiative"),
    _table("followups", FollowUp, "recommendation on status text_en text_fr by evidence", "recommendation"),
    _table("citations", Citation, "position source locator", "entry", order="record entry position"),
    _table(
        "figures",
        Figure,
        "measure label_en label_fr value unit_en unit_fr qualifier as_of source locator note_en note_fr",
        "entry",
    ),
)
BY_NAME = {table.name: table for table in TABLES}
BY_RECORD = {table.record: table for table in TABLES}


NATURAL_KEYS: dict[Model, str] = {Country: "iso2", Commitment: "ref", Synonym: "written"}


def parts_of(table: Table) -> list[Table]:
    """The tables of the parts that a record may have."""
    return [part for part in TABLES if part.is_part and table in part.owners()]


def natural_key(model: Model) -> str:
    """The field by which references name a record of the model."""
    return NATURAL_KEYS.get(model, "key")
