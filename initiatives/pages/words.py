"""Pages of plain text: what the catalogue is, how to take it with you, and what we promise."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..exports.formats import FORMATS
from ..models import SearchDoc
from ..vocabularies import Level, Role
from . import things
from .frame import SITE_TEXT, Page
from .metadata import Thing


class About(Page):
    template_name = "initiatives/about.html"
    title = gettext_lazy("About the catalogue")
    description = gettext_lazy(
        "Multilevel is the public record of who does what on migration, at which level of government, and how"
        " the levels work together."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            levels=[{"level": level.value, "label": level.label} for level in Level],
            roles=[role.label for role in Role],
            **kwargs,
        )


class Data(Page):
    template_name = "initiatives/data.html"
    title = gettext_lazy("Data and API")
    description = gettext_lazy(
        "Everything that you see here can be downloaded, and asked for by programs, without an account."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            changed_at=SearchDoc.objects.last_change(),
            files=[
                {
                    "label": name,
                    "links": [
                        {"text": form.label, "url": reverse(f"{record}-{form.suffix}")} for form in FORMATS
                    ],
                }
                for record, name in _lists().items()
            ],
            **kwargs,
        )

    def thing(self, context: dict[str, Any]) -> Thing:
        absolute = self.request.build_absolute_uri
        whole = things.download(
            _("The whole catalogue (CSV files in a ZIP file)"),
            "application/zip",
            absolute(reverse("whole-catalogue")),
        )
        files = [
            things.download(f"{name} ({form.label})", form.content_type, absolute(address))
            for record, name in _lists().items()
            for form in FORMATS
            if (address := reverse(f"{record}-{form.suffix}"))
        ]
        return things.dataset(absolute, str(SITE_TEXT), context["changed_at"], [whole, *files])


def _lists() -> dict[str, str]:
    return {
        "initiative": _("Initiatives"),
        "authority": _("Authorities"),
        "network": _("Networks"),
        "challenge": _("Challenges"),
        "recommendation": _("Recommendations"),
    }


class Accessibility(Page):
    template_name = "initiatives/accessibility.html"
    title = gettext_lazy("Accessibility")
    description = gettext_lazy("Everybody should be able to find, read and reuse what is here.")


class Privacy(Page):
    template_name = "initiatives/privacy.html"
    title = gettext_lazy("Privacy")
    description = gettext_lazy("You can read everything here without telling us who you are.")
