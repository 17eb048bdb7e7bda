"""The entries as the API gives them: a row of a list, and a detail with all relations."""

from typing import Any

from rest_framework import serializers

from ..models import Authority, Challenge, Initiative, Network, Recommendation
from ..vocabularies import Role, Status
from .fields import (
    AuthorityLink,
    CitationShape,
    CommitmentLabel,
    CountryLabel,
    EntryLink,
    FigureShape,
    KeyedLabel,
    MeetingLabel,
    NamedLink,
    ParticipantLink,
    PlaceShape,
    Shape,
    SourceLabel,
    TitledLink,
    page_url,
)

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


class EntryRow(EntryLink):
    """What the rows of all five lists share."""

    updated_at = serializers.DateTimeField(
        source="doc.changed_at", help_text="Last change of what is public."
    )
    last_verified_on = serializers.DateField(
        allow_null=True, help_text="When the entry was last compared with its sources."
    )


class EntryDetail(Shape):
    """What the details of all five kinds share, beside their row."""

    aliases = serializers.ListField(child=serializers.CharField())
    original_language = serializers.CharField()
    figures = FigureShape(many=True)
    sources = CitationShape(source="citations", many=True)
    licence = serializers.SerializerMethodField()
    citation = serializers.SerializerMethodField()

    def get_licence(self, entry: Any) -> str:
        return LICENCE

    def get_citation(self, entry: Any) -> str:
        """How to cite the entry."""
        url = page_url(entry, self.context.get("request"))
        changed = entry.doc.changed_at.date().isoformat()
        return f"{entry.label_en or entry.label_fr}. Multilevel, version of {changed}. {url}"


class InitiativeRow(EntryRow):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()
    kind = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices, help_text="True on the day of asking.")
    started_in = serializers.IntegerField(allow_null=True)
    ended_in = serializers.IntegerField(allow_null=True)
    scope = serializers.CharField()
    countries = serializers.SerializerMethodField()
    sectors = serializers.SerializerMethodField()
    levels = serializers.SerializerMethodField()
    lead_authorities = serializers.SerializerMethodField()

    def get_countries(self, initiative: Any) -> list[str]:
        return list(initiative.doc.ties["countries"])

    def get_sectors(self, initiative: Any) -> list[str]:
        return list(initiative.doc.ties["sectors"])

    def get_levels(self, initiative: Any) -> list[str]:
        """The levels that take part, from the highest step of the ladder down."""
        return list(initiative.doc.ties["levels"])

    def get_lead_authorities(self, initiative: Any) -> list[dict[str, Any]]:
        """id, key, name_en, name_fr, level and country of each authority that leads."""
        return list(initiative.doc.ties["lead_authorities"])


class ParticipationShape(Shape):
    participant = ParticipantLink()
    role = serializers.ChoiceField(choices=Role.choices)
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)
    note_en = serializers.CharField()
    note_fr = serializers.CharField()
    source = serializers.SerializerMethodField()  # type: ignore[assignment]

    def get_source(self, participation: Any) -> str | None:
        return participation.source.key if participation.source else None


class ChallengeAnswered(Shape):
    challenge = TitledLink()
    how_en = serializers.CharField()
    how_fr = serializers.CharField()


class InitiativeDetail(InitiativeRow, EntryDetail):
    description_en = serializers.CharField()
    description_fr = serializers.CharField()
    website = serializers.CharField()
    country_labels = CountryLabel(source="countries", many=True)
    sector_labels = KeyedLabel(source="sectors", many=True)
    participations = ParticipationShape(many=True)
    challenges = ChallengeAnswered(source="responses", many=True)
    recommendations = TitledLink(many=True)
    commitments = CommitmentLabel(many=True)
    places = PlaceShape(many=True)
    networks = serializers.SerializerMethodField()
    meetings = MeetingLabel(many=True)

    def get_networks(self, initiative: Initiative) -> list[dict[str, Any]]:
        """The networks that take part, each once."""
        networks = {part.network.pk: part.network for part in initiative.participations.all() if part.network}
        return list(NamedLink(list(networks.values()), many=True, context=self.context).data)


