"""What the public can find of each published entry: thin rows that PostgreSQL keeps (see indexing)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from .authorities import Authority
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network

# Triggers remove a doc with its entry, however that was deleted.
KEPT_BY_TRIGGERS: Any = {"on_delete": models.DO_NOTHING, "db_constraint": False}


class SearchDoc(models.Model):
    """One row per published entry; what is not published has none. Never written by Python.

    `terms` holds what facets and filters ask for, as “country:MA”; `vector` all its words; `changed_at` the
    last moment at which anything that the public sees of it changed.
    """

    record = models.CharField(max_length=20)
    authority = models.OneToOneField(Authority, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    network = models.OneToOneField(Network, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    initiative = models.OneToOneField(Initiative, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    challenge = models.OneToOneField(Challenge, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    recommendation = models.OneToOneField(Recommendation, null=True, related_name="doc", **KEPT_BY_TRIGGERS)
    terms = ArrayField(models.TextField())
    vector = SearchVectorField()
    sort_en = models.TextField()
    sort_fr = models.TextField()
    started_in = models.PositiveSmallIntegerField(null=True)
    ended_in = models.PositiveSmallIntegerField(null=True)
    recorded_status = models.TextField(null=True)  # noqa: DJ001 - not every record has one
    fingerprint = models.TextField()
    changed_at = models.DateTimeField()

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
            models.Index(fields=["record", "sort_en"], name="searchdoc_by_english_title"),
            models.Index(fields=["record", "sort_fr"], name="searchdoc_by_french_title"),
            models.Index(fields=["record", "-changed_at"], name="searchdoc_by_change"),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.sort_en}"
