"""What the admin of every record has in common: safe saving, finding, choosing."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db import connection, models
from django.db.models import Model, ProtectedError, QuerySet
from django.forms import Textarea
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from ..editorial import permissions
from ..editorial.refusals import Refused, kept_whole
from ..editorial.sight import loaded_for, ties_seen_by, unseen_ties
from ..links import to_mend
from ..models import Labelled
from .choosing import ChoosesByTyping
from .finding import Alphabetical
from .forms import PartForm, PartFormSet, RecordForm
from .histories import HasHistory
from .lists import ListsSafely, Tool, tell
from .naming import CallsByName
from .refusing import TellsRefusals
from .stepping import actor

SMALL_NUMBER = {"min_value": 0, "max_value": 32767}  # told apart before the database is asked about the row


def fields_of(rows: int) -> Any:
    return {
        models.TextField: {"widget": Textarea(attrs={"rows": rows})},
        models.PositiveSmallIntegerField: SMALL_NUMBER,
    }


class RecordAdmin(
    HasHistory,
    TellsRefusals,
    CallsByName,
    ListsSafely,
    ChoosesByTyping,
    admin.ModelAdmin,  # type: ignore[type-arg]
):
    """Of every record that is curated, entries and vocabularies alike."""

    form = RecordForm
    list_select_related: ClassVar[Any] = ()
    formfield_overrides = fields_of(rows=6)
    change_form_template = "admin/initiatives/change_form.html"

    def tools(self, request: HttpRequest) -> list[Tool]:
        """Whoever may not write the records of this kind may propose one."""
        beside = super().tools(request)
        if permissions.may_propose_word(actor(request), self.model):
            address = reverse("admin:propose-word", args=[self.model._meta.model_name])
            beside.append(Tool(_("Propose: %s") % self.opts.verbose_name, address))
        return beside

    def describe(self, row: Any) -> str:
        """The record where it is chosen: told apart from others of the same name."""
        return self.titled(row)

    # Reading

    def get_ordering(self, request: HttpRequest) -> Any:
        """By title or name, as the reader's language sorts them, where no other order is given."""
        if self.ordering or not issubclass(self.model, Labelled):
            return super().get_ordering(request)
        return [Alphabetical(self.model.label_field), "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found: QuerySet[Any] = loaded_for(
            actor(request), super().get_queryset(request), self.list_select_related
        )
        return found

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        context["links"] = to_mend(row) if row is not None and not context["is_popup"] else []
        return super().render_change_form(request, context, *args, **kwargs)

    # Saving

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """Locked while it is saved: the second of two editors waits, and is then told."""
        row = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        return self.model._default_manager.select_for_update(no_key=True).filter(pk=row.pk).first()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:  # noqa: FBT001, FBT002
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.unseen = unseen_ties(actor(request), obj) if obj is not None else {}
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001
        """What nobody changed keeps the date of its last change."""
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        if not form.has_changed() and any(formset.has_changed() for formset in formsets):
            form.instance.save()  # its parts are what it says
        connection.check_constraints()  # before anybody is told that all went well

    # Deleting

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        try:
            super().delete_model(request, obj)
        except ProtectedError:
            raise Refused([_("Something that you do not see is tied to it. Ask the Secretariat.")]) from None
        connection.check_constraints()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        super().delete_queryset(request, queryset)
        connection.check_constraints()

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        try:
            with kept_whole():
                return super().delete_view(request, object_id, extra_context)
        except Refused as refused:
            tell(self, request, refused)
            return HttpResponseRedirect(request.get_full_path())


class PartInline(ChoosesByTyping, admin.TabularInline):  # type: ignore[type-arg]
    """Rows that belong to a record and are edited with it."""

    extra = 0
    form = PartForm
    formset = PartFormSet
    formfield_overrides = fields_of(rows=2)
    template = "admin/initiatives/part.html"
    list_select_related: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        rows = ties_seen_by(actor(request), super().get_queryset(request))
        found: QuerySet[Model] = loaded_for(actor(request), rows, self.list_select_related)
        return found
