"""What anybody may tell of an entry, or suggest as a new one, and the private page that follows it."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt

from ..documents.schema import BY_RECORD
from ..editorial import letters, proposals
from ..editorial.answering import changes_proposed, texts_of
from ..editorial.differences import Names, step_of
from ..editorial.permissions import ENTRY_MODELS
from ..editorial.turns import one_proposal_at_a_time
from ..models import Initiative, Proposal
from ..vocabularies import named
from . import robots
from .forms import Message, Suggestion
from .frame import Page
from .present import link
from .saved import was_sent_from_here
from .texts import reading_language


class Unstored(Page):
    """Neither kept nor found by others."""

    for_robots = "noindex"
    is_shared = False
    http_method_names = [*Page.http_method_names, "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "same-origin"
        return response  # type: ignore[return-value]


@method_decorator(csrf_exempt, name="dispatch")
class ProposeNew(Unstored):
    """Suggest an initiative: what belongs here comes first."""

    template_name = "initiatives/propose.html"
    title = gettext_lazy("Suggest an initiative")
    form_class: type[Message] = Suggestion
    record = Initiative.record()
    entry: Any = None

    def find(self) -> None:
        """What the form is about."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.find()
        return self._show(self.form_class())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.find()
        form = self.form_class(request.POST)
        if not was_sent_from_here(request):
            return self._show(form, 403, _("This was sent from another site. Use the form on this page."))
        if reasons := robots.faults_of(request.POST.get("stamp", "")):
            return self._show(form, 400, *reasons)
        if not form.is_valid():
            return self._show(form, 400)
        kept = self._kept(form.cleaned_data, robots.origin_of(request))
        if kept is None:
            return self._show(form, 429, _("Too many messages came today. Please try again tomorrow."))
        if not self._sent(*kept):
            return self._show(
                form, 503, _("The letter could not be sent. Check the address, or try again later.")
            )
        response = redirect("propose-sent")
        response.status_code = 303
        return response

    @transaction.atomic
    def _kept(self, said: dict[str, Any], origin: str) -> tuple[Proposal, str] | None:
        """The proposal and the secret of its link; None where it would be one too many."""
        one_proposal_at_a_time()
        if robots.is_too_much(origin, said["email"]):
            return None
        author = proposals.Author(language=reading_language(), name=said["name"], email=said["email"])
        return proposals.propose(
            self.record,
            author=author,
            entry=self.entry,
            title=said.get("title", ""),
            text=said["text"],
            sources=said["sources"],
            origin=origin,
        )

    def _sent(self, proposal: Proposal, secret: str) -> bool:
        """Whether its author has got the link."""
        private = self.request.build_absolute_uri(reverse("proposal", kwargs={"secret": secret}))
        if letters.please_confirm(proposal, private):
            return True
        proposal.delete()
        return False

    def _show(self, form: Message, status: int = 200, *reasons: str) -> HttpResponse:
        context = self.get_context_data(
            form=form,
            errors=[*reasons, *form.faults()],
            stamp=robots.stamp_after(self.request.POST.get("stamp", "")),
            action=self.request.path,
            entry=self.entry,
            about=link(self.entry) if self.entry else None,
        )
        return self.render_to_response(context, status=status)


class ProposeChange(ProposeNew):
    """Report an error or suggest a change. What is not published has no such page."""

    title = gettext_lazy("Report an error or suggest a change")
    form_class = Message

    def find(self) -> None:
        model: Any = ENTRY_MODELS.get(self.kwargs["record"])
        if model is None:
            raise Http404
        self.record = model.record()
        self.entry = model._default_manager.published().filter(number=self.kwargs["number"]).first()
        if self.entry is None:
            raise Http404


class ProposeSent(Page):
    template_name = "initiatives/propose_sent.html"
    title = gettext_lazy("Please confirm your message")
    for_robots = "noindex"
    is_shared = False


@method_decorator(csrf_exempt, name="dispatch")
class ProposalPage(Unstored):
    """Whoever has the link confirms the message there, and sees what becomes of it."""

    template_name = "initiatives/proposal.html"
    title = gettext_lazy("Your message")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(proposal=self._proposal()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        proposal = self._proposal()
        if was_sent_from_here(request):
            proposals.confirm(proposal)
        response = redirect(request.path)
        response.status_code = 303
        return response

    def _proposal(self) -> Proposal:
        proposal = proposals.following(self.kwargs["secret"])
        if proposal is None:
            raise Http404
        return proposal

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal: Proposal = kwargs["proposal"]
        entry = proposal.entry
        shown = entry is not None and entry.is_published
        return super().get_context_data(
            action=self.request.path,
            about=link(entry) if shown else None,
            taken=_taken(proposal),
            **kwargs,
        )


def _taken(proposal: Proposal) -> list[str]:
    """What of it was taken over, in words that tell nothing of what is hidden."""
    taken = [choice for choice in changes_proposed(proposal) if choice.code in proposal.accepted]
    texts = texts_of(proposal)
    names = Names(BY_RECORD[proposal.record], texts if taken else [], public=True)
    steps = [step_of(choice.table, choice.before, choice.after, names) for choice in taken]
    told = [one for step in steps for one in step.differences]
    return [named(capfirst(one.label), one.after or one.before) for one in told]
