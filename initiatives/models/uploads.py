"""Files that somebody has sent to the office: what they say, how it was judged, what has come of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=30)


class Upload(models.Model):
    """Read once, within bounds; the bytes themselves are not kept. Nobody but whoever sent it sees it.

    `sheets` are the rows (`imports.sheets.Sheet`), `verdicts` what was said of each record when they were
    judged last, `brought` the records that were written.
    """

    name = models.CharField(_("file"), max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("uploaded by"), on_delete=models.CASCADE, related_name="+"
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    sheets = models.JSONField()
    verdicts = models.JSONField(default=list)
    judged_at = models.DateTimeField(auto_now=True)
    judged_in = models.CharField(max_length=10, default="")
    brought = models.JSONField(default=list)

    class Meta:
        verbose_name = _("uploaded file")
        verbose_name_plural = _("uploaded files")
        ordering = ["-uploaded_at", "-id"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def forget_old(cls) -> None:
        cls._default_manager.filter(uploaded_at__lt=timezone.now() - KEPT).delete()
