"""What was done in the office, by whom and when: read as far as somebody sees, changed by nobody."""

from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ..editorial import permissions
from ..editorial.remits import known_by
from ..models import ENTRIES
from .lists import ListsSafely
from .site import site
from .stepping import actor


@admin.register(LogEntry, site=site)
class Log(ListsSafely, ModelAdmin):  # type: ignore[type-arg]
    list_display = ("action_time", "who", "kind", "object_repr", "how", "what")
    list_filter = ("action_flag",)
    list_select_related = ("user", "content_type")
    date_hierarchy = "action_time"
    search_fields = ("object_repr", "change_message", "user__username", "user__last_name")
    fields = ("action_time", "who", "kind", "object_repr", "how", "what")
    actions = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """Of records that somebody may look at; a focal point's own doings, and those on their entries."""
        lines = super().get_queryset(request)
        if permissions.acts_for_all(actor(request)):
            return lines.filter(content_type__in=self._open_to(request))
        seen = Q(user=actor(request))
        for model in ENTRIES:
            own = known_by(actor(request), model._default_manager.order_by())
            kind = ContentType.objects.get_for_model(model)
            seen |= Q(content_type=kind, object_id__in=own.values_list(Cast("pk", CharField()), flat=True))
        return lines.filter(seen)

    def _open_to(self, request: HttpRequest) -> list[ContentType]:
        models = [m for m, one in site._registry.items() if one.has_view_permission(request)]  # noqa: SLF001
        return list(ContentType.objects.get_for_models(*models).values())

    @admin.display(description=_("who"), ordering="user")
    def who(self, line: LogEntry) -> str:
        return line.user.get_full_name() or line.user.get_username()

    @admin.display(description=_("record"), ordering="content_type")
    def kind(self, line: LogEntry) -> str:
        model = line.content_type.model_class() if line.content_type else None
        return str(model._meta.verbose_name) if model else ""

    @admin.display(description=_("how"), ordering="action_flag")
    def how(self, line: LogEntry) -> str:
        return str(line.get_action_flag_display())

    @admin.display(description=_("what"))
    def what(self, line: LogEntry) -> str:
        return str(line.get_change_message())

    # Who may

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return permissions.may_read_the_log(actor(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
