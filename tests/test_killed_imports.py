"""An import that is killed leaves nothing behind; the next one succeeds."""

import random
import subprocess
import time

import pytest
from django.apps import apps
from django.db import connection

from tests.processes import running, wait_for_the_server

KILLS = 20

pytestmark = pytest.mark.django_db(transaction=True)


def importing() -> subprocess.Popen:
    return running("import_catalogue", "fixtures")


def everything() -> dict[str, int]:
    models = apps.get_app_config("initiatives").get_models(include_auto_created=True)
    tables = sorted({model._meta.db_table for model in models})
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def forget() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(everything())} RESTART IDENTITY CASCADE")


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
