"""What every list understands, whatever it lists."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from .. import search
from ..facets import Counts, Terms, count
from ..querysets import EntryQuerySet
from .questions import Control, Facet, MomentField, Question, WordsField

PAGE_SIZE, LARGEST_PAGE = 25, 200


def _matching(qs: Any, words: search.Words) -> Any:
    """What was typed but holds no word finds nothing, rather than everything."""
    return qs.matching(words) if words else qs.none()


class PagedFilterSet(FilterSet):  # type: ignore[misc]
    """What the lists of all resources understand."""

    fields = Control(forms.CharField, _("Fields"))
    page = Control(forms.IntegerField, _("Page"), min_value=1, max_value=1_000_000)
    page_size = Control(forms.IntegerField, _("Entries on a page"), min_value=1, max_value=LARGEST_PAGE)

    @property
    def unknown(self) -> list[str]:
        """Parameters of the address that this list does not understand."""
        return [name for name in self.data or {} if name not in self.filters]

    @property
    def known(self) -> list[str]:
        return sorted(self.filters)

    @property
    def asked(self) -> dict[str, Any]:
        return self.form.cleaned_data if self.is_valid() else {}

    @property
    def page_asked(self) -> int:
        return self.asked.get("page") or 1

    @property
    def page_size_asked(self) -> int:
        return self.asked.get("page_size") or PAGE_SIZE

    @property
    def qs(self) -> Any:
        """What is asked for; nothing where the question is faulty."""
        return self._filtered(self.filters) if self.is_valid() else self.queryset.none()

    def _filtered(self, names: Iterable[str]) -> QuerySet[Any]:
        queryset: QuerySet[Any] = self.queryset.all()
        for name in names:
            queryset = self.filters[name].filter(queryset, self.asked[name])
        return queryset


class ListFilterSet(PagedFilterSet):
    """What the lists of entries understand. Subclasses add facets and name what can order them."""

    orders: ClassVar[Mapping[str, str]] = {}
    own_terms: ClassVar[Terms] = Terms()

    q = Question(_matching, WordsField, _("Words"))
    updated_since = Question(EntryQuerySet.changed_since, MomentField, _("Changed since"))
    ordering = Control(forms.CharField, _("Order"))
    facets = Control(forms.ChoiceField, _("Counts"), choices=[("0", "0"), ("1", "1")])

    def get_form_class(self) -> type[forms.Form]:
        fields = {name: each.field for name, each in self.filters.items()}
        return type("ListForm", (ListForm,), {"orders": self.order_names, **fields})

    @property
    def order_names(self) -> list[str]:
        return [*self.orders, *(f"-{name}" for name in self.orders), "relevance"]

    @property
    def counted(self) -> dict[str, Facet]:
        return {name: f for name, f in self.filters.items() if isinstance(f, Facet) and f.counted}

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The counted facets in which something is chosen, with what is."""
        return {name: self.asked[name] for name in self.counted if self.asked.get(name)}

    @property
    def wants_facets(self) -> bool:
        return self.asked.get("facets") == "1"

    @property
    def qs(self) -> Any:
        """The entries asked for, in the order asked for."""
        return self._ordered(super().qs) if self.is_valid() else super().qs

    def count_facets(self) -> Counts:
        """How many answers each value of each facet has, and the total, in one statement.

        The counts of a facet ignore what is chosen in that facet itself.
        """
        base = self._filtered(name for name in self.filters if name not in self.counted)
        return count(base, self.own_terms, list(self.counted), self.chosen)

    def _ordered(self, queryset: Any) -> Any:
        order, words = self.asked["ordering"], self.asked["q"]
        if words and order in ("", "relevance"):
            return queryset.most_relevant_first(words)
        if order in ("", "relevance"):
            return queryset.by_label()
        field = self.orders[order.removeprefix("-")]
        return queryset.order_by(f"-{field}" if order.startswith("-") else field, "id")


class ListForm(forms.Form):
    orders: ClassVar[Sequence[str]] = ()

    def clean_ordering(self) -> str:
        asked = self.cleaned_data["ordering"] or ""
        if asked and asked not in self.orders:
            raise ValidationError(
                _("“%(asked)s” is no order of this list. Known: %(known)s.")
                % {"asked": asked, "known": ", ".join(self.orders)}
            )
        return str(asked)
