"""Visit the web addresses of the catalogue."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from initiatives.links import Visitor, due, visit_all
from initiatives.links.rounds import forget
from initiatives.vocabularies import LinkState


class Command(BaseCommand):
    help = "Look whether the web addresses of the catalogue still lead somewhere: one request at a time."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--limit", type=int, default=500, help="visit at most so many addresses (500)")
        parser.add_argument(
            "--older-than", type=int, default=30, metavar="DAYS", help="leave what was visited since (30)"
        )

    def handle(self, *, limit: int, older_than: int, **_: Any) -> None:
        forget()
        tally: Counter[LinkState] = Counter()
        for address, found in visit_all(due(limit, older_than), Visitor().visit):
            tally[found.state] += 1
            if found.state != LinkState.SOUND:
                told = [found.state.value, str(found.status or ""), address, found.leads_to]
                self.stdout.write("  ".join(filter(None, told)))
        self.stdout.write(", ".join(f"{state.value}: {tally[state]}" for state in LinkState if tally[state]))
