"""How staff find a record: every word of what they type, without regard to accents and capitals."""

from typing import Any

from django.db.models import Field, Lookup

from ..querysets import Alphabetical as Alphabetical  # noqa: PLC0414 - one door for what lists of staff need

LONGEST, MOST_WORDS = 200, 20


@Field.register_lookup
class Folds(Lookup):
    """True where the text, or a text of the list, contains the words once both are folded."""

    lookup_name = "folds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        text, parameters = self.process_lhs(compiler, connection)
        return f"strpos(lower(fold(({text})::text)), lower(fold(%s))) > 0", [*parameters, str(self.rhs)]


def shortened(typed: str) -> str:
    """A question that the database answers in no time, however long the text that somebody pasted."""
    return " ".join(typed[:LONGEST].split()[:MOST_WORDS])


def folded(*fields: str) -> list[str]:
    return [f"{field}__folds" for field in fields]
