"""What visitors may ask of each list of entries."""

from django.utils.translation import gettext_lazy as _

from ..facets import Closed, Terms
from ..querysets import (
    AuthorityQuerySet,
    ChallengeQuerySet,
    InitiativeQuerySet,
    NetworkQuerySet,
    RecommendationQuerySet,
)
from ..vocabularies import (
    AuthorityKind,
    Continent,
    FollowUpStatus,
    InitiativeKind,
    Level,
    Role,
    Scope,
    Status,
    Theme,
)
from .base import ListFilterSet
from .known import AUTHORITIES, CHALLENGES, COMMITMENTS, COUNTRIES, MEETINGS, NETWORKS, SECTORS
from .questions import Facet, Question, YearField


class InitiativeFilterSet(ListFilterSet):
    orders = {
        "title_en": "doc__sort_en",
        "title_fr": "doc__sort_fr",
        "started_in": "doc__started_in",
        "ended_in": "doc__ended_in",
        "updated_at": "doc__changed_at",
        "id": "number",
    }
    own_terms = Terms(status=True)

    level = Facet(InitiativeQuerySet.in_level, Closed(Level), _("Level"))
    joins = Facet(InitiativeQuerySet.joining_levels, Closed(Level), _("Joins levels"), counted=False)
    country = Facet(InitiativeQuerySet.for_country, COUNTRIES, _("Country"))
    continent = Facet(InitiativeQuerySet.on_continent, Closed(Continent), _("Continent"))
    sector = Facet(InitiativeQuerySet.in_sector, SECTORS, _("Sector"))
    kind = Facet(InitiativeQuerySet.of_kind, Closed(InitiativeKind), _("Kind"))
    status = Facet(InitiativeQuerySet.standing, Closed(Status), _("Status"))
    scope = Facet(InitiativeQuerySet.with_scope, Closed(Scope), _("Scope"))
    role = Facet(InitiativeQuerySet.with_role, Closed(Role), _("Role"))
    challenge = Facet(InitiativeQuerySet.for_challenge, CHALLENGES, _("Challenge"))
    commitment = Facet(InitiativeQuerySet.under_commitment, COMMITMENTS, _("Commitment"))
    network = Facet(InitiativeQuerySet.in_network, NETWORKS, _("Network"))
    authority = Facet(InitiativeQuerySet.with_authority, AUTHORITIES, _("Authority"))
    missing = Facet(
        InitiativeQuerySet.missing,
        Closed(
            {
                "start_year": _("First year"),
                "end_year": _("Last year"),
                "country": _("Country"),
                "place": _("Place"),
                "sector": _("Sector"),
                "challenge": _("Challenge"),
                "commitment": _("Commitment"),
                "website": _("Website"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )
    year = Question(InitiativeQuerySet.running_in, YearField, _("Running in"))
    started_after = Question(InitiativeQuerySet.started_after, YearField, _("Started after"))
    started_before = Question(InitiativeQuerySet.started_before, YearField, _("Started before"))


class AuthorityFilterSet(ListFilterSet):
    orders = {
        "name_en": "doc__sort_en",
        "name_fr": "doc__sort_fr",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    level = Facet(AuthorityQuerySet.in_level, Closed(Level), _("Level"))
    country = Facet(AuthorityQuerySet.for_country, COUNTRIES, _("Country"))
    continent = Facet(AuthorityQuerySet.on_continent, Closed(Continent), _("Continent"))
    kind = Facet(AuthorityQuerySet.of_kind, Closed(AuthorityKind), _("Kind"))
    role = Facet(AuthorityQuerySet.with_role, Closed(Role), _("Role"))
    network = Facet(AuthorityQuerySet.in_network, NETWORKS, _("Network"))
    missing = Facet(
        AuthorityQuerySet.missing,
        Closed(
            {
                "coordinates": _("Coordinates"),
                "website": _("Website"),
                "initiative": _("Initiative"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class NetworkFilterSet(ListFilterSet):
    orders = {
        "name_en": "doc__sort_en",
        "name_fr": "doc__sort_fr",
        "founded_in": "doc__started_in",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    scope = Facet(NetworkQuerySet.with_scope, Closed(Scope), _("Scope"))
    level = Facet(NetworkQuerySet.in_level, Closed(Level), _("Level of members"))
    country = Facet(NetworkQuerySet.for_country, COUNTRIES, _("Country of members"))
    continent = Facet(NetworkQuerySet.on_continent, Closed(Continent), _("Continent of members"))
    role = Facet(NetworkQuerySet.with_role, Closed(Role), _("Role"))
    authority = Facet(NetworkQuerySet.with_authority, AUTHORITIES, _("Member authority"))
    network = Facet(NetworkQuerySet.in_network, NETWORKS, _("Belongs to"))
    missing = Facet(
        NetworkQuerySet.missing,
        Closed(
            {
                "founding_year": _("Founding year"),
                "member": _("Member"),
                "website": _("Website"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class ChallengeFilterSet(ListFilterSet):
    orders = {
        "title_en": "doc__sort_en",
        "title_fr": "doc__sort_fr",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    level = Facet(ChallengeQuerySet.in_level, Closed(Level), _("Level concerned"))
    theme = Facet(ChallengeQuerySet.on_theme, Closed(Theme), _("Theme"))
    missing = Facet(
        ChallengeQuerySet.missing,
        Closed(
            {
                "initiative": _("Initiative that responds"),
                "recommendation": _("Recommendation that answers"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )


class RecommendationFilterSet(ListFilterSet):
    orders = {
        "title_en": "doc__sort_en",
        "title_fr": "doc__sort_fr",
        "updated_at": "doc__changed_at",
        "id": "number",
    }

    level = Facet(RecommendationQuerySet.in_level, Closed(Level), _("Level addressed"))
    challenge = Facet(RecommendationQuerySet.for_challenge, CHALLENGES, _("Challenge"))
    meeting = Facet(RecommendationQuerySet.from_meeting, MEETINGS, _("Meeting"))
    followup = Facet(RecommendationQuerySet.followed_up, Closed(FollowUpStatus), _("Follow-up"))
    missing = Facet(
        RecommendationQuerySet.missing,
        Closed(
            {
                "evidence": _("Evidence"),
                "followup": _("Follow-up"),
                "meeting": _("Meeting"),
                "english": _("English text"),
                "french": _("French text"),
                "verification": _("Check by the Secretariat"),
            }
        ),
        _("Not recorded"),
    )
