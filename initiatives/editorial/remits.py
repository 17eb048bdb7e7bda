"""For which countries an account acts: focal points for their own, everybody else in the office for all."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AbstractUser, AnonymousUser, User

from ..models import Authority, Entry, Initiative, Profile

Actor = AbstractUser | AnonymousUser
Countries = frozenset[str]

FOCAL_POINT = "focal point"
ACT_FOR_ALL = frozenset(("editor", "publisher", "administrator"))


def remit(actor: Actor) -> Countries | None:
    """The countries for which alone an account acts; None where it acts for all of them."""
    known: dict[str, Any] = actor.__dict__  # it is asked for each entry of a list
    if "remit" not in known:
        known["remit"] = _remit(actor)
    found: Countries | None = known["remit"]
    return found


def _remit(actor: Actor) -> Countries | None:
    if not actor.is_authenticated or actor.is_superuser:
        return None
    roles = set(actor.groups.values_list("name", flat=True))
    if FOCAL_POINT not in roles or roles & ACT_FOR_ALL:
        return None
    spoken_for = Profile.countries.through.objects.filter(profile__user=actor.pk)
    return frozenset(spoken_for.values_list("country_id", flat=True))


def countries_of(entry: Entry) -> Countries:
    """As they are stored. Networks, challenges and recommendations are of no country."""
    if isinstance(entry, Authority):
        stored = Authority.objects.filter(pk=entry.pk).exclude(country=None)
        return frozenset(stored.values_list("country_id", flat=True))
    if isinstance(entry, Initiative):
        links = Initiative.countries.through.objects.filter(initiative=entry.pk)
        return frozenset(links.values_list("country_id", flat=True))
    return frozenset()


def countries_in(document: Mapping[str, Any]) -> Countries:
    """As the document of an entry names them."""
    return frozenset(filter(None, [*document.get("countries", ()), document.get("country")]))


def is_within(actor: Actor, entry: Entry) -> bool:
    countries = remit(actor)
    return countries is None or bool(countries & countries_of(entry))


def seen_by(actor: Actor, entries: Any) -> Any:
    """What an account in the office sees: all, or what is published and what is of its countries."""
    countries = remit(actor)
    return entries if countries is None else entries.published_or_within(countries)


def known_by(actor: Actor, entries: Any) -> Any:
    """Entries of which an account knows also what is not public, such as their next versions."""
    countries = remit(actor)
    if countries is None:
        return entries
    return entries.filter(pk__in=entries.model._default_manager.within(countries).values("pk"))


def accounts_within(accounts: Any, entry: Entry) -> Any:
    """Of a queryset of accounts: those that act for all countries, or for one of the entry's."""
    focal = User.objects.filter(groups__name=FOCAL_POINT, is_superuser=False)
    bound = focal.exclude(groups__name__in=ACT_FOR_ALL)
    outside = bound.exclude(profile__countries__in=countries_of(entry))
    return accounts.exclude(pk__in=outside.values("pk"))


def may_move(actor: Actor, before: Countries, after: Countries) -> bool:
    """Whether an account may change the countries of an entry in this way; a new entry had none before."""
    countries = remit(actor)
    return countries is None or (bool(after & countries) and before ^ after <= countries)
