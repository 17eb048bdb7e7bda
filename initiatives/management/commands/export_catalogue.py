"""Write the package of CSV files."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from initiatives.exports import write_package


class Command(BaseCommand):
    help = "Write the catalogue as a package of CSV files with their codebook: what the public may see."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--drafts", action="store_true", help="write what is not published too")

    def handle(self, *, folder: Path, drafts: bool, verbosity: int, **_: Any) -> None:
        counts = write_package(folder, hidden=drafts)
        if verbosity:
            for name, number in counts.items():
                self.stdout.write(f"{name:20}{number:10}")
