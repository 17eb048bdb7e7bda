"""The addresses of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.http import require_safe

from initiatives.admin import site as office
from initiatives.pages import machines as for_machines
from initiatives.pages import package
from initiatives.pages.programs import in_english as for_programs
from multilevel import health


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


handler429 = "multilevel.middleware.too_many"
handler500 = "multilevel.middleware.server_error"

machines = [
    path("live", health.live, name="health-live"),
    path("ready", health.ready, name="health-ready"),
]

urlpatterns = [
    path("", choose_language, name="choose-language"),
    path("admin/account/", include("initiatives.admin.entrance.urls")),
    path("admin/", office.urls),
    path("api/v1/docs/", for_programs, name="api-docs"),
    path("api/v1/", include("initiatives.api.urls")),
    path("data/multilevel.zip", package.whole_catalogue, name="whole-catalogue"),
    path("data/datapackage.json", package.columns_explained, name="codebook"),
    path("health/", include(machines)),
    path("favicon.ico", for_machines.favicon, name="favicon"),
    path("robots.txt", for_machines.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, {"sitemaps": for_machines.sitemaps()}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemaps.sitemap,
        {"sitemaps": for_machines.sitemaps()},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    *i18n_patterns(path("", include("initiatives.pages.urls")), prefix_default_language=True),
]
