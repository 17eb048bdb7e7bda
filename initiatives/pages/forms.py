"""What anybody is asked who writes to the Secretariat, and what they are told where something is missing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models.proposals import LONGEST_SOURCES, LONGEST_TEXT, LONGEST_TITLE

TOO_LONG = gettext_lazy("Write at most %(limit_value)d characters; now there are %(show_value)d.")


class Asked(forms.BoundField):
    """Says to assistive technology what is required; no browser calls a field wrong before it is sent."""

    def build_widget_attrs(self, attrs: Any, widget: Any = None) -> Any:
        attrs = super().build_widget_attrs(attrs, widget)
        return {**attrs, "aria-required": "true"} if self.field.required else attrs


def line(most: int, label: Any, missing: Any = "", autocomplete: str = "off") -> forms.CharField:
    return forms.CharField(
        max_length=most,
        label=label,
        required=bool(missing),
        error_messages={"required": missing, "max_length": TOO_LONG},
        widget=forms.TextInput(attrs={"autocomplete": autocomplete}),
    )


def area(most: int, rows: int, label: Any, hint: Any, missing: Any = "") -> forms.CharField:
    return forms.CharField(
        max_length=most,
        label=label,
        help_text=hint,
        required=bool(missing),
        error_messages={"required": missing, "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class Message(forms.Form):
    """What anybody may tell about an entry. `website` is for robots alone."""

    use_required_attribute = False
    bound_field_class = Asked
    text = area(
        LONGEST_TEXT,
        8,
        gettext_lazy("What is wrong, or what should be added?"),
        gettext_lazy("In your words, at most 4,000 characters. Say where on the page it stands."),
        missing=gettext_lazy("Write what is wrong, or what should be added."),
    )
    sources = area(
        LONGEST_SOURCES,
        3,
        gettext_lazy("How can we check it? (optional)"),
        gettext_lazy("Addresses or titles of documents, one a line."),
    )
    name = line(200, gettext_lazy("Your name (optional)"), autocomplete="name")
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("For the link that confirms your message, and for our answer. Never shown."),
        error_messages={
            "required": gettext_lazy("Write your e-mail address."),
            "invalid": gettext_lazy("Write a whole e-mail address, like name@example.org."),
            "max_length": TOO_LONG,
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, label=gettext_lazy("Leave this field empty"))

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("A field for robots was filled in. It is empty again: please send the form once more.")
            )
        return ""

    def faults(self) -> list[dict[str, str]]:
        """All that is wrong with what was sent, with the way to each field; that for robots is not seen."""
        return [
            {"text": str(fault), "url": "" if name == "website" else f"#{self[name].id_for_label}"}
            for name in self.fields
            for fault in self.errors.get(name, [])
        ]


class Suggestion(Message):
    """An initiative that is missing."""

    title = line(
        LONGEST_TITLE,
        gettext_lazy("What is the initiative called?"),
        missing=gettext_lazy("Write what the initiative is called."),
    )
    text = area(
        LONGEST_TEXT,
        8,
        gettext_lazy("What does it do, and who takes part?"),
        gettext_lazy("In your words, at most 4,000 characters. Name the authorities and what each does."),
        missing=gettext_lazy("Write what it does, and who takes part."),
    )
    sources = area(
        LONGEST_SOURCES,
        3,
        gettext_lazy("Where can we read about it?"),
        gettext_lazy("Addresses or titles of documents, one a line. We need at least one."),
        missing=gettext_lazy("Name at least one source: the address of a page or the title of a document."),
    )
    field_order = ("title", "text", "sources", "name", "email", "website")
