"""What visitors may ask of each list. Pages, the API and exports all use these."""

from collections.abc import Mapping
from typing import Any

from ..models import Authority, Challenge, Initiative, Network, Recommendation
from .base import LARGEST_PAGE, PAGE_SIZE, ListFilterSet, PagedFilterSet
from .entries import (
    AuthorityFilterSet,
    ChallengeFilterSet,
    InitiativeFilterSet,
    NetworkFilterSet,
    RecommendationFilterSet,
)
from .questions import Control, Facet, Question
from .resources import (
    CommitmentFilterSet,
    CompetenceFilterSet,
    CountryFilterSet,
    MeetingFilterSet,
    SourceFilterSet,
)

FILTERSETS: Mapping[type, type[ListFilterSet]] = {
    Initiative: InitiativeFilterSet,
    Authority: AuthorityFilterSet,
    Network: NetworkFilterSet,
    Challenge: ChallengeFilterSet,
    Recommendation: RecommendationFilterSet,
}


def asking(model: Any, data: Any) -> ListFilterSet:
    """The question that the parameters `data` put to the public list of a kind of entry."""
    return FILTERSETS[model](data, queryset=model.objects.published())


__all__ = [
    "FILTERSETS",
    "LARGEST_PAGE",
    "PAGE_SIZE",
    "AuthorityFilterSet",
    "ChallengeFilterSet",
    "CommitmentFilterSet",
    "CompetenceFilterSet",
    "Control",
    "CountryFilterSet",
    "Facet",
    "InitiativeFilterSet",
    "ListFilterSet",
    "MeetingFilterSet",
    "NetworkFilterSet",
    "PagedFilterSet",
    "Question",
    "RecommendationFilterSet",
    "SourceFilterSet",
    "asking",
]
