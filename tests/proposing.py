"""Proposals as partners and the public make them, and how they are refused."""

import pytest
from django.contrib.auth.models import User

from initiatives.editorial import proposals
from initiatives.editorial.refusals import Refused
from initiatives.models import ApiToken, Proposal

PROPOSALS = "/api/v1/proposals/"
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


class Partner:
    """A program with a token."""

    def __init__(self, client, name: str, scope: str = "contribute") -> None:
        self.client = client
        self.user = User.objects.create_user(name, email=f"{name}@example.org")
        self.token, self.secret = ApiToken.objects.create(self.user, name="tests", scope=scope)

    def ask(self, method: str, address: str = PROPOSALS, sent=None, **headers):
        content = {} if sent is None else {"data": sent, "content_type": "application/json"}
        head = {
            "Authorization": f"Bearer {self.secret}",
            **{k.replace("_", "-"): v for k, v in headers.items()},
        }
        return getattr(self.client, method)(address, headers=head, **content)

    def propose(self, **sent):
        return self.ask("post", sent={"record": "initiative", **sent})
