"""What keeps search docs, as the code says it now; only the newest such migration calls it."""

from django.db import migrations

from initiatives import indexing


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0004_search_docs")]

    operations = [migrations.RunSQL(indexing.install(), migrations.RunSQL.noop)]
