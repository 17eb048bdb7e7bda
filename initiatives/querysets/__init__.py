"""The words we ask with. They speak of fields by name; models attach them with as_manager().

published() decides who sees an entry. The words that find read the search doc, and only published entries
have one.
"""

from .entries import (
    AuthorityQuerySet,
    ChallengeQuerySet,
    EntryQuerySet,
    InitiativeQuerySet,
    NetworkQuerySet,
    RecommendationQuerySet,
)
from .finding import Alphabetical, DocQuerySet, Findable, Sorting, StatusIn, label_order
from .parts import (
    CitationQuerySet,
    CommitmentQuerySet,
    CompetenceQuerySet,
    FigureQuerySet,
    FrameworkQuerySet,
    MeetingQuerySet,
    MembershipQuerySet,
    ParticipationQuerySet,
    PartQuerySet,
    ResponseQuerySet,
)
from .upkeep import LinkCheckQuerySet, NewerTextQuerySet, TwinQuerySet

__all__ = [
    "Alphabetical",
    "AuthorityQuerySet",
    "ChallengeQuerySet",
    "CitationQuerySet",
    "CommitmentQuerySet",
    "CompetenceQuerySet",
    "DocQuerySet",
    "EntryQuerySet",
    "FigureQuerySet",
    "Findable",
    "FrameworkQuerySet",
    "InitiativeQuerySet",
    "LinkCheckQuerySet",
    "MeetingQuerySet",
    "MembershipQuerySet",
    "NetworkQuerySet",
    "NewerTextQuerySet",
    "PartQuerySet",
    "ParticipationQuerySet",
    "RecommendationQuerySet",
    "ResponseQuerySet",
    "Sorting",
    "StatusIn",
    "TwinQuerySet",
    "label_order",
]
