"""Tokens of partners: administrators give them, see their first characters, and revoke them."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..days import day
from ..models import ApiToken
from .lists import ListsSafely
from .naming import CallsByName
from .site import site


class NewToken(forms.ModelForm):  # type: ignore[type-arg]
    """Every token has an end, at most two years from now."""

    user = forms.ModelChoiceField(
        User.objects.filter(is_active=True), label=capfirst(gettext_lazy("account"))
    )
    days = forms.IntegerField(
        min_value=1, max_value=730, initial=365, label=capfirst(gettext_lazy("valid for how many days"))
    )

    class Meta:
        model = ApiToken
        fields = ("user", "name", "scope")

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        """Only now the token is known; the form keeps it for as long as it is shown."""
        said = self.cleaned_data
        manager: Any = ApiToken.objects
        self.instance, self.secret = manager.create(
            said["user"], expiry=timedelta(days=said["days"]), name=said["name"], scope=said["scope"]
        )
        return self.instance

    def save_m2m(self) -> None:
        """There is nothing of that kind."""


@admin.register(ApiToken, site=site)
class TokenAdmin(CallsByName, ListsSafely, ModelAdmin):  # type: ignore[type-arg]
    list_display = ("beginning", "name", "user", "scope", "given_on", "ends_on")
    list_filter = ("scope",)
    list_select_related = ("user",)
    search_fields = ("name", "token_key", "user__username")
    fields = ("user", "name", "scope", "beginning", "given_on", "ends_on")
    actions = ()

    @admin.display(description=gettext_lazy("begins with"), ordering="token_key")
    def beginning(self, token: ApiToken) -> str:
        return f"{token.token_key}…"

    @admin.display(description=gettext_lazy("given"), ordering="created")
    def given_on(self, token: ApiToken) -> str:
        return day(token.created)

    @admin.display(description=gettext_lazy("good until"), ordering="expiry")
    def ends_on(self, token: ApiToken) -> str:
        return day(token.expiry) if token.expiry else "–"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A token is never changed: another is given, and this one revoked."""
        return False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        return super().get_form(request, obj, change, **kwargs) if obj else NewToken

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else ("user", "name", "scope", "days")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """It was made with its secret, which is shown now and never again."""
        sentence = _("Copy the token now; it is not shown again: %s")
        self.message_user(request, sentence % form.secret, messages.WARNING)
