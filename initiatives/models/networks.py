"""Associations of authorities or of networks, and who belongs to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..constraints import RowRule
from ..querysets import MembershipQuerySet, NetworkQuerySet
from ..vocabularies import Scope
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
from .publication import named_when_published, sourced_when_published


class Network(Entry):
    label_field = "name"

    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    acronym = models.CharField(_("acronym"), max_length=30, blank=True)
    scope = models.CharField(_("scope"), max_length=20, choices=Scope)
    founded_in = year_field(_("founded in"))
    website = WebAddressField(_("website"))
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)

    objects = NetworkQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        ordering = ["name_en", "key"]
        indexes = [models.Index(fields=["website"], name="network_by_website")]
        constraints = [
            *entry_constraints("network"),
            named_when_published("network", "name"),
            sourced_when_published("network"),
            one_of("scope", Scope, "network_scope_is_known"),
            year_is_plausible("founded_in", "network_founding_year_is_plausible"),
            only_web_address("website", "network_website_is_a_web_address"),
        ]


class Membership(models.Model):
    """An authority or a network that belongs to a network, for some years."""

    network = models.ForeignKey(
        Network, verbose_name=_("network"), on_delete=models.CASCADE, related_name="memberships"
    )
    authority = models.ForeignKey(
        Authority,
        verbose_name=_("authority"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    member_network = models.ForeignKey(
        Network,
        verbose_name=_("member network"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships_elsewhere",
    )
    since = year_field(_("since"))
    until = year_field(_("until"))
    source = models.ForeignKey(
        "Source", verbose_name=_("source"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["network", "id"]
        constraints = [
            exactly_one(
                ("authority", "member_network"),
                "member_is_an_authority_or_a_network",
                _("Choose one member: an authority or a network."),
            ),
            models.UniqueConstraint(
                fields=["network", "authority", "member_network", "since"],
                nulls_distinct=False,
                name="membership_has_no_twin",
                violation_error_message=_("This member is listed already for the same time."),
            ),
            year_is_plausible("since", "membership_since_is_plausible"),
            year_is_plausible("until", "membership_until_is_plausible"),
            years_in_order(
                "since",
                "until",
                "membership_ends_after_it_starts",
                _("A membership cannot end before it starts."),
            ),
            RowRule(
                name="network_is_not_a_member_of_itself",
                holds="""
    NOT EXISTS (WITH RECURSIVE above(id) AS (
                    SELECT this.network_id
                    UNION
                    SELECT membership.network_id FROM initiatives_membership AS membership
                    JOIN above ON membership.member_network_id = above.id)
                SELECT FROM above WHERE above.id = this.member_network_id)""",
                alone=True,
                violation_error_message=_("A network cannot be a member of itself, not even through others."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} · {self.network}"

    @property
    def member(self) -> Authority | Network | None:
        return self.authority or self.member_network
