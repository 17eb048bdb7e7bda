"""Why another entry is worth following from this one, in words."""

from collections.abc import Callable
from typing import Any

from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ..kindred import Kin, Reason, kindred
from ..models import Entry
from ..vocabularies import Scope, Theme
from .present import Shape, level_label, link
from .texts import label

TOLD = 2  # reasons beside one entry


def kin(entry: Entry) -> list[Shape]:
    """What the component `see_also` takes; a draft has nothing to do with anything yet."""
    return [_shape(one) for one in kindred(entry)] if entry.is_published else []


def _shape(one: Kin) -> Shape:
    said = list(dict.fromkeys(map(_said, one.reasons)))
    return link(one.entry, reasons=said[:TOLD])


def _said(reason: Reason) -> str:
    return format_html(_sentence(reason.name), **ABOUT.get(reason.name, _named)(reason.about))


def _sentence(name: str) -> str:
    sentences = {
        "led": _("Also led by {name}"),
        "answers": _("Also answers “{name}”"),
        "joins": _("Also joins the {levels} levels in {country}"),
        "sector": _("Also about “{name}”"),
        "together": _("Also takes part in “{name}”"),
        "network": _("Also a member of {name}"),
        "parent": _("Also part of {name}"),
        "level": _("Also at the {level} level in {country}"),
        "member": _("Also has {name} as a member"),
        "scope": _("Has the same scope: {name}"),
        "recommended": _("“{name}” answers both"),
        "responded": _("“{name}” responds to both"),
        "theme": _("Also on the theme “{name}”"),
        "shown": _("“{name}” shows how to do both"),
        "meeting": _("Also from “{name}”"),
    }
    return sentences[name]


def _name(record: Any) -> str:
    """A record by its shortest name, which may be in another language than the sentence."""
    name = label(record)
    if short := getattr(record, "acronym", ""):
        return str(short)
    return format_html('<span lang="{}">{}</span>', name.lang, name.text) if name.lang else name.text


def _named(record: Any) -> dict[str, str]:
    return {"name": _name(record)}


def _joined(about: tuple[list[str], Any]) -> dict[str, str]:
    levels, country = about
    names = [level_label(level).lower() for level in levels]
    return {"levels": get_text_list(names, _("and")), "country": _name(country)}


def _at_level(about: tuple[str, Any]) -> dict[str, str]:
    level, country = about
    return {"level": level_label(level).lower(), "country": _name(country)}


ABOUT: dict[str, Callable[[Any], dict[str, str]]] = {
    "joins": _joined,
    "level": _at_level,
    "scope": lambda scope: {"name": str(Scope(scope).label)},
    "theme": lambda theme: {"name": str(Theme(theme).label)},
}
