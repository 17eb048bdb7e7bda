"""What colleagues say to each other about an entry; no reader sees it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from ..constraints import RowRule
from .authorities import Authority
from .base import exactly_one
from .guidance import Challenge, Recommendation
from .initiatives import Initiative
from .networks import Network
from .versions import ENTRY_NAMES, AboutOneEntry, entry_field

LONGEST = 5_000


def account(label: object, **more: object) -> models.ForeignKey:  # type: ignore[type-arg]
    """What somebody did stays when their account goes."""
    options = {"null": True, "blank": True, "on_delete": models.SET_NULL, "related_name": "+", **more}
    return models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=label, **options)  # type: ignore[arg-type]


class Comment(AboutOneEntry):
    """Opens a conversation, or answers in one. A conversation is resolved as a whole.

    One that asks to withdraw the entry waits for those who may do so.
    """

    authority = entry_field(Authority, models.ForeignKey, "comments")
    network = entry_field(Network, models.ForeignKey, "comments")
    initiative = entry_field(Initiative, models.ForeignKey, "comments")
    challenge = entry_field(Challenge, models.ForeignKey, "comments")
    recommendation = entry_field(Recommendation, models.ForeignKey, "comments")
    text = models.TextField(_("comment"), max_length=LONGEST)
    author = account(_("author"))
    addressed_to = account(_("addressed to"), related_name="comments_to_me")
    answer_to = models.ForeignKey(
        "self",
        verbose_name=_("answer to"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="answers",
    )
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = account(_("resolved by"))
    asks_to_withdraw = models.BooleanField(_("asks to withdraw the entry"), default=False)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["created_at", "pk"]
        default_permissions = ()
        constraints = [
            exactly_one(
                ENTRY_NAMES, "comment_is_about_one_entry", _("A comment is about exactly one entry.")
            ),
            models.CheckConstraint(
                condition=~Q(text__regex=r"^\s*$"),
                name="comment_says_something",
                violation_error_message=_("Write what you have to say."),
            ),
            models.CheckConstraint(
                condition=Q(answer_to=None) | Q(addressed_to=None, resolved_at=None),
                name="comment_that_answers_is_settled_with_the_first",
                violation_error_message=_("Address and resolve the first comment of a conversation."),
            ),
            models.CheckConstraint(
                condition=Q(resolved_by=None) | Q(resolved_at__isnull=False),
                name="comment_is_resolved_at_a_moment",
                violation_error_message=_("Who resolved a comment did so at a moment."),
            ),
            models.CheckConstraint(
                condition=Q(asks_to_withdraw=False) | Q(answer_to=None),
                name="comment_that_asks_opens_a_conversation",
                violation_error_message=_("Ask to withdraw an entry in the first comment of a conversation."),
            ),
            models.UniqueConstraint(
                fields=ENTRY_NAMES,
                condition=Q(asks_to_withdraw=True, resolved_at=None),
                nulls_distinct=False,
                name="comment_asks_to_withdraw_once",
                violation_error_message=_("Somebody has asked for this already. Write in that conversation."),
            ),
            RowRule(
                name="comment_answers_the_first_of_its_entry",
                holds="this.answer_to_id IS NULL OR EXISTS (SELECT FROM initiatives_comment AS first"
                " WHERE first.id = this.answer_to_id AND first.answer_to_id IS NULL AND "
                + " AND ".join(f"first.{name}_id IS NOT DISTINCT FROM this.{name}_id" for name in ENTRY_NAMES)
                + ")",
                violation_error_message=_("Answer the first comment of a conversation about the same entry."),
            ),
        ]

    def __str__(self) -> str:
        return Truncator(self.text).chars(80)
