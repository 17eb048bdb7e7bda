"""What every page has: its address in each language, and who may ask for it and how."""

from typing import Any

from django.conf import settings
from django.urls import translate_url
from django.utils.translation import get_language
from django.views.generic import TemplateView


class Page(TemplateView):
    """A page that anybody may read; it changes nothing and sets no cookie."""

    http_method_names = ["get", "head", "options"]

    def address(self, language: str) -> str:
        """Path and query of this page in a language."""
        return str(translate_url(self.request.get_full_path(), language))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        absolute = self.request.build_absolute_uri
        alternates = [(code, absolute(self.address(code))) for code, name in settings.LANGUAGES]
        return super().get_context_data(
            **{
                "alternates": alternates,
                "canonical_url": absolute(self.address(get_language() or "en")),
                **kwargs,
            }
        )
