"""In what search docs say of others, each name and alias stands apart from the next."""

from django.db import migrations

from initiatives import indexing


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0023_points_of_local_authorities_alone")]

    operations = [migrations.RunSQL(indexing.install(), migrations.RunSQL.noop)]
