"""Proposing what is public as soon as it is saved, such as a sector, to those who may write it."""

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
from ..models import WORDS
from ..models.proposals import LONGEST_SOURCES, LONGEST_TEXT, LONGEST_TITLE
from .stepping import actor

BY_NAME: dict[str, Any] = {str(model._meta.model_name): model for model in WORDS}


class Word(forms.Form):
    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("What is to be added, or the name of what should change."),
    )
    text = forms.CharField(
        max_length=LONGEST_TEXT,
        label=gettext_lazy("What it is, and why it is needed"),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    sources = forms.CharField(
        max_length=LONGEST_SOURCES,
        required=False,
        label=gettext_lazy("Sources"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def page(office: AdminSite, request: HttpRequest, record: str) -> HttpResponse:
    model = BY_NAME.get(record)
    if model is None:
        raise Http404
    if not permissions.may_propose_word(actor(request), model):
        raise PermissionDenied
    form = Word(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _proposed(request, record, form):
        return HttpResponseRedirect(reverse(f"admin:initiatives_{record}_changelist"))
    context = {
        **office.each_context(request),
        "title": _("Propose: %s") % model._meta.verbose_name,
        "opts": model._meta,
        "form": form,
    }
    return TemplateResponse(request, "admin/initiatives/propose_word.html", context)


def _proposed(request: HttpRequest, record: str, form: Word) -> bool:
    try:
        secret = proposals.propose_word(record, by=actor(request), **form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.reasons)
        return False
    follow = request.build_absolute_uri(reverse("proposal", kwargs={"secret": secret}))
    messages.success(request, _("Sent to those who may add it. The answer will stand here: %s") % follow)
    return True
