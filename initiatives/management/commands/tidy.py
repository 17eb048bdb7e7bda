"""Take away what has had its time; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from ...editorial import accounts, proposals


class Command(BaseCommand):
    help = (
        "Deletes proposals that nobody confirmed, forgets who wrote those answered long ago, and from where "
        "somebody signed in whose session is over."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for name, number in (proposals.tidy() | accounts.tidy()).items():
            self.stdout.write(f"{name}: {number}")
