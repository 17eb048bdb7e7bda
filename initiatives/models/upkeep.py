"""What is known of the catalogue’s own state: its links, its translations, its twins. For staff alone."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..querysets import LinkCheckQuerySet, NewerTextQuerySet, TwinQuerySet
from ..vocabularies import Language, LinkState
from .base import WebAddressField, one_of, only_web_address
from .searches import RECORDS


def about_an_entry(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(record__in=RECORDS),
        name=name,
        violation_error_message=format_lazy(_("Choose one of: {codes}."), codes=", ".join(RECORDS)),
    )


class LinkCheck(models.Model):
    """What was found at an address when it was last visited.

    `failures` counts the days in a row on which nothing was found there.
    """

    address = WebAddressField(_("address"), unique=True)
    state = models.CharField(_("state"), max_length=20, choices=LinkState)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    leads_to = models.TextField(_("leads to"), blank=True)
    failures = models.PositiveSmallIntegerField(_("failures"), default=0)
    checked_at = models.DateTimeField(_("checked"))

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["address"]
        constraints = [
            only_web_address("address", "link_is_a_web_address"),
            one_of("state", LinkState, "link_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=LinkState.MOVED) ^ Q(leads_to=""),
                name="link_that_has_moved_leads_somewhere",
                violation_error_message=_("Say where the link leads, and of no other."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_state_display()}"

    @property
    def is_dead(self) -> bool:
        """Gone for good, or nothing found there on two days: a server may be down for an afternoon."""
        return self.state == LinkState.GONE or self.failures >= 2

    def found(self, state: str, status: int | None, leads_to: str, at: datetime | None = None) -> None:
        """Keep what a visit has found."""
        at = at or timezone.now()
        if state not in (LinkState.GONE, LinkState.UNREACHABLE, LinkState.BARRED):
            self.failures = 0
        elif self.failures == 0 or self.checked_at.date() < at.date():
            self.failures += 1
        self.state, self.status, self.leads_to, self.checked_at = state, status, leads_to, at
        self.save()


class NewerText(models.Model):
    """A text that says something newer in one language than in the other. Written by triggers alone.

    It is there from the moment at which the text was changed in `language` and not in the other, until it is
    changed in the other, in both at once, or emptied.
    """

    record = models.CharField(max_length=20)
    entry = models.BigIntegerField()
    text = models.CharField(max_length=30)
    language = models.CharField(max_length=2, choices=Language)
    since = models.DateTimeField()

    objects = NewerTextQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["record", "entry", "text"],
                name="newer_text_is_told_once",
                violation_error_message=_("This text is noted already."),
            ),
            about_an_entry("newer_text_is_of_an_entry"),
            one_of("language", Language, "newer_text_language_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.entry}: {self.text} ({self.language})"


class Twin(models.Model):
    """Two entries of one kind that may be the same thing, and whether somebody has said that they are not."""

    record = models.CharField(max_length=20)
    one = models.BigIntegerField()
    other = models.BigIntegerField()
    likeness = models.PositiveSmallIntegerField(_("likeness"))
    found_at = models.DateTimeField(auto_now_add=True)
    dismissed_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    dismissed_at = models.DateTimeField(null=True)

    objects = TwinQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("possible twins")
        ordering = ["-likeness", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "one", "other"],
                name="twins_are_told_once",
                violation_error_message=_("This pair is recorded already."),
            ),
            about_an_entry("twins_are_entries"),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")),
                name="twins_are_two_in_order",
                violation_error_message=_("Name two entries, the older one first."),
            ),
            models.CheckConstraint(
                condition=Q(likeness__range=(0, 100)),
                name="twins_likeness_is_of_a_hundred",
                violation_error_message=_("Likeness is a number from 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.record} {self.one} · {self.other}"
