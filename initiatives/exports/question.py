"""What a file answers: the entries asked for, and the question in words for whoever finds the file later."""

from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.http import HttpRequest

from ..filtersets import Control, Facet, ListFilterSet

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class Criterion(NamedTuple):
    """One filter in the reader's language, with what was chosen."""

    label: str
    values: list[str]


class Question(NamedTuple):
    asked: ListFilterSet
    request: HttpRequest
    page: str  # the path of the list that the file is of

    @property
    def model(self) -> Any:
        return self.asked.queryset.model

    @property
    def entries(self) -> Any:
        return self.asked.qs

    @property
    def fields(self) -> list[str]:
        """The names of what shall be told, in the order asked for; empty for everything."""
        return list(dict.fromkeys(filter(None, self.asked.asked.get("fields", "").split(","))))

    def chosen(self, row: dict[str, Any]) -> dict[str, Any]:
        """Of a row what was asked for."""
        return {name: row[name] for name in row if name in self.fields} if self.fields else row

    def absolute(self, path: str) -> str:
        return self.request.build_absolute_uri(path)

    @property
    def url(self) -> str:
        """The list with this question."""
        query = urlsplit(self.request.get_full_path()).query
        return self.absolute(f"{self.page}?{query}" if query else self.page)

    def criteria(self, language: str) -> list[Criterion]:
        """What narrows the list, in words; empty for the whole list."""
        return [
            Criterion(str(self.asked.filters[name].label), self._values(name, language))
            for name in self.asked.filters
            if name in self.asked.asked and not isinstance(self.asked.filters[name], Control)
        ]

    def _values(self, name: str, language: str) -> list[str]:
        typed = [value for value in self.asked.data.getlist(name) if value]
        known = self.asked.filters[name]
        labels = known.known.labels(typed) if isinstance(known, Facet) else {}
        names = {value: called.fr if language == "fr" else called.en for value, called in labels.items()}
        return [names.get(value, value) for value in typed]
