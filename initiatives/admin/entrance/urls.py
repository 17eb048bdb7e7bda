"""The addresses of the entrance. What stands here can be reached, and no other page of allauth."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, re_path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..site import site
from . import invited
from .account import end_others, end_session, own_account
from .second_factor import AddPasskey, RecoveryCodes, RemovePasskey, SetUpAuthenticator

View = Callable[..., Any]


def page(address: str, name: str, view: View) -> URLPattern:
    """In the frame of the office, and in nobody's cache."""

    @never_cache
    @wraps(view)
    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            context = response.context_data or {}
            response.context_data = {**site.each_context(request), "log_entries": None, **context}
        return response

    return (re_path if address.startswith("^") else path)(address, framed, name=name)


def form(view: Any, title: Any, button: Any, lead: Any = "", **more: Any) -> View:
    said = {"title": title, "button": button, "lead": lead, **more}
    return view.as_view(template_name="admin/entrance/form.html", extra_context=said)  # type: ignore[no-any-return]


def note(view: Any, title: Any, lead: Any) -> View:
    said = {"title": title, "lead": lead}
    return view.as_view(template_name="admin/entrance/note.html", extra_context=said)  # type: ignore[no-any-return]


def asks(view: Any, template: str, title: Any, **more: Any) -> View:
    said = {"title": title, **more}
    return view.as_view(template_name=f"admin/entrance/{template}.html", extra_context=said)  # type: ignore[no-any-return]


AGAIN = _("Before you change how your account is entered, show once more that it is you.")
CONFIRM = _("Confirm")

urlpatterns = [
    page("", "mfa_index", own_account),
    # Coming and going
    page("sign-in/", "account_login", form(account.LoginView, _("Sign in"), _("Sign in"), may_forget=True)),
    page("sign-in/code/", "mfa_authenticate", asks(mfa.AuthenticateView, "code", _("Second factor"))),
    page("sign-out/", "account_logout", require_POST(account.LogoutView.as_view())),
    page(
        "closed/",
        "account_inactive",
        note(account.AccountInactiveView, _("This account is closed"), _("Ask an administrator about it.")),
    ),
    page("invitation/", "invitation", invited.accept),
    page("invitation/<str:token>/", "invitation-link", invited.open_link),
    # Passwords
    page(
        "password/",
        "account_change_password",
        form(
            account.PasswordChangeView,
            _("Change password"),
            _("Change password"),
            _("Wherever else you are signed in, you will have to sign in again."),
        ),
    ),
    page(
        "password/forgotten/",
        "account_reset_password",
        form(
            account.PasswordResetView,
            _("Password forgotten"),
            _("Send me a link"),
            _("Write the e-mail address of your account. You will get a link to choose another password."),
        ),
    ),
    page(
        "password/sent/",
        "account_reset_password_done",
        note(
            account.PasswordResetDoneView,
            _("Look into your mail"),
            _("If there is an account with this address, a link is on its way. It is good for one day."),
        ),
    ),
    page(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        "account_reset_password_from_key",
        form(account.PasswordResetFromKeyView, _("Another password"), _("Save")),
    ),
    page(
        "password/saved/",
        "account_reset_password_from_key_done",
        note(account.PasswordResetFromKeyDoneView, _("Your password is changed"), _("Sign in with it.")),
    ),
    page(
        "again/password/",
        "account_reauthenticate",
        form(account.ReauthenticateView, _("Is it you?"), CONFIRM, AGAIN),
    ),
    # The second factor
    page(
        "again/code/",
        "mfa_reauthenticate",
        form(mfa.ReauthenticateView, _("Is it you?"), CONFIRM, AGAIN),
    ),
    page(
        "again/passkey/",
        "mfa_reauthenticate_webauthn",
        asks(ReauthenticateWebAuthnView, "passkey_again", _("Is it you?"), lead=AGAIN),
    ),
    page(
        "authenticator/",
        "mfa_activate_totp",
        asks(SetUpAuthenticator, "authenticator", _("Set up a second factor")),
    ),
    page("passkeys/add/", "mfa_add_webauthn", asks(AddPasskey, "passkey", _("Add a passkey"))),
    page(
        "passkeys/<int:pk>/remove/",
        "mfa_remove_webauthn",
        form(RemovePasskey, _("Remove this passkey?"), _("Remove"), _("It opens your account no more.")),
    ),
    page(
        "recovery-codes/",
        "mfa_view_recovery_codes",
        asks(RecoveryCodes, "codes", _("Recovery codes")),
    ),
    page(
        "recovery-codes/new/",
        "mfa_generate_recovery_codes",
        form(
            GenerateRecoveryCodesView,
            _("New recovery codes"),
            _("Make new codes"),
            _("The codes that you have now will be worthless."),
        ),
    ),
    # Sessions
    page("sessions/<int:key>/end/", "session-end", end_session),
    page("sessions/end-others/", "session-end-others", end_others),
]
