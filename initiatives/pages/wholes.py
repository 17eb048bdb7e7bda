"""Of what a page shows the beginning of: how many there are, and the list that has all of them."""

from collections.abc import Callable
from typing import Any

from ..models import SearchDoc
from .present import list_url


def whole(record: str, absolute: Callable[[str], str], **query: str) -> dict[str, Any]:
    """By one value that narrows the public list of a kind of entry; `absolute` makes its address whole."""
    [(facet, value)] = query.items()
    url = list_url(record, **query)
    total = SearchDoc.objects.among(record).having(facet, value).count()
    return {"total": total, "url": url, "address": absolute(url)}
