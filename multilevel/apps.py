"""Other people's apps, installed with what we need of them."""

from django.contrib.staticfiles.apps import StaticFilesConfig


class OurStaticFiles(StaticFilesConfig):
    """Leaves out what no page asks for; to compress it would take longer than all the rest."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        "redoc",
        "rest_framework",
        "ext",
        "htmx-4*",
        "htmx-2.js",
        "django-htmx.js",
        "htmax-*",
    ]
