"""The page itself: every component as its template draws it, from what the examples say."""

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from ..frame import Page
from . import of_finding, of_frames, of_records
from .examples import States, sentence

# No two parts of a page may have one name: in an example, names begin with its place.
_NAMES = re.compile(r'\b(id|for|form|data-copy|aria-describedby)="([^"]+)"')
_LABELLED = re.compile(r'\baria-labelledby="([^"]+)"')
_LANDMARK = re.compile(r'(<(?:nav|form|section|div|ul)\b[^>]*\baria-label=")([^"]+)"')
_ASKING = re.compile(r'\s(?:data-hx-[a-z-]+|action)="[^"]*"')  # an example answers nothing
_TOKEN = re.compile(r"^  --([a-z0-9-]+): ([^;]+);", re.MULTILINE)


class Gallery(Page):
    template_name = "initiatives/gallery.html"
    title = gettext_lazy("Components")
    for_robots = "noindex, nofollow"
    is_shared = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not _is_staff(request):
            raise Http404
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tokens = _tokens()
        return super().get_context_data(
            components=[_component(name, states) for name, states in sorted(examples().items())],
            colours=[name for name, value in tokens.items() if value.startswith("#")],
            sizes=[name for name in tokens if name.startswith("text-")],
            spaces=[name for name in tokens if name.startswith("space-")],
            sentence=sentence(),
            **kwargs,
        )


def _is_staff(request: HttpRequest) -> bool:
    """Whoever shows no session is not asked who they are: asking would show in the headers of the answer."""
    user: Any = request.user
    return settings.SESSION_COOKIE_NAME in request.COOKIES and user.is_staff


def examples() -> dict[str, States]:
    """By the name of the component's template, what it is shown with in each of its states."""
    return {**of_frames.examples(), **of_finding.examples(), **of_records.examples()}


def _component(name: str, states: States) -> dict[str, Any]:
    return {
        "name": name,
        "states": [
            {"id": f"{name}-{place}", "label": label, "html": _drawn(name, f"{name}-{place}", label, context)}
            for place, (label, context) in enumerate(states.items(), 1)
        ],
    }


def _drawn(name: str, place: str, label: str, context: dict[str, Any]) -> SafeString:
    html = str(render_to_string(f"components/{name}.html", context))
    html = _ASKING.sub("", html)
    html = _NAMES.sub(rf'\1="{place}-\2"', html)
    html = _LABELLED.sub(rf'aria-labelledby="{place}-\1 {place}"', html)
    html = _LANDMARK.sub(rf"\1\2 ({label}: {name})\"", html)
    if html.lstrip().startswith("<li"):
        html = f"<ul>{html}</ul>"
    return mark_safe(html)  # noqa: S308 - made of our templates and our examples alone


def _tokens() -> dict[str, str]:
    """The decisions of the identity by their names, with their values in the light."""
    found = finders.find("css/tokens.css")
    text = Path(str(found)).read_text()
    return dict(_TOKEN.findall(text.partition("@media")[0]))
