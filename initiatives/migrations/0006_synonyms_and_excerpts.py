"""What people write for what the catalogue calls otherwise; and where in an entry its words stand."""

import django.contrib.postgres.fields
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from initiatives.migrations._permits import permit

ALL = ["view_synonym", "add_synonym", "change_synonym", "delete_synonym"]
RIGHTS = {"editor": ["view_synonym"], "publisher": ALL, "administrator": ALL}


def let_publishers_write(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    permit(apps, schema_editor.connection.alias, RIGHTS)


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
        migrations.RunPython(let_publishers_write, migrations.RunPython.noop),
        migrations.AddField("searchdoc", "texts", models.JSONField(default=dict), preserve_default=False),
        migrations.AddField("searchdoc", "slug_en", models.TextField(default=""), preserve_default=False),
        migrations.AddField("searchdoc", "slug_fr", models.TextField(default=""), preserve_default=False),
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS read_query(text, text[], text[]);", migrations.RunSQL.noop
        ),
    ]
