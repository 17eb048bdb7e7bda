"""Names are sorted by their letters: accents, ligatures and what stands between words do not count."""

from django.db import migrations

from initiatives.querysets import Sorting


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0020_proposing_words")]

    operations = [
        migrations.AlterModelOptions(
            "country",
            {"ordering": [Sorting("name_en")], "verbose_name": "country", "verbose_name_plural": "countries"},
        ),
        migrations.AlterModelOptions(
            "sector",
            {"ordering": [Sorting("name_en"), "key"], "verbose_name": "sector", "verbose_name_plural": "sectors"},
        ),
        migrations.AlterModelOptions(
            "place",
            {"ordering": [Sorting("name_en"), "key"], "verbose_name": "place", "verbose_name_plural": "places"},
        ),
        migrations.AlterModelOptions(
            "source",
            {"ordering": [Sorting("title_en"), "key"], "verbose_name": "source", "verbose_name_plural": "sources"},
        ),
        migrations.AlterModelOptions(
            "framework",
            {
                "ordering": [Sorting("title_en"), "key"],
                "verbose_name": "framework",
                "verbose_name_plural": "frameworks",
            },
        ),
        migrations.AlterModelOptions(
            "commitment",
            {
                "ordering": [Sorting("framework__title_en"), "framework__key", "position", "code"],
                "verbose_name": "commitment",
                "verbose_name_plural": "commitments",
            },
        ),
        migrations.AlterModelOptions(
            "competence",
            {
                "ordering": [Sorting("country__name_en"), Sorting("sector__name_en"), "level", "key"],
                "verbose_name": "competence",
                "verbose_name_plural": "competences",
            },
        ),
    ]
