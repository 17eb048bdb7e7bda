"""What focal points may do; with which entries, their countries say."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from initiatives.migrations._permits import permit

ENTRIES = ["authority", "challenge", "initiative", "network", "recommendation"]
PARTS = ["citation", "figure", "followup", "membership", "participation", "response"]
OTHERS = ["commitment", "competence", "country", "framework", "meeting", "place", "sector", "source", "synonym"]
OF_A_COUNTRY = ["authority", "initiative"]
THEIR_PARTS = ["citation", "figure", "participation", "response"]


def let_focal_points_write(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    seen = [f"view_{model}" for model in [*ENTRIES, *PARTS, *OTHERS]]
    written = [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in OF_A_COUNTRY + THEIR_PARTS]
    permit(apps, schema_editor.connection.alias, {"focal point": [*seen, *written]})


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0013_cells_of_lists")]
    operations = [migrations.RunPython(let_focal_points_write, migrations.RunPython.noop)]
