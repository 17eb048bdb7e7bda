"""What is done to accounts: their sessions ended, their second factor taken away, their language known."""

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone, translation

from ..models import Profile

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)  # a recovery code stands in for one of them


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type__in=FACTORS).exists())


def profile_of(user: User) -> Profile:
    """Made when it is first needed, in the language that is spoken just now."""
    spoken = translation.get_language() or settings.LANGUAGE_CODE
    return Profile.objects.get_or_create(user=user, defaults={"language": spoken})[0]


def language_of(user: User) -> str:
    """In which we write to somebody."""
    return (
        Profile.objects.filter(user=user).values_list("language", flat=True).first() or settings.LANGUAGE_CODE
    )


def sessions_of(users: Iterable[User]) -> list[UserSession]:
    """The open ones of some accounts, the newest first."""
    known = UserSession.objects.filter(user__in=users).order_by("-created_at", "-pk")
    keys = [session.session_key for session in known]
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    still = set(alive.values_list("session_key", flat=True))
    return [session for session in known if session.session_key in still]


@transaction.atomic
def end_sessions(user: User, *, but: str | None = None, only: int | None = None) -> int:
    """Whoever sits there is out with the next click. `but` is the key of a session that stays."""
    ended = UserSession.objects.filter(user=user).exclude(session_key=but)
    if only is not None:
        ended = ended.filter(pk=only)
    keys = list(ended.values_list("session_key", flat=True))
    count = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now()).count()
    Session.objects.filter(session_key__in=keys).delete()
    ended.delete()
    return count


def tidy() -> dict[str, int]:
    """Forget from where a session was held that is over, with which browser, and who tried to sign in."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    over = UserSession.objects.exclude(session_key__in=Session.objects.values("session_key"))
    return {"sessions": over.delete()[0], "attempts": _forget_attempts()}


def _forget_attempts() -> int:
    """Django leaves what it has counted in the table until that is full."""
    counted: dict[str, str] = settings.CACHES["default"]  # type: ignore[assignment]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {counted['LOCATION']} WHERE expires < now()")
        return int(cursor.rowcount)


@transaction.atomic
def take_second_factor(user: User) -> None:
    """For somebody who has lost everything: they set up a new one when they next sign in."""
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
