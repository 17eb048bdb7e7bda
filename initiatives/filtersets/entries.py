"""What visitors may ask of each list of entries."""

from django.utils.translation import gettext_lazy as _

from ..facets import Closed
from ..querysets import Findable
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
        "title_en": "sort_en",
        "title_fr": "sort_fr",
        "started_in": "started_in",
        "ended_in": "ended_in",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(Findable.in_level, Closed(Level), _("Level"))
    joins = Facet(Findable.joining_levels, Closed(Level), _("Joins levels"), counted=False)
    country = Facet(Findable.for_country, COUNTRIES, _("Country"))
    continent = Facet(Findable.on_continent, Closed(Continent), _("Continent"))
    sector = Facet(Findable.in_sector, SECTORS, _("Sector"))
    kind = Facet(Findable.of_kind, Closed(InitiativeKind), _("Kind"))
    status = Facet(Findable.standing, Closed(Status), _("Status"))
    scope = Facet(Findable.with_scope, Closed(Scope), _("Scope"))
    role = Facet(Findable.with_role, Closed(Role), _("Role"))
    challenge = Facet(Findable.for_challenge, CHALLENGES, _("Challenge"))
    commitment = Facet(Findable.under_commitment, COMMITMENTS, _("Commitment"))
    network = Facet(Findable.in_network, NETWORKS, _("Network"))
    authority = Facet(Findable.with_authority, AUTHORITIES, _("Authority"))
    missing = Facet(
        Findable.missing,
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
    year = Question(Findable.running_in, YearField, _("Running in"))
    started_after = Question(Findable.started_after, YearField, _("Started after"))
    started_before = Question(Findable.started_before, YearField, _("Started before"))


class AuthorityFilterSet(ListFilterSet):
    orders = {
        "name_en": "sort_en",
        "name_fr": "sort_fr",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(Findable.in_level, Closed(Level), _("Level"))
    country = Facet(Findable.for_country, COUNTRIES, _("Country"))
    continent = Facet(Findable.on_continent, Closed(Continent), _("Continent"))
    kind = Facet(Findable.of_kind, Closed(AuthorityKind), _("Kind"))
    role = Facet(Findable.with_role, Closed(Role), _("Role"))
    network = Facet(Findable.in_network, NETWORKS, _("Network"))
    missing = Facet(
        Findable.missing,
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
        "name_en": "sort_en",
        "name_fr": "sort_fr",
        "founded_in": "started_in",
        "updated_at": "changed_at",
        "id": "number",
    }

    scope = Facet(Findable.with_scope, Closed(Scope), _("Scope"))
    level = Facet(Findable.in_level, Closed(Level), _("Level of members"))
    country = Facet(Findable.for_country, COUNTRIES, _("Country of members"))
    continent = Facet(Findable.on_continent, Closed(Continent), _("Continent of members"))
    role = Facet(Findable.with_role, Closed(Role), _("Role"))
    authority = Facet(Findable.with_authority, AUTHORITIES, _("Member authority"))
    network = Facet(Findable.in_network, NETWORKS, _("Belongs to"))
    missing = Facet(
        Findable.missing,
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
        "title_en": "sort_en",
        "title_fr": "sort_fr",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(Findable.in_level, Closed(Level), _("Level concerned"))
    theme = Facet(Findable.on_theme, Closed(Theme), _("Theme"))
    missing = Facet(
        Findable.missing,
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
        "title_en": "sort_en",
        "title_fr": "sort_fr",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(Findable.in_level, Closed(Level), _("Level addressed"))
    challenge = Facet(Findable.for_challenge, CHALLENGES, _("Challenge"))
    meeting = Facet(Findable.from_meeting, MEETINGS, _("Meeting"))
    followup = Facet(Findable.followed_up, Closed(FollowUpStatus), _("Follow-up"))
    missing = Facet(
        Findable.missing,
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
