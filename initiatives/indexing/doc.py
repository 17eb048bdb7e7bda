"""What a kind of entry has to say of itself to become a doc."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

# What the public never sees of an entry's own row, so that no change of it shows. A parent or a successor
# may itself be hidden: `prints` tell of it when it is not.
PRIVATE = "{internal_note,created_at,updated_at,published_at,archived_at,successor_id,parent_id}"


class Words(NamedTuple):
    """What one part of an entry says: the title's words weigh most (A), those of its sources least (D)."""

    weight: str
    part: str
    sql: str


class Doc(NamedTuple):
    """One kind of entry. SQL speaks of `e`, the entry, and of the subqueries that `joins` adds.

    `terms`: SELECTs of one text column, NULL where there is nothing to tell. `words`: a weight, A to D, the
    part of the entry that has them, and SQL in which {} stands for the language. `prints`: SQL of what else
    the public sees, so that changing it changes the entry. `ties`: what a row of a list tells of other
    records, as names and SQL of JSON; `lists`: those that are columns of files, side by side in this order.
    `years`: first year, last year, recorded status.
    """

    title: str
    joins: Iterable[str]
    terms: Iterable[str]
    words: Iterable[Words]
    prints: Iterable[str]
    ties: Mapping[str, str] = {}
    lists: tuple[str, ...] = ()
    years: tuple[str, str, str] = ("NULL", "NULL", "NULL")


ALIASES = "array_to_string(e.aliases, ' · ')"
EVIDENCE_WORDS = [Words("C", "figures", "figures.{}"), Words("D", "sources", "sources.{}")]
