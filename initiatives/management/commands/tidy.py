"""Take away what has had its time; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from ...editorial.proposals import tidy


class Command(BaseCommand):
    help = "Deletes proposals that nobody confirmed and forgets who wrote those answered long ago."

    def handle(self, *args: Any, **options: Any) -> None:
        for name, number in tidy().items():
            self.stdout.write(f"{name}: {number}")
