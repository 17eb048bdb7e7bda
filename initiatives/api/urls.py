"""The addresses of the API."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, re_path

from . import proposals, resources, root, rotation, views

app_name = "api"

ENTRIES = {
    "initiatives": ("initiative", views.Initiatives),
    "authorities": ("authority", views.Authorities),
    "networks": ("network", views.Networks),
    "challenges": ("challenge", views.Challenges),
    "recommendations": ("recommendation", views.Recommendations),
}
RESOURCES = {
    "countries": ("country", resources.Countries),
    "sectors": ("sector", resources.Sectors),
    "frameworks": ("framework", resources.Frameworks),
    "commitments": ("commitment", resources.Commitments),
    "competences": ("competence", resources.Competences),
    "sources": ("source", resources.Sources),
    "meetings": ("meeting", resources.Meetings),
}


def addresses() -> Iterator[URLPattern]:
    """For each resource a list and a detail."""
    listed: dict[str, tuple[str, Any]] = {**ENTRIES, **RESOURCES}
    for plural, (record, view) in listed.items():
        yield path(f"{plural}/", view.as_view({"get": "list"}), name=f"{record}-list")
        yield path(f"{plural}/<str:name>/", view.as_view({"get": "retrieve"}), name=f"{record}-detail")


urlpatterns = [
    path("", root.Root.as_view({"get": "list"}), name="root"),
    *addresses(),
    path("changes/", resources.Changes.as_view({"get": "list"}), name="change-list"),
    path(
        "proposals/",
        proposals.Proposals.as_view({"get": "list", "post": "create"}),
        name="proposal-list",
    ),
    path(
        "proposals/<str:name>/",
        proposals.Proposals.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
        name="proposal-detail",
    ),
    path("token/", rotation.Rotation.as_view({"post": "create"}), name="token"),
    path("schema/", root.schema, name="schema"),
    path("docs/", root.Docs.as_view(), name="docs"),
    re_path("", root.Nowhere.as_view({"get": "list"}), name="nowhere"),
]
