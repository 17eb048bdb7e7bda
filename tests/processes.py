"""A command as somebody runs it: in a process of its own, on the test database, to be killed."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

from django.db import connection

HOUSE = Path(__file__).resolve().parent.parent
RANDOM_TEXT = "".join(random.Random(7).sample("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQ", 50))


def running(*command: str, stdout: int = subprocess.DEVNULL) -> subprocess.Popen:
    at = connection.settings_dict
    account = ":".join(quote(str(at[name]), safe="") for name in ("USER", "PASSWORD") if at[name])
    port = f":{at['PORT']}" if at["PORT"] else ""
    address = f"postgresql://{account}@{port}/{at['NAME']}?host={quote(str(at['HOST']), safe='')}"
    production = {"DATABASE_URL": address, "ALLOWED_HOSTS": "localhost", "SECRET_KEY": RANDOM_TEXT}
    words = [sys.executable, "manage.py", *command]
    return subprocess.Popen(words, cwd=HOUSE, env={**os.environ, **production}, stdout=stdout)


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
    raise AssertionError("The killed command is still at work.")
