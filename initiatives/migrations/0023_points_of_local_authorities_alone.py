"""Points of a map are of towns, sites and local authorities alone; what has none can be asked for."""

from django.db import migrations

from initiatives import indexing


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0022_append_only_log")]

    operations = [migrations.RunSQL(indexing.install(), migrations.RunSQL.noop)]
