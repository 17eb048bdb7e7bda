"""Publish what was approved for a moment that has come; for a timer that runs every few minutes."""

from typing import Any

from django.core.management.base import BaseCommand

from initiatives.editorial import scheduling


class Command(BaseCommand):
    help = "Publish what is due, each entry in a transaction of its own; what is refused waits for somebody."

    def handle(self, **_: Any) -> None:
        for pk in scheduling.due():
            outcome = scheduling.publish_scheduled(pk)
            if outcome is not None:
                entry, reasons = outcome
                self.stdout.write(f"{entry}: {' '.join(reasons) or 'published.'}")
