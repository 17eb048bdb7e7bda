"""What search engines ask for."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..models import ENTRIES, Country, Meeting
from .present import url_of


class Entries(Sitemap):  # type: ignore[type-arg]
    """One kind of entry in every language, with the date of its last public change."""

    i18n = True
    alternates = True
    limit = 5000

    def __init__(self, model: Any) -> None:
        self.model = model

    def items(self) -> Any:
        return self.model._default_manager.published().select_related("doc").order_by("number")

    def location(self, item: Any) -> str:
        return url_of(item)

    def lastmod(self, item: Any) -> Any:
        return item.doc.changed_at


class Pages(Sitemap):  # type: ignore[type-arg]
    i18n = True
    alternates = True

    def items(self) -> list[str]:
        lists = [f"{model.record()}-list" for model in ENTRIES]
        return ["home", *lists, "country-list", "competences", "source-list", "meeting-list", "about", "data"]

    def location(self, item: str) -> str:
        return reverse(item)


class Records(Sitemap):  # type: ignore[type-arg]
    i18n = True
    alternates = True

    def items(self) -> list[Any]:
        return [*Country.objects.order_by("iso2"), *Meeting.objects.order_by("number")]

    def location(self, item: Any) -> str:
        return url_of(item)


SITEMAPS: dict[str, Any] = {
    "pages": Pages,
    "records": Records,
    **{str(model._meta.model_name): Entries(model) for model in ENTRIES},
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    sitemap = request.build_absolute_uri(reverse("sitemap"))
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /*/preview/", f"Sitemap: {sitemap}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
