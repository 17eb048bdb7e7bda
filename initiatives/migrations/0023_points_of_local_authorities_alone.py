"""Points of a map are of towns, sites and local authorities alone; what has none can be asked for."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0022_append_only_log")]

    operations = []
