"""Kinds of parameters: from a text in the address to a value, or to a sentence that says what to write."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _
from django_filters import Filter

from .. import search
from ..facets import Known
from ..models import Synonym


class CodesField(forms.Field):
    """The values of a repeated parameter, each known to its vocabulary."""

    widget = forms.MultipleHiddenInput

    def __init__(self, *, known: Known, **kwargs: Any) -> None:
        self.known = known
        super().__init__(**kwargs)

    def to_python(self, value: Sequence[str] | None) -> list[str]:
        return list(dict.fromkeys(code for code in value or [] if code))

    def validate(self, value: list[str]) -> None:
        if refused := self.known.refuse(value):
            raise ValidationError(refused)


class WordsField(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=search.LONGEST, **kwargs)

    def clean(self, value: Any) -> search.Words | None:
        typed = super().clean(value)
        if not typed:
            return None
        words = search.with_synonyms(search.read(typed), Synonym.objects.values_list("written", "meant"))
        if words.number > search.MOST_TERMS:
            raise ValidationError(_("Search for at most 20 words at a time."))
        return words


class YearField(forms.IntegerField):
    def __init__(self, **kwargs: Any) -> None:
        message = _("Give the year with four digits, between 1800 and 2100.")
        messages = dict.fromkeys(("invalid", "min_value", "max_value"), message)
        super().__init__(min_value=1800, max_value=2100, error_messages=messages, **kwargs)


class MomentField(forms.CharField):
    """An ISO 8601 day or moment; without an offset it is in UTC."""

    def clean(self, value: Any) -> datetime | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            # A plus sign that was not escaped in the address arrives as a space.
            moment = parse_datetime(typed.replace(" ", "+")) or parse_datetime(typed)
            day = None if moment else parse_date(typed)
        except ValueError:
            moment = day = None
        if day:
            moment = datetime.combine(day, time.min)
        try:
            return moment.astimezone(UTC) if moment and moment.tzinfo else moment.replace(tzinfo=UTC)  # type: ignore[union-attr]
        except (AttributeError, OverflowError):
            sentence = _("Write the day or the moment as 2026-11-24 or 2026-11-24T08:30:00Z.")
            raise ValidationError(sentence) from None


class Facet(Filter):  # type: ignore[misc]
    """Codes, of which one must hold. `counted` facets show how many answers each value has."""

    field_class = CodesField

    def __init__(
        self, word: Callable[..., Any], known: Known, label: Any, *, counted: bool = True, **kwargs: Any
    ) -> None:
        self.word, self.known, self.counted = word, known, counted
        super().__init__(label=label, known=known, **kwargs)

    def filter(self, qs: Any, value: Sequence[str]) -> Any:
        return self.word(qs, *value) if value else qs


class Question(Filter):  # type: ignore[misc]
    """One value, handed to one word of the queryset."""

    def __init__(self, word: Callable[..., Any], field: type[forms.Field], label: Any, **kwargs: Any) -> None:
        self.word, self.field_class = word, field
        super().__init__(label=label, **kwargs)

    def filter(self, qs: Any, value: Any) -> Any:
        return qs if value is None else self.word(qs, value)


class Control(Filter):  # type: ignore[misc]
    """A parameter that shapes the answer but never decides what is in it."""

    def __init__(self, field: type[forms.Field], label: Any, **kwargs: Any) -> None:
        self.field_class = field
        super().__init__(label=label, **kwargs)

    def filter(self, qs: Any, value: Any) -> Any:
        return qs
