"""Take away what has had its time; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from ...editorial import accounts, proposals
from ...editorial.sealing import reseal


class Command(BaseCommand):
    help = (
        "Deletes proposals that nobody confirmed, forgets who wrote those answered long ago, and from where "
        "somebody signed in whose session is over; seals second factors under the SECRET_KEY of today."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        done = proposals.tidy() | accounts.tidy() | {"sealed": reseal()}
        for name, number in done.items():
            self.stdout.write(f"{name}: {number}")
