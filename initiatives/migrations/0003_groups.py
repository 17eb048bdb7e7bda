"""Who may do what: the permission to publish, and the groups editor, publisher and administrator."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ENTRIES = {
    "authority": {"ordering": ["name_en", "key"], "verbose_name": "authority", "verbose_name_plural": "authorities"},
    "challenge": {"ordering": ["title_en", "key"], "verbose_name": "challenge", "verbose_name_plural": "challenges"},
    "initiative": {"ordering": ["title_en", "key"], "verbose_name": "initiative", "verbose_name_plural": "initiatives"},
    "network": {"ordering": ["name_en", "key"], "verbose_name": "network", "verbose_name_plural": "networks"},
    "recommendation": {
        "ordering": ["title_en", "key"], "verbose_name": "recommendation", "verbose_name_plural": "recommendations"
    },
}
PARTS = ["citation", "figure", "followup", "membership", "participation", "response"]
VOCABULARIES = ["commitment", "country", "framework", "sector"]

VIEWED = [*ENTRIES, *PARTS, *VOCABULARIES, "competence", "meeting", "place", "source"]
VIEW = [f"view_{model}" for model in VIEWED]


def to(verbs: str, models: list[str]) -> list[str]:
    return [f"{verb}_{model}" for verb in verbs.split() for model in models]


# What is public as soon as it is saved is the publishers'; but a draft needs its sources and places.
EDITOR = [*VIEW, *to("add change delete", [*ENTRIES, *PARTS]), *to("add change", ["place", "source"])]
PUBLISHER = [
    *EDITOR,
    *to("publish", [*ENTRIES]),
    *to("add change", ["meeting"]),
    *to("add change delete", ["competence", *VOCABULARIES]),
    *to("delete", ["place", "source"]),
]
# Accounts are closed, never deleted: their history stays. Groups are what this migration says.
ADMINISTRATOR = [*PUBLISHER, "add_user", "change_user", "view_user", "view_group"]

GROUPS = {"editor": EDITOR, "publisher": PUBLISHER, "administrator": ADMINISTRATOR}


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Django makes permissions after the last migration; the groups need them now."""
    using = schema_editor.connection.alias
    for label in ("auth", "initiatives"):
        app = apps.get_app_config(label)
        app.models_module = True
        create_permissions(app, verbosity=0, using=using, apps=apps)
        app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, codenames in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        group.permissions.set(
            permissions.filter(content_type__app_label__in=["auth", "initiatives"], codename__in=codenames)
        )


def remove_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("initiatives", "0002_kept_by_the_database"),
    ]

    operations = [
        *(
            migrations.AlterModelOptions(
                name=record,
                options={"default_permissions": ("add", "change", "delete", "view", "publish"), **options},
            )
            for record, options in ENTRIES.items()
        ),
        migrations.RunPython(make_groups, remove_groups),
    ]
