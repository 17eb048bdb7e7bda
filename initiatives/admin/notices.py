"""The page on which somebody chooses how often they hear from us."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial import notices
from ..vocabularies import Pace


class Choice(forms.Form):
    pace = forms.ChoiceField(choices=Pace.choices, label=gettext_lazy("How often"), widget=forms.RadioSelect)


def page(office: Any, request: HttpRequest) -> HttpResponse:
    form = Choice(request.POST or None, initial={"pace": notices.pace_of(request.user)})
    if request.method == "POST" and form.is_valid():
        notices.choose(request.user, Pace(form.cleaned_data["pace"]))
        messages.success(request, _("Your choice is kept."))
        return HttpResponseRedirect(request.path)
    context = {**office.each_context(request), "title": _("My notices"), "form": form}
    return TemplateResponse(request, "admin/notices.html", context)
