"""Search docs were filled here; since then a newer migration does it, with what the code says now."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0004_search_docs")]

    operations = []
