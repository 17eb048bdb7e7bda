"""The small shapes that answers are made of."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from ..vocabularies import Level, Qualifier, SourceKind


class Code(serializers.CharField):
    """A value of one of the closed vocabularies."""

    def __init__(self, vocabulary: type[TextChoices], **kwargs: Any) -> None:
        self.vocabulary = vocabulary
        super().__init__(**kwargs)


class Codes(serializers.ListField):
    """Codes of the vocabulary, or, without one, any."""

    def __init__(self, vocabulary: type[TextChoices] | None = None, **kwargs: Any) -> None:
        super().__init__(child=Code(vocabulary) if vocabulary else serializers.CharField(), **kwargs)


class Shape(serializers.Serializer[Any]):
    """A serializer whose answer may be cut down to the `fields` that were asked for."""

    def __init__(self, *args: Any, fields: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fields:
            for name in set(self.fields) - set(fields):
                self.fields.pop(name)


class EntryLink(Shape):
    """Just enough of an entry to name it and to follow it."""

    record = serializers.CharField()
    id = serializers.IntegerField()
    key = serializers.CharField()
    url = serializers.URLField(help_text=_("Permanent link: the page of this entry."))


class TitledLink(EntryLink):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()


class NamedLink(EntryLink):
    name_en = serializers.CharField()
    name_fr = serializers.CharField()


class AuthorityLink(NamedLink):
    level = Code(Level)
    country = serializers.CharField(allow_null=True)


class ParticipantLink(NamedLink):
    """An authority, or a network, which has neither level nor country."""

    level = Code(Level, allow_null=True, help_text=_("The level of an authority; null for a network."))
    country = serializers.CharField(allow_null=True)


class CountryLabel(Shape):
    code = serializers.CharField(source="iso2", help_text=_("ISO 3166-1 alpha-2 code."))
    name_en = serializers.CharField()
    name_fr = serializers.CharField()


class KeyedLabel(Shape):
    key = serializers.CharField()
    name_en = serializers.CharField()
    name_fr = serializers.CharField()


class PlaceShape(KeyedLabel):
    country = serializers.CharField(source="country_id")
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)


class CommitmentLabel(Shape):
    reference = serializers.CharField()
    framework = serializers.CharField(source="framework.key")
    code = serializers.CharField(help_text=_("Its code in the framework: 16, 11 or 5a."))
    title_en = serializers.CharField()
    title_fr = serializers.CharField()


class SourceLabel(Shape):
    key = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    publisher = serializers.CharField()
    published_in = serializers.IntegerField(allow_null=True)
    url = serializers.CharField(help_text=_("Its address; empty where it has none."))
    kind = Code(SourceKind)
    accessed = serializers.CharField()


class CitationShape(Shape):
    source = SourceLabel(help_text=_("The source."))  # type: ignore[assignment]
    locator = serializers.CharField()


class FigureShape(Shape):
    """One number as one source gives it; the newest of each measure comes first."""

    measure = serializers.CharField(help_text=_("Names the series: figures of one measure are its history."))
    label_en = serializers.CharField()
    label_fr = serializers.CharField()
    value = serializers.FloatField()
    unit_en = serializers.CharField()
    unit_fr = serializers.CharField()
    qualifier = Code(Qualifier, help_text=_("How exact the source says the number is."))
    as_of = serializers.CharField(help_text=_("Year, month or day; empty where the source gives none."))
    source = serializers.CharField(source="source.key")  # type: ignore[assignment]
    locator = serializers.CharField()
    note_en = serializers.CharField()
    note_fr = serializers.CharField()


class MeetingLabel(Shape):
    id = serializers.IntegerField(source="number")
    key = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
