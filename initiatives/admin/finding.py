"""How staff find a record: every word of what they type, without regard to accents and capitals."""

from typing import Any

from django.db.models import F, Field, Func, Lookup, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language

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


class Alphabetical(F):
    """Order by title or name as the reader sees it, accents and capitals aside. Decided when it is asked."""

    name: str

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        own, other = ("fr", "en") if (get_language() or "en").startswith("fr") else ("en", "fr")
        text = Coalesce(NullIf(F(f"{self.name}_{own}"), Value("")), F(f"{self.name}_{other}"))
        return Func(Func(text, function="fold"), function="lower").resolve_expression(*args, **kwargs)
