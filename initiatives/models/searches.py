"""Searches that readers keep under a short link. Nothing is stored of whoever saved one."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.crypto import get_random_string
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

# Neither 0 and o nor 1, i and l can be taken for one another; without vowels no token is a word.
TOKEN_ALPHABET, TOKEN_LENGTH = "23456789bcdfghjkmnpqrstvwxyz", 8
LONGEST_QUERY = 2_000
RECORDS = ("authority", "network", "initiative", "challenge", "recommendation")


def new_token() -> str:
    return get_random_string(TOKEN_LENGTH, TOKEN_ALPHABET)


class SavedSearch(models.Model):
    """A question to one of the five lists, in its one form and in no language."""

    token = models.CharField(_("token"), max_length=TOKEN_LENGTH, unique=True, default=new_token)
    record = models.CharField(_("list"), max_length=20)
    query = models.TextField(_("question"))
    created_on = models.DateField(_("saved on"), auto_now_add=True)

    class Meta:
        ordering = ["-created_on", "-id"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.CheckConstraint(
                condition=Q(record__in=RECORDS),
                name="saved_search_asks_a_known_list",
                violation_error_message=format_lazy(_("Choose one of: {codes}."), codes=", ".join(RECORDS)),
            ),
            models.CheckConstraint(
                condition=Q(token__regex=rf"^[{TOKEN_ALPHABET}]{{{TOKEN_LENGTH}}}$"),
                name="saved_search_token_is_unmistakable",
                violation_error_message=format_lazy(
                    _("A token has 8 of these characters: {alphabet}."), alphabet=TOKEN_ALPHABET
                ),
            ),
            models.CheckConstraint(
                condition=Q(query__regex=r"^[!-~]+$"),
                name="saved_search_asks_something",
                violation_error_message=_("Write the question as it stands in an address, not empty."),
            ),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("query"), LONGEST_QUERY),
                name="saved_search_is_not_too_long",
                violation_error_message=_(
                    "This search is longer than 2,000 characters. Take some of its values back."
                ),
            ),
            models.UniqueConstraint(
                fields=["record", "query"],
                name="saved_search_is_kept_once",
                violation_error_message=_("This search is saved already."),
            ),
        ]

    def __str__(self) -> str:
        return self.token
