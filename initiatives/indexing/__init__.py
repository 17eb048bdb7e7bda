"""What can be found of each entry: terms, words and weights, kept by the database itself.

Every table whose rows show in a search doc has triggers that rewrite the docs concerned, once a statement,
whoever writes: the admin, an import, update() or plain SQL. Only what the public may see goes in.
"""

from . import changes, counts, terms, translations
from .concerns import CONCERNS, RECORDS, REHEARSED, concern_triggers
from .docs import DOCS
from .functions import FUNCTIONS, refresh_function

# Filters, orders and exports read many docs and little of each: what is long stands apart from the row.
LAYOUT = """
ALTER TABLE initiatives_searchdoc SET (toast_tuple_target = 768);
ALTER TABLE initiatives_searchdoc
  ALTER terms SET STORAGE MAIN, ALTER title SET STORAGE MAIN,
  ALTER sort_en SET STORAGE MAIN, ALTER sort_fr SET STORAGE MAIN,
  ALTER slug_en SET STORAGE MAIN, ALTER slug_fr SET STORAGE MAIN, ALTER lists SET STORAGE MAIN;
"""

__all__ = ["RECORDS", "REHEARSED", "install"]


def install() -> str:
    """All functions and triggers, as SQL that may run again; then every doc anew."""
    refreshes = [refresh_function(record, doc) for record, doc in DOCS.items()]
    triggers = [concern_triggers(table, concerns) for table, concerns in CONCERNS.items()]
    rebuild = [
        f"SELECT refresh_{record}_docs(ARRAY(SELECT id FROM initiatives_{record}));" for record in RECORDS
    ]
    kept = [counts.functions(), changes.FUNCTIONS, translations.functions(RECORDS)]
    return "\n".join([LAYOUT, FUNCTIONS, terms.FUNCTIONS, *refreshes, *triggers, *kept, *rebuild])
