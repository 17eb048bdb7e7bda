"""Points of a map are of towns, sites and local authorities alone; what has none can be asked for.

In what search docs say of others, each name and alias stands apart from the next.
"""

from django.db import migrations

from initiatives import indexing


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0023_where_in_a_source_is_in_the_language_of_the_entry")]

    operations = [migrations.RunSQL(indexing.install(), migrations.RunSQL.noop)]
