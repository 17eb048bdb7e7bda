"""The door for those who were invited."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from ...editorial import invitations
from ...editorial.refusals import Refused
from ...models import Invitation
from .adapters import speak
from .forms import Acceptance

KEPT = "invitation"  # in the session, so that the token stands in no address that a browser passes on


@never_cache
@require_safe
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    invitation = invitations.found_by(token)
    if invitation is None:
        return _over(request)
    request.session[KEPT] = token
    response = redirect("invitation")
    speak(response, invitation.language)
    return response


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password1", "password2")
def accept(request: HttpRequest) -> HttpResponse:
    token = request.session.get(KEPT, "")
    invitation = invitations.found_by(token)
    if invitation is None:
        return _over(request)
    form = Acceptance(request.POST or None, email=invitation.email)
    if form.is_valid():
        return _accepted(request, token, form)
    return TemplateResponse(request, "admin/entrance/form.html", _context(invitation, form))


def _accepted(request: HttpRequest, token: str, form: Acceptance) -> HttpResponse:
    given = form.cleaned_data
    try:
        invitations.accept(
            token,
            password=given["password1"],
            first_name=given["first_name"],
            last_name=given["last_name"],
        )
    except Refused:
        return _over(request)
    request.session.flush()
    messages.success(request, _("Your account is ready. Sign in with your e-mail address and your password."))
    return redirect(settings.LOGIN_URL)


def _context(invitation: Invitation, form: Acceptance) -> dict[str, object]:
    lead = _("You sign in as %s. Choose a password that you use nowhere else.") % invitation.email
    return {
        "title": _("Welcome to Multilevel"),
        "lead": lead,
        "button": _("Make my account"),
        "form": form,
    }


def _over(request: HttpRequest) -> HttpResponse:
    context = {"title": _("This invitation is over"), "lead": invitations.over()}
    return TemplateResponse(request, "admin/entrance/note.html", context, status=410)
