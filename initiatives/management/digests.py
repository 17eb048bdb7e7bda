"""One e-mail for all that waits for somebody, in their language."""

from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Max, Min
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext, override

from ..editorial.accounts import language_of
from ..editorial.notices import pace_of
from ..editorial.permissions import may_comment
from ..models import ENTRY_NAMES, Notice
from ..vocabularies import NoticeKind, Pace

NOT_SOONER = timedelta(minutes=15)
MORNING = time(6)
KEPT_FOR = timedelta(days=90)
MOST = 100  # in one e-mail; the next one has the rest
ORDER = {kind.value: at for at, kind in enumerate(NoticeKind)}


def waiting() -> list[int]:
    """The keys of the accounts for which something waits."""
    found = Notice.objects.filter(sent_at=None, recipient__is_active=True).exclude(recipient__email="")
    return list(found.order_by("recipient").values_list("recipient", flat=True).distinct())


@transaction.atomic
def send_to(pk: int) -> int:
    """How many notices were sent; none if it is too soon, or if somebody else is sending to this person.

    They are marked after the e-mail was handed over: whoever dies between the two sends it again.
    """
    unsent = Notice.objects.filter(recipient=pk, sent_at=None)
    held = list(unsent.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:MOST])
    first = unsent.order_by("pk").first()
    if first is None or first not in held or not _is_due(first.recipient):
        return 0
    told = _still_shown(first.recipient, held)
    if told:
        _message(first.recipient, told).send()
    unsent.filter(pk__in=[notice.pk for notice in held]).update(sent_at=timezone.now())
    return len(told)


def forget() -> None:
    """What was sent long ago."""
    Notice.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()


def _is_due(user: User) -> bool:
    pace, now = pace_of(user), timezone.localtime()
    moments = Notice.objects.filter(recipient=user)
    last = moments.aggregate(at=Max("sent_at"))["at"]
    if pace == Pace.AT_ONCE:
        return last is None or last <= now - NOT_SOONER
    since = moments.filter(sent_at=None).aggregate(at=Min("created_at"))["at"]
    morning = _last_morning(now)
    return pace == Pace.DAILY and since < morning and (last is None or last < morning)


def _last_morning(now: datetime) -> datetime:
    today = datetime.combine(now.date(), MORNING, now.tzinfo)
    return today if today <= now else today - timedelta(days=1)


def _still_shown(user: User, held: list[Notice]) -> list[Notice]:
    """Nobody reads of what they may not see any more."""
    shown = Notice.objects.filter(pk__in=[notice.pk for notice in held]).select_related("by", *ENTRY_NAMES)
    return [notice for notice in shown if may_comment(user, notice.entry)]


def _message(user: User, told: list[Notice]) -> EmailMessage:
    with override(language_of(user)):
        count = len(told)
        subject = ngettext("Multilevel: %d notice", "Multilevel: %d notices", count) % count
        context = {
            "person": user,
            "groups": _grouped(told),
            "choice": settings.SITE_URL + reverse("admin:notices"),
        }
        text = render_to_string("admin/mail/notices.txt", context)
    return EmailMessage(subject, text, to=[user.email])


def _grouped(told: list[Notice]) -> list[dict[str, Any]]:
    """By kind; what waits for its reader first, then in the order in which it happened."""
    ordered = sorted(told, key=lambda notice: (ORDER[notice.kind], notice.created_at, notice.pk))
    return [
        {"label": NoticeKind(kind).label, "lines": [{"notice": one, "url": _address(one)} for one in group]}
        for kind, group in groupby(ordered, lambda notice: notice.kind)
    ]


def _address(notice: Notice) -> str:
    """Where something can be done about it."""
    entry = notice.entry
    page = {NoticeKind.SUBMITTED: "review", NoticeKind.COMMENTED: "comments"}.get(
        NoticeKind(notice.kind), "change"
    )
    return settings.SITE_URL + reverse(f"admin:initiatives_{entry.record()}_{page}", args=[entry.pk])
