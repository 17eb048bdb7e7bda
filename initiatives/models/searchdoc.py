"""What the public can find of each published entry, and how often: kept by PostgreSQL (see indexing)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models

from ..querysets import DocQuerySet
from .authorities import Authority
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network

# Triggers remove a doc with its entry, however that was deleted.
KEPT_BY_TRIGGERS: Any = {"on_delete": models.DO_NOTHING, "db_constraint": False}


def _order(field: str, name: str) -> models.Index:
    """A page is found in the index alone: the order, then the docs' ids."""
    return models.Index(fields=["record", field, "number"], include=["id"], name=name)


class SearchDoc(models.Model):
    """One row per published entry; what is not published has none. Never written by Python.

    `terms` holds the numbers of what facets and filters ask for, such as “country:MA”; `vector` all its
    words, `title` those of its names, `names` the same unstemmed, for beginnings of words; `texts` where
    they stand: for each part of the entry what it says in English and in French; `ties` what a row of a
    list tells of the records that the entry is tied to, and `lists` the same as cells of a file;
    `slug_en` and `slug_fr` the ends of its addresses; `changed_at` the last moment at which anything
    that the public sees of it changed.
    """

    record = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    authority = models.OneToOneField(Authority, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    network = models.OneToOneField(Network, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    initiative = models.OneToOneField(Initiative, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    challenge = models.OneToOneField(Challenge, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    recommendation = models.OneToOneField(Recommendation, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    terms = ArrayField(models.IntegerField())
    vector = SearchVectorField()
    title = SearchVectorField()
    names = SearchVectorField()
    texts = models.JSONField()
    ties = models.JSONField()
    lists = models.TextField()
    sort_en = models.TextField()
    sort_fr = models.TextField()
    slug_en = models.TextField()
    slug_fr = models.TextField()
    started_in = models.PositiveSmallIntegerField(null=True)
    ended_in = models.PositiveSmallIntegerField(null=True)
    recorded_status = models.TextField(null=True)  # noqa: DJ001 - not every record has one
    fingerprint = models.TextField()
    changed_at = models.DateTimeField()

    objects = DocQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    record__in=["authority", "network", "initiative", "challenge", "recommendation"]
                ),
                name="searchdoc_record_is_known",
            )
        ]
        indexes = [
            GinIndex(fields=["terms"], name="searchdoc_terms"),
            GinIndex(fields=["vector"], name="searchdoc_words"),
            GinIndex(fields=["names"], name="searchdoc_names"),
            models.Index(
                fields=["record", "sort_en", "number"], include=["id"], name="searchdoc_by_english_title"
            ),
            models.Index(
                fields=["record", "sort_fr", "number"], include=["id"], name="searchdoc_by_french_title"
            ),
            models.Index(
                fields=["record", "-changed_at", "number"], include=["id"], name="searchdoc_by_change"
            ),
            models.Index(fields=["record", "number"], include=["id"], name="searchdoc_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.sort_en}"


class Term(models.Model):
    """One value of one facet, such as “country:MA”, under the number that docs carry.

    The number's high bits tell the facet (see indexing.terms), so that a facet is a range of numbers.
    """

    id = models.IntegerField(primary_key=True)
    name = models.TextField(unique=True)

    def __str__(self) -> str:
        return self.name


class TermCountManager(models.Manager["TermCount"]):
    def version(self) -> str:
        """Another text after every change of a record, whoever made it and however."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT coalesce(sum(n), 0) FROM initiatives_termcount WHERE record = ''")
            return str(cursor.fetchone()[0])


class TermCount(models.Model):
    """How many docs of a kind carry a term (0: how many there are): the sum of `n` over its rows.

    A ledger: whoever writes adds rows and waits for nobody; now and then one of them folds it. Under no
    record it adds up the changes of all records.
    """

    record = models.CharField(max_length=20)
    term = models.IntegerField()
    n = models.BigIntegerField()
    folded = models.BooleanField()

    objects = TermCountManager()

    class Meta:
        indexes = [
            models.Index(fields=["record", "term"], include=["n"], name="termcount_by_term"),
            models.Index(fields=["id"], condition=models.Q(folded=False), name="termcount_to_fold"),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.term}: {self.n}"
