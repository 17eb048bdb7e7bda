"""Who has only given a password comes no further than to the second factor."""

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.generic.edit import FormView

from ...editorial.accounts import end_sessions, has_second_factor

Handler = Callable[[HttpRequest], HttpResponse]

# Where a second factor is set up, and the ways out.
BEFORE = {
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_logout",
    "admin:logout",
    "admin:language",
}


def is_given(request: HttpRequest) -> bool:
    """Kept with the session: a second factor that somebody else has set up since lets nobody in."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


class SecondFactor:
    """Middleware. With a password alone, one is nobody on the pages, and at the door of the office."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not settings.SECOND_FACTOR or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None  # of visitors, not even the session is looked at
        if not request.user.is_authenticated or is_given(request):
            return None
        if not request.path_info.startswith(reverse("admin:index")):
            request.user = AnonymousUser()
            return None
        if has_second_factor(request.user):  # it was set up elsewhere while this session went on
            logout(request)
            return redirect("account_login")
        is_open = request.resolver_match is not None and request.resolver_match.view_name in BEFORE
        return None if is_open else redirect("mfa_activate_totp")


def given(request: HttpRequest, kind: str) -> None:
    """Whoever has set up a factor has shown it; sessions that have not are over."""
    record_authentication(request, request.user, "mfa", type=kind, reauthenticated=True)
    user: Any = request.user
    end_sessions(user, but=request.session.session_key)


@method_decorator(reauthentication_required(app="allauth.mfa"), name="dispatch")
class SetUpAuthenticator(ActivateTOTPView):  # type: ignore[misc]
    """An application that shows codes; setting it up again, on another telephone, replaces the first."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return FormView.dispatch(self, request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        Authenticator.objects.filter(user=self.request.user, type=Authenticator.Type.TOTP).delete()
        response: HttpResponse = super().form_valid(form)
        given(self.request, "totp")
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        given(self.request, "webauthn")
        return response


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """One way in stays: nobody goes back to a password alone."""

    success_url = reverse_lazy("mfa_index")

    def get_queryset(self) -> Any:
        others = Authenticator.objects.filter(user=self.request.user).exclude(
            type=Authenticator.Type.RECOVERY_CODES
        )
        return super().get_queryset() if others.count() > 1 else Authenticator.objects.none()


class RecoveryCodes(ViewRecoveryCodesView):  # type: ignore[misc]
    """Shown once; the same text may be kept as a file, without another request."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "as_file": "%0A".join(context["unused_codes"])}
