"""Texts in the reader's language; what exists in the other one only says so."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, gettext
from django.utils.translation import ngettext as ngettext  # noqa: PLC0414 - one door for the words of pages

OTHER = {"en": "fr", "fr": "en"}


class Text(NamedTuple):
    """`lang` is the code of the language where that is not the page's, else blank."""

    text: str
    lang: str = ""


def reading_language() -> str:
    return "fr" if (get_language() or "en").startswith("fr") else "en"


def in_language(record: Any, stem: str) -> Text:
    """The text of `stem`_en or `stem`_fr that the reader can read best."""
    here = reading_language()
    text = getattr(record, f"{stem}_{here}")
    if text:
        return Text(text)
    other = OTHER[here]
    text = getattr(record, f"{stem}_{other}")
    return Text(text, other) if text else Text("")


def label(record: Any) -> Text:
    return in_language(record, record.label_field)


def label_of_tie(tie: Mapping[str, Any]) -> str:
    """What a search doc tells of another record, by its name."""
    here = reading_language()
    return str(tie[f"name_{here}"] or tie[f"name_{OTHER[here]}"])


def in_either(english: str, french: str) -> str:
    """Of a text that exists in both languages, the reader's."""
    return french if reading_language() == "fr" else english


def number(value: Any) -> str:
    """A number as it is read, without zeros that say nothing."""
    if isinstance(value, int) and 0 <= value < 1_000:
        return str(value)
    plain = value.normalize() if hasattr(value, "normalize") else value
    decimals = max(0, -plain.as_tuple().exponent) if hasattr(plain, "as_tuple") else 0
    return str(number_format(plain, decimal_pos=decimals, use_l10n=True, force_grouping=abs(plain) >= 1_000))


def partial_date(text: str) -> str:
    """2021, 2021-09 or 2021-09-15 as it is read."""
    from datetime import date

    parts = [int(part) for part in text.split("-") if part]
    if len(parts) < 2:
        return text
    day = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return str(date_format(day, "DATE_FORMAT" if len(parts) == 3 else "YEAR_MONTH_FORMAT"))


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
