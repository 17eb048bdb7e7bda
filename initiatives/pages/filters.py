"""The question beside a list: what can be chosen, what was, in which order, and what is wrong with it."""

import difflib
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..facets import MOST_VALUES, Counts, Option
from ..filtersets import Control, Facet, ListFilterSet
from ..vocabularies import named
from .query import Query
from .texts import Text, called_here, number, quoted, reading_language

MOST_IN_TITLE = 4  # filters; a title with more is no title
SHOWN_VALUES = 8  # of an open vocabulary; the others stand behind "more"
ORDERS = {
    "relevance": gettext_lazy("Relevance"),
    "title_en": gettext_lazy("Title"),
    "title_fr": gettext_lazy("Title"),
    "name_en": gettext_lazy("Name"),
    "name_fr": gettext_lazy("Name"),
    "-started_in": gettext_lazy("Newest start"),
    "started_in": gettext_lazy("Oldest start"),
    "founded_in": gettext_lazy("Year of foundation"),
    "-updated_at": gettext_lazy("Last change"),
}
TEXT_FIELDS = {"year", "started_after", "started_before", "updated_since"}


def filters(asked: ListFilterSet, query: Query, counts: Counts) -> dict[str, Any]:
    data = asked.data
    return {
        "action": query.path,
        "q": data.get("q", ""),
        "q_errors": asked.errors.get("q", []),
        "facets": [_facet(asked, query, name, facet, counts) for name, facet in _facets(asked).items()],
        "fields": [_field(asked, name) for name in asked.filters if name in TEXT_FIELDS - {"updated_since"}],
        "hidden": [(name, value) for name in ("page_size", "updated_since") for value in data.getlist(name)],
        "chosen": sum(len(query.data.getlist(name)) for name in asked.filters if name != "ordering"),
    }


def _facet(asked: ListFilterSet, query: Query, name: str, facet: Facet, counts: Counts) -> dict[str, Any]:
    chosen = asked.data.getlist(name)
    if facet.counted:
        options = counts.options(name, facet.known, asked.chosen.get(name, ()), reading_language())
    else:
        names = facet.known.labels(facet.known.names)  # type: ignore[attr-defined]
        options = [Option(value, called, None) for value, called in names.items()]
    shapes = [_option(option, chosen) for option in options]
    return {
        "name": name,
        "legend": facet.label,
        "options": [s for position, s in enumerate(shapes) if position < SHOWN_VALUES or s["selected"]],
        "more": [s for position, s in enumerate(shapes) if position >= SHOWN_VALUES and not s["selected"]],
        "chosen": sum(shape["selected"] for shape in shapes),
        "errors": asked.errors.get(name, []),
        "hint": _hint(name, len(options)),
        "open": name in ("level", "joins", "country"),
        "all_url": query.nearby(f"{query.path}values/{name}/") if len(options) >= MOST_VALUES else "",
    }


def _field(asked: ListFilterSet, name: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": asked.filters[name].label,
        "value": asked.data.get(name, ""),
        "errors": asked.errors.get(name, []),
        "inputmode": "numeric",
        "maxlength": 4,
    }


def chips(asked: ListFilterSet, query: Query) -> list[dict[str, Any]]:
    shapes = []
    for name in query.data:
        filter_ = asked.filters[name]
        if name in ("ordering", "page_size"):
            continue
        values = query.data.getlist(name)
        names = filter_.known.labels(values) if isinstance(filter_, Facet) else {}
        for value in values:
            called = called_here(names[value]) if value in names else Text(value)
            removed = query.without(name, value)
            shape = {"group": filter_.label, "label": called.text, "lang": called.lang, "url": removed}
            shapes.append(shape)
    return shapes


def called(asked: ListFilterSet, title: str) -> str:
    """“Initiatives: Local, Morocco – page 2”: the list, what narrows it, and which part of it stands here."""
    if not asked.is_valid():
        return title
    told = list(_told_briefly(asked))
    if told:
        told[MOST_IN_TITLE:] = ["…"] if told[MOST_IN_TITLE:] else []
        title = named(title, ", ".join(told))
    if asked.page_asked > 1:
        title = _("%(title)s – page %(page)s") % {"title": title, "page": number(asked.page_asked)}
    return title


def _told_briefly(asked: ListFilterSet) -> Iterator[str]:
    """In the order of the filters, so that the same question has the same title."""
    for name, filter_ in asked.filters.items():
        if isinstance(filter_, Control) or name not in asked.asked:
            continue
        if isinstance(filter_, Facet):
            names = filter_.known.labels(asked.asked[name])
            yield from (called_here(names[value]).text for value in asked.asked[name] if value in names)
        elif name == "q":
            yield quoted(" ".join(asked.data["q"].split()))
        else:
            yield f"{filter_.label} {asked.data[name]}"


def ordering(asked: ListFilterSet) -> list[dict[str, Any]]:
    words, language = asked.data.get("q"), reading_language()
    now = asked.asked.get("ordering") or ("relevance" if words else "")
    title = next(name for name in asked.orders if name.endswith(f"_{language}"))
    offered = (["relevance"] if words else []) + [
        name
        for name in ORDERS
        if name == title or (name.lstrip("-") in asked.orders and not name.endswith(("_en", "_fr")))
    ]
    return [{"value": name, "label": ORDERS[name], "selected": name == (now or title)} for name in offered]


def notices(asked: ListFilterSet) -> list[str]:
    """What the address holds that this list does not understand and passes over."""
    return [_unknown(name, asked.known) for name in asked.unknown if name in _own_mistakes(asked)]


def in_order_of_reading(asked: ListFilterSet) -> list[str]:
    """What is wrong with a question, each sentence after the name of its filter."""
    return [
        named(asked.filters[name].label, sentence)
        for name, sentences in asked.errors.items()
        for sentence in sentences
    ]


def _facets(asked: ListFilterSet) -> dict[str, Facet]:
    return {name: each for name, each in asked.filters.items() if isinstance(each, Facet)}


def _hint(name: str, shown: int) -> str:
    if name == "joins":
        return _("All the chosen levels take part.")
    if shown >= MOST_VALUES:
        return _("The most frequent values are shown.")
    return ""


def _option(option: Option, chosen: list[str]) -> dict[str, Any]:
    called = called_here(option.called)
    return {
        "value": option.value,
        "label": called.text,
        "lang": called.lang,
        "count": "" if option.found is None else number(option.found),
        "selected": option.value in chosen,
    }


def _own_mistakes(asked: ListFilterSet) -> list[str]:
    """Links get parameters added on their way (utm_source, fbclid …); these are nobody's typing errors."""
    return [name for name in asked.unknown if not name.startswith(("utm_", "fbclid", "gclid", "mc_"))]


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return _("There is no filter “%(name)s”; it was ignored. Did you mean “%(near)s”?") % {
            "name": name[:80],
            "near": near[0],
        }
    return _("There is no filter “%(name)s”; it was ignored.") % {"name": name[:80]}
