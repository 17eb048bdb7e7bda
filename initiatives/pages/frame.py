"""What every page has: its address in each language, what is told of it, who may ask for it and how."""

from typing import Any, ClassVar

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ..exports.question import LICENCE
from .metadata import Head, Thing, embedded, shortened, told, way_to

SITE_TEXT = gettext_lazy(
    "The public record of who does what on migration, at which level of government, and how the levels work"
    " together."
)


class Page(TemplateView):
    """A page that anybody may read; it changes nothing and sets no cookie.

    Subclasses say what it is called and what it holds, here or in their context and `describe`.
    """

    http_method_names = ["get", "head", "options"]
    title: ClassVar[Any] = ""
    description: ClassVar[Any] = SITE_TEXT
    for_robots = ""  # what search engines shall leave; blank where they may do all
    is_shared = True

    def address(self, language: str) -> str:
        """Path and query of this page in a language."""
        return str(translate_url(self.request.get_full_path(), language))

    def question(self) -> str:
        """The part of the query string that makes this another page; what others add to links is none."""
        return ""

    def canonical(self, address: str) -> str:
        """Of an address of this page, the one under which it is to be known."""
        path, question = address.partition("?")[0], self.question()
        return self.request.build_absolute_uri(f"{path}?{question}" if question else path)

    def for_any_language(self, languages: dict[str, str]) -> str:
        """Where somebody begins who reads none of the languages in which this page has an address."""
        return languages["en"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        absolute = self.request.build_absolute_uri
        addresses = {code: self.address(code) for code, name in settings.LANGUAGES}
        languages = {code: self.canonical(address) for code, address in addresses.items()}
        context = super().get_context_data(
            **{
                "alternates": [(code, absolute(address)) for code, address in addresses.items()],
                "canonical_url": languages[get_language() or "en"],
                **kwargs,
            }
        )
        return {**context, "head": self.told_of(context, languages)}

    # What is told of it

    def told_of(self, context: dict[str, Any], languages: dict[str, str]) -> Head:
        title = self.called(context)
        description = shortened(self.describe(context))
        data = embedded(self.nodes(context, title, description)) if self._is_told else ""
        return Head(
            title=title,
            description=description,
            robots=self.for_robots,
            is_shared=self.is_shared,
            image=self.request.build_absolute_uri(self.image()),
            image_text=title,
            languages=[*languages.items(), ("x-default", self.for_any_language(languages))],
            data=data,
        )

    @property
    def _is_told(self) -> bool:
        return self.is_shared and not self.for_robots

    def called(self, context: dict[str, Any]) -> str:
        return str(context.get("title") or self.title)

    def describe(self, context: dict[str, Any]) -> str:
        """What the page holds, in a sentence or two."""
        return str(self.description)

    def image(self) -> str:
        """The address of the picture that stands beside a link to the page."""
        return reverse("site-card")

    def thing(self, context: dict[str, Any]) -> Thing:
        """What the page is about, in the words of schema.org."""
        return {}

    def nodes(self, context: dict[str, Any], title: str, description: str) -> list[Thing]:
        """The page for search engines, with the way to it from the home page."""
        absolute, url = self.request.build_absolute_uri, context["canonical_url"]
        page = {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": title,
            "description": description,
            "inLanguage": get_language() or "en",
            "license": LICENCE,
            "mainEntity": self.thing(context),
        }
        above = [(_("Home"), reverse("home")), *context.get("trail", [])]
        steps = [*((name, absolute(path)) for name, path in above), (title, url)]
        return [told(page), way_to(steps)]
