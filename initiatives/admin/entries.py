"""What the admin of all entries has in common: states, keys, what is missing, the way to the public."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..days import day
from ..editorial import comments, history, permissions, publication, translations, worklists
from ..editorial.refusals import Refused
from ..editorial.remits import countries_of, may_move, remit, seen_by
from ..editorial.requests import requests_on
from ..editorial.turns import one_at_a_time
from ..likeness import twins_of
from ..models import Entry
from ..vocabularies import Level, State, named
from .conversing import Converses
from .deleting import told_before
from .drafting import DraftsNextVersions, rehearsal_of
from .filters import Checked, NextState, Work
from .finding import folded
from .giving import GivesFiles
from .plans import plan_of
from .publishing import PublishesTogether
from .records import RecordAdmin
from .review import IsReviewed
from .stepping import actor
from .steps import ACTIONS, STEPS, SUBMIT, TRANSLATED, button_of

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
STATE_FILTERS = ("state", NextState, Work, Checked)


def badge(kind: str, code: str, label: Any) -> SafeString:
    return format_html('<span class="badge {}-{}">{}</span>', kind, code, label)


def level_badges(levels: set[str]) -> SafeString:
    """From the highest step of the ladder to the lowest."""
    badges = [badge("level", level.value, level.label) for level in Level if level in levels]
    return format_html("{}" * len(badges), *badges) if badges else SafeString("–")


def _without_note(fieldsets: Any) -> Any:
    return [
        (title, {**options, "fields": tuple(name for name in options["fields"] if name != "internal_note")})
        for title, options in fieldsets
    ]


class EntryAdmin(PublishesTogether, DraftsNextVersions, IsReviewed, Converses, GivesFiles, RecordAdmin):
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

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        if permissions.acts_for_all(actor(request)):
            return super().get_deleted_objects(objs, request)
        return told_before(actor(request), list(objs))

    def may_know(self, request: HttpRequest, row: Any) -> bool:
        return permissions.may_know(actor(request), row)

    def get_queryset(self, request: HttpRequest) -> Any:
        """What somebody does not see is answered like what is not there."""
        seen: Any = seen_by(actor(request), super().get_queryset(request))
        return seen.with_next_state(remit(actor(request)))

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Focal points submit together what is theirs; all else they do one by one."""
        actions: dict[str, Any] = super().get_actions(request)
        if permissions.acts_for_all(actor(request)):
            return actions
        return {name: action for name, action in actions.items() if name == SUBMIT.name}

    # Lists

    def get_list_display(self, request: HttpRequest) -> Any:
        """In a worklist that one click takes an entry off, each row has the button for it."""
        columns = super().get_list_display(request)
        asked = worklists.BY_CODE.get(request.GET.get("work", ""))
        step = next((step for step in STEPS if asked and step.name == asked.step), None)
        may = step is not None and getattr(self, f"has_{step.permission}_permission")(request)
        return [*columns, button_of(request, step)] if step and may else columns

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_badge(self, entry: Any) -> SafeString:
        """A second badge for the next version, where there is one."""
        own = badge("state", entry.state, entry.get_state_display())
        if entry.next_state is None:
            return own
        label = State(entry.next_state).label
        following = badge("state", entry.next_state, named(capfirst(_("next version")), label))
        return format_html("{} {}", own, following)

    @admin.display(description=gettext_lazy("last change"), ordering="updated_at")
    def changed(self, entry: Entry) -> str:
        return day(entry.updated_at)

    @admin.display(description=gettext_lazy("checked on"), ordering="last_verified_on")
    def checked(self, entry: Entry) -> str | None:
        return day(entry.last_verified_on) if entry.last_verified_on else None

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

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if permissions.may_read_notes(actor(request)) else _without_note(fieldsets)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {"key": (f"{self.model.label_field}_en",)} if obj is None else {}

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        if request.method == "POST" and transaction.get_connection().in_atomic_block:
            one_at_a_time()
        return super().get_object(request, object_id, from_field)

    # Saving

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        request.countries = countries_of(obj)  # type: ignore[attr-defined]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        """No entry of another country comes or goes through a focal point."""
        super().save_related(request, form, formsets, change)
        before: Any = request.countries  # type: ignore[attr-defined]
        if not may_move(actor(request), before, countries_of(form.instance)):
            raise Refused([_("Choose countries among those for which you speak.")])

    def view_on_site(self, entry: Any) -> str:
        """What is published on its page, everything else as it will look."""
        if entry.is_published:
            page = {"number": entry.number, "slug": entry.slug}
            return reverse(f"{entry.record()}-detail", kwargs=page)
        return reverse("entry-preview", kwargs={"record": entry.record(), "key": entry.key})

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        entry: Any = kwargs.get("obj")
        context.update(entry=entry, **self._standing(request, entry))
        older = translations.older(entry) if entry is not None else []
        steps = [] if context["is_popup"] else self.steps_from(request, entry)
        context["steps"] = [step for step in steps if older or step is not TRANSLATED]
        seen = seen_by(actor(request), self.model._default_manager.all())
        looked_for = context["unpublished"] and not context["is_popup"]
        context.update(older=older, twins=twins_of(entry, among=seen) if looked_for else [])
        context.setdefault("show_save_and_add_another", False)
        return super().render_change_form(request, context, *args, **kwargs)

    def _standing(self, request: HttpRequest, entry: Entry | None) -> dict[str, Any]:
        """Where the entry stands, or its next version, and what keeps that from the public."""
        rehearsal = rehearsal_of(request)
        unpublished = entry is not None and entry.state in permissions.UNPUBLISHED
        draft = rehearsal.version if rehearsal else entry if unpublished else None
        return {
            "unpublished": unpublished,
            "missing": publication.missing(entry) if entry is not None and unpublished else [],
            "returned": history.returned(draft) if draft is not None else None,
            "rehearsal": rehearsal,
            "draft": draft,
            **(self._beside(request, entry) if entry is not None else {}),
        }

    def _beside(self, request: HttpRequest, entry: Entry) -> dict[str, Any]:
        """What colleagues have said, and when it is to be published."""
        if not permissions.may_comment(actor(request), entry):
            return {"may_comment": False, "open_comments": 0}
        return {
            "may_comment": True,
            "may_propose": permissions.may_propose_correction(actor(request), entry),
            "requests": [one for one in requests_on(entry) if comments.may_read(actor(request), one)],
            "open_comments": comments.open_on(entry, actor(request)),
            **plan_of(entry),
        }

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """What was said about it stays with what became of it."""
        entry = self.get_object(request, object_id)
        seen = entry is not None and permissions.may_comment(actor(request), entry)
        said = {"comments": comments.conversations_on(entry, actor(request)) if seen else []}
        return super().history_view(request, object_id, {**said, **(extra_context or {})})
