"""What was done in the office: Django's own lines, which nobody who reaches the database rewrites either."""

import pgtrigger
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _


class LogLine(LogEntry):
    """Migrations know a table of somebody else by a proxy only; without one it could have no trigger."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("log entry")
        verbose_name_plural = _("log entries")
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)
