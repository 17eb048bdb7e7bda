"""Telling colleagues what happened: written with the change itself, sent later by a command."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import User
from django.db import transaction

from ..models import Entry, Notice, NoticeChoice
from ..vocabularies import NoticeKind, Pace
from .accounts import language_of
from .remits import accounts_within

ROLES_GIVE = "django.contrib.auth.backends.ModelBackend"  # where a role is asked for its permissions


def holders_of(verb: str, entry: Entry) -> Any:
    """The accounts at work in the office that may do so with entries of this kind."""
    permission = f"{entry._meta.app_label}.{get_permission_codename(verb, entry._meta)}"
    return User.objects.with_perm(permission, backend=ROLES_GIVE).filter(is_staff=True)


def colleagues_on(entry: Entry) -> Any:
    """The accounts that know of the entry, focal points within their countries only."""
    return accounts_within(holders_of("view", entry), entry)


def tell(
    recipients: Iterable[int | None],
    kind: NoticeKind,
    entry: Entry,
    *,
    by: Any = None,
    what: str | Callable[[str], str] = "",
) -> None:
    """Who did it knows it already; who has no address, wants none or may not see the entry gets none.

    `what` may differ with the language.
    """
    keys = {key for key in recipients if key is not None} - {by.pk if by else None}
    if not keys:
        return
    wanted = colleagues_on(entry).filter(pk__in=keys).exclude(email="")
    Notice.objects.bulk_create(
        Notice(
            recipient=user,
            kind=kind,
            by=by,
            what=what(language_of(user)) if callable(what) else what,
            **{entry.record(): entry},
        )
        for user in wanted.exclude(notice_choice__pace=Pace.NONE).order_by("pk")
    )


def pace_of(user: Any) -> Pace:
    chosen = NoticeChoice.objects.filter(user=user).values_list("pace", flat=True).first()
    return Pace(chosen or Pace.AT_ONCE)


@transaction.atomic
def choose(user: Any, pace: Pace) -> None:
    """Who wants to hear nothing is not told later either what waited."""
    NoticeChoice.objects.update_or_create(user=user, defaults={"pace": pace})
    if pace == Pace.NONE:
        Notice.objects.filter(recipient=user, sent_at=None).delete()
