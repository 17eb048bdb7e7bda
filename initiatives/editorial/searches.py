"""How a reader's search comes to be kept: once, whoever saves it and however often."""

from django.utils import timezone

from ..models import SavedSearch

MOST_A_DAY = 2_000  # new ones, of all readers together: nobody fills the disk with them


def keep(*, record: str, query: str) -> SavedSearch | None:
    """The search under its token; a new token that is taken already is drawn again.

    `query` is in the form that filtersets.canonical gives it. None where today's new ones are too many.
    """
    searches = SavedSearch.objects.filter(record=record, query=query)
    while (saved := searches.first()) is None:
        if SavedSearch.objects.filter(created_on=timezone.localdate()).count() >= MOST_A_DAY:
            return None
        SavedSearch.objects.bulk_create([SavedSearch(record=record, query=query)], ignore_conflicts=True)
    return saved
