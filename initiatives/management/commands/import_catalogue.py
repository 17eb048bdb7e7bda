"""Load the package of CSV files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from initiatives.imports import Report, import_package
from initiatives.models import ENTRIES


class Command(BaseCommand):
    help = "Load a package of CSV files, a folder or a zip file, in one transaction; tell all faults at once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the folder or the zip file")
        parser.add_argument(
            "--dry-run", action="store_true", help="tell what would be written, and write nothing"
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing when the catalogue has entries already"
        )

    def handle(self, *, path: Path, dry_run: bool, if_empty: bool, **_: Any) -> None:
        if if_empty and any(model._default_manager.exists() for model in ENTRIES):
            self.stdout.write("The catalogue has entries already. Nothing was imported.")
            return
        report = import_package(path, dry_run=dry_run)
        if report.refusals:
            for fault in report.refusals:
                self.stderr.write(str(fault))
            raise CommandError(f"Refused for {len(report.refusals)} faults. Nothing was changed.")
        self._tell(report)
        if dry_run:
            self.stdout.write("This was a dry run. Nothing was changed.")

    def _tell(self, report: Report) -> None:
        self.stdout.write(f"{'file':20}{'created':>10}{'changed':>10}{'removed':>10}{'unchanged':>10}")
        for name, tally in report.tallies.items():
            counts = (tally.created, tally.changed, tally.removed, tally.unchanged)
            self.stdout.write(f"{name:20}" + "".join(f"{count:10}" for count in counts))
