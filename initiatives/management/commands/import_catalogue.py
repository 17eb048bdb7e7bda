"""Load the package of CSV files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from initiatives.imports import PackageRefused, Unusable, import_package
from initiatives.models import ENTRIES


class Command(BaseCommand):
    help = "Load a package of CSV files, a folder or a zip file, in one transaction; tell all faults at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder or the zip file")
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would be written, and write nothing"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when there are entries already"
        )

    def handle(self, *, path: Path, dry_run: bool, if_empty: bool, verbosity: int, **_: Any) -> None:
        if if_empty and any(model._default_manager.exists() for model in ENTRIES):
            return
        try:
            tallies = import_package(path, dry_run=dry_run)
        except Unusable as unusable:
            raise CommandError(str(unusable)) from None
        except PackageRefused as refused:
            for fault in refused.faults:
                self.stderr.write(str(fault))
            raise CommandError(f"{len(refused.faults)} faults. Nothing was changed.") from None
        if verbosity:
            self._tell(tallies, dry_run=dry_run)

    def _tell(self, tallies: Any, *, dry_run: bool) -> None:
        self.stdout.write(f"{'file':20}{'created':>10}{'changed':>10}{'unchanged':>10}")
        for name, tally in tallies.items():
            self.stdout.write(f"{name:20}{tally.created:10}{tally.changed:10}{tally.unchanged:10}")
        if dry_run:
            self.stdout.write("Nothing was written.")
