"""The tables that documents are made of, derived from the models: their columns and what stands in a cell.

A document is a dict with one value per column, keys in the place of references, and a list of such dicts for
each kind of part. The package holds the same dicts, one file per table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
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
)

HEAD, TAIL = "id key state", "original_language last_verified_on successor"


@dataclass(frozen=True)
class Column:
    """One column of a table, and the field of the model behind it."""

    name: str
    model: type[models.Model]

    @cached_property
    def field(self) -> Any:
        return self.model._meta.get_field("number" if self.name == "id" else self.name)

    @property
    def target(self) -> type[models.Model] | None:
        """The model that a reference points to."""
        related: type[models.Model] | None = self.field.related_model if self.field.is_relation else None
        return related

    @property
    def is_list(self) -> bool:
        return bool(self.field.many_to_many) or isinstance(self.field, ArrayField)

    @property
    def required(self) -> bool:
        return not (self.field.blank or self.field.null or self.field.has_default()) and not self.is_list


@dataclass(frozen=True)
class Table:
    """One file of the package. `identity` names the columns that tell its rows apart.

    The rows of a part belong to the record that the column `owner` names; where that is one of several kinds,
    two columns, record and entry, name it.
    """

    name: str
    model: type[models.Model]
    columns: tuple[Column, ...]
    identity: tuple[str, ...]
    owner: str = ""

    @property
    def names(self) -> list[str]:
        about = ["record", "entry"] if self.is_about_any else []
        return about + [column.name for column in self.columns]

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

    def owner_of(self, row: dict[str, Any]) -> tuple[str, str]:
        """The record that a part belongs to, as (kind, key)."""
        if self.is_about_any:
            return row["record"], row["entry"]
        return self.owner, row[self.owner]

    def __iter__(self) -> Iterator[Column]:
        return iter(self.columns)


def _table(
    name: str, model: type[models.Model], columns: str, identity: str = "key", owner: str = ""
) -> Table:
    return Table(
        name,
        model,
        tuple(Column(column, model) for column in columns.split()),
        tuple(identity.split()),
        owner,
    )


# In an order in which whatever a row refers to comes first.
TABLES: Sequence[Table] = (
    _table("countries", Country, "iso2 name_en name_fr continent dialogue_status", "iso2"),
    _table("sectors", Sector, "key name_en name_fr"),
    _table("places", Place, "key name_en name_fr country latitude longitude"),
    _table("sources", Source, "key title_en title_fr publisher published_in url kind accessed"),
    _table(
        "frameworks",
        Framework,
        "key code title_en title_fr kind adopted_in valid_from valid_until supersedes url",
    ),
    _table("commitments", Commitment, "framework code position title_en title_fr", "framework code"),
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
    _table(
        "memberships",
        Membership,
        "network authority member_network since until source",
        "network authority member_network since",
        "network",
    ),
    _table(
        "participations",
        Participation,
        "initiative authority network role since until source note_en note_fr",
        "initiative authority network role",
        "initiative",
    ),
    _table("responses", Response, "initiative challenge how_en how_fr", "initiative challenge", "initiative"),
    _table(
        "followups",
        FollowUp,
        "recommendation on status text_en text_fr by evidence",
        "recommendation on status text_en",
        "recommendation",
    ),
    _table(
        "citations",
        Citation,
        "position source locator",
        "record entry position source locator",
        "entry",
    ),
    _table(
        "figures",
        Figure,
        "measure label_en label_fr value unit_en unit_fr qualifier as_of source locator note_en note_fr",
        "record entry measure as_of source value",
        "entry",
    ),
)
BY_NAME = {table.name: table for table in TABLES}
BY_RECORD = {str(table.model._meta.model_name): table for table in TABLES if not table.is_part}
OWNER_TABLES = {record: BY_RECORD[record] for record in OWNERS}


def by_size(text: Any) -> str:
    """A text that sorts the numbers in it by their size: gcm:2 before gcm:16."""
    return re.sub(r"\d+", lambda number: number[0].zfill(9), str(text))


def in_order(keys: Iterable[str]) -> list[str]:
    """The keys of a list, each once."""
    return sorted(set(keys), key=by_size)


def natural_key(model: type[models.Model]) -> str:
    """The field by which references name a record of the model."""
    if model is Country:
        return "iso2"
    return "ref" if model is Commitment else "key"
