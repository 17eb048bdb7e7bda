"""The resources without editorial state."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ..filtersets import (
    CommitmentFilterSet,
    CompetenceFilterSet,
    CountryFilterSet,
    MeetingFilterSet,
    SourceFilterSet,
)
from ..models import Commitment, Competence, Country, Framework, Meeting, Sector, Source
from ..vocabularies import (
    Continent,
    DialogueStatus,
    FrameworkKind,
    Level,
    Mandate,
    MeetingFormat,
)
from .fields import (
    CitationShape,
    Code,
    CommitmentLabel,
    CountryLabel,
    FigureShape,
    KeyedLabel,
    PlaceShape,
    Shape,
    SourceLabel,
)
from .paging import rows_of
from .views import Listing, by_number_or_key


class CountryShape(CountryLabel):
    continent = Code(Continent)
    dialogue_status = Code(DialogueStatus)


class FrameworkShape(Shape):
    key = serializers.CharField()
    code = serializers.CharField(help_text=_("Begins the references of its commitments."))
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    kind = Code(FrameworkKind)
    adopted_in = serializers.IntegerField(allow_null=True)
    valid_from = serializers.IntegerField(allow_null=True)
    valid_until = serializers.IntegerField(allow_null=True)
    supersedes = serializers.CharField(
        source="supersedes.key",
        default=None,
        allow_null=True,
        help_text=_("The key of the framework that it replaces; null where it replaces none."),
    )
    url = serializers.CharField(help_text=_("Its address; empty where it has none."))
    sources = CitationShape(source="citations", many=True)
    commitments = CommitmentLabel(many=True)


class CompetenceRow(Shape):
    key = serializers.CharField()
    country = serializers.CharField(source="country_id")
    sector = serializers.CharField(source="sector.key")
    level = Code(Level)
    mandate = Code(Mandate)
    authority = serializers.SerializerMethodField(
        help_text=_("The key of the authority; null where it is none of them alone, or not published.")
    )
    since = serializers.IntegerField(allow_null=True)
    note_en = serializers.CharField()
    note_fr = serializers.CharField()
    sources = CitationShape(source="citations", many=True)

    def get_authority(self, competence: Competence) -> str | None:
        authority = competence.authority
        return authority.key if authority and authority.is_published else None


class MeetingShape(Shape):
    id = serializers.IntegerField(source="number")
    key = serializers.CharField()
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(allow_null=True)
    format = Code(MeetingFormat)
    place = PlaceShape(allow_null=True)
    chair = serializers.CharField(source="chair_id", allow_null=True)
    labelled = serializers.BooleanField()
    network = serializers.SerializerMethodField(
        help_text=_("The key of the network to which it belongs; null where it is none, or not published.")
    )
    initiative = serializers.SerializerMethodField(
        help_text=_("The key of the initiative to which it belongs; null where it is none, or not published.")
    )
    recommendations = serializers.SerializerMethodField(
        help_text=_("The keys of the recommendations that it made.")
    )
    url = serializers.CharField(help_text=_("Its address; empty where it has none."))
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
        record = self.records.filter(**self.named(name)).first()
        if record is None:
            raise Http404
        fields = self.fields_asked(request, self.row)
        shape = self.row(record, context={"request": request}, fields=fields)  # type: ignore[call-arg]
        return Response(shape.data)

    def named(self, name: str) -> dict[str, Any]:
        """What finds the record of this name."""
        return {self.lookup: name}


class Countries(Resource):
    title = _("Countries")
    about = _("Countries, with their continent and their place in the Dialogue.")
    records, row, lookup = Country.objects.all(), CountryShape, "iso2"
    filterset_class = CountryFilterSet


class Sectors(Resource):
    title = _("Sectors")
    about = _("Fields of public action.")
    records, row = Sector.objects.all(), KeyedLabel


class Frameworks(Resource):
    title = _("Frameworks")
    about = _("Agendas, compacts, charters and action plans to which initiatives contribute.")
    records = Framework.objects.with_relations()
    row = FrameworkShape


class Commitments(Resource):
    title = _("Commitments")
    about = _("What frameworks consist of: objectives, goals and actions.")
    records, row, lookup = Commitment.objects.with_reference(), CommitmentLabel, "ref"
    filterset_class = CommitmentFilterSet


class Competences(Resource):
    title = _("Competences")
    about = _("Who is responsible for a sector in a country, at which level, in law and in practice.")
    records, row = Competence.objects.with_relations(), CompetenceRow
    filterset_class = CompetenceFilterSet


class Sources(Resource):
    title = _("Sources")
    about = _("Documents, pages and data sets on which statements rest.")
    records, row = Source.objects.all(), SourceLabel
    filterset_class = SourceFilterSet


class Meetings(Resource):
    title = _("Meetings")
    about = _("Meetings of the Dialogue, and what came out of them.")
    records, row = Meeting.objects.with_relations(), MeetingShape
    filterset_class = MeetingFilterSet

    def named(self, name: str) -> dict[str, Any]:
        return by_number_or_key(name)
