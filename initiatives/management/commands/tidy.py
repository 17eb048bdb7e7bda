"""Take away what has had its time; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from ...editorial.proposals import tidy
from ...editorial.sealing import reseal


class Command(BaseCommand):
    help = (
        "Deletes proposals that nobody confirmed, forgets who wrote those answered long ago, and seals second"
        " factors under the SECRET_KEY of today."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for name, number in (tidy() | {"sealed": reseal()}).items():
            self.stdout.write(f"{name}: {number}")
