"""Invitations in the admin: a link for whoever shall have an account, and what became of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..days import day
from ..editorial import invitations
from ..models import Invitation
from .accounts import ChoosesRoles, Ticks
from .entries import badge
from .lists import ListsSafely
from .naming import CallsByName
from .refusing import HearsRefusals, TellsRefusals
from .site import site


class InvitationForm(HearsRefusals, forms.ModelForm):  # type: ignore[type-arg]
    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        if invitations.is_taken(email):
            raise forms.ValidationError(_("Somebody with this address has an account already."))
        return email


@admin.register(Invitation, site=site)
class InvitationAdmin(TellsRefusals, CallsByName, ListsSafely, ModelAdmin):  # type: ignore[type-arg]
    form = InvitationForm
    list_display = ("email", "roles", "state_badge", "sent", "invited_by")
    list_prefetch_related = ("groups",)
    list_select_related = ("invited_by",)
    list_filter = ("groups", "sent_at")
    search_fields = ("email",)
    search_help_text = None
    actions = ("send_again", "revoke")
    fieldsets = ((None, {"fields": ("email", "language", "groups", "countries")}),)

    @admin.display(description=gettext_lazy("roles"))
    def roles(self, invitation: Invitation) -> str:
        return ", ".join(ChoosesRoles(None).label_from_instance(group) for group in invitation.groups.all())

    @admin.display(description=gettext_lazy("state"))
    def state_badge(self, invitation: Invitation) -> SafeString:
        state = invitation.state
        return badge("invitation", state.value, state.label)

    @admin.display(description=gettext_lazy("sent"), ordering="sent_at")
    def sent(self, invitation: Invitation) -> str:
        return day(invitation.sent_at)

    # Who may: what was sent is sent, and is revoked rather than changed

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # The form

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        chosen = {"form_class": ChoosesRoles} if db_field.name == "groups" else {"widget": Ticks}
        return super().formfield_for_manytomany(db_field, request, **{**kwargs, **chosen})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        obj.invited_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """An invitation that cannot be sent is not there."""
        super().save_related(request, form, formsets, change)
        by: Any = request.user
        invitations.send(form.instance, by=by, link_to=link_from(request))

    # What is done with them

    @admin.action(description=gettext_lazy("Send again"), permissions=["add"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        by: Any = request.user
        for invitation in queryset:
            invitations.send_again(invitation, by=by, link_to=link_from(request))
        self.message_user(request, _("Sent again; the links before are worthless."), messages.SUCCESS)

    @admin.action(description=gettext_lazy("Revoke"), permissions=["add"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> None:
        for invitation in queryset:
            invitations.revoke(invitation)
            self.log_change(request, invitation, _("Revoked."))
        self.message_user(request, _("Revoked."), messages.SUCCESS)


def link_from(request: HttpRequest) -> Callable[[str], str]:
    def link(token: str) -> str:
        return request.build_absolute_uri(reverse("invitation-link", args=[token]))

    return link
