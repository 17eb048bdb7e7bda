"""What colleagues write to each other about an entry: opened, answered, resolved, and opened again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Comment, Entry
from ..vocabularies import NoticeKind
from .notices import colleagues_on, tell
from .permissions import Actor, acts_for_all, may_comment
from .refusals import Refused, kept_whole
from .requests import why_it_stays_open


def opened_on(entry: Entry, me: Actor) -> QuerySet[Comment]:
    """The first of each conversation; of a focal point those that they opened, answered or are asked in."""
    opened: QuerySet[Comment] = Comment.of(entry).filter(answer_to=None)
    if acts_for_all(me):
        return opened
    answered = Comment.objects.filter(author=me.pk).values("answer_to")
    return opened.filter(Q(author=me.pk) | Q(addressed_to=me.pk) | Q(pk__in=answered))


def may_read(me: Actor, first: Comment) -> bool:
    return opened_on(first.entry, me).filter(pk=first.pk).exists()


def conversations_on(entry: Entry, me: Actor) -> QuerySet[Comment]:
    """In the order in which they were opened, each with its answers, in two queries."""
    answers = Comment.objects.select_related("author")
    opened = opened_on(entry, me)
    found: QuerySet[Comment] = opened.select_related("author", "addressed_to", "resolved_by")
    return found.prefetch_related(Prefetch("answers", answers))


def open_on(entry: Entry, me: Actor) -> int:
    """How many conversations are not resolved."""
    return opened_on(entry, me).filter(resolved_at=None).count()


def addressed_to(entries: Any, me: Actor) -> Any:
    """Of a queryset of entries: those with an open comment to this account."""
    mine = Comment.objects.filter(resolved_at=None, addressed_to=me.pk)
    return entries.filter(pk__in=mine.values(entries.model.record()))


def readers_of(entry: Entry) -> Any:
    """To whom a comment may be addressed."""
    return colleagues_on(entry).order_by("last_name", "first_name", "username")


@transaction.atomic
def write(entry: Entry, *, by: Any, text: str, to: Any = None) -> Comment:
    """Open a conversation. Whoever it is addressed to finds it on the front page."""
    _demand(by, entry)
    comment = Comment(text=text.strip(), author=by, addressed_to=to, **{entry.record(): entry})
    return _kept(comment, entry, {to.pk} if to else set())


@transaction.atomic
def answer(first: Comment, *, by: Any, text: str) -> Comment:
    """In the conversation that a comment has opened."""
    entry = first.entry
    _demand_to_read(by, first)
    comment = Comment(text=text.strip(), author=by, answer_to=first, **{entry.record(): entry})
    return _kept(comment, entry, {first.author_id, first.addressed_to_id})


@transaction.atomic
def resolve(first: Comment, *, by: Any) -> None:
    """Nothing is left to do. What two resolve at once, the first has resolved."""
    _demand_to_read(by, first)
    if reasons := why_it_stays_open(first, by=by):
        raise Refused(reasons)
    still_open = Comment.objects.filter(pk=first.pk, answer_to=None, resolved_at=None)
    if not still_open.update(resolved_at=timezone.now(), resolved_by=by):
        raise Refused([_("This comment is resolved already.")])


@transaction.atomic
def reopen(first: Comment, *, by: Any) -> None:
    _demand_to_read(by, first)
    settled = Comment.objects.filter(pk=first.pk, resolved_at__isnull=False)
    if not settled.update(resolved_at=None, resolved_by=None):
        raise Refused([_("This comment is open already.")])


def _kept(comment: Comment, entry: Entry, told: set[int | None]) -> Comment:
    with kept_whole():
        comment.save()
    tell(told, NoticeKind.COMMENTED, entry, by=comment.author, what=comment.text)
    return comment


def _demand(by: Actor, entry: Entry) -> None:
    if not may_comment(by, entry):
        raise PermissionDenied


def _demand_to_read(by: Actor, first: Comment) -> None:
    _demand(by, first.entry)
    if not may_read(by, first):
        raise PermissionDenied
