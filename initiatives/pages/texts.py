"""Texts in the reader's language; what exists in the other one only says so."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext
from django.utils.translation import ngettext as ngettext  # noqa: PLC0414 - one door for the words of pages

from ..days import day as day  # noqa: PLC0414 - one door for the words of pages
from ..days import days as days  # noqa: PLC0414
from ..facets import Called
from ..search import sorting
from .typesetting import typeset

R = TypeVar("R")
OTHER = {"en": "fr", "fr": "en"}


class Text(NamedTuple):
    """`lang` is the code of the language where that is not the page's, else blank."""

    text: str
    lang: str = ""


def reading_language() -> str:
    return "fr" if (get_language() or "en").startswith("fr") else "en"


def in_tongue(text: str, language: str) -> Text:
    """A text that is written in a language, set as it is read there."""
    return Text(typeset(text, language), "" if language == reading_language() else language)


def in_language(record: Any, stem: str) -> Text:
    """The text of `stem`_en or `stem`_fr that the reader can read best."""
    here = reading_language()
    for language in (here, OTHER[here]):
        if text := getattr(record, f"{stem}_{language}"):
            return in_tongue(text, language)
    return Text("")


def label(record: Any) -> Text:
    return in_language(record, record.label_field)


def country_beside(authority: Any) -> str:
    """The country of an authority, where its name does not say it already: “Ministry of Health (France)”."""
    country = getattr(authority, "country", None)
    name = label(country).text if country else ""
    return "" if f"({name})" in label(authority).text else name


def label_of_tie(tie: Mapping[str, Any]) -> Text:
    """What a search doc tells of another record, by its name."""
    here = reading_language()
    language = here if tie[f"name_{here}"] else OTHER[here]
    return in_tongue(tie[f"name_{language}"], language)


def alphabetical(records: Iterable[R]) -> list[R]:
    """Records by title or name, as the reader's language sorts them."""
    return sorted(records, key=lambda record: sorting(label(record).text))


def in_either(english: str, french: str) -> str:
    """Of a text that exists in both languages, the reader's."""
    return typeset(french, "fr") if reading_language() == "fr" else english


def called_here(called: Called) -> Text:
    """What a value of a vocabulary is called, in the reader's language if it has a name there."""
    here = reading_language()
    text = called.fr if here == "fr" else called.en
    return in_tongue(text, called.only or here)


def quoted(words: str) -> str:
    return gettext("“%(words)s”") % {"words": words}


def number(value: Any) -> str:
    """A number as it is read, without zeros that say nothing."""
    if isinstance(value, int) and 0 <= value < 1_000:
        return str(value)
    plain = value.normalize() if hasattr(value, "normalize") else value
    decimals = max(0, -plain.as_tuple().exponent) if hasattr(plain, "as_tuple") else 0
    return str(number_format(plain, decimal_pos=decimals, use_l10n=True, force_grouping=abs(plain) >= 1_000))


def partial_date(text: str) -> str:
    """2021, 2021-09 or 2021-09-15 as it is read."""
    parts = [int(part) for part in text.split("-") if part]
    if len(parts) < 2:
        return text
    first = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return day(first) if len(parts) == 3 else str(date_format(first, "YEAR_MONTH_FORMAT"))


def years(first: int | None, last: int | None, status: str = "") -> str:
    """When something ran, in words that do not claim more than is known."""
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return (
            gettext("since %(year)s") % {"year": first}
            if status == "ongoing"
            else gettext("from %(year)s") % {"year": first}
        )
    return gettext("until %(year)s") % {"year": last} if last else ""
