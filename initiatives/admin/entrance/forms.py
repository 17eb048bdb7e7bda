"""The forms of the entrance: those of allauth, each question asked once, and our own."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.models import User
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LONGEST = 200  # characters of anything that is compared with a password, a code or a name


MISSING = {
    "login": _("Write your user name."),
    "password": _("Write your password."),
    "oldpassword": _("Write your present password."),
    "password1": _("Choose a password."),
    "password2": _("Write the password once more."),
    "email": _("Write your e-mail address."),
    "code": _("Write the code."),
    "first_name": _("Write your first name."),
    "last_name": _("Write your last name."),
}


class Plain(forms.Form):
    """A label says what to write; nothing stands in the field that vanishes when one writes.

    What was wrong has the focus when the form comes back, so no field takes it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if self.is_bound:
                field.widget.attrs.pop("autofocus", None)
            if name in MISSING:
                field.error_messages["required"] = MISSING[name]
            if isinstance(field, forms.CharField) and not isinstance(field, forms.JSONField):
                field.validators.append(MaxLengthValidator(LONGEST))


class SignIn(Plain, account.LoginForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].help_text = _("If you were invited, it is the e-mail address of the invitation.")
        if not self.is_bound:
            self.fields["login"].widget.attrs["autofocus"] = True
        self.fields["password"].help_text = ""


class PasswordAgain(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""


class ChangePassword(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""


class NewPassword(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    pass


class AskForPassword(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Somebody gets an e-mail in any case, so that neither the answer nor its time tells who is known."""
        if self.users:
            return str(super().save(request, **kwargs))
        email = self.cleaned_data["email"]
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return str(email)


class Code(Plain, mfa.AuthenticateForm):  # type: ignore[misc]
    code = forms.CharField(
        label=_("Code"),
        help_text=_("From your authenticator, or one of your recovery codes."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )


class CodeAgain(Plain, mfa.ReauthenticateForm):  # type: ignore[misc]
    code = Code.base_fields["code"]


class FirstCode(Plain, ActivateTOTPForm):  # type: ignore[misc]
    code = forms.CharField(
        label=_("Code that the application shows now"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class NamePasskey(Plain, AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(
        label=_("Name of the passkey"), required=False, help_text=_("So that you know which one it is.")
    )


class Acceptance(Plain):
    """Whoever was invited says who they are and chooses a password."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    password1 = account.SetPasswordField(label=_("Password"))
    password2 = account.PasswordField(label=_("Password, once more"), autocomplete="new-password")

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        password: Any = self.fields["password1"]
        password.user = User(username=email, email=email)  # a password that resembles them is refused

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "password1" in given and given["password1"] != given.get("password2"):
            self.add_error("password2", _("Write the same password in both fields."))
        return given
