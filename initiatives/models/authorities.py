"""Public bodies that act at one level of government."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..constraints import RowRule
from ..querysets import AuthorityQuerySet
from ..vocabularies import AuthorityKind, Level
from .base import (
    Entry,
    WebAddressField,
    coordinates_in_range,
    entry_constraints,
    one_of,
    only_web_address,
)
from .places import Country
from .publication import named_when_published, sourced_when_published

RANK = "array_position(ARRAY['supranational', 'national', 'regional', 'local'], {}.level::text)"


class Authority(Entry):
    """A city hall, a region, a ministry, an agency, a body of the United Nations."""

    label_field = "name"

    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=Level)
    kind = models.CharField(_("kind"), max_length=20, choices=AuthorityKind)
    country = models.ForeignKey(
        Country,
        verbose_name=_("country"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="authorities",
        help_text=_("Empty for a supranational authority, required for every other."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        help_text=_("The authority that this one belongs to, on the same level or a higher one."),
    )
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    website = WebAddressField(_("website"))
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)

    objects = AuthorityQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["name_en", "key"]
        indexes = [models.Index(fields=["website"], name="authority_by_website")]
        constraints = [
            *entry_constraints("authority"),
            named_when_published("authority", "name"),
            sourced_when_published("authority"),
            one_of("level", Level, "authority_level_is_known"),
            one_of("kind", AuthorityKind, "authority_kind_is_known"),
            models.CheckConstraint(
                condition=Q(level=Level.SUPRANATIONAL, country__isnull=True)
                | (~Q(level=Level.SUPRANATIONAL) & Q(country__isnull=False)),
                name="authority_has_a_country_unless_supranational",
                violation_error_message=_(
                    "A supranational authority has no country; every other authority has one."
                ),
            ),
            *coordinates_in_range("authority"),
            only_web_address("website", "authority_website_is_a_web_address"),
            RowRule(
                name="authority_parent_is_not_on_a_lower_level",
                holds=f"""
    NOT EXISTS (SELECT FROM initiatives_authority AS parent
                WHERE parent.id = this.parent_id AND {RANK.format("parent")} > {RANK.format("this")})
    AND NOT EXISTS (SELECT FROM initiatives_authority AS child
                    WHERE child.parent_id = this.id AND {RANK.format("child")} < {RANK.format("this")})""",
                alone=True,
                violation_error_message=_("An authority cannot be part of one on a lower level."),
            ),
            RowRule(
                name="authority_is_not_part_of_itself",
                holds="""
    NOT EXISTS (WITH RECURSIVE above(id) AS (
                    SELECT this.parent_id
                    UNION
                    SELECT authority.parent_id FROM initiatives_authority AS authority JOIN above USING (id))
                SELECT FROM above WHERE above.id = this.id)""",
                alone=True,
                violation_error_message=_("An authority cannot be part of itself, not even through others."),
            ),
        ]
