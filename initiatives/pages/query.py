"""The query string of a list as a thing that links are made of."""

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

UNPAGED = ("page_size", "cursor")  # beside what no link carries on


class Query:
    """What stands in the address, without the page: changing a filter starts again at the first.

    `beside`: what the reader has chosen besides; it asks nothing, and stays in links of the same list alone.
    """

    def __init__(
        self, path: str, data: QueryDict, known: Iterable[str], beside: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.path, self.beside = path, beside
        self.data = QueryDict(mutable=True)
        for name in data:
            if name in known and name not in ("page", "facets", "fields"):
                self.data.setlist(name, [value for value in data.getlist(name) if value])

    def __str__(self) -> str:
        return self._address(self.data)

    def without(self, name: str, value: str | None = None) -> str:
        changed = self.data.copy()
        kept = [kept for kept in changed.getlist(name) if value is not None and kept != value]
        changed.setlist(name, kept)
        return self._address(changed)

    def having(self, name: str, value: str) -> str:
        changed = self.data.copy()
        changed[name] = value
        return self._address(changed)

    def adding(self, name: str, value: str) -> str:
        """One more value of a filter."""
        changed = self.data.copy()
        changed.appendlist(name, value)
        return self._address(changed)

    def at_page(self, number: int) -> str:
        changed = self.data.copy()
        if number > 1:
            changed["page"] = str(number)
        return self._address(changed)

    def clear(self) -> str:
        return self._address(QueryDict())

    def elsewhere(self, path: str) -> str:
        """The same question put to another address."""
        return _joined(path, self.data.urlencode())

    def nearby(self, path: str) -> str:
        """The same question on a page that leads back here."""
        return self._address(self.data, path)

    def whole(self, path: str) -> str:
        """The same question put to a file, which holds the whole list."""
        data = self.data.copy()
        for name in UNPAGED:
            data.pop(name, None)
        return _joined(path, data.urlencode())

    def _address(self, data: Any, path: str = "") -> str:
        return _joined(path or self.path, data.urlencode(), urlencode(self.beside))


def _joined(path: str, *parts: str) -> str:
    query = "&".join(filter(None, parts))
    return f"{path}?{query}" if query else path
