"""What every list understands, whatever it lists, and how a question becomes an answer."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from .. import search
from ..facets import Counts, count, kept_total
from ..models import SearchDoc
from ..querysets import Findable, label_order
from .cursors import BEGINNING, CursorField, Place
from .finding import Found, all_of, best_first, in_order
from .questions import Control, Facet, MomentField, Question, WordsField

PAGE_SIZE, LARGEST_PAGE = 25, 200


def _matching(qs: Any, words: search.Words) -> Any:
    """What was typed but holds no word finds nothing, rather than everything."""
    return qs.matching(words) if words else qs.none()


def _all_given(data: Any, name: str) -> list[str]:
    """Of a query string all values of a parameter, where it is repeated."""
    return list(data.getlist(name)) if hasattr(data, "getlist") else []


class PagedFilterSet(FilterSet):  # type: ignore[misc]
    """What the lists of all resources understand.

    The filters of a class are read by all its instances and never changed; django-filter would copy them, and
    a form of them, for every request.
    """

    fields = Control(
        forms.CharField,
        _("Fields"),
        help_text=_("Names of the fields to answer with, with commas between them."),
    )
    page = Control(
        forms.IntegerField, _("Page"), min_value=1, max_value=1_000_000, help_text=_("The page, from 1.")
    )
    page_size = Control(
        forms.IntegerField,
        _("Entries on a page"),
        min_value=1,
        max_value=LARGEST_PAGE,
        help_text=_("How many to a page: 200 at most, 25 if you do not say."),
    )

    def __init__(self, data: Any, queryset: Any) -> None:
        self.data, self.queryset, self.filters = data, queryset, self.base_filters

    @property
    def unknown(self) -> list[str]:
        """Parameters of the address that this list does not understand."""
        return [name for name in self.data if name not in self.filters]

    @property
    def known(self) -> list[str]:
        return sorted(self.filters)

    @cached_property
    def _read(self) -> tuple[dict[str, Any], dict[str, list[str]]]:
        """What is asked by name, and the sentences about what cannot be."""
        asked: dict[str, Any] = {}
        errors: dict[str, list[str]] = {}
        for name in self.filters.keys() & self.data.keys():
            try:
                asked[name] = self.read(name)
            except ValidationError as error:
                errors[name] = error.messages
        return asked, errors

    def read(self, name: str) -> Any:
        """The value of a parameter. Raises ValidationError."""
        field = self.filters[name].field
        if not isinstance(self.filters[name], Facet) and len(set(_all_given(self.data, name))) > 1:
            raise ValidationError(_("This parameter takes one value: give it once."))
        return field.clean(field.widget.value_from_datadict(self.data, None, name))

    @property
    def errors(self) -> dict[str, list[str]]:
        return self._read[1]

    def is_valid(self) -> bool:
        return not self.errors

    @property
    def asked(self) -> dict[str, Any]:
        """What narrows or shapes the answer; what was left empty is left out."""
        return {name: value for name, value in self._read[0].items() if value not in (None, [], "")}

    @property
    def page_asked(self) -> int:
        return int(self.asked.get("page", 1))

    @property
    def page_size_asked(self) -> int:
        return int(self.asked.get("page_size", PAGE_SIZE))

    @property
    def qs(self) -> Any:
        """What is asked for; nothing where the question is faulty."""
        return self._narrowed(self.queryset.all(), self.asked) if self.is_valid() else self.queryset.none()

    def _narrowed(self, queryset: Any, names: Iterable[str]) -> Any:
        for name in names:
            queryset = self.filters[name].filter(queryset, self.asked[name])
        return queryset


class ListFilterSet(PagedFilterSet):
    """What the lists of entries understand. Subclasses add facets and name what can order them."""

    orders: ClassVar[Mapping[str, str]] = {}

    q = Question(
        _matching,
        WordsField,
        _("Words"),
        help_text=_(
            "Words, “phrases” and -without, in English or French; accents and capital letters do not matter."
        ),
    )
    updated_since = Question(
        Findable.changed_since,
        MomentField,
        _("Changed since"),
        help_text=_("What the public sees of it has changed since this day or moment (ISO 8601)."),
    )
    ordering = Control(
        forms.CharField,
        _("Order"),
        help_text=_("By what the list is ordered; a minus sign before it turns the order round."),
    )
    facets = Control(
        forms.CharField,
        _("Counts"),
        help_text=_(
            "1 counts the answers of each value of all filters; names, with commas between them, of those."
        ),
    )
    cursor = Control(
        CursorField,
        _("Place in the list"),
        help_text=_("* to begin; “next” leads on. What is written meanwhile moves no entry out of your way."),
    )

    def read(self, name: str) -> Any:
        value = super().read(name)
        if name == "ordering" and value and value not in self.every_order():
            raise ValidationError(
                _("“%(asked)s” is no order of this list. Known: %(known)s."),
                params={"asked": value, "known": ", ".join(self.every_order())},
            )
        if name == "facets" and not set(value.split(",")) <= {"", "0", "1", *self.counted}:
            raise ValidationError(
                _("Write 1 for all counts, or name facets, separated by commas: %(known)s."),
                params={"known": ", ".join(self.counted)},
            )
        if name == "cursor" and value:
            self._check_cursor(value)
        return value

    def _check_cursor(self, place: Any) -> None:
        """Entries have places that stay where they are neither ordered by relevance nor counted in pages."""
        order = self.data.get("ordering") or ("relevance" if self.data.get("q") else "")
        if order == "relevance" or self.data.get("page"):
            raise ValidationError(
                _("With a cursor, leave out page and name an order that stays, such as %(example)s."),
                params={"example": f"ordering={next(iter(self.orders))}"},
            )
        if place != BEGINNING and place.order != self._field_of(order):
            raise ValidationError(_("This cursor belongs to another order. Begin with cursor=*."))

    @property
    def record(self) -> str:
        return str(self.queryset.model.record())

    @classmethod
    def every_order(cls) -> list[str]:
        return [*cls.orders, *(f"-{name}" for name in cls.orders), "relevance"]

    @property
    def counted(self) -> dict[str, Facet]:
        return {name: each for name, each in self.filters.items() if isinstance(each, Facet) and each.counted}

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The counted facets in which something is chosen, with what is."""
        return {name: self.asked[name] for name in self.counted if name in self.asked}

    @property
    def facets_asked(self) -> list[str]:
        """The facets whose counts are wanted: all for “1”, or those named."""
        named = self.asked.get("facets", "0").split(",")
        return [name for name in self.counted if "1" in named or name in named]

    @property
    def qs(self) -> Any:
        """The entries asked for, in the order asked for."""
        return self._ordered(super().qs) if self.is_valid() else super().qs

    @property
    def docs(self) -> Any:
        """The docs of the entries asked for, in no order."""
        docs = self._docs(self.asked)
        return SearchDoc.objects.of(self.record) if docs is None else docs

    def find(self, total: int | None = None) -> Found:
        """The page asked for. `total` spares counting where the caller has counted. Nothing if faulty."""
        if not self.is_valid():
            return Found(0, [])
        docs = self._docs(self.asked)
        if "cursor" in self.asked:
            return self._from_cursor(docs, total)
        start = (self.page_asked - 1) * self.page_size_asked
        end = start + self.page_size_asked
        if docs is None:
            return all_of(self.record, self._ordered(SearchDoc.objects.of(self.record)), start, end)
        with self._reading():
            if self._by_relevance:
                return best_first(docs, self.asked["q"], start, end)
            return in_order(self._ordered(docs), start, end, total)

    def _from_cursor(self, docs: Any, total: int | None) -> Found:
        """The entries after a place in the order. What is written meanwhile moves none of the others."""
        asked = self.docs
        order, place = self._order, self.asked["cursor"]
        after = asked if place == BEGINNING else asked.after(*place)
        after = after.in_order(order, "number")
        rows = list(after.values_list("id", order.lstrip("-"), "number")[: self.page_size_asked + 1])
        shown = rows[: self.page_size_asked]
        if total is None:
            total = kept_total(self.record) if docs is None else asked.count()
        following = Place(order, *shown[-1][1:]) if len(rows) > len(shown) else None
        return Found(total, [row[0] for row in shown], following)

    def entries(self, found: Found) -> list[Any]:
        """What a list shows of the entries found."""
        entries = self.queryset.filter(doc__in=found.docs).order_by().with_listing()
        rows = {entry.doc.id: entry for entry in entries}
        return [rows[doc] for doc in found.docs if doc in rows]

    def count_facets(
        self, names: Sequence[str] | None = None, named: Mapping[str, Sequence[str]] | None = None
    ) -> Counts:
        """How many answers each value of each facet has, and the total, in one statement.

        The counts of a facet ignore what is chosen in that facet itself. `named`: values that are wanted
        however rare they are, as chosen ones always are.
        """
        others = {name: self._docs(self.asked.keys() - {name}) for name in self.chosen}
        wanted = list(self.counted) if names is None else names
        with self._reading():
            return count(self.record, wanted, self._docs(self.asked), others, named or self.chosen)

    def _reading(self) -> AbstractContextManager[None]:
        return search.through_the_index() if "q" in self.asked else nullcontext()

    @property
    def _by_relevance(self) -> bool:
        """What only lacks words has no more of them than the rest: such a list is ordered by its labels."""
        words = self.asked.get("q")
        return bool(words and words.sought) and self.asked.get("ordering", "relevance") == "relevance"

    def _docs(self, names: Iterable[str]) -> Any:
        """The docs that meet what is asked under `names`; None where nothing is asked of them."""
        narrowing = sorted(name for name in names if not isinstance(self.filters[name], Control))
        return self._narrowed(SearchDoc.objects.among(self.record), narrowing) if narrowing else None

    def _ordered(self, queryset: Any) -> Any:
        if self._by_relevance:
            return queryset.most_relevant_first(self.asked["q"])
        return queryset.in_order(self._order, "number")

    @property
    def _order(self) -> str:
        """The field of the docs, a minus sign before it where the last comes first; the label by itself."""
        return self._field_of(self.asked.get("ordering", ""))

    def _field_of(self, order: str) -> str:
        name = order.lstrip("-")
        return order.replace(name, self.orders[name]) if name in self.orders else label_order()
