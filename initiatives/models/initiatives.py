"""What is done on migration, who takes part in it with which role, and which challenges it responds to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import InitiativeQuerySet, ParticipationQuerySet, ResponseQuerySet
from ..vocabularies import InitiativeKind, Role, Scope, Status
from .authorities import Authority
from .base import (
    Entry,
    WebAddressField,
    entry_constraints,
    exactly_one,
    one_of,
    only_web_address,
    year_field,
    year_is_plausible,
    years_in_order,
)
from .frameworks import Commitment
from .networks import Network
from .places import Country, Place, Sector
from .publication import joined_when_published, named_when_published, sourced_when_published


class Initiative(Entry):
    """A programme, strategy, dialogue, fund, tool, training, contract, service, declaration, study …"""

    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)
    description_en = models.TextField(_("description in English"), blank=True)
    description_fr = models.TextField(_("description in French"), blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=InitiativeKind)
    recorded_status = models.CharField(
        _("status in the source"),
        max_length=20,
        choices=Status,
        default=Status.UNKNOWN,
        help_text=_(
            "What the sources say. Readers see what follows from it and from the years on the day they ask."
        ),
    )
    started_in = year_field(_("first year"))
    ended_in = year_field(_("last year"))
    scope = models.CharField(_("scope"), max_length=20, choices=Scope)
    website = WebAddressField(_("website"))
    countries = models.ManyToManyField(
        Country, verbose_name=_("countries"), blank=True, related_name="initiatives"
    )
    sectors = models.ManyToManyField(
        Sector, verbose_name=_("sectors"), blank=True, related_name="initiatives"
    )
    places = models.ManyToManyField(Place, verbose_name=_("places"), blank=True, related_name="initiatives")
    commitments = models.ManyToManyField(
        Commitment, verbose_name=_("commitments"), blank=True, related_name="initiatives"
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["title_en", "key"]
        indexes = [models.Index(fields=["website"], name="initiative_by_website")]
        constraints = [
            *entry_constraints("initiative"),
            named_when_published("initiative", "title"),
            sourced_when_published("initiative"),
            joined_when_published(),
            one_of("kind", InitiativeKind, "initiative_kind_is_known"),
            one_of("recorded_status", Status, "initiative_status_is_known"),
            one_of("scope", Scope, "initiative_scope_is_known"),
            year_is_plausible("started_in", "initiative_first_year_is_plausible"),
            year_is_plausible("ended_in", "initiative_last_year_is_plausible"),
            years_in_order(
                "started_in",
                "ended_in",
                "initiative_ends_after_it_starts",
                _("An initiative cannot end before it starts."),
            ),
            only_web_address("website", "initiative_website_is_a_web_address"),
        ]


class Participation(models.Model):
    """One authority or network in one initiative, with the role that it plays there."""

    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiative"), on_delete=models.CASCADE, related_name="participations"
    )
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("authority"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    network = models.ForeignKey(
        Network,
        verbose_name=_("network"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="participations",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role)
    since = year_field(_("since"))
    until = year_field(_("until"))
    source = models.ForeignKey(
        "Source", verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note_en = models.CharField(_("note in English"), max_length=500, blank=True)
    note_fr = models.CharField(_("note in French"), max_length=500, blank=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["initiative", "id"]
        constraints = [
            exactly_one(
                ("authority", "network"),
                "participant_is_an_authority_or_a_network",
                _("Choose one participant: an authority or a network."),
            ),
            models.UniqueConstraint(
                fields=["initiative", "authority", "network", "role"],
                nulls_distinct=False,
                name="participation_has_no_twin",
                violation_error_message=_("This participant is listed already with the same role."),
            ),
            one_of("role", Role, "participation_role_is_known"),
            year_is_plausible("since", "participation_since_is_plausible"),
            year_is_plausible("until", "participation_until_is_plausible"),
            years_in_order(
                "since",
                "until",
                "participation_ends_after_it_starts",
                _("A participation cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} · {self.get_role_display()}"

    @property
    def participant(self) -> Authority | Network | None:
        return self.authority or self.network


class Response(models.Model):
    """How one initiative responds to one challenge."""

    initiative = models.ForeignKey(
        Initiative, verbose_name=_("initiative"), on_delete=models.CASCADE, related_name="responses"
    )
    challenge = models.ForeignKey(
        "Challenge", verbose_name=_("challenge"), on_delete=models.PROTECT, related_name="responses"
    )
    how_en = models.CharField(_("how, in English"), max_length=500, blank=True)
    how_fr = models.CharField(_("how, in French"), max_length=500, blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        verbose_name = _("response to a challenge")
        verbose_name_plural = _("responses to challenges")
        ordering = ["initiative", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "challenge"],
                name="response_has_no_twin",
                violation_error_message=_("This challenge is listed already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.initiative} · {self.challenge}"
