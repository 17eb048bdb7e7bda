"""How one record is chosen in the form of another: by typing a part of its name."""

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.http import HttpRequest


def readable(field: Any, values: Any) -> list[Any]:
    """Of what was sent, what can be a key of the record that the field points to."""
    keys = []
    for value in values:
        with suppress(ValidationError):
            field.target_field.to_python(value)
            keys.append(value)
    return keys


class Chooser(AutocompleteSelect):
    """Knows already what is chosen, so that fifty rows of a table ask the database nothing."""

    chosen: Model | None = None

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        if self.chosen is None or value != [str(self.chosen.pk)]:
            return super().optgroups(name, readable(self.field, value), attr)
        label = self.choices.field.label_from_instance(self.chosen)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]  # noqa: FBT003
        options.append(self.create_option(name, self.chosen.pk, label, True, 1))  # noqa: FBT003
        return [(None, options, 0)]


class Choosers(AutocompleteSelectMultiple):
    """Each of several choices has its own button to remove it; one for all of them would be an accident."""

    def optgroups(self, name: str, value: Any, attr: Any = None) -> Any:
        return super().optgroups(name, readable(self.field, value), attr)

    def build_attrs(self, *args: Any, **kwargs: Any) -> Any:
        return {**super().build_attrs(*args, **kwargs), "data-allow-clear": "false"}


class Suggestions(AutocompleteJsonView):
    """What is suggested while somebody types, told apart by more than its name."""

    model_admin: Any

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {**super().serialize_result(obj, to_field_name), "text": self.model_admin.describe(obj)}


if TYPE_CHECKING:
    Mixed = BaseModelAdmin[Any]
else:
    Mixed = object


class ChoosesByTyping(Mixed):
    """Mixed into whatever has a form: its `autocomplete_fields` describe what can be chosen."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = Chooser(db_field, self.admin_site)
            kwargs["queryset"] = self._choices(db_field, request)
        formfield = super().formfield_for_foreignkey(db_field, request, **kwargs)
        return self._describing(db_field, formfield)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = Choosers(db_field, self.admin_site)
            kwargs["queryset"] = self._choices(db_field, request)
        formfield = super().formfield_for_manytomany(db_field, request, **kwargs)
        return self._describing(db_field, formfield)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A new record can be added on the way; to change one is a task of its own."""
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and isinstance(formfield.widget, RelatedFieldWidgetWrapper):
            wrapper: Any = formfield.widget
            wrapper.can_change_related = wrapper.can_delete_related = wrapper.can_view_related = False
        return formfield

    def _admin_of(self, db_field: Any) -> Any:
        return self.admin_site.get_model_admin(db_field.related_model)

    def _choices(self, db_field: "Field[Any, Any]", request: HttpRequest) -> Any:
        return self._admin_of(db_field).get_queryset(request)

    def _describing(self, db_field: "Field[Any, Any]", formfield: Any) -> Any:
        if formfield is not None and db_field.name in self.autocomplete_fields:
            formfield.label_from_instance = self._admin_of(db_field).describe
        return formfield


def tell_what_is_chosen(form: "forms.ModelForm[Any]") -> None:
    """What was loaded with the row need not be asked for again by each of its fields."""
    known = form.instance._state.fields_cache  # noqa: SLF001 - documented by Django
    for name, field in form.fields.items():
        widget = getattr(field.widget, "widget", field.widget)
        if isinstance(widget, Chooser):
            widget.chosen = known.get(name)
