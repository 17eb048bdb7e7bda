"""The door for web servers."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilevel.settings")

# A visitor who waits this long has left, and PostgreSQL would go on for ever. Milliseconds.
os.environ.setdefault("STATEMENT_TIMEOUT", "5000")
os.environ.setdefault("LOCK_TIMEOUT", "3000")
os.environ.setdefault("IDLE_IN_TRANSACTION_TIMEOUT", "30000")

application = get_wsgi_application()
