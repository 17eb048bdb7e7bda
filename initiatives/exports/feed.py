"""A list as a feed: what is new or changed, the latest first."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from typing import Any

from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..vocabularies import Language, named
from .question import Question
from .references import KEEPER
from .rows import Row, rows

LATEST = 50
SINCE = 2021  # the year that tag URIs name: the catalogue grows from a document of that year
SUMMARIES = ("summary", "statement", "text")


class Feed(Atom1Feed):
    """Each entry says in which language it is, where that is not the feed's, and has a summary or none."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        spoken = {"xml:lang": item["language"]} if item["language"] else {}
        return {**super().item_attributes(item), **spoken}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": item["description"] or None})

    def latest_post_date(self) -> datetime:
        """Of the latest entry; a feed of nothing is as old as the day."""
        if self.items:
            return super().latest_post_date()
        return datetime.combine(timezone.localdate(), time.min, tzinfo=UTC)


def write_atom(question: Question) -> Iterator[str]:
    language = get_language() or "en"
    feed = Feed(
        title=_title(question, language),
        link=question.url,
        description="",
        feed_url=question.request.build_absolute_uri(),
        feed_guid=question.url,
        language=language,
        author_name=KEEPER[language],
        feed_copyright=_("Multilevel, licence CC BY 4.0"),
    )
    newest = question.entries.in_order("-changed_at", "number")[:LATEST]
    for row in rows(newest, question.absolute):
        title, spoken = _in(row, language, ("title", "name"))
        feed.add_item(
            title=title,
            link=row["url"],
            unique_id=f"tag:{question.request.get_host()},{SINCE}:{row['record']}:{row['id']}",
            description=_marked(*_in(row, language, SUMMARIES), spoken),  # the feed says that it is HTML
            updateddate=row["updated_at"],
            language="" if spoken == language else spoken,
        )
    yield feed.writeString("utf-8")


def _title(question: Question, language: str) -> str:
    """“Multilevel: initiatives; Country: France”."""
    what = str(question.model._meta.verbose_name_plural)
    told = [named(criterion.label, ", ".join(criterion.values)) for criterion in question.criteria(language)]
    return "; ".join([named("Multilevel", what), *told])


def _in(row: Row, language: str, stems: tuple[str, ...]) -> tuple[str, str]:
    """The text in the reader's language, else in the other, and which that is."""
    stem = next((stem for stem in stems if f"{stem}_en" in row), "")
    for code in (language, *(code for code in Language.values if code != language)):
        if stem and row[f"{stem}_{code}"]:
            return row[f"{stem}_{code}"], code
    return "", language


def _marked(text: str, spoken: str, around: str) -> str:
    """HTML that says in which language it is, where that is not the one around it."""
    return escape(text) if spoken == around else format_html('<span lang="{}">{}</span>', spoken, text)
