"""Meetings of the Dialogue, labelled or not."""

from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..querysets import MeetingQuerySet
from ..vocabularies import MeetingFormat
from .base import KeyField, Labelled, WebAddressField, one_of, only_web_address
from .initiatives import Initiative
from .networks import Network
from .places import Country, Place


class Meeting(Labelled):
    number = models.PositiveIntegerField(
        _("number"),
        null=True,
        blank=True,
        unique=True,
        editable=False,
        help_text=_("Permanent public number."),
    )
    key = KeyField()
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    format = models.CharField(
        _("format"), max_length=20, choices=MeetingFormat, default=MeetingFormat.IN_PERSON
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
    )
    chair = models.ForeignKey(
        Country,
        verbose_name=_("chair"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="chaired_meetings",
        help_text=_("The country that chaired the meeting."),
    )
    labelled = models.BooleanField(
        _("labelled"),
        default=False,
        help_text=_("Held by a partner country under the label of the Dialogue."),
    )
    network = models.ForeignKey(
        Network,
        verbose_name=_("network"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="meetings",
        help_text=_("The dialogue or network that met."),
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="meetings",
        help_text=_("The initiative under which the catalogue describes this meeting."),
    )
    url = WebAddressField(_("address"))
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-starts_on", "key"]
        constraints = [
            one_of("format", MeetingFormat, "meeting_format_is_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="meeting_ends_after_it_starts",
                violation_error_message=_("A meeting cannot end before it starts."),
            ),
            only_web_address("url", "meeting_url_is_a_web_address"),
        ]

    @property
    def slug(self) -> str:
        return slugify(self.label)[:80].strip("-") or self.key
