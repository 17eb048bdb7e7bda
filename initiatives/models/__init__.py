"""The records of the catalogue and the rules that the database keeps on them."""

from .authorities import Authority
from .base import Entry, Labelled
from .evidence import OWNERS, Citation, Figure, Source
from .frameworks import Commitment, Competence, Framework
from .guidance import Challenge, FollowUp, Recommendation
from .history import HISTORY, PART_OF
from .initiatives import Initiative, Participation, Response
from .meetings import Meeting
from .networks import Membership, Network
from .places import Country, Place, Sector
from .proposals import Proposal
from .publication import NumberSeries
from .searchdoc import SearchDoc, Term, TermCount
from .searches import SavedSearch
from .synonyms import Synonym
from .tokens import ApiToken
from .versions import ENTRIES, ENTRY_NAMES, NextVersion, PublishedVersion

__all__ = [
    "ENTRIES",
    "ENTRY_NAMES",
    "HISTORY",
    "OWNERS",
    "PART_OF",
    "ApiToken",
    "Authority",
    "Challenge",
    "Citation",
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
    "NumberSeries",
    "Participation",
    "Place",
    "Proposal",
    "PublishedVersion",
    "Recommendation",
    "Response",
    "SavedSearch",
    "SearchDoc",
    "Sector",
    "Source",
    "Synonym",
    "Term",
    "TermCount",
]
