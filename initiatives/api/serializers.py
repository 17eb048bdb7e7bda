"""The entries as the API gives them: what exports.rows and exports.details tell, described for OpenAPI."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from ..models import Authority, Challenge, Initiative, Network, Recommendation
from ..vocabularies import (
    AuthorityKind,
    FollowUpStatus,
    InitiativeKind,
    Language,
    Level,
    Mandate,
    Role,
    Scope,
    Status,
    Theme,
)
from .fields import (
    AuthorityLink,
    CitationShape,
    Code,
    Codes,
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
)


class EntryRow(EntryLink):
    """What the rows of all five lists share."""

    updated_at = serializers.DateTimeField(help_text=_("Last change of what is public."))
    last_verified_on = serializers.DateField(
        allow_null=True, help_text=_("When the entry was last compared with its sources.")
    )


class EntryDetail(Shape):
    """What the details of all five kinds share, beside their row."""

    aliases = Codes()
    original_language = Code(Language)
    figures = FigureShape(many=True)
    sources = CitationShape(many=True)
    licence = serializers.URLField()
    citation = serializers.CharField(help_text=_("How to cite the entry."))


class LeadAuthority(Shape):
    id = serializers.IntegerField()
    key = serializers.CharField()
    level = Code(Level)
    country = serializers.CharField(allow_null=True)
    name_en = serializers.CharField()
    name_fr = serializers.CharField()


class InitiativeRow(EntryRow):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()
    kind = Code(InitiativeKind)
    status = Code(Status, help_text=_("True on the day of asking."))
    started_in = serializers.IntegerField(allow_null=True)
    ended_in = serializers.IntegerField(allow_null=True)
    scope = Code(Scope)
    countries = Codes()
    sectors = Codes()
    levels = Codes(Level, help_text=_("The levels that take part, from the highest step of the ladder down."))
    lead_authorities = LeadAuthority(many=True, help_text=_("The authorities that lead."))


class ParticipationShape(Shape):
    participant = ParticipantLink()
    role = Code(Role)
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)
    note_en = serializers.CharField()
    note_fr = serializers.CharField()
    source = serializers.CharField(allow_null=True)  # type: ignore[assignment]


class ChallengeAnswered(Shape):
    challenge = TitledLink()
    how_en = serializers.CharField()
    how_fr = serializers.CharField()


class InitiativeDetail(InitiativeRow, EntryDetail):
    description_en = serializers.CharField()
    description_fr = serializers.CharField()
    website = serializers.CharField()
    country_labels = CountryLabel(many=True)
    sector_labels = KeyedLabel(many=True)
    participations = ParticipationShape(many=True)
    challenges = ChallengeAnswered(many=True)
    recommendations = TitledLink(many=True)
    commitments = CommitmentLabel(many=True)
    places = PlaceShape(many=True)
    networks = NamedLink(many=True)
    meetings = MeetingLabel(many=True)


class AuthorityRow(EntryRow):
    name_en = serializers.CharField()
    name_fr = serializers.CharField()
    level = Code(Level)
    kind = Code(AuthorityKind)
    country = serializers.CharField(allow_null=True)
    latitude = serializers.FloatField(allow_null=True)
    longitude = serializers.FloatField(allow_null=True)
    website = serializers.CharField()


class InitiativeWithRole(Shape):
    initiative = TitledLink()
    role = Code(Role)
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)


class MemberOf(Shape):
    network = NamedLink()
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)


class CompetenceShape(Shape):
    key = serializers.CharField()
    country = serializers.CharField()
    sector = serializers.CharField()
    level = Code(Level)
    mandate = Code(Mandate)
    since = serializers.IntegerField(allow_null=True)
    note_en = serializers.CharField()
    note_fr = serializers.CharField()


class AuthorityDetail(AuthorityRow, EntryDetail):
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()
    parent = AuthorityLink(allow_null=True, help_text=_("The published authority that this one belongs to."))
    children = AuthorityLink(many=True)
    participations = InitiativeWithRole(many=True)
    memberships = MemberOf(many=True)
    competences = CompetenceShape(many=True)


class NetworkRow(EntryRow):
    name_en = serializers.CharField()
    name_fr = serializers.CharField()
    acronym = serializers.CharField()
    scope = Code(Scope)
    founded_in = serializers.IntegerField(allow_null=True)
    website = serializers.CharField()
    summary_en = serializers.CharField()
    summary_fr = serializers.CharField()


class MemberShape(Shape):
    member = ParticipantLink()
    since = serializers.IntegerField(allow_null=True)
    until = serializers.IntegerField(allow_null=True)


class NetworkDetail(NetworkRow, EntryDetail):
    members = MemberShape(many=True)
    member_of = MemberOf(many=True)
    participations = InitiativeWithRole(many=True)
    meetings = MeetingLabel(many=True)


class ChallengeRow(EntryRow):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    statement_en = serializers.CharField()
    statement_fr = serializers.CharField()
    theme = Code(Theme)
    levels = Codes(Level)


class InitiativeResponding(Shape):
    initiative = TitledLink()
    how_en = serializers.CharField()
    how_fr = serializers.CharField()


class ChallengeDetail(ChallengeRow, EntryDetail):
    recommendations = TitledLink(many=True)
    initiatives = InitiativeResponding(many=True)


class RecommendationRow(EntryRow):
    title_en = serializers.CharField()
    title_fr = serializers.CharField()
    text_en = serializers.CharField()
    text_fr = serializers.CharField()
    addressed_levels = Codes(Level)
    challenges = Codes()
    meeting = serializers.CharField(allow_null=True)


class FollowUpShape(Shape):
    on = serializers.DateField(help_text=_("The day for which it is true."))
    status = Code(FollowUpStatus, help_text=_("How far it has come."))
    text_en = serializers.CharField()
    text_fr = serializers.CharField()
    by = AuthorityLink(allow_null=True, help_text=_("The published authority that acted or reported."))
    source = SourceLabel(allow_null=True, help_text=_("The source; null where none is given."))  # type: ignore[assignment]


class RecommendationDetail(RecommendationRow, EntryDetail):
    challenge_labels = TitledLink(many=True)
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
