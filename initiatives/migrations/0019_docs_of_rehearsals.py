"""While an entry is rehearsed, no doc but its own is rewritten."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0018_uploads")]

    operations = []
