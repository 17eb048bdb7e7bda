"""One's own account: how it is entered, and where it is open just now."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ...editorial import accounts


@login_required
@require_safe
def own_account(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    by_type: dict[str, list[Authenticator]] = {}
    for authenticator in Authenticator.objects.filter(user=user).order_by("created_at", "pk"):
        by_type.setdefault(authenticator.type, []).append(authenticator)
    codes = by_type.get(Authenticator.Type.RECOVERY_CODES)
    passkeys = by_type.get(Authenticator.Type.WEBAUTHN, [])
    context = {
        "title": _("My account"),
        "authenticator": by_type.get(Authenticator.Type.TOTP, [None])[0],
        "passkeys": passkeys,
        "may_remove": len(passkeys) > 1 or Authenticator.Type.TOTP in by_type,
        "codes_left": len(codes[0].wrap().get_unused_codes()) if codes else None,
        "sessions": accounts.sessions_of([user]),
        "this": request.session.session_key,
    }
    return TemplateResponse(request, "admin/entrance/account.html", context)


@login_required
@require_POST
def end_session(request: HttpRequest, key: int) -> HttpResponse:
    user: Any = request.user
    if not accounts.end_sessions(user, but=request.session.session_key, only=key):
        raise Http404
    messages.success(request, _("That session is ended."))
    return redirect("mfa_index")


@login_required
@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    accounts.end_sessions(user, but=request.session.session_key)
    messages.success(request, _("All other sessions are ended."))
    return redirect("mfa_index")
