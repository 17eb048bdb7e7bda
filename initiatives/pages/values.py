"""All values of one facet, to be found by name: where a list has more of them than its panel can show."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..facets import MOST_VALUES, Option
from ..filtersets import Facet, asking
from .filters import in_order_of_reading, notices
from .frame import Page
from .lists import EntryList, question_of
from .metadata import NOT_INDEXED
from .query import Query
from .texts import called_here, reading_language


class FacetValues(Page):
    """Each value leads to the list with it chosen as well; the rest of the question stays."""

    template_name = "initiatives/values.html"
    for_robots = NOT_INDEXED
    description = gettext_lazy("Choose a value: the list is narrowed to it, and what you chose before stays.")
    listing: type[EntryList] = EntryList

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = request.GET.copy()
        self.typed = " ".join(data.pop("value", [""])[-1].replace("\0", " ").split())[:100]
        beside = self.listing.beside(data)
        self.asked = asking(self.listing.model, data)
        self.name = kwargs["facet"]
        if self.name not in self.asked.counted:
            raise Http404
        path = reverse(f"{self.listing.model.record()}-list")
        self.query = Query(path, data, self.asked.known, beside)
        return self.render_to_response(self.get_context_data(), status=200 if self.asked.is_valid() else 400)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facet: Facet = self.asked.counted[self.name]
        options = self._options(facet) if self.asked.is_valid() else []
        return super().get_context_data(
            title=facet.label,
            trail=[(self.listing.title, str(self.query))],
            notices=notices(self.asked),
            errors=in_order_of_reading(self.asked),
            action=self.request.path,
            typed=self.typed,
            hidden=[*self._asked(), *self.query.beside],
            values=[self._link(option) for option in options[:MOST_VALUES]],
            is_cut=len(options) >= MOST_VALUES,
            back_url=str(self.query),
            **kwargs,
        )

    def question(self) -> str:
        return question_of(self.asked)

    def _asked(self) -> Iterator[tuple[str, str]]:
        for name in self.query.data:
            yield from ((name, value) for value in self.query.data.getlist(name))

    def _options(self, facet: Facet) -> list[Option]:
        """The most frequent, or those of the name that was typed; only what would find something."""
        called = facet.known.called(self.typed) if self.typed else None
        chosen = self.asked.chosen.get(self.name, [])
        counts = self.asked.count_facets([self.name], {self.name: [*chosen, *(called or [])]})
        options = counts.options(self.name, facet.known, chosen, reading_language())
        return [option for option in options if called is None or option.value in set(called)]

    def _link(self, option: Option) -> dict[str, Any]:
        chosen = option.value in self.asked.chosen.get(self.name, ())
        change = self.query.without if chosen else self.query.adding
        called = called_here(option.called)
        return {
            "text": called.text,
            "lang": called.lang,
            "url": change(self.name, option.value),
            "count": option.found,
            "note": _("chosen; take it back") if chosen else "",
        }
