"""Rights that migrations give to groups: Django makes permissions after the last migration, the groups need them now."""

from collections.abc import Iterable, Mapping

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions


def permit(apps: Apps, using: str, rights: Mapping[str, Iterable[str]]) -> None:
    """To each group its further rights, as “add_synonym”."""
    app = apps.get_app_config("initiatives")
    app.models_module = True
    create_permissions(app, verbosity=0, using=using, apps=apps)
    app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=rights):
        named = permissions.filter(content_type__app_label="initiatives", codename__in=rights[group.name])
        group.permissions.add(*named)
