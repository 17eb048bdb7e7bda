"""The query string of a list as a thing that links are made of."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

UNPAGED = ("page_size", "cursor")  # beside what no link carries on


class Query:
    """What stands in the address, without the page: changing a filter starts again at the first."""

    def __init__(self, path: str, data: QueryDict, known: Iterable[str]) -> None:
        self.path = path
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
        return self.path

    def elsewhere(self, path: str) -> str:
        """The same question put to another address."""
        return self._address(self.data, path)

    def whole(self, path: str) -> str:
        """The same question put to a file, which holds the whole list."""
        data = self.data.copy()
        for name in UNPAGED:
            data.pop(name, None)
        return self._address(data, path)

    def _address(self, data: Any, path: str | None = None) -> str:
        encoded = data.urlencode()
        return f"{path or self.path}?{encoded}" if encoded else path or self.path
