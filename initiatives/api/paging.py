"""Pages of a list, with the addresses of the next and the previous."""

from http import HTTPStatus
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from ..filtersets import PagedFilterSet
from .problems import Problem


class Page(NamedTuple):
    rows: list[Any]
    next: str | None
    previous: str | None


def page_of(request: Request, queryset: Any, asked: PagedFilterSet, total: int) -> Page:
    """Raises `Problem` for a page beyond the last."""
    number, size = asked.page_asked, asked.page_size_asked
    last = max(1, -(-total // size))
    if number > last:
        detail = _("There is no page %(number)s. The last page is %(last)s.") % {
            "number": number,
            "last": last,
        }
        raise Problem(detail, status=HTTPStatus.NOT_FOUND)
    start = (number - 1) * size
    address = request.build_absolute_uri()
    return Page(
        list(queryset[start : start + size]),
        replace_query_param(address, "page", number + 1) if number < last else None,
        replace_query_param(address, "page", number - 1) if number > 1 else None,
    )
