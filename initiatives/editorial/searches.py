"""How a reader's search comes to be kept: once, whoever saves it and however often."""

from ..models import SavedSearch


def keep(*, record: str, query: str) -> SavedSearch:
    """The search under its token; a new token that is taken already is drawn again.

    `query` is in the form that filtersets.canonical gives it.
    """
    searches = SavedSearch.objects.filter(record=record, query=query)
    while (saved := searches.first()) is None:
        SavedSearch.objects.bulk_create([SavedSearch(record=record, query=query)], ignore_conflicts=True)
    return saved
