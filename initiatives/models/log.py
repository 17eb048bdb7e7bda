"""What was done in the office: Django's own lines, which whoever reaches the database cannot rewrite either."""

import pgtrigger
from django.contrib.admin.models import LogEntry


class LogLine(LogEntry):
    """Migrations know a table of somebody else by a proxy only; without one it could have no trigger."""

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = LogEntry._meta.verbose_name
        verbose_name_plural = LogEntry._meta.verbose_name_plural
        triggers = (pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),)
