"""What others propose for the catalogue: partners through the API, everybody through a form of the site."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.crypto import get_random_string, salted_hmac
from django.utils.translation import gettext_lazy as _

from ..vocabularies import ANSWERS, Language, ProposalState
from .authorities import Authority
from .base import one_of
from .evidence import Source
from .frameworks import Commitment, Competence, Framework
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .meetings import Meeting
from .networks import Network
from .places import Country, Place, Sector
from .synonyms import Synonym
from .versions import ENTRY_NAMES, AboutOneEntry

# What is no entry; staff alone propose it, in words.
WORDS = (Country, Place, Sector, Framework, Commitment, Competence, Source, Meeting, Synonym)
WORD_NAMES = tuple(str(model._meta.model_name) for model in WORDS)

LONGEST_TITLE, LONGEST_NAME, LONGEST_TEXT, LONGEST_SOURCES = 300, 200, 4_000, 2_000
SECRET_LENGTH = 32  # of 62 signs each: nobody guesses one


def new_secret() -> str:
    return get_random_string(SECRET_LENGTH)


def hash_of(secret: str) -> str:
    """What is kept of a private link: whoever reads the table cannot open it."""
    return salted_hmac("initiatives.proposal", secret, algorithm="sha256").hexdigest()


def entry_field(model: type[models.Model]) -> Any:
    return models.ForeignKey(
        model, null=True, blank=True, on_delete=models.SET_NULL, related_name="proposals", editable=False
    )


def not_longer(field: str, most: int, message: Any) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=LessThanOrEqual(Length(field), most),
        name=f"proposal_{field}_is_not_too_long",
        violation_error_message=message,
    )


class Proposal(AboutOneEntry):
    """A change of one entry, a new entry, or a word of a vocabulary. The public sees nothing of it.

    `document` is the whole entry as it is to become, `base` the published entry that its author saw; a new
    entry has no base. Where there is no document, only `text` says what is meant. `accepted` names the
    differences that were taken over. Once a new entry is accepted, the proposal is about that.
    """

    record = models.CharField(_("record"), max_length=20, editable=False)
    authority = entry_field(Authority)
    network = entry_field(Network)
    initiative = entry_field(Initiative)
    challenge = entry_field(Challenge)
    recommendation = entry_field(Recommendation)
    title = models.CharField(_("title"), max_length=LONGEST_TITLE, blank=True)
    document = models.JSONField(_("proposed text"), null=True, blank=True)
    base = models.JSONField(_("published text it was drafted from"), null=True, blank=True)
    text = models.TextField(_("what is wrong or missing"), blank=True)
    sources = models.TextField(_("sources"), blank=True)
    author_name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    author_email = models.EmailField(_("e-mail address"), blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="proposals",
    )
    token = models.CharField(_("token"), max_length=25, blank=True, editable=False)  # its visible beginning
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.EN)
    state = models.CharField(
        _("state"), max_length=20, choices=ProposalState, default=ProposalState.UNCONFIRMED, db_index=True
    )
    reason = models.TextField(_("answer to its author"), blank=True)
    accepted = models.JSONField(default=list, blank=True)
    origin = models.CharField(
        max_length=64, blank=True, editable=False
    )  # see pages/robots; gone the next day
    secret_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last change"), auto_now=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    decided_at = models.DateTimeField(_("answered"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("change", "view")
        constraints = [
            models.CheckConstraint(
                condition=Q(record__in=(*ENTRY_NAMES, *WORD_NAMES)),
                name="proposal_record_is_known",
                violation_error_message=_("There is no such kind of entry."),
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{name}__isnull": True}) | Q(record=name),
                    name=f"proposal_for_{name}_is_about_one_entry",
                    violation_error_message=_("A proposal is about one entry at most, of its own kind."),
                )
                for name in ENTRY_NAMES
            ),
            one_of("language", Language, "proposal_language_is_known"),
            one_of("state", ProposalState, "proposal_state_is_known"),
            models.CheckConstraint(
                condition=~Q(text="") | Q(document__isnull=False),
                name="proposal_says_something",
                violation_error_message=_("Say what is wrong, or what should be added."),
            ),
            models.CheckConstraint(
                condition=~Q(title="") | Q(document__isnull=False),
                name="proposal_has_a_title",
                violation_error_message=_("Say what it is called."),
            ),
            not_longer("text", LONGEST_TEXT, _("Write at most 4,000 characters.")),
            not_longer("sources", LONGEST_SOURCES, _("Write at most 2,000 characters.")),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.UNCONFIRMED) | ~Q(author_email=""),
                name="unconfirmed_proposal_has_an_address",
                violation_error_message=_("Give the e-mail address to which we send the link."),
            ),
            models.CheckConstraint(
                condition=Q(state=ProposalState.UNCONFIRMED, confirmed_at__isnull=True)
                | (~Q(state=ProposalState.UNCONFIRMED) & Q(confirmed_at__isnull=False)),
                name="proposal_is_seen_once_it_is_confirmed",
                violation_error_message=_("Only what its author has confirmed waits for an answer."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=ANSWERS, decided_at__isnull=False)
                | (~Q(state__in=ANSWERS) & Q(decided_at__isnull=True)),
                name="answered_proposal_has_its_day",
                violation_error_message=_("Only an answer has a day, and every answer has one."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ProposalState.PARTLY, ProposalState.DECLINED]) | ~Q(reason=""),
                name="proposal_is_not_declined_without_a_reason",
                violation_error_message=_("Tell its author why."),
            ),
        ]

    def __str__(self) -> str:
        entry = self.entry
        return str(entry or self.title or self.record)

    @property
    def entry(self) -> Any:
        """None while what is proposed is new."""
        return getattr(self, self.record) if self.record in ENTRY_NAMES else None

    @property
    def is_waiting(self) -> bool:
        return self.state == ProposalState.WAITING
