"""Make up a catalogue of any size, for measurements."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from initiatives.management.synthetic import VocabulariesMissing, generate


class Command(BaseCommand):
    help = "Add N synthetic initiatives and what belongs to them. Never do this to a catalogue in use."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", type=int, metavar="N")
        parser.add_argument("--seed", type=int, default=1, help="another seed, another catalogue")

    def handle(self, *, number: int, seed: int, **_: Any) -> None:
        try:
            for written in generate(number, seed=seed):
                self.stdout.write(f"{written} of {number}")
        except VocabulariesMissing:
            raise CommandError(
                "The catalogue has no countries, sectors or commitments yet. "
                "Load some first: python manage.py import_catalogue fixtures"
            ) from None
