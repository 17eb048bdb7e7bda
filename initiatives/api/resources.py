"""The resources without editorial state, and the feed of what changed."""

from typing import Any, ClassVar

from django.db.models import CharField, F, Value
from django.http import Http404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from ..filtersets import (
    CommitmentFilterSet,
    CompetenceFilterSet,
    CountryFilterSet,
    MeetingFilterSet,
    PagedFilterSet,
    SourceFilterSet,
)
from ..filtersets.questions import MomentField, Question
from ..models import ENTRIES, Commitment, Competence, Country, Framework, Meeting, SearchDoc, Sector, Source
from ..vocabularies import State
from .fields import CitationShape, CommitmentLabel, FigureShape, KeyedLabel, PlaceShape, Shape, SourceLabel
from .paging import rows_of
from .views import Listing


class CountryShape(Shape):
    code = serializers.CharField(source="iso2")
    name_en = serializers.CharField()
    name_fr = serializers.CharField()
    continent = serializers.CharField()
    dialogue_status = serializers.CharField()


class FrameworkShape(Shape):
    key = serializers.CharField()
    code = serializers.CharField(help_text="Begins the references of its commitments.")
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    kind = serializers.CharField()
    adopted_in = serializers.IntegerField(allow_null=True)
    valid_from = serializers.IntegerField(allow_null=True)
    valid_until = serializers.IntegerField(allow_null=True)
    supersedes = serializers.CharField(source="supersedes.key", default=None, allow_null=True)
    url = serializers.CharField()
    sources = CitationShape(source="citations", many=True)
    commitments = CommitmentLabel(many=True)


class CompetenceRow(Shape):
    key = serializers.CharField()
    country = serializers.CharField(source="country_id")
    sector = serializers.CharField(source="sector.key")
    level = serializers.CharField()
    mandate = serializers.CharField()
    authority = serializers.SerializerMethodField()
    since = serializers.IntegerField(allow_null=True)
    note_en = serializers.CharField()
    note_fr = serializers.CharField()
    sources = CitationShape(source="citations", many=True)

    def get_authority(self, competence: Competence) -> str | None:
        """The key of the authority, where it is one and published."""
        authority = competence.authority
        return authority.key if authority and authority.is_published else None


class MeetingShape(Shape):
    id = serializers.IntegerField(source="number")
    key = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    format = serializers.CharField()
    place = PlaceShape(allow_null=True)
    chair = serializers.CharField(source="chair_id", allow_null=True)
    labelled = serializers.BooleanField()
    network = serializers.SerializerMethodField()
    initiative = serializers.SerializerMethodField()
    recommendations = serializers.SerializerMethodField()
    url = serializers.CharField()
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()
    figures = FigureShape(many=True)
    sources = CitationShape(source="citations", many=True)

    def get_network(self, meeting: Meeting) -> str | None:
        return meeting.network.key if meeting.network and meeting.network.is_published else None

    def get_initiative(self, meeting: Meeting) -> str | None:
        return meeting.initiative.key if meeting.initiative and meeting.initiative.is_published else None

    def get_recommendations(self, meeting: Meeting) -> list[str]:
        return [recommendation.key for recommendation in meeting.recommendations.all()]


class Resource(Listing):
    """A list and details by key, of records that are public as soon as they are saved."""

    records: ClassVar[Any]
    lookup: ClassVar[str] = "key"

    def list(self, request: Request) -> Response:
        asked = self.question(request, self.records.all())
        return Response(
            self.answer(request, asked, self.shapes(request, rows_of(asked.qs, asked)), asked.qs.count())
        )

    def retrieve(self, request: Request, name: str) -> Response:
        record = self.records.filter(**{self.lookup: name}).first()
        if record is None:
            raise Http404
        fields = self.fields_asked(request, self.row)
        shape = self.row(record, context={"request": request}, fields=fields)  # type: ignore[call-arg]
        return Response(shape.data)


class Countries(Resource):
    records, row, lookup = Country.objects.all(), CountryShape, "iso2"
    filterset_class = CountryFilterSet


class Sectors(Resource):
    records, row = Sector.objects.all(), KeyedLabel


class Frameworks(Resource):
    records = Framework.objects.with_relations()
    row = FrameworkShape


class Commitments(Resource):
    records, row, lookup = Commitment.objects.with_reference(), CommitmentLabel, "ref"
    filterset_class = CommitmentFilterSet


class Competences(Resource):
    records, row = Competence.objects.with_relations(), CompetenceRow
    filterset_class = CompetenceFilterSet


class Sources(Resource):
    records, row = Source.objects.all(), SourceLabel
    filterset_class = SourceFilterSet


class Meetings(Resource):
    records, row = Meeting.objects.with_relations(), MeetingShape
    filterset_class = MeetingFilterSet


class ChangesFilterSet(PagedFilterSet):
    since = Question(lambda qs, moment: qs, MomentField, "Changed since")


class ChangeShape(Shape):
    record = serializers.CharField()
    id = serializers.IntegerField(source="number")
    key = serializers.CharField()
    change = serializers.CharField(help_text="“changed” for what is published, “withdrawn” for what was.")
    at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()

    def get_url(self, change: dict[str, Any]) -> str:
        """The detail in the API; what is withdrawn answers 410 there."""
        request = self.context.get("request")
        return str(
            reverse(f"api:{change['record']}-detail", kwargs={"name": change["number"]}, request=request)
        )


class Changes(Listing):
    """What changed, the newest last: all a mirror needs to keep in step, withdrawals included."""

    filterset_class = ChangesFilterSet
    row = ChangeShape

    def list(self, request: Request) -> Response:
        asked = self.question(request, SearchDoc.objects.none())
        since = asked.asked.get("since")
        changes = _changes(since).order_by("at", "record", "number")
        return Response(
            self.answer(request, asked, self.shapes(request, rows_of(changes, asked)), changes.count())
        )


def _changes(since: Any) -> Any:
    """Published entries at their last public change, withdrawn ones at their withdrawal."""
    parts = []
    for model in ENTRIES:
        records: Any = model._default_manager
        for queryset, moment, change in (
            (records.filter(state=State.PUBLISHED), "doc__changed_at", "changed"),
            (records.withdrawn(), "archived_at", "withdrawn"),
        ):
            chosen = queryset.filter(**{f"{moment}__gte": since}) if since else queryset
            parts.append(
                chosen.order_by().values(
                    "number",
                    "key",
                    record=Value(model.record(), CharField()),
                    change=Value(change, CharField()),
                    at=F(moment),
                )
            )
    return parts[0].union(*parts[1:], all=True)
