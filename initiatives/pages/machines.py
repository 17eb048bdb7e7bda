"""What search engines and browsers ask of the whole site: what there is, what to leave, its name."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..models import ENTRIES, Country, Framework, Meeting, SearchDoc, Source
from .frame import SITE_TEXT
from .metadata import SITE
from .present import url_of


class InLanguage(Sitemap):  # type: ignore[type-arg]
    """Addresses of one language, each with that in the other one. Subclasses say whose."""

    limit = 5000

    def __init__(self, language: str) -> None:
        self.language = language

    def address(self, item: Any) -> str:
        return url_of(item)

    def location(self, item: Any) -> str:
        with override(self.language):
            return self.address(item)

    def get_urls(self, page: int | str = 1, site: Any = None, protocol: str | None = None) -> list[Any]:
        host = f"{self.get_protocol(protocol)}://{self.get_domain(site)}"
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            url["alternates"] = [
                {"lang_code": code, "location": f"{host}{address}"}
                for code, address in self._in_every_language(url["item"])
            ]
        return urls

    def _in_every_language(self, item: Any) -> Iterable[tuple[str, str]]:
        for code, _name in settings.LANGUAGES:
            with override(code):
                yield code, self.address(item)


class Entries(InLanguage):
    """One kind of entry, with the moment at which the public last saw it change."""

    def __init__(self, language: str, model: Any) -> None:
        super().__init__(language)
        self.model = model

    def items(self) -> Any:
        return self.model._default_manager.published().select_related("doc").order_by("number")

    def lastmod(self, item: Any) -> Any:
        return item.doc.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        """Without reading all of them."""
        return SearchDoc.objects.of(self.model.record()).last_change()


class Pages(InLanguage):
    """The lists, and what is written about the catalogue; of the latter nobody knows when it changed."""

    lists: ClassVar[dict[str, Any]] = {f"{model.record()}-list": model for model in ENTRIES}

    def items(self) -> list[str]:
        others = ["country-list", "competences", "coverage-index", "source-list", "meeting-list", "map"]
        return ["home", *self.lists, *others, "about", "data", "api-guide", "accessibility", "privacy"]

    def lastmod(self, item: str) -> datetime | None:
        """An entry came, changed for the public, or was withdrawn."""
        model = self.lists.get(item)
        if model is None:
            return None
        withdrawn = model.objects.withdrawn().aggregate(latest=Max("archived_at"))["latest"]
        moments = [SearchDoc.objects.of(model.record()).last_change(), withdrawn]
        return max(filter(None, moments), default=None)

    def get_latest_lastmod(self) -> None:
        """Not of all of them."""

    def address(self, item: str) -> str:
        return reverse(item)


class Records(InLanguage):
    """What has a page without being an entry; it tells of entries too, so no date of its own is true."""

    def items(self) -> list[Any]:
        frameworks = Framework.objects.exclude(commitments=None).order_by("key")
        return [
            *Country.objects.order_by("iso2"),
            *Meeting.objects.order_by("number"),
            *frameworks,
            *Source.objects.order_by("key"),
        ]

    def address(self, item: Any) -> str:
        if isinstance(item, Framework):
            return reverse("coverage", kwargs={"framework": item.key})
        return super().address(item)


def sitemaps() -> dict[str, Sitemap]:  # type: ignore[type-arg]
    """Section by section, each once for each language."""
    found: dict[str, Any] = {}
    for code, _name in settings.LANGUAGES:
        found |= {f"pages-{code}": Pages(code), f"records-{code}": Records(code)}
        found |= {f"{model.record()}-{code}": Entries(code, model) for model in ENTRIES}
    return found


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*/preview/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where programs look that have read no page."""
    return HttpResponseRedirect(static("img/favicon.ico"))


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """How the site is called on a home screen, in the language of the address."""
    home = reverse("home")
    icons = [("img/icon-192.png", 192, "any"), ("img/icon-512.png", 512, "any")]
    maskable = ("img/icon-maskable-512.png", 512, "maskable")
    about = {
        "id": home,
        "name": f"{SITE} – {_('Migration, from the city to the world')}",
        "short_name": SITE,
        "description": str(SITE_TEXT),
        "lang": get_language(),
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "background_color": "#faf8f3",
        "theme_color": "#12352f",
        "icons": [
            {"src": static(path), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for path, size, purpose in [*icons, maskable]
        ],
    }
    return JsonResponse(about, content_type="application/manifest+json")
