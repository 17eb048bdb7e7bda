"""Pages of a list, with the addresses of the next and the previous."""

from http import HTTPStatus
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from ..filtersets import PagedFilterSet
from ..filtersets.cursors import Place, write
from .problems import Problem


class Around(NamedTuple):
    next: str | None
    previous: str | None


def pages_around(request: Request, asked: PagedFilterSet, total: int) -> Around:
    """The addresses beside the page asked for. Raises `Problem` for a page beyond the last."""
    number, size = asked.page_asked, asked.page_size_asked
    last = max(1, -(-total // size))
    if number > last:
        detail = _("There is no page %(number)s. The last page is %(last)s.") % {
            "number": number,
            "last": last,
        }
        raise Problem(detail, status=HTTPStatus.NOT_FOUND)
    address = request.build_absolute_uri()
    return Around(
        replace_query_param(address, "page", number + 1) if number < last else None,
        replace_query_param(address, "page", number - 1) if number > 1 else None,
    )


def places_around(request: Request, following: Place | None) -> Around:
    """The address of what follows in the list; a cursor only leads on."""
    address = request.build_absolute_uri()
    return Around(replace_query_param(address, "cursor", write(following)) if following else None, None)


def rows_of(queryset: Any, asked: PagedFilterSet) -> list[Any]:
    start = (asked.page_asked - 1) * asked.page_size_asked
    return list(queryset[start : start + asked.page_size_asked])
