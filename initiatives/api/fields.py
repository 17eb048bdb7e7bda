"""The small shapes that answers are made of."""

from typing import Any

from django.utils.translation import override
from rest_framework import serializers
from rest_framework.reverse import reverse

from ..models import Entry
from ..vocabularies import Level


def page_url(entry: Any, request: Any) -> str | None:
    """The permanent link of an entry, in English for every reader; None for what has no public number."""
    if entry is None or entry.number is None:
        return None
    record = type(entry)._meta.model_name
    with override("en"):
        address = {"number": entry.number, "slug": entry.slug}
        return str(reverse(f"{record}-detail", kwargs=address, request=request))


class PageUrl(serializers.URLField):
    """The address of the public page."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            source="*", read_only=True, help_text="Permanent link: the page of this entry.", **kwargs
        )

    def to_representation(self, value: Any) -> Any:
        return page_url(value, self.context.get("request"))


class Shape(serializers.Serializer[Any]):
    """A serializer whose answer may be cut down to the `fields` that were asked for."""

    def __init__(self, *args: Any, fields: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if fields:
            for name in set(self.fields) - set(fields):
                self.fields.pop(name)


class EntryLink(Shape):
    """Just enough of an entry to name it and to follow it."""

    record = serializers.SerializerMethodField()
    id = serializers.IntegerField(source="number")
    key = serializers.CharField()
    url = PageUrl()

    def get_record(self, entry: Entry) -> str:
        return entry.record()


class TitledLink(EntryLink):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()


class NamedLink(EntryLink):
    name_en = serializers.CharField()
    name_fr = serializers.CharField()


class AuthorityLink(NamedLink):
    level = serializers.ChoiceField(choices=Level.choices)
    country = serializers.CharField(source="country_id", allow_null=True)


class ParticipantLink(NamedLink):
    """An authority, or a network, which has neither level nor country."""

    level = serializers.SerializerMethodField()
    country = serializers.SerializerMethodField()

    def get_level(self, participant: Any) -> str | None:
        return getattr(participant, "level", None)

    def get_country(self, participant: Any) -> str | None:
        return getattr(participant, "country_id", None)


class CountryLabel(Shape):
    code = serializers.CharField(source="iso2")
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
    code = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()


class SourceLabel(Shape):
    key = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    publisher = serializers.CharField()
    published_in = serializers.IntegerField(allow_null=True)
    url = serializers.CharField()
    kind = serializers.CharField()
    accessed = serializers.CharField()


class CitationShape(Shape):
    source = SourceLabel()  # type: ignore[assignment]
    locator = serializers.CharField(help_text="Where in the source the statement stands.")


class FigureShape(Shape):
    """One number as one source gives it; the newest of each measure comes first."""

    measure = serializers.CharField(help_text="Names the series: figures of one measure are its history.")
    label_en = serializers.CharField()
    label_fr = serializers.CharField()
    value = serializers.FloatField()
    unit_en = serializers.CharField()
    unit_fr = serializers.CharField()
    qualifier = serializers.CharField(help_text="exactly, about, over, under, up_to or nearly")
    as_of = serializers.CharField(help_text="Year, month or day; empty where the source gives none.")
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
