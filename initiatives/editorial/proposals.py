"""How a proposal comes in, and how long it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..documents.outside import proposed_change, proposed_new, public_document
from ..documents.read import Document
from ..documents.schema import BY_RECORD, Table
from ..models import Entry, Proposal
from ..models.proposals import LONGEST_NAME, LONGEST_TITLE, hash_of, new_secret
from ..vocabularies import ANSWERS, ProposalState
from .accounts import language_of
from .permissions import PROPOSED_MODELS, may_propose_correction, may_propose_word
from .refusals import Refused, kept_whole
from .remits import countries_in, is_within, may_move

CONFIRMED_WITHIN = timedelta(days=7)
AUTHOR_KEPT_FOR = timedelta(days=180)  # after the answer: long enough to ask back


@dataclass(frozen=True)
class Author:
    """Whoever proposes: with an account, or with an address that has to be confirmed."""

    language: str
    name: str = ""
    email: str = ""
    account: Any = None
    token: str = ""


@transaction.atomic
def propose(
    record: str,
    *,
    author: Author,
    entry: Entry | None = None,
    given: Mapping[str, Any] | None = None,
    title: str = "",
    text: str = "",
    sources: str = "",
    origin: str = "",
) -> tuple[Proposal, str]:
    """Keep it; the text is the secret of its private link. Raises `RefusedDocuments` and `Refused`.

    `given` is the whole of an entry or what shall change in it. Who has an account need not confirm.
    """
    secret = new_secret()
    proposal = Proposal(
        record=record,
        title=title,
        text=text,
        sources=sources,
        author_name=author.name[:LONGEST_NAME],
        author_email=author.email,
        account=author.account,
        token=author.token,
        language=author.language,
        origin=origin,
        secret_hash=hash_of(secret),
    )
    if entry is not None:
        setattr(proposal, record, entry)
        proposal.title = str(entry)[:LONGEST_TITLE]
    if author.account is not None:
        proposal.state, proposal.confirmed_at = ProposalState.WAITING, timezone.now()
    _write_into(proposal, given)
    _demand_own_country(proposal)
    with kept_whole():
        proposal.save()
    return proposal, secret


@transaction.atomic
def propose_in_words(
    record: str, *, by: Any, text: str, sources: str = "", title: str = "", entry: Entry | None = None
) -> str:
    """By somebody in the office; a word of a vocabulary has a title. Raises `PermissionDenied` and `Refused`.

    The answer is the secret of its private link.
    """
    of_a_word = entry is None and may_propose_word(by, PROPOSED_MODELS[record])
    if not of_a_word and not (entry is not None and may_propose_correction(by, entry)):
        raise PermissionDenied
    author = Author(language_of(by), by.get_full_name() or by.get_username(), by.email, by)
    return propose(record, author=author, entry=entry, title=title, text=text, sources=sources)[1]


@transaction.atomic
def rewrite(proposal: Proposal, *, given: Mapping[str, Any] | None, text: str, sources: str) -> None:
    """Its author says it anew while nobody has answered. Raises `RefusedDocuments` and `Refused`."""
    row = locked(proposal)
    row.text, row.sources = text, sources
    _write_into(row, given)
    _demand_own_country(row)
    with kept_whole():
        row.save()
    proposal.refresh_from_db()


def _write_into(proposal: Proposal, given: Mapping[str, Any] | None) -> None:
    table = BY_RECORD[proposal.record]
    proposal.base = proposal.document = None
    if given is None:
        return
    if proposal.entry is None:
        proposal.document = proposed_new(table, given, proposal.language)
        proposal.title = _label(table, proposal.document)
        return
    proposal.base = public_document(table, proposal.entry.key)
    proposal.document = proposed_change(table, proposal.base, given)
    if proposal.document == proposal.base:
        raise Refused([_("This is what is published already. Say what shall change.")])


def _demand_own_country(proposal: Proposal) -> None:
    """Who speaks for some countries proposes for these alone, whichever way they take."""
    by = proposal.account
    if by is None:
        return
    if proposal.entry is not None and not is_within(by, proposal.entry):
        raise Refused([_("This entry is not of a country for which you speak.")])
    before, after = proposal.base or {}, proposal.document
    if after is not None and not may_move(by, countries_in(before), countries_in(after)):
        raise Refused([_("Choose countries among those for which you speak.")])


def _label(table: Table, document: Document) -> str:
    field = table.model.label_field  # type: ignore[attr-defined]
    return str(document[f"{field}_en"] or document[f"{field}_fr"])[:LONGEST_TITLE]


@transaction.atomic
def confirm(proposal: Proposal) -> None:
    """From now on staff see it. To confirm twice does nothing more."""
    Proposal.objects.filter(pk=proposal.pk, state=ProposalState.UNCONFIRMED).update(
        state=ProposalState.WAITING, confirmed_at=timezone.now(), updated_at=timezone.now()
    )
    proposal.refresh_from_db()


@transaction.atomic
def recall(proposal: Proposal) -> None:
    """Its author takes it back while nobody has answered."""
    row = locked(proposal)
    row.state = ProposalState.RECALLED
    row.save(update_fields=["state", "updated_at"])
    proposal.refresh_from_db()


def locked(proposal: Proposal) -> Proposal:
    """As it stands now, kept from everybody else. Raises `Refused` unless it waits for an answer."""
    row = Proposal.objects.select_for_update(no_key=True).filter(pk=proposal.pk).first()
    if row is None:
        raise Refused([_("This proposal has been deleted.")])
    if not row.is_waiting:
        raise Refused([_("This proposal does not wait for an answer any more.")])
    return row


def following(secret: str) -> Proposal | None:
    """Whose private link it is. What was not confirmed in time is not there any more."""
    return (
        Proposal.objects.filter(secret_hash=hash_of(secret))
        .exclude(state=ProposalState.UNCONFIRMED, created_at__lt=timezone.now() - CONFIRMED_WITHIN)
        .first()
    )


# What time takes away


def tidy() -> dict[str, int]:
    """Delete what nobody confirmed, and forget who wrote what was answered long ago."""
    now = timezone.now()
    tasks: dict[str, Callable[[], int]] = {
        "unconfirmed": lambda: Proposal.objects.filter(
            state=ProposalState.UNCONFIRMED, created_at__lt=now - CONFIRMED_WITHIN
        ).delete()[0],
        "authors": lambda: (
            Proposal.objects.filter(
                Q(state__in=ANSWERS, decided_at__lt=now - AUTHOR_KEPT_FOR)
                | Q(state=ProposalState.RECALLED, updated_at__lt=now - AUTHOR_KEPT_FOR)
            )
            .exclude(author_name="", author_email="")
            .update(author_name="", author_email="")
        ),
        "origins": lambda: (
            Proposal.objects.filter(created_at__date__lt=timezone.localdate())
            .exclude(origin="")
            .update(origin="")
        ),
    }
    return {name: task() for name, task in tasks.items()}
