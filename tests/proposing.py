"""Proposals as partners and the public make them, and how they are refused."""

import pytest

from initiatives.editorial import proposals
from initiatives.editorial.refusals import Refused
from initiatives.models import Proposal

NEW = {
    "title_en": "House of the World",
    "kind": "service",
    "recorded_status": "ongoing",
    "scope": "local",
    "countries": ["FR"],
}


def proposed(author, entry=None, given=None, **more) -> Proposal:
    return proposals.propose("initiative", author=author, entry=entry, given=given, **more)[0]


def refusal(act, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons
