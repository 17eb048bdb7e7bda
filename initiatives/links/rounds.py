"""A round of visits: which addresses are due, in which order, and what is kept of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from ..models import Entry, LinkCheck
from ..models.base import WebAddressField
from ..vocabularies import State
from .visits import Found, Visit

A_DAY = timedelta(days=1)


def shown() -> set[str]:
    """Every address that a record of the catalogue has, unless it was withdrawn."""
    models = [model for model in apps.get_app_config("initiatives").get_models() if _is_record(model)]
    return set(chain.from_iterable(_addresses(model) for model in models)) - {""}


def due(limit: int, older_than: int) -> list[str]:
    """Those never visited first, then those longest ago; one that failed is looked at again the next day."""
    now, known = timezone.now(), {check.address: check for check in LinkCheck.objects.all()}
    waits = {
        address: A_DAY if check.failures else timedelta(days=older_than) for address, check in known.items()
    }
    new, old = [], []
    for address in sorted(shown()):
        check = known.get(address)
        if check is None:
            new.append(address)
        elif check.checked_at <= now - waits[address]:
            old.append(check)
    old.sort(key=lambda check: check.checked_at)
    return _taking_turns([*new, *(check.address for check in old)][:limit])


def visit_all(addresses: Iterable[str], visit: Visit) -> Iterator[tuple[str, Found]]:
    """Each is kept as soon as it is known: a round that is broken off has not been in vain."""
    for address in addresses:
        found = visit(address)
        check = LinkCheck.objects.filter(address=address).first() or LinkCheck(address=address)
        check.found(*found)
        yield address, found


def forget() -> int:
    """What was known of addresses that nobody shows any more."""
    unused = set(LinkCheck.objects.values_list("address", flat=True)) - shown()
    return LinkCheck.objects.filter(address__in=unused).delete()[0]


def _is_record(model: type[Model]) -> bool:
    return model is not LinkCheck and bool(addresses_in(model)) and not hasattr(model, "pgh_tracked_model")


def addresses_in(model: type[Model]) -> list[str]:
    return [field.name for field in model._meta.fields if isinstance(field, WebAddressField)]


def _addresses(model: type[Model]) -> Iterator[str]:
    rows = model._default_manager.order_by()
    if issubclass(model, Entry):
        rows = rows.exclude(state=State.ARCHIVED)
    for field in addresses_in(model):
        yield from rows.values_list(field, flat=True)


def _taking_turns(addresses: list[str]) -> list[str]:
    """Host after host, so that no pause is waited for in vain."""
    hosts = defaultdict(list)
    for address in addresses:
        hosts[urlsplit(address).netloc].append(address)
    turns = chain.from_iterable(zip_longest(*hosts.values()))
    return [address for address in turns if address is not None]
