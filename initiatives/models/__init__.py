"""The records of the catalogue and the rules that the database keeps on them."""

from .accounts import Invitation, Profile
from .authorities import Authority
from .base import Entry, Labelled
from .comments import Comment
from .evidence import OWNERS, Citation, Figure, Source
from .frameworks import Commitment, Competence, Framework
from .guidance import Challenge, FollowUp, Recommendation
from .history import HISTORY, LINKS, PART_OF
from .initiatives import Initiative, Participation, Response
from .log import LogLine
from .meetings import Meeting
from .merging import Merger
from .networks import Membership, Network
from .notices import Notice, NoticeChoice
from .places import Country, Place, Sector
from .proposals import WORD_NAMES, WORDS, Proposal
from .publication import NumberSeries
from .schedules import Schedule
from .searchdoc import SearchDoc, Term, TermCount
from .searches import SavedSearch
from .synonyms import Synonym
from .tokens import ApiToken
from .upkeep import LinkCheck, NewerText, Twin
from .uploads import Upload
from .versions import ENTRIES, ENTRY_NAMES, AboutOneEntry, NextVersion, PublishedVersion

__all__ = [
    "ENTRIES",
    "ENTRY_NAMES",
    "HISTORY",
    "LINKS",
    "OWNERS",
    "PART_OF",
    "WORDS",
    "WORD_NAMES",
    "AboutOneEntry",
    "ApiToken",
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
    "Invitation",
    "Labelled",
    "LinkCheck",
    "LogLine",
    "Meeting",
    "Membership",
    "Merger",
    "Network",
    "NewerText",
    "NextVersion",
    "Notice",
    "NoticeChoice",
    "NumberSeries",
    "Participation",
    "Place",
    "Profile",
    "Proposal",
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
    "Twin",
    "Upload",
]
