"""What staff filter lists by, beyond the fields themselves."""

from datetime import timedelta
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..editorial import worklists
from ..editorial.permissions import UNPUBLISHED
from ..editorial.remits import known_by


class Checked(SimpleListFilter):
    """When somebody last compared the entry with its sources."""

    title = _("last check")
    parameter_name = "checked"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("recently", _("In the last 12 months")),
            ("long-ago", _("More than 12 months ago")),
            ("never", _("Never")),
        ]

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        a_year_ago = timezone.localdate() - timedelta(days=365)
        answers = {
            "recently": Q(last_verified_on__gte=a_year_ago),
            "long-ago": Q(last_verified_on__lt=a_year_ago),
            "never": Q(last_verified_on=None),
        }
        return queryset.filter(answers.get(self.value() or "", Q()))


class NextState(SimpleListFilter):
    """Where the next version of a published entry stands."""

    title = _("next version")
    parameter_name = "next"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [(state.value, state.label) for state in UNPUBLISHED]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in UNPUBLISHED:
            return queryset
        known: QuerySet[Any] = known_by(_who(request), queryset)
        return known.filter(next_version__state=self.value())


class Work(SimpleListFilter):
    """The worklists of the front page."""

    title = _("to do")
    parameter_name = "work"

    def lookups(self, _request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [(worklist.code, worklist.label) for worklist in worklists.of(model_admin.model)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        worklist = worklists.BY_CODE.get(self.value() or "")
        if worklist is None or not worklist.concerns(queryset.model):
            return queryset
        found: QuerySet[Any] = worklist.asks(known_by(_who(request), queryset), request.user)
        return found


def _who(request: HttpRequest) -> Any:
    return request.user
