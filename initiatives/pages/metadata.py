"""What search engines, and whoever shows a link to a page, are told of it."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.html import json_script
from django.utils.safestring import SafeString
from django.utils.translation import get_language

Thing = dict[str, Any]  # a node of schema.org
Absolute = Callable[[str], str]  # the whole address of a path

SITE = "Multilevel"
LONGEST = 160  # characters of a description: search engines cut what is longer
MORE = "…"
NOT_INDEXED = "noindex, follow"
LOCALES = {"en": "en_GB", "fr": "fr_FR"}


class Head(NamedTuple):
    """`robots` says what search engines shall leave; nobody is told anything of what is not `is_shared`."""

    title: str
    description: str
    robots: str
    is_shared: bool
    image: str
    image_text: str
    languages: list[tuple[str, str]]  # its address in each, for readers of none of them under “x-default”
    data: str

    @property
    def locale(self) -> str:
        return LOCALES[get_language() or "en"]

    @property
    def other_locales(self) -> list[str]:
        return [LOCALES[code] for code, name in settings.LANGUAGES if LOCALES[code] != self.locale]


def shortened(text: str) -> str:
    """At most as long as search engines show it, cut between words."""
    short = textwrap.shorten(text, LONGEST, placeholder=MORE)
    return short if short != MORE else " ".join(text.split())[: LONGEST - 1] + MORE


def told(thing: Thing) -> Thing:
    """Without what is not known."""
    return {name: value for name, value in thing.items() if value not in (None, "", [], {})}


def way_to(steps: Iterable[tuple[Any, str]]) -> Thing:
    """The breadcrumbs, names and addresses from the home page to the page itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": str(name), "item": address}
            for position, (name, address) in enumerate(steps, 1)
        ],
    }


def embedded(nodes: Sequence[Thing]) -> SafeString:
    """For a page: nothing that anybody has written ends the element or begins another.

    Django's own escaping of JSON, under the type that search engines read; to browsers it is no script.
    """
    element = json_script({"@context": "https://schema.org", "@graph": nodes})
    return SafeString(element.replace("application/json", "application/ld+json", 1))
