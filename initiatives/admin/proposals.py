"""What others propose, in the office: the list, and a page for each on which it is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..days import day
from ..documents.choices import effect
from ..documents.schema import BY_RECORD
from ..editorial import answering, permissions
from ..editorial.differences import Names, Step, step_of
from ..editorial.permissions import PROPOSED_MODELS
from ..editorial.refusals import Refused
from ..models import ENTRY_NAMES, WORD_NAMES, Proposal
from ..vocabularies import ProposalState, named
from .entries import badge
from .finding import folded
from .lists import ListsSafely, tell
from .site import site
from .stepping import actor


@dataclass(frozen=True)
class Offer:
    """One difference to tick; what the entry says already needs no tick."""

    code: str
    step: Step
    is_said: bool
    is_taken: bool


@admin.register(Proposal, site=site)
class ProposalAdmin(ListsSafely, ModelAdmin):  # type: ignore[type-arg]
    list_display = ("titled", "kind", "state_badge", "received", "author")
    list_filter = ("state", "record", "created_at")
    list_select_related = (*ENTRY_NAMES, "account")
    search_fields = folded("title", "text", "sources", "author_name", "author_email")

    def get_queryset(self, request: HttpRequest) -> Any:
        """What nobody has confirmed may be somebody else's address: it is not for staff yet."""
        return super().get_queryset(request).exclude(state=ProposalState.UNCONFIRMED)

    @admin.display(description=gettext_lazy("title"), ordering="title")
    def titled(self, proposal: Proposal) -> str:
        return str(proposal)

    @admin.display(description=gettext_lazy("record"), ordering="record")
    def kind(self, proposal: Proposal) -> str:
        return str(capfirst(_what(proposal)))

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_badge(self, proposal: Proposal) -> SafeString:
        return badge("proposal", proposal.state, proposal.get_state_display())

    @admin.display(description=gettext_lazy("received"), ordering="created_at")
    def received(self, proposal: Proposal) -> str:
        return day(proposal.created_at)

    @admin.display(description=gettext_lazy("author"))
    def author(self, proposal: Proposal) -> str:
        return author_of(proposal)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return permissions.may_answer(actor(request), obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """The page of one proposal. Nobody writes one by hand."""
        proposal = self.get_object(request, unquote(object_id or ""))
        if proposal is None or not self.has_view_permission(request, proposal):
            raise Http404
        if request.method == "POST" and self._answered(request, proposal):
            return HttpResponseRedirect(request.path)
        return TemplateResponse(request, "admin/initiatives/proposal.html", self._read(request, proposal))

    def _answered(self, request: HttpRequest, proposal: Proposal) -> bool:
        answer = ANSWERS.get(request.POST.get("answer", ""))
        if answer is None:
            self.message_user(request, _("Choose how to answer."), messages.ERROR)
            return False
        try:
            answer(request, proposal)
        except Refused as refused:
            tell(self, request, refused)
            return False
        self.log_change(request, proposal, str(proposal.get_state_display()))
        self.message_user(request, named(proposal, proposal.get_state_display()), messages.SUCCESS)
        return True

    def _read(self, request: HttpRequest, proposal: Proposal) -> dict[str, Any]:
        may_answer = proposal.is_waiting and self.has_change_permission(request, proposal)
        return {
            **self.admin_site.each_context(request),
            "title": _("Proposal: %s") % proposal,
            "opts": self.opts,
            "proposal": proposal,
            "what": _what(proposal),
            "author": author_of(proposal),
            "entry_url": _form_of(proposal),
            "is_word": proposal.record in WORD_NAMES,
            "offers": offers(proposal),
            "reason": request.POST.get("reason", ""),
            "read": answering.moment_of(proposal),
            "may_answer": may_answer,
            "has_change_permission": may_answer,
        }


def _accept(request: HttpRequest, proposal: Proposal) -> None:
    answering.accept(proposal, **_said(request))


def _accept_chosen(request: HttpRequest, proposal: Proposal) -> None:
    chosen = request.POST.getlist("chosen")
    answering.accept(proposal, chosen=chosen, in_part=True, **_said(request))


def _decline(request: HttpRequest, proposal: Proposal) -> None:
    answering.decline(proposal, **_said(request))


def _said(request: HttpRequest) -> dict[str, Any]:
    """Approval is of exactly what was on the page."""
    sent = request.POST
    return {"by": actor(request), "reason": sent.get("reason", ""), "read": sent.get("read", "")}


ANSWERS: dict[str, Callable[[HttpRequest, Proposal], None]] = {
    "accept": _accept,
    "accept-chosen": _accept_chosen,
    "decline": _decline,
}


def offers(proposal: Proposal) -> list[Offer]:
    """Each difference to what stands now, or of what was answered to what stood then."""
    table = BY_RECORD[proposal.record]
    now = answering.working_document(proposal) if proposal.is_waiting else None
    names = Names(table, [now, *answering.texts_of(proposal)])
    found = []
    for choice in answering.changes_proposed(proposal):
        before, after = effect(choice, now) if now is not None else (choice.before, choice.after)
        step = step_of(choice.table, before, after, names)
        if not choice.is_of_part and proposal.base is None:
            step = Step(step.what, "insert", step.differences)
        found.append(Offer(choice.code, step, before == after, choice.code in proposal.accepted))
    return found


def author_of(proposal: Proposal) -> str:
    account = proposal.account
    name = (account.get_full_name() or account.get_username()) if account else proposal.author_name
    return ", ".join(filter(None, [name, proposal.author_email])) or "–"


def _what(proposal: Proposal) -> str:
    kind = PROPOSED_MODELS[proposal.record]._meta.verbose_name
    is_new = proposal.entry is None or (proposal.base is None and proposal.document is not None)
    return _("New: %s") % kind if is_new else str(kind)


def _form_of(proposal: Proposal) -> str:
    """Where the entry is edited, or one like it is begun."""
    page, entry = f"admin:initiatives_{proposal.record}", proposal.entry
    return reverse(f"{page}_change", args=[entry.pk]) if entry else ""
