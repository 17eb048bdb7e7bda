"""The lists of a row stand ready as cells of files."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0012_upkeep")]

    operations = [
        migrations.AddField("searchdoc", "lists", models.TextField(default=""), preserve_default=False),
    ]
