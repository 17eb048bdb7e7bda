"""What the admin of all entries has in common: states, keys, what is missing, the way to the public."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy

from ..editorial import history, permissions, publication, translations, worklists
from ..editorial.refusals import Refused
from ..likeness import twins_of
from ..models import Entry
from ..vocabularies import Level
from .choosing import Chooser
from .filters import Checked, Work
from .finding import Alphabetical, folded
from .lists import tell
from .records import RecordAdmin
from .steps import ACTIONS, RETURN, STEPS, TRANSLATED, WITHDRAW, Step, button_of

FOR_THE_RECORD: Any = (
    gettext_lazy("For the record"),
    {
        "fields": (
            ("key", "original_language"),
            ("last_verified_on", "successor"),
            "internal_note",
        )
    },
)
OF_ALL_ENTRIES = folded("key", "aliases")
DAY = "j F Y"
STATE_FILTERS = ("state", Work, Checked)


def badge(kind: str, code: str, label: Any) -> SafeString:
    return format_html('<span class="badge {}-{}">{}</span>', kind, code, label)


def level_badges(levels: set[str]) -> SafeString:
    """From the highest step of the ladder to the lowest."""
    badges = [badge("level", level.value, level.label) for level in Level if level in levels]
    return format_html("{}" * len(badges), *badges) if badges else SafeString("–")


class EntryAdmin(RecordAdmin):
    actions = ACTIONS
    autocomplete_fields: ClassVar[Any] = ("successor",)

    # Who may

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return permissions.may_edit(actor(request), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_delete_permission(request)
        return permissions.may_delete(actor(request), obj)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return permissions.may_publish(actor(request), self.model)

    # Lists

    def get_ordering(self, request: HttpRequest) -> Any:
        return [Alphabetical(self.model.label_field), "key"]

    def get_list_display(self, request: HttpRequest) -> Any:
        """In a worklist that one click takes an entry off, each row has the button for it."""
        columns = super().get_list_display(request)
        asked = worklists.BY_CODE.get(request.GET.get("work", ""))
        step = next((step for step in STEPS if asked and step.name == asked.step), None)
        return [*columns, button_of(request, step)] if step and self._may_take(request, step) else columns

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_badge(self, entry: Entry) -> SafeString:
        return badge("state", entry.state, entry.get_state_display())

    @admin.display(description=gettext_lazy("last change"), ordering="updated_at")
    def changed(self, entry: Entry) -> str:
        return date_format(localtime(entry.updated_at), DAY)

    @admin.display(description=gettext_lazy("checked on"), ordering="last_verified_on")
    def checked(self, entry: Entry) -> str | None:
        return date_format(entry.last_verified_on, DAY) if entry.last_verified_on else None

    def titled(self, row: Any) -> str:
        return str(row.label or row.key)

    def describe(self, row: Any) -> str:
        details = [*self.details_of(row)]
        if not row.is_published:
            details.append(row.get_state_display().lower())
        return f"{self.titled(row)} ({', '.join(details)})" if details else self.titled(row)

    def details_of(self, _entry: Any) -> list[str]:
        return []

    # The form

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The key of what was once published stands in other people's files."""
        return ("key",) if obj is not None and obj.number is not None else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {"key": (f"{self.model.label_field}_en",)} if obj is None else {}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        if request.method == "POST" and transaction.get_connection().in_atomic_block:
            publication.one_at_a_time()
        return super().get_object(request, object_id, from_field)

    def view_on_site(self, entry: Any) -> str:
        """What is published on its page, everything else as it will look."""
        if entry.is_published:
            page = {"number": entry.number, "slug": entry.slug}
            return reverse(f"{entry.record()}-detail", kwargs=page)
        return reverse("entry-preview", kwargs={"record": entry.record(), "key": entry.key})

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        entry = kwargs.get("obj")
        older = translations.older(entry) if entry is not None else []
        steps = [] if context["is_popup"] else self._steps(request, entry)
        if not older:
            steps = [step for step in steps if step is not TRANSLATED]
        unpublished = entry is not None and entry.state in permissions.UNPUBLISHED
        missing = publication.missing(entry) if entry is not None and unpublished else []
        returned = history.returned(entry) if entry is not None and unpublished else None
        context.update(entry=entry, steps=steps, unpublished=unpublished, missing=missing)
        twins = twins_of(entry) if entry is not None and unpublished and not context["is_popup"] else []
        context.update(returned=returned, older=older, twins=twins)
        context.setdefault("show_save_and_add_another", False)
        return super().render_change_form(request, context, *args, **kwargs)

    def _steps(self, request: HttpRequest, entry: Entry | None) -> list[Step]:
        """The buttons for where the entry stands; a new one will be a draft."""
        state = (entry or self.model()).state
        return [step for step in STEPS if state in step.states and self._may_take(request, step)]

    def _may_take(self, request: HttpRequest, step: Step) -> bool:
        may = {"publish": permissions.may_publish, "change": permissions.may_change_state}[step.permission]
        return may(actor(request), self.model)

    # Taking a step

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._stepped(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._stepped(request, obj) or super().response_change(request, obj)

    def _stepped(self, request: HttpRequest, entry: Entry) -> HttpResponse | None:
        """The button that also saves. What is saved stays saved if the step is refused."""
        asked = request.POST.get("_step")
        step = next((step for step in STEPS if step.name == asked and step.how == "saves"), None)
        return self._take(request, step, entry) if step else None

    def _take(self, request: HttpRequest, step: Step, entry: Entry) -> HttpResponse:
        try:
            step.change(entry, by=actor(request))
        except Refused as refused:
            self.message_user(request, step.not_done, messages.WARNING)
            tell(self, request, refused)
        else:
            self._record(request, step, entry)
        return HttpResponseRedirect(self._address(entry))

    def take_together(self, request: HttpRequest, step: Step, entries: QuerySet[Entry]) -> None:
        chosen = list(entries)
        publication.together(step.change, chosen, by=actor(request))
        for entry in chosen:
            self._record(request, step, entry)

    def _record(self, request: HttpRequest, step: Step, entry: Entry, note: str = "") -> None:
        self.log_change(request, entry, " ".join(filter(None, [str(step.done), note])))
        self.message_user(request, f"{self.titled(entry)}: {step.done}", messages.SUCCESS)

    def _address(self, entry: Entry) -> str:
        return reverse(f"admin:initiatives_{entry.record()}_change", args=[entry.pk])

    # Pages of their own

    def get_urls(self) -> list[URLPattern]:
        name, wrap = self.model.record(), self.admin_site.admin_view
        return [
            *(
                path(f"<int:pk>/{step.name}/", wrap(page(step)), name=f"initiatives_{name}_{step.name}")
                for step in STEPS
                if (page := {"asks": self._asking, "acts": self._acting}.get(step.how))
            ),
            *super().get_urls(),
        ]

    def _asking(self, step: Step) -> Callable[[HttpRequest, int], HttpResponse]:
        """The page that asks once more: why, and what else the step has to know."""

        def ask(request: HttpRequest, pk: int) -> HttpResponse:
            entry = self.get_object(request, str(pk))
            if entry is None or not self._may_take(request, step):
                raise PermissionDenied
            form = QUESTIONS[step.name](self, request)
            if request.method == "POST" and form.is_valid() and self._answered(request, step, entry, form):
                return HttpResponseRedirect(self._address(entry))
            context = {
                **self.admin_site.each_context(request),
                "title": step.question % self.titled(entry),
                "opts": self.opts,
                "step": step,
                "entry": entry,
                "form": form,
                "media": self.media + form.media,
            }
            return TemplateResponse(request, "admin/initiatives/ask.html", context)

        return ask

    def _answered(self, request: HttpRequest, step: Step, entry: Entry, form: Any) -> bool:
        """Whether the step was taken; if not, the form says why."""
        change: Any = step.change
        try:
            change(entry, by=actor(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
            return False
        self._record(request, step, entry, form.cleaned_data["reason"])
        return True

    def _acting(self, step: Step) -> Callable[[HttpRequest, int], HttpResponse]:
        """The page behind a button that acts at once."""

        def act(request: HttpRequest, pk: int) -> HttpResponse:
            entry = self.get_object(request, str(pk))
            if entry is None or request.method != "POST":
                raise PermissionDenied
            taken = self._take(request, step, entry)
            back = request.GET.get("back", "")
            is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
            return HttpResponseRedirect(back) if is_ours else taken

        return act


def actor(request: HttpRequest) -> Any:
    return request.user


def withdrawal_of(model_admin: EntryAdmin, request: HttpRequest) -> forms.Form:
    field = model_admin.model._meta.get_field("successor")
    choices = model_admin.get_queryset(request)
    successor = forms.ModelChoiceField(
        choices,
        required=False,
        label=gettext_lazy("Successor"),
        help_text=gettext_lazy("Readers of this entry are sent there. Leave it empty where there is none."),
        widget=Chooser(field, model_admin.admin_site),
    )
    reason = forms.CharField(
        required=False,
        max_length=200,
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For colleagues: it stands in the history of the entry."),
    )
    successor.label_from_instance = model_admin.describe  # type: ignore[method-assign,assignment]
    return _form_of(request, successor=successor, reason=reason)


def return_of(_model_admin: EntryAdmin, request: HttpRequest) -> forms.Form:
    reason = forms.CharField(
        max_length=2000,
        label=gettext_lazy("What has to be changed"),
        help_text=gettext_lazy("It stands above the draft, and in the history of the entry."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    return _form_of(request, reason=reason)


def _form_of(request: HttpRequest, **fields: forms.Field) -> forms.Form:
    form: type[forms.Form] = type("Answer", (forms.Form,), fields)
    return form(request.POST if request.method == "POST" else None)


QUESTIONS: dict[str, Callable[[EntryAdmin, HttpRequest], forms.Form]] = {
    WITHDRAW.name: withdrawal_of,
    RETURN.name: return_of,
}
