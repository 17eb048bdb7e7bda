"""Records as links, and the levels to which they are tied, as the components of the design take them."""

from collections.abc import Iterable
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from ..models import Entry
from ..querysets.relations import MOST
from ..search import sorting
from ..vocabularies import Level
from .texts import in_language, label, ngettext, number

Shape = dict[str, Any]


def url_of(record: Any) -> str:
    """The public page of a record; of an unpublished entry, its preview."""
    if isinstance(record, Entry) and not record.is_published:
        return reverse("entry-preview", kwargs={"record": record.record(), "key": record.key})
    name = record._meta.model_name
    if hasattr(record, "number"):
        return reverse(f"{name}-detail", kwargs={"number": record.number, "slug": record.slug})
    identity = {"iso2": record.pk} if name == "country" else {"key": record.key}
    return reverse(f"{name}-detail", kwargs=identity)


def card_of(entry: Any) -> str:
    """The picture that stands beside links to an entry."""
    if not entry.is_published:
        return reverse("site-card")
    return reverse(f"{entry.record()}-card", kwargs={"number": entry.number, "slug": entry.slug})


def list_url(record: str, **query: str) -> str:
    return f"{reverse(f'{record}-list')}?{urlencode(query)}"


def link(record: Any, **more: Any) -> Shape:
    name = label(record)
    return {"text": name.text, "lang": name.lang, "url": url_of(record), **more}


def links(records: Iterable[Any]) -> list[Shape]:
    return [link(record) for record in records]


def counted(initiatives: int) -> Shape:
    """A number beside a link, and what is heard in its place."""
    sentence = ngettext("%(number)s initiative", "%(number)s initiatives", initiatives)
    return {"count": initiatives, "counted": sentence % {"number": number(initiatives)}}


def level_label(level: str) -> str:
    return str(Level(level).label)


def levels(entry: Any) -> list[Shape]:
    """The levels that an entry is tied to, from the highest step down."""
    tied = entry.doc.ties.get("levels", ())
    return [{"level": level.value, "label": level.label} for level in Level if level in tied]


def hows(responses: Iterable[Any], end: str) -> list[Shape]:
    """Challenges or initiatives with the sentence that says how one answers the other."""
    shapes = []
    for response in islice(responses, MOST):
        how = in_language(response, "how")
        shapes.append(link(getattr(response, end), note=how.text, note_lang=how.lang))
    return sorted(shapes, key=lambda shape: sorting(shape["text"]))
