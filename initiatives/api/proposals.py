"""What partners propose: sent with a token, seen by whoever sent it, and by nobody else."""

from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus
from typing import Any, ClassVar

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response

from ..documents.apply import RefusedDocuments
from ..documents.nesting import Place
from ..editorial import proposals
from ..editorial.refusals import Refused
from ..editorial.turns import one_proposal_at_a_time
from ..filtersets import PagedFilterSet
from ..models import ENTRY_NAMES, Proposal
from .paging import rows_of
from .problems import Problem
from .proposed import ProposalShape, SentShape, about, known, refuse_a_key_in_use, words
from .reading import LimitedJSONParser
from .schema import ProposalSchema
from .tokens import Tokens, demand_to_contribute
from .views import Listing


class Proposals(Listing):
    title = gettext_lazy("Proposals")
    about = gettext_lazy(
        "Entries and corrections that partners propose, with a token. You see your own only, and can change"
        " them while they wait."
    )
    schema = ProposalSchema()
    authentication_classes = (Tokens,)
    parser_classes = (LimitedJSONParser,)
    filterset_class = PagedFilterSet
    row = ProposalShape
    sent = SentShape
    of_list: ClassVar = {"get": "list", "post": "create"}
    of_one: ClassVar = {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        token: Any = request.auth
        if "name" in kwargs and token is not None and not token.may_contribute:
            raise Http404
        demand_to_contribute(request)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def list(self, request: Request) -> Response:
        asked = self.question(request, Proposal.objects.none())
        own = self._own(request)
        rows = [told(proposal) for proposal in rows_of(own, asked)]
        return Response(self.answer(request, asked, rows, own.count()))

    def retrieve(self, request: Request, name: str) -> Response:
        return self._told(self._find(request, name))

    def create(self, request: Request) -> Response:
        sent = known(request.data)
        record, entry = about(sent)
        user: Any = request.user
        author = proposals.Author(
            language=(get_language() or "en")[:2],
            name=user.get_full_name(),
            email=user.email,
            account=user,
            token=request.auth.token_key,  # type: ignore[union-attr]
        )
        with transaction.atomic(), told_as_problems():
            self._within_quota(request)
            if entry is None:
                refuse_a_key_in_use(record, sent)
            proposal, secret = proposals.propose(
                record, author=author, entry=entry, given=sent.get("document"), **words(sent)
            )
        response = self._told(proposal, status=HTTPStatus.CREATED)
        page = reverse("proposal", kwargs={"secret": secret})
        response.data["follow_url"] = request.build_absolute_uri(page)
        own = reverse("api:proposal-detail", kwargs={"name": str(proposal.pk)})
        response["Location"] = request.build_absolute_uri(own)
        return response

    def partial_update(self, request: Request, name: str) -> Response:
        """Says it anew; what is not sent stays."""
        sent = known(request.data, "document", "text", "sources")
        with transaction.atomic():
            proposal = self._find(request, name, to_write=True)
            said = {"text": proposal.text, "sources": proposal.sources} | words(sent, only=sent)
            with told_as_problems():
                proposals.rewrite(proposal, given=sent.get("document", _given_before(proposal)), **said)
        return self._told(proposal)

    def destroy(self, request: Request, name: str) -> Response:
        """Takes it back."""
        with transaction.atomic():
            proposal = self._find(request, name, to_write=True)
            with told_as_problems():
                proposals.recall(proposal)
        return self._told(proposal)

    def _own(self, request: Request) -> Any:
        """Of entries: what an account proposes for vocabularies, it proposes in the office."""
        own = Proposal.objects.filter(account=request.user.pk, record__in=ENTRY_NAMES)
        return own.select_related(*ENTRY_NAMES).order_by("pk")

    def _find(self, request: Request, name: str, *, to_write: bool = False) -> Proposal:
        """Whoever writes says which state of it they have seen."""
        if not (name.isascii() and name.isdigit() and len(name) < 10):
            raise Http404
        found: Proposal | None = self._own(request).filter(pk=int(name)).first()
        if found is None:
            raise Http404
        if to_write:
            _demand_match(request, found)
        return found

    def _told(self, proposal: Proposal, status: int = HTTPStatus.OK) -> Response:
        return Response(told(proposal), status=status, headers={"ETag": etag_of(proposal)})

    def _within_quota(self, request: Request) -> None:
        one_proposal_at_a_time()
        now = timezone.localtime()
        key = request.auth.token_key  # type: ignore[union-attr]
        sent = Proposal.objects.filter(token=key, created_at__date=now.date()).count()
        if sent >= settings.PROPOSALS_A_DAY:
            midnight = now.replace(hour=0, minute=0, second=0) + timedelta(days=1)
            raise exceptions.Throttled(
                wait=(midnight - now).total_seconds(),
                detail=_("This token has proposed as much as it may in a day."),
            )


class told_as_problems:  # noqa: N801 - reads as a sentence
    """Refusals of the editorial rules as problem details, each with its place."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: Any, error: BaseException | None, _trace: Any) -> None:
        if isinstance(error, RefusedDocuments):
            errors = [{"place": _pointer(place), "detail": reason} for place, reason in error.reasons]
            raise Problem(_("The document cannot be taken as it is. See “errors”."), errors=errors) from None
        if isinstance(error, Refused):
            gone = [_("This proposal does not wait for an answer any more.")]
            status = HTTPStatus.CONFLICT if error.reasons == gone else HTTPStatus.BAD_REQUEST
            raise Problem(" ".join(error.reasons), status=status) from None


def told(proposal: Proposal) -> dict[str, Any]:
    """As its author sees it; an entry only once it is public."""
    entry = proposal.entry
    row = {name: getattr(proposal, name) for name in map(str, ProposalShape().fields) if name not in HERE}
    return {"id": proposal.pk, **row, "entry": entry.number if entry and entry.is_published else None}


HERE = ("id", "entry", "follow_url")


def etag_of(proposal: Proposal) -> str:
    seen = f"{proposal.pk} {proposal.updated_at.isoformat()}"
    return f'"{sha256(seen.encode()).hexdigest()[:32]}"'


def _demand_match(request: Request, proposal: Proposal) -> None:
    asked = request.headers.get("If-Match")
    if asked is None:
        sentence = _("Say which state you have seen: send its ETag as “If-Match”.")
        raise Problem(sentence, status=HTTPStatus.PRECONDITION_REQUIRED)
    if etag_of(proposal) not in parse_etags(asked):
        sentence = _("This has changed since you have seen it. Ask for it again.")
        raise Problem(sentence, status=HTTPStatus.PRECONDITION_FAILED)


def _given_before(proposal: Proposal) -> Any:
    """What its author had said: of an entry, what shall change in it."""
    if proposal.document is None or proposal.base is None:
        return proposal.document
    before = proposal.base
    return {name: value for name, value in proposal.document.items() if before.get(name) != value}


def _pointer(place: Place) -> str:
    """Such as document.participations.0.role."""
    steps = ["document", place.part, "" if place.at is None else str(place.at), place.column]
    return ".".join(filter(None, steps))
