"""The records of the catalogue and the rules that the database keeps on them."""

from .authorities import Authority
from .base import Entry, Labelled
from .comments import Comment
from .evidence import OWNERS, Citation, Figure, Source
from .frameworks import Commitment, Competence, Framework
from .guidance import Challenge, FollowUp, Recommendation
from .history import HISTORY, PART_OF
from .initiatives import Initiative, Participation, Response
from .meetings import Meeting
from .networks import Membership, Network
from .notices import Notice, NoticeChoice
from .places import Country, Place, Sector
from .publication import NumberSeries
from .schedules import Schedule
from .searchdoc import SearchDoc, Term, TermCount
from .searches import SavedSearch
from .synonyms import Synonym
from .versions import ENTRIES, ENTRY_NAMES, NextVersion, PublishedVersion

__all__ = [
    "ENTRIES",
    "ENTRY_NAMES",
    "HISTORY",
    "OWNERS",
    "PART_OF",
    "Authority",
    "Challenge",
    "Citation",
    "Comment",
    "Commitment",
    "Competence",
    "Country",
    "Entry",
    "Figure",
    "FollowUp",
    "Framework",
    "Initiative",
    "Labelled",
    "Meeting",
    "Membership",
    "Network",
    "NextVersion",
    "Notice",
    "NoticeChoice",
    "NumberSeries",
    "Participation",
    "Place",
    "PublishedVersion",
    "Recommendation",
    "Response",
    "SavedSearch",
    "Schedule",
    "SearchDoc",
    "Sector",
    "Source",
    "Synonym",
    "Term",
    "TermCount",
]
