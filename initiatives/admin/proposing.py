"""Proposing in words, in the office: to those who may write it what its author may not.

A word of a vocabulary, such as a sector, is public as soon as it is saved. Of an entry of their country,
focal points say what is wrong, and the Secretariat writes it.
"""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial import permissions, proposals
from ..editorial.refusals import Refused
from ..editorial.remits import seen_by
from ..models import WORDS, Entry
from ..models.proposals import LONGEST_SOURCES, LONGEST_TEXT, LONGEST_TITLE
from .stepping import actor

BY_NAME: dict[str, Any] = {str(model._meta.model_name): model for model in WORDS}


class Correction(forms.Form):
    text = forms.CharField(
        max_length=LONGEST_TEXT,
        label=gettext_lazy("What is wrong or missing"),
        error_messages={"required": gettext_lazy("Write what is wrong or missing.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    sources = forms.CharField(
        max_length=LONGEST_SOURCES,
        required=False,
        label=gettext_lazy("Sources"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Word(Correction):
    field_order = ("title", "text", "sources")
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=gettext_lazy("Name"),
        error_messages={"required": gettext_lazy("Write the name.")},
        help_text=gettext_lazy("What is to be added, or the name of what should change."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.label = _("What it is, and why it is needed")
        text.error_messages["required"] = _("Write what it is, and why it is needed.")


def word(office: AdminSite, request: HttpRequest, record: str) -> HttpResponse:
    model = BY_NAME.get(record)
    if model is None:
        raise Http404
    if not permissions.may_propose_word(actor(request), model):
        raise PermissionDenied
    return _page(office, request, Word, model, to=reverse(f"admin:initiatives_{record}_changelist"))


def correction(office: AdminSite, request: HttpRequest, record: str, pk: int) -> HttpResponse:
    """Of an entry; one that is hidden from whoever asks is like none."""
    model = permissions.ENTRY_MODELS.get(record)
    if model is None:
        raise Http404
    if permissions.acts_for_all(actor(request)):
        raise PermissionDenied
    entry = seen_by(actor(request), model._default_manager).filter(pk=pk).first()
    if entry is None:
        raise Http404
    if not permissions.may_propose_correction(actor(request), entry):
        raise PermissionDenied
    to = reverse(f"admin:initiatives_{record}_change", args=[pk])
    return _page(office, request, Correction, type(entry), to=to, entry=entry)


def _page(
    office: AdminSite,
    request: HttpRequest,
    shape: type[Correction],
    model: Any,
    *,
    to: str,
    entry: Entry | None = None,
) -> HttpResponse:
    form = shape(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _proposed(request, form, model, entry):
        return HttpResponseRedirect(to)
    context = {
        **office.each_context(request),
        "title": _("Propose: %s") % (entry or model._meta.verbose_name),
        "opts": model._meta,
        "form": form,
        "back": to,
    }
    return TemplateResponse(request, "admin/initiatives/propose.html", context)


def _proposed(request: HttpRequest, form: forms.Form, model: Any, entry: Entry | None) -> bool:
    said = {**form.cleaned_data, "entry": entry}
    try:
        secret = proposals.propose_in_words(str(model._meta.model_name), by=actor(request), **said)
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False
    follow = request.build_absolute_uri(reverse("proposal", kwargs={"secret": secret}))
    messages.success(request, _("Sent to those who may write it. The answer will stand here: %s") % follow)
    return True
