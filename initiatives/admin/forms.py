"""The forms of records and of their parts: nothing that was typed is lost to somebody who was quicker."""

import hashlib
import re
from typing import Any, ClassVar

from django import forms
from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from .choosing import tell_what_is_chosen
from .refusing import HearsRefusals


def version_of(row: Model) -> str:
    """Differs as soon as somebody has saved the row."""
    if row._state.adding:  # noqa: SLF001 - documented by Django
        return ""
    changed = getattr(row, "updated_at", None)
    if changed is not None:
        return str(changed.isoformat())
    values = [field.value_to_string(row) for field in row._meta.concrete_fields]
    return hashlib.sha256(repr(values).encode()).hexdigest()


class PartForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of an inline, and what all forms have in common."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tell_what_is_chosen(self)


class PartFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """Counts the rows that were sent, not those that were promised: each costs time to read and to show."""

    def total_form_count(self) -> int:
        promised = super().total_form_count()
        if not self.is_bound:
            return promised
        row = re.compile(rf"{re.escape(str(self.prefix))}-(\d{{1,4}})-")
        sent = [int(match[1]) for match in map(row.match, self.data) if match]
        return min(promised, max(sent, default=-1) + 1)


class RecordForm(HearsRefusals, PartForm):
    """Knows which version of the row it was opened with."""

    opened_with = forms.CharField(widget=forms.HiddenInput, required=False)
    unseen: ClassVar[dict[str, Any]] = {}  # given by the admin: what whoever opens the form does not see

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version = version_of(self.instance)
        self.fields["opened_with"].initial = self.version
        self.initial.update(dict.fromkeys(self.unseen))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("opened_with", "") != self.version:
            self._keep_both()
        return cleaned | {name: tied for name, tied in self.unseen.items() if not cleaned.get(name)}

    def _keep_both(self) -> None:
        """Somebody else was quicker. The next save is against what they saved."""
        self.add_error(None, self._what_differs())
        self.data = data = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("opened_with")] = self.version

    def _what_differs(self) -> str:
        said = _("Somebody has changed this since you opened it. Nothing was saved; your text is kept below.")
        labels = [str(self[name].label) for name in self.changed_data if name != "opened_with"]
        if labels:
            fields = get_text_list(labels, _("and"))
            said += " " + _("What you see differs from what is saved now in: %s.") % fields
        return said + " " + _("Save again to replace what they saved.")
