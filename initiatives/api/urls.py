"""The addresses of the API."""

from collections.abc import Iterator

from django.urls import URLPattern, path, re_path

from . import changes, proposals, resources, root, rotation, views

app_name = "api"

RESOURCES: dict[str, tuple[str, type[views.Listing]]] = {
    "initiatives": ("initiative", views.Initiatives),
    "authorities": ("authority", views.Authorities),
    "networks": ("network", views.Networks),
    "challenges": ("challenge", views.Challenges),
    "recommendations": ("recommendation", views.Recommendations),
    "countries": ("country", resources.Countries),
    "sectors": ("sector", resources.Sectors),
    "frameworks": ("framework", resources.Frameworks),
    "commitments": ("commitment", resources.Commitments),
    "competences": ("competence", resources.Competences),
    "sources": ("source", resources.Sources),
    "meetings": ("meeting", resources.Meetings),
    "changes": ("change", changes.Changes),
    "proposals": ("proposal", proposals.Proposals),
}


def addresses() -> Iterator[URLPattern]:
    """For each resource its list, and each of its records where they can be asked for."""
    for plural, (record, view) in RESOURCES.items():
        yield path(f"{plural}/", view.as_view(view.of_list), name=f"{record}-list")
        if view.of_one:
            yield path(f"{plural}/<str:name>/", view.as_view(view.of_one), name=f"{record}-detail")


urlpatterns = [
    path("", root.Root.as_view({"get": "list"}), name="root"),
    *addresses(),
    path("token/", rotation.Rotation.as_view({"post": "create"}), name="token"),
    path("schema/", root.schema, name="schema"),
    re_path("", root.Nowhere.as_view({"get": "list"}), name="nowhere"),
]
