"""Pages of plain text: what the catalogue is, how to take it with you, and what we promise."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..exports.formats import FORMATS
from ..vocabularies import Level, Role
from .frame import Page


class About(Page):
    template_name = "initiatives/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            levels=[{"level": level.value, "label": level.label} for level in Level],
            roles=[role.label for role in Role],
            **kwargs,
        )


class Data(Page):
    template_name = "initiatives/data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        names = {
            "initiative": _("Initiatives"),
            "authority": _("Authorities"),
            "network": _("Networks"),
            "challenge": _("Challenges"),
            "recommendation": _("Recommendations"),
        }
        return super().get_context_data(
            files=[
                {
                    "label": name,
                    "links": [
                        {"text": form.label, "url": reverse(f"{record}-{form.suffix}")} for form in FORMATS
                    ],
                }
                for record, name in names.items()
            ],
            **kwargs,
        )


class Accessibility(Page):
    template_name = "initiatives/accessibility.html"


class Privacy(Page):
    template_name = "initiatives/privacy.html"
