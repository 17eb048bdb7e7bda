"""An import that is killed leaves nothing behind; the next one succeeds."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

import pytest
from django.apps import apps
from django.db import connection

HOUSE = Path(__file__).resolve().parent.parent
KILLS = 20

pytestmark = pytest.mark.django_db(transaction=True)


def importing() -> subprocess.Popen:
    """The command as somebody runs it, in a process of its own, on the test database."""
    at = connection.settings_dict
    account = ":".join(quote(str(at[name]), safe="") for name in ("USER", "PASSWORD") if at[name])
    port = f":{at['PORT']}" if at["PORT"] else ""
    address = f"postgresql://{account}@{port}/{at['NAME']}?host={quote(str(at['HOST']), safe='')}"
    command = [sys.executable, "manage.py", "import_catalogue", "fixtures"]
    production = {"DATABASE_URL": address, "ALLOWED_HOSTS": "localhost", "SECRET_KEY": RANDOM_TEXT}
    return subprocess.Popen(command, cwd=HOUSE, env={**os.environ, **production}, stdout=subprocess.DEVNULL)


RANDOM_TEXT = "".join(random.Random(7).sample("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQ", 50))


def everything() -> dict[str, int]:
    models = apps.get_app_config("initiatives").get_models(include_auto_created=True)
    tables = sorted({model._meta.db_table for model in models})
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def forget() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(everything())} RESTART IDENTITY CASCADE")


def wait_for_the_server() -> None:
    """It notices the death of a client at the end of the statement that it is busy with."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    for _second in range(60):
        with connection.cursor() as cursor:
            cursor.execute(f"{others} AND state <> 'idle'")
            if cursor.fetchone() == (0,):
                return
        time.sleep(1)
    raise AssertionError("The killed import is still at work.")


def test_an_import_that_is_killed_at_any_moment_leaves_all_or_nothing():
    forget()
    nothing = everything()
    began = time.monotonic()
    assert importing().wait() == 0
    lasts = time.monotonic() - began
    whole = everything()
    assert whole["initiatives_initiative"] == 236
    forget()
    moments = random.Random(2021)
    found = []
    for _kill in range(KILLS):
        process = importing()
        time.sleep(moments.uniform(0.2, 1.0) * lasts)
        process.kill()
        process.wait()
        wait_for_the_server()
        left = everything()
        found.append("nothing" if left == nothing else "all" if left == whole else left)
        if left != nothing:
            forget()
    assert set(found) <= {"nothing", "all"}
    assert found.count("nothing") >= KILLS // 2, "most have to die in the midst of it"
    assert importing().wait() == 0
    assert everything() == whole
