"""What people write for what the catalogue calls otherwise."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Synonym(models.Model):
    """Whoever searches for what is `written` also finds what is `meant`; not the other way round."""

    written = models.CharField(
        _("people write"), max_length=200, unique=True, help_text=_("A word or several, such as MIC2CM.")
    )
    meant = ArrayField(
        models.CharField(max_length=200),
        verbose_name=_("the catalogue says"),
        help_text=_("Names as they stand in the catalogue, separated by commas, such as MC2CM."),
    )

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["written"]
        constraints = [
            models.CheckConstraint(
                condition=Q(written__regex=r"[[:alnum:]]"),
                name="synonym_has_a_letter_or_digit",
                violation_error_message=_("Write a word that people search for."),
            ),
            models.CheckConstraint(
                condition=Q(meant__len__gte=1),
                name="synonym_means_something",
                violation_error_message=_("Name at least one thing that is meant."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written} → {', '.join(self.meant)}"
