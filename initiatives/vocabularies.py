"""The closed vocabularies of the catalogue: codes are language-free and stable, labels are translated."""

from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _


class Language(TextChoices):
    EN = "en", _("English")
    FR = "fr", _("French")


class State(TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    PUBLISHED = "published", _("Published")
    ARCHIVED = "archived", _("Withdrawn")


class InvitationState(TextChoices):
    SENT = "sent", pgettext_lazy("invitation", "Sent")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
    EXPIRED = "expired", pgettext_lazy("invitation", "Expired")
    REVOKED = "revoked", pgettext_lazy("invitation", "Revoked")


class LinkState(TextChoices):
    """What was found at an address of the web."""

    SOUND = "sound", _("Sound")
    MOVED = "moved", _("Moved for good")
    GONE = "gone", _("Gone")
    REFUSED = "refused", _("Not open to programs")
    UNREACHABLE = "unreachable", _("Not reached")
    BARRED = "barred", _("Not a public address")


class Level(TextChoices):
    """The four levels of government, from the highest step of the ladder to the lowest."""

    SUPRANATIONAL = "supranational", _("Supranational")
    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")
    LOCAL = "local", _("Local")


class AuthorityKind(TextChoices):
    MINISTRY = "ministry", _("Ministry")
    AGENCY = "agency", _("Agency")
    REGION = "region", _("Region")
    CITY = "city", _("City")
    MUNICIPALITY = "municipality", _("Municipality")
    ASSOCIATION = "association", _("Association")
    ORGANISATION = "organisation", _("Organisation")
    OTHER = "other", pgettext_lazy("kind", "Other")


class InitiativeKind(TextChoices):
    PROGRAMME = "programme", _("Programme")
    STRATEGY = "strategy", _("Strategy")
    DIALOGUE = "dialogue", _("Dialogue")
    FUND = "fund", _("Fund")
    TOOL = "tool", _("Tool")
    TRAINING = "training", _("Training")
    CONTRACT = "contract", _("Contract")
    SERVICE = "service", _("Service")
    DECLARATION = "declaration", _("Declaration")
    PLATFORM = "platform", _("Platform")
    STUDY = "study", _("Study")
    OTHER = "other", pgettext_lazy("kind", "Other")


class Status(TextChoices):
    """Where an initiative stands. What a source once said is recorded; what holds today is derived."""

    PLANNED = "planned", _("Planned")
    ONGOING = "ongoing", _("Ongoing")
    COMPLETED = "completed", _("Completed")
    UNKNOWN = "unknown", pgettext_lazy("status", "Unknown")


class Scope(TextChoices):
    GLOBAL = "global", _("Global")
    CONTINENTAL = "continental", _("Continental")
    NATIONAL = "national", pgettext_lazy("scope", "National")
    REGIONAL = "regional", pgettext_lazy("scope", "Regional")
    LOCAL = "local", pgettext_lazy("scope", "Local")


class Role(TextChoices):
    """What a participant does in an initiative, the most responsible role first."""

    LEADS = "leads", _("Leads")
    CO_LEADS = "co_leads", _("Co-leads")
    HOLDS_MANDATE = "holds_mandate", _("Holds the mandate")
    COORDINATES = "coordinates", pgettext_lazy("role", "Coordinates")
    IMPLEMENTS = "implements", _("Implements")
    FUNDS = "funds", _("Funds")
    HOSTS = "hosts", _("Hosts")
    SIGNS = "signs", _("Signs")
    CONSULTED = "consulted", _("Is consulted")
    PARTNER = "partner", _("Is a partner")


LEADING_ROLES = (Role.LEADS, Role.CO_LEADS)


class Theme(TextChoices):
    GOVERNANCE = "governance", _("Governance")
    FINANCE = "finance", _("Finance")
    COHERENCE = "coherence", _("Policy coherence")
    IMPLEMENTATION = "implementation", _("Implementation")
    DATA = "data", _("Data")
    MANDATES = "mandates", _("Mandates")
    DIASPORA = "diaspora", _("Diaspora")
    SERVICES = "services", _("Services")
    COHESION = "cohesion", _("Social cohesion")
    CAPACITY = "capacity", _("Capacity")
    CLIMATE = "climate", _("Climate")


class Continent(TextChoices):
    """The geographic regions of the United Nations' M49 standard."""

    AFRICA = "africa", _("Africa")
    AMERICAS = "americas", _("Americas")
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    OCEANIA = "oceania", _("Oceania")


class DialogueStatus(TextChoices):
    PARTNER = "partner", _("Partner country of the Dialogue")
    OBSERVER = "observer", _("Observer country of the Dialogue")
    NONE = "none", _("Not in the Dialogue")


class Mandate(TextChoices):
    FORMAL = "formal", _("In law")
    PRACTICE = "practice", _("In practice")
    SHARED = "shared", _("Shared")


class FrameworkKind(TextChoices):
    AGENDA = "agenda", _("Agenda")
    COMPACT = "compact", _("Compact")
    CHARTER = "charter", _("Charter")
    DECLARATION = "declaration", _("Declaration")
    ACTION_PLAN = "action-plan", _("Action plan")
    REVIEW = "review", _("Review")


class SourceKind(TextChoices):
    DOCUMENT = "document", _("Document")
    WEB_PAGE = "web-page", _("Web page")
    DATASET = "dataset", _("Data set")


class MeetingFormat(TextChoices):
    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class FollowUpStatus(TextChoices):
    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    ABANDONED = "abandoned", _("Abandoned")


class Qualifier(TextChoices):
    """How exact a source says its number is."""

    EXACTLY = "exactly", pgettext_lazy("figure", "exactly")
    ABOUT = "about", pgettext_lazy("figure", "about")
    OVER = "over", pgettext_lazy("figure", "over")
    UNDER = "under", pgettext_lazy("figure", "under")
    UP_TO = "up_to", pgettext_lazy("figure", "up to")
    NEARLY = "nearly", pgettext_lazy("figure", "nearly")


class NoticeKind(TextChoices):
    """In the order in which an e-mail tells of them: what waits for its reader comes first."""

    SUBMITTED = "submitted", _("Waiting for your review")
    RETURNED = "returned", _("Returned to you")
    ASKED_TO_WITHDRAW = "asked_to_withdraw", _("Asked to be withdrawn")
    COMMENTED = "commented", _("Comments for you")
    NOT_PUBLISHED = "not_published", _("Scheduled, but not published")
    UNSCHEDULED = "unscheduled", _("No longer scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn, as you asked")


class Pace(TextChoices):
    AT_ONCE = "at_once", _("At once, in at most one e-mail every 15 minutes")
    DAILY = "daily", _("Once a day, in the morning")
    NONE = "none", _("Never")


# What the groups are called that the migrations make; others are called what they are called.
ROLES = {
    "editor": pgettext_lazy("role", "editor"),
    "publisher": pgettext_lazy("role", "publisher"),
    "administrator": pgettext_lazy("role", "administrator"),
    "focal point": pgettext_lazy("role", "focal point"),
}


def role(name: str) -> str:
    return str(ROLES.get(name, name))


def named(name: Any, said: Any) -> str:
    """“Country: France”, with the space that French puts before its colon."""
    return gettext("%(name)s: %(said)s") % {"name": name, "said": said}


class ProposalState(TextChoices):
    """Where stands what somebody outside of the Secretariat proposes."""

    UNCONFIRMED = "unconfirmed", pgettext_lazy("proposal", "Not confirmed yet")
    WAITING = "waiting", pgettext_lazy("proposal", "Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("proposal", "Accepted")
    PARTLY = "accepted_in_part", pgettext_lazy("proposal", "Accepted in part")
    DECLINED = "declined", pgettext_lazy("proposal", "Declined")
    RECALLED = "recalled", pgettext_lazy("proposal", "Taken back by its author")


TAKEN_OVER = (ProposalState.ACCEPTED, ProposalState.PARTLY)
ANSWERS = (*TAKEN_OVER, ProposalState.DECLINED)


class TokenScope(TextChoices):
    """What a partner may do with a token. No token widens what is seen."""

    READER = "reader", _("Reads")
    CONTRIBUTE = "contribute", _("Reads and proposes")
