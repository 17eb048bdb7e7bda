"""Lists of records: searched in reasonable time, acted upon whole or not at all."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial.refusals import Refused, kept_whole
from .finding import shortened

ASKED_BY_FILTERS = ("exact", "in", "isnull", "gt", "gte", "lt", "lte", "year", "month", "day")


def tell(model_admin: Any, request: HttpRequest, refused: Refused) -> None:
    for reason in refused.reasons:
        model_admin.message_user(request, reason, messages.ERROR)


if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object


class ListsSafely(Mixed):
    """Mixed into a ModelAdmin: whatever is typed or sent, an answer and never an error of the server."""

    list_per_page = 50
    list_prefetch_related: ClassVar[tuple[str, ...]] = ()
    search_help_text: ClassVar[Any] = gettext_lazy(
        "Every word is looked for; accents and capitals do not matter."
    )

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        changelist = super().get_changelist_instance(request)
        changelist.result_list = changelist.result_list.prefetch_related(*self.list_prefetch_related)
        return changelist

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """What filters ask, and nothing else: a regular expression is a program that others run for you."""
        plain = "__" not in lookup or lookup.rsplit("__", 1)[1] in ASKED_BY_FILTERS
        return plain and super().lookup_allowed(lookup, value, request)  # type: ignore[arg-type]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, shortened(search_term))

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any], *args: Any) -> Any:
        """One row that is gone refuses the whole: nobody sees what was meant any more."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        try:
            with kept_whole():
                demand_all(queryset, chosen)
                return super().response_action(request, queryset, *args)
        except Refused as refused:
            tell(self, request, refused)
        return HttpResponseRedirect(request.get_full_path())


def demand_all(queryset: QuerySet[Any], keys: Collection[str]) -> None:
    """Raises `Refused` unless there is a row for every primary key."""
    chosen = set(keys)
    try:
        found = queryset.filter(pk__in=chosen).count()
    except (ValueError, ValidationError):
        found = 0
    if found != len(chosen):
        raise Refused([_("Some of the chosen rows are not there any more. Choose again.")])
