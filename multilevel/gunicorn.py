"""How gunicorn serves the site: `gunicorn --config multilevel/gunicorn.py multilevel.wsgi`."""

import os
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 30
graceful_timeout = 10
keepalive = 5
preload_app = True  # a mistake in the settings ends the start with its sentence, not worker after worker
control_socket_disable = True
limit_request_line = 8190  # a question with very many chosen values; what is longer gets a bare 414
max_requests = 10_000
max_requests_jitter = 1_000
loglevel = "warning"


def when_ready(_arbiter: Any) -> None:
    """Hold the embedded PostgreSQL from here on, so that it does not come and go with the workers."""
    from django.db import connection

    if connection.settings_dict["ENGINE"] == "multilevel.postgres":
        connection.ensure_connection()
        connection.close()
    print(
        f"\n  The catalogue: http://{bind}/\n"
        "  To make an administrator: .venv/bin/python manage.py createsuperuser, then sign in under /admin/\n"
        "  To stop: Ctrl-C\n",
        flush=True,
    )
