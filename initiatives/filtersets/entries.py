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

    level = Facet(
        Findable.in_level, Closed(Level), _("Level"), help_text=_("A level of government that takes part.")
    )
    joins = Facet(
        Findable.joining_levels,
        Closed(Level),
        _("Joins levels"),
        counted=False,
        help_text=_("Levels that all take part; repeated, it means “and”."),
    )
    country = Facet(Findable.for_country, COUNTRIES, _("Country"), help_text=_("A country in which it acts."))
    continent = Facet(
        Findable.on_continent,
        Closed(Continent),
        _("Continent"),
        help_text=_("The continent of a country in which it acts."),
    )
    sector = Facet(Findable.in_sector, SECTORS, _("Sector"), help_text=_("A sector in which it acts."))
    kind = Facet(Findable.of_kind, Closed(InitiativeKind), _("Kind"), help_text=_("What kind it is."))
    status = Facet(
        Findable.standing,
        Closed(Status),
        _("Status"),
        help_text=_("Where it stands on the day of asking."),
    )
    scope = Facet(Findable.with_scope, Closed(Scope), _("Scope"), help_text=_("How far it reaches."))
    role = Facet(
        Findable.with_role, Closed(Role), _("Role"), help_text=_("A role that a participant has in it.")
    )
    challenge = Facet(
        Findable.for_challenge, CHALLENGES, _("Challenge"), help_text=_("A challenge to which it responds.")
    )
    commitment = Facet(
        Findable.under_commitment,
        COMMITMENTS,
        _("Commitment"),
        help_text=_("A commitment to which it contributes."),
    )
    network = Facet(Findable.in_network, NETWORKS, _("Network"), help_text=_("A network that takes part."))
    authority = Facet(
        Findable.with_authority, AUTHORITIES, _("Authority"), help_text=_("An authority that takes part.")
    )
    missing = Facet(
        Findable.missing,
        Closed(
            {
                "start_year": _("First year"),
                "end_year": _("Last year"),
                "country": _("Country"),
                "place": _("Place"),
                "point": _("Point on the map"),
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
        help_text=_("What is not recorded of it."),
    )
    year = Question(
        Findable.running_in,
        YearField,
        _("Running in"),
        help_text=_(
            "A year in which it was running; without a last year, only if it is ongoing or began then."
        ),
    )
    started_after = Question(
        Findable.started_after, YearField, _("Started after"), help_text=_("It began in a later year.")
    )
    started_before = Question(
        Findable.started_before, YearField, _("Started before"), help_text=_("It began in an earlier year.")
    )


class AuthorityFilterSet(ListFilterSet):
    orders = {
        "name_en": "sort_en",
        "name_fr": "sort_fr",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(Findable.in_level, Closed(Level), _("Level"), help_text=_("The level at which it acts."))
    country = Facet(
        Findable.for_country, COUNTRIES, _("Country"), help_text=_("The country to which it belongs.")
    )
    continent = Facet(
        Findable.on_continent, Closed(Continent), _("Continent"), help_text=_("The continent of its country.")
    )
    kind = Facet(Findable.of_kind, Closed(AuthorityKind), _("Kind"), help_text=_("What kind it is."))
    role = Facet(
        Findable.with_role, Closed(Role), _("Role"), help_text=_("A role that it has in an initiative.")
    )
    network = Facet(
        Findable.in_network, NETWORKS, _("Network"), help_text=_("A network of which it is a member.")
    )
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
        help_text=_("What is not recorded of it."),
    )


class NetworkFilterSet(ListFilterSet):
    orders = {
        "name_en": "sort_en",
        "name_fr": "sort_fr",
        "founded_in": "started_in",
        "updated_at": "changed_at",
        "id": "number",
    }

    scope = Facet(Findable.with_scope, Closed(Scope), _("Scope"), help_text=_("How far it reaches."))
    level = Facet(
        Findable.in_level, Closed(Level), _("Level of members"), help_text=_("The level of a member.")
    )
    country = Facet(
        Findable.for_country, COUNTRIES, _("Country of members"), help_text=_("The country of a member.")
    )
    continent = Facet(
        Findable.on_continent,
        Closed(Continent),
        _("Continent of members"),
        help_text=_("The continent of a member’s country."),
    )
    role = Facet(
        Findable.with_role, Closed(Role), _("Role"), help_text=_("A role that it has in an initiative.")
    )
    authority = Facet(
        Findable.with_authority,
        AUTHORITIES,
        _("Member authority"),
        help_text=_("An authority that is a member."),
    )
    network = Facet(
        Findable.in_network, NETWORKS, _("Belongs to"), help_text=_("A network to which it belongs.")
    )
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
        help_text=_("What is not recorded of it."),
    )


class ChallengeFilterSet(ListFilterSet):
    orders = {
        "title_en": "sort_en",
        "title_fr": "sort_fr",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(
        Findable.in_level, Closed(Level), _("Level concerned"), help_text=_("A level that it concerns.")
    )
    theme = Facet(Findable.on_theme, Closed(Theme), _("Theme"), help_text=_("What it is about."))
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
        help_text=_("What is not recorded of it."),
    )


class RecommendationFilterSet(ListFilterSet):
    orders = {
        "title_en": "sort_en",
        "title_fr": "sort_fr",
        "updated_at": "changed_at",
        "id": "number",
    }

    level = Facet(
        Findable.in_level,
        Closed(Level),
        _("Level addressed"),
        help_text=_("A level to which it is addressed."),
    )
    challenge = Facet(
        Findable.for_challenge, CHALLENGES, _("Challenge"), help_text=_("A challenge that it answers.")
    )
    meeting = Facet(Findable.from_meeting, MEETINGS, _("Meeting"), help_text=_("The meeting that made it."))
    followup = Facet(
        Findable.followed_up, Closed(FollowUpStatus), _("Follow-up"), help_text=_("What has become of it.")
    )
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
        help_text=_("What is not recorded of it."),
    )
