"""Look for entries that may be the same thing."""

from typing import Any

from django.core.management.base import BaseCommand

from initiatives.likeness import refresh
from initiatives.models import ENTRIES


class Command(BaseCommand):
    help = "Look for entries of one kind that may be the same thing, for staff to decide."

    def handle(self, **_: Any) -> None:
        self.stdout.write(f"{'':20}{'pairs':>10}{'new':>10}")
        for model in ENTRIES:
            pairs, new = refresh(model)
            self.stdout.write(f"{model.record():20}{pairs:10}{new:10}")
