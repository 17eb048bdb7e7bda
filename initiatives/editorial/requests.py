"""Asking those who may withdraw an entry to do so: a comment that waits until they have, or say why not."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Comment, Entry
from ..vocabularies import NoticeKind
from .notices import holders_of, tell
from .permissions import Actor, may_ask_to_withdraw, may_publish
from .refusals import Refused, kept_whole


@transaction.atomic
def ask_to_withdraw(entry: Entry, *, by: Any, reason: str = "") -> Comment:
    """Whoever may withdraw it finds it on the front page, and in an e-mail. Raises `Refused`."""
    if not may_ask_to_withdraw(by, entry):
        raise PermissionDenied
    row = type(entry)._default_manager.select_for_update(no_key=True).filter(pk=entry.pk).first()
    if row is None or not row.is_published:
        raise Refused([_("Only a published entry can be withdrawn.")])
    if not reason.strip():
        raise Refused([_("Say why it should be withdrawn.")])
    request = Comment(text=reason.strip(), author=by, asks_to_withdraw=True, **{entry.record(): row})
    with kept_whole():
        request.save()
    who = holders_of("publish", entry).values_list("pk", flat=True)
    tell(who, NoticeKind.ASKED_TO_WITHDRAW, row, by=by, what=request.text)
    return request


def requests_on(entry: Entry) -> QuerySet[Comment]:
    """Those on which nobody has decided; there is one at most."""
    found: QuerySet[Comment] = Comment.of(entry).filter(asks_to_withdraw=True, resolved_at=None)
    return found.select_related("author")


def asked_to_withdraw(entries: Any) -> Any:
    """Of a queryset of entries: those that somebody asks to withdraw."""
    waiting = Comment.objects.filter(asks_to_withdraw=True, resolved_at=None)
    return entries.filter(pk__in=waiting.values(entries.model.record()))


def settle(entry: Entry, *, by: Actor) -> None:
    """It is withdrawn: whoever asked for that is told."""
    asked = list(requests_on(entry))
    tell([one.author_id for one in asked], NoticeKind.WITHDRAWN, entry, by=by)
    requests_on(entry).update(resolved_at=timezone.now(), resolved_by_id=by.pk)


def why_it_stays_open(request: Comment, *, by: Actor) -> list[str]:
    """Whoever asked may take it back; to decline it is for those who may withdraw, and they say why."""
    if not request.asks_to_withdraw or request.author_id == by.pk:
        return []
    if not may_publish(by, request.entry):
        return [_("Whoever may withdraw the entry decides on this.")]
    if not request.answers.filter(author=by.pk).exists():
        return [_("Say why it stays: answer first.")]
    return []
