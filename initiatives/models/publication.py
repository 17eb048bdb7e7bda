"""What the database asks of an entry that the public can see."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..constraints import RowRule
from ..vocabularies import State


def named_when_published(record: str, field: str) -> models.CheckConstraint:
    named = ~Q(**{f"{field}_en": ""}) | ~Q(**{f"{field}_fr": ""})
    return models.CheckConstraint(
        condition=~Q(state=State.PUBLISHED) | named,
        name=f"published_{record}_has_a_{field}",
        violation_error_message=_("Give it a title in English or in French."),
    )


def sourced_when_published(record: str) -> RowRule:
    return RowRule(
        name=f"published_{record}_has_a_source",
        holds=(
            "this.state <> 'published' OR EXISTS "
            f"(SELECT FROM initiatives_citation AS citation WHERE citation.{record}_id = this.id)"
        ),
        watches=[("initiatives_citation", f"SELECT old.{record}_id")],
        violation_error_message=_("Name at least one source."),
    )


def joined_when_published() -> RowRule:
    """The participant must itself be published: otherwise the public would see an initiative of nobody."""
    return RowRule(
        name="published_initiative_has_a_participant",
        holds="""this.state <> 'published' OR EXISTS (
        SELECT FROM initiatives_participation AS participation
        LEFT JOIN initiatives_authority AS authority ON authority.id = participation.authority_id
        LEFT JOIN initiatives_network AS network ON network.id = participation.network_id
        WHERE participation.initiative_id = this.id
          AND 'published' IN (authority.state, network.state))""",
        watches=[
            ("initiatives_participation", "SELECT old.initiative_id"),
            (
                "initiatives_authority",
                "SELECT initiative_id FROM initiatives_participation WHERE authority_id = old.id",
            ),
            (
                "initiatives_network",
                "SELECT initiative_id FROM initiatives_participation WHERE network_id = old.id",
            ),
        ],
        violation_error_message=_("Name at least one published authority or network that takes part."),
    )


class NumberSeries(models.Model):
    """The last public number given in each kind of record. It only grows, so no number is used twice."""

    record = models.CharField(max_length=20, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.record}: {self.last}"
