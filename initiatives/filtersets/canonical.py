"""A question in its one form, whoever asks it and in whichever language: what a saved search keeps."""

from collections.abc import Iterator
from urllib.parse import urlencode

from .base import ListFilterSet
from .questions import Control, Facet

ENDS_OF_LANGUAGES = ("_en", "_fr")


def canonical(asked: ListFilterSet) -> str:
    """The query string of what is asked: sorted, each value once, without pages and empty fields.

    An order by title or name is left out: it is that of one language, and every list has it by itself.
    """
    return urlencode([(name, value) for name in sorted(asked.asked) for value in _values(asked, name)])


def narrows(asked: ListFilterSet) -> bool:
    """True where something is asked, and not only how the answer shall be laid out."""
    return any(value and not _is_control(asked, name) for name, value in asked.asked.items())


def _values(asked: ListFilterSet, name: str) -> Iterator[str]:
    if isinstance(asked.filters[name], Facet):
        yield from sorted(asked.asked[name])
    elif not _is_control(asked, name) or (name == "ordering" and _is_of_every_language(asked)):
        yield " ".join(asked.data[name].split())


def _is_control(asked: ListFilterSet, name: str) -> bool:
    return isinstance(asked.filters[name], Control)


def _is_of_every_language(asked: ListFilterSet) -> bool:
    order: str = asked.asked["ordering"]
    return order != "relevance" and not order.endswith(ENDS_OF_LANGUAGES)