class AuthorityRow(EntryRow):
    name_en = serializers.CharField()
    name_fr = serializers.CharField()
    level = serializers.CharField()
    kind = serializers.CharField()
    country = serializers.CharField(source="country_id", allow_null=True)
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    website = serializers.CharField()


class InitiativeWithRole(Shape):
    initiative = TitledLink()
    role = serializers.CharField()
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)


class MemberOf(Shape):
    network = NamedLink()
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)


class CompetenceShape(Shape):
    key = serializers.CharField()
    country = serializers.CharField(source="country_id")
    sector = serializers.CharField(source="sector.key")
    level = serializers.CharField()
    mandate = serializers.CharField(help_text="formal (in law), practice (in fact) or shared")
    since = serializers.IntegerField(allow_null=True)
    note_en = serializers.CharField()
    note_fr = serializers.CharField()


class AuthorityDetail(AuthorityRow, EntryDetail):
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()
    parent = serializers.SerializerMethodField()  # type: ignore[assignment]
    children = AuthorityLink(many=True)
    participations = InitiativeWithRole(many=True)
    memberships = MemberOf(many=True)
    competences = CompetenceShape(many=True)

    def get_parent(self, authority: Authority) -> dict[str, Any] | None:
        """The published authority that this one belongs to."""
        parent = authority.parent
        if parent is None or not parent.is_published:
            return None
        return dict(AuthorityLink(parent, context=self.context).data)


class NetworkRow(EntryRow):
    name_en = serializers.CharField()
    name_fr = serializers.CharField()
    acronym = serializers.CharField()
    scope = serializers.CharField()
    founded_in = serializers.IntegerField(allow_null=True)
    website = serializers.CharField()
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()


class MemberShape(Shape):
    member = ParticipantLink()
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)


class NetworkDetail(NetworkRow, EntryDetail):
    members = MemberShape(source="memberships", many=True)
    member_of = MemberOf(source="memberships_elsewhere", many=True)
    participations = InitiativeWithRole(many=True)
    meetings = MeetingLabel(many=True)


class ChallengeRow(EntryRow):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    statement_en = serializers.CharField()
    statement_fr = serializers.CharField()
    theme = serializers.CharField()
    levels = serializers.ListField(child=serializers.CharField())


class InitiativeResponding(Shape):
    initiative = TitledLink()
    how_en = serializers.CharField()
    how_fr = serializers.CharField()


class ChallengeDetail(ChallengeRow, EntryDetail):
    recommendations = TitledLink(many=True)
    initiatives = InitiativeResponding(source="responses", many=True)


class RecommendationRow(EntryRow):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    text_en = serializers.CharField()
    text_fr = serializers.CharField()
    addressed_levels = serializers.ListField(child=serializers.CharField())
    challenges = serializers.SerializerMethodField()
    meeting = serializers.SerializerMethodField()

    def get_challenges(self, recommendation: Recommendation) -> list[str]:
        return list(recommendation.doc.ties["challenges"])

    def get_meeting(self, recommendation: Recommendation) -> str | None:
        return recommendation.meeting.key if recommendation.meeting else None


class FollowUpShape(Shape):
    on = serializers.DateField()
    status = serializers.CharField()
    text_en = serializers.CharField()
    text_fr = serializers.CharField()
    by = serializers.SerializerMethodField()
    source = SourceLabel(source="evidence", allow_null=True)  # type: ignore[assignment]

    def get_by(self, followup: Any) -> dict[str, Any] | None:
        """The published authority that acted or reported."""
        if followup.by is None or not followup.by.is_published:
            return None
        return dict(AuthorityLink(followup.by, context=self.context).data)


class RecommendationDetail(RecommendationRow, EntryDetail):
    challenge_labels = TitledLink(source="challenges", many=True)
    evidence = TitledLink(many=True)
    followups = FollowUpShape(many=True)


ROWS = {
    Initiative: InitiativeRow,
    Authority: AuthorityRow,
    Network: NetworkRow,
    Challenge: ChallengeRow,
    Recommendation: RecommendationRow,
}
DETAILS = {
    Initiative: InitiativeDetail,
    Authority: AuthorityDetail,
    Network: NetworkDetail,
    Challenge: ChallengeDetail,
    Recommendation: RecommendationDetail,
}
