"""What people write for what the catalogue calls otherwise; and where in an entry its words stand."""

import django.contrib.postgres.fields
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from initiatives import indexing

EVERYBODY, PUBLISHERS = ["view"], ["view", "add", "change", "delete"]
GROUPS = {"editor": EVERYBODY, "publisher": PUBLISHERS, "administrator": PUBLISHERS}


def permit(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Django makes permissions after the last migration; the groups need them now."""
    using = schema_editor.connection.alias
    app = apps.get_app_config("initiatives")
    app.models_module = True
    create_permissions(app, verbosity=0, using=using, apps=apps)
    app.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=GROUPS):
        names = [f"{verb}_synonym" for verb in GROUPS[group.name]]
        group.permissions.add(*permissions.filter(content_type__app_label="initiatives", codename__in=names))


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0005_docs_kept")]

    operations = [
        migrations.CreateModel(
            name="Synonym",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("written", models.CharField(
                    help_text="A word or several, such as MIC2CM.", max_length=200, unique=True,
                    verbose_name="people write")),
                ("meant", django.contrib.postgres.fields.ArrayField(
                    base_field=models.CharField(max_length=200),
                    help_text="Names as they stand in the catalogue, separated by commas, such as MC2CM.",
                    size=None, verbose_name="the catalogue says")),
            ],
            options={
                "verbose_name": "synonym",
                "verbose_name_plural": "synonyms",
                "ordering": ["written"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("written__regex", "[[:alnum:]]")),
                        name="synonym_has_a_letter_or_digit",
                        violation_error_message="Write a word that people search for."),
                    models.CheckConstraint(
                        condition=models.Q(("meant__len__gte", 1)),
                        name="synonym_means_something",
                        violation_error_message="Name at least one thing that is meant."),
                ],
            },
        ),
        migrations.RunPython(permit, migrations.RunPython.noop),
        migrations.AddField("searchdoc", "texts", models.JSONField(default=dict), preserve_default=False),
        migrations.AddField("searchdoc", "slug_en", models.TextField(default=""), preserve_default=False),
        migrations.AddField("searchdoc", "slug_fr", models.TextField(default=""), preserve_default=False),
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS read_query(text, text[], text[]);" + indexing.install(),
            migrations.RunSQL.noop,
        ),
    ]
