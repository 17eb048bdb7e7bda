"""Who sees and does what by program, cell by cell: nobody, a token that reads, a token that proposes."""

import pytest
from django.contrib.auth.models import User

from initiatives.api import urls
from initiatives.editorial import answering
from initiatives.models import ApiToken, Initiative, Proposal
from tests import factories as make
from tests.matrix import TITLE, entry_in, rows
from tests.staff import member

pytestmark = pytest.mark.django_db

# The status of the answer. A: nobody; PR: a token that reads; PC: one that proposes; PC*: that of another partner.
READS = """
what            state          | A    PR   PC   PC*
the list        P              | ✓    ✓    ✓    ✓
the list        D,R,X          | –    –    –    –
the entry       P              | ✓    ✓    ✓    ✓
the entry       D,R            | 404  404  404  404
the entry       X              | 410  410  410  410
"""
WRITES = """
what               state       | A    PR   PC   PC*
POST to the list   P           | 405  405  405  405
PUT the entry      D,R,P,X     | 405  405  405  405
PATCH the entry    D,R,P,X     | 405  405  405  405
DELETE the entry   D,R,P,X     | 405  405  405  405
"""
PROPOSES = """
what               state       | A    PR   PC   PC*
see the list       waiting     | 401  403  ✓    –
see it             waiting     | 401  404  ✓    404
see it             accepted    | 401  404  ✓    404
propose            waiting     | 401  403  201  201
change it          waiting     | 401  404  200  404
change it          accepted    | 401  404  409  404
take it back       waiting     | 401  404  200  404
take it back       accepted    | 401  404  409  404
rotate the token   waiting     | 401  403  201  201
"""
PROPOSALS = "/api/v1/proposals/"


class Program:
    def __init__(self, client, scope: str = "", name: str = "") -> None:
        self.client, self.headers = client, {}
        if scope:
            self.user = User.objects.create_user(name)
            _token, secret = ApiToken.objects.create(self.user, name=name, scope=scope)
            self.headers = {"Authorization": f"Bearer {secret}"}

    def ask(self, method: str, address: str, data=None, **headers: str):
        content = {} if data is None else {"data": data, "content_type": "application/json"}
        return getattr(self.client, method)(address, headers={**self.headers, **headers}, **content)


@pytest.fixture
def programs(client):
    make.CountryFactory(iso2="MA")
    make.CountryFactory(iso2="FR")
    return {
        "A": Program(client),
        "PR": Program(client, "reader", "PR"),
        "PC": Program(client, "contribute", "PC"),
        "PC*": Program(client, "contribute", "PC*"),
    }


def seen(answer) -> str:
    return str(answer.status_code) if answer.status_code != 200 else "✓" if TITLE in answer.text else "–"


def address_of(entry) -> str:
    return f"/api/v1/initiatives/{entry.number or entry.key}/"


LIST = "/api/v1/initiatives/"


class TestTheMatrixOfTheAPI:
    @pytest.mark.parametrize("row", rows(READS), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_reads(self, row, programs):
        entry = entry_in(row.state, "ED")
        address = LIST if row.way == "the list" else address_of(entry)
        assert {name: seen(one.ask("get", address)) for name, one in programs.items()} == row.cells

    @pytest.mark.parametrize("row", rows(WRITES), ids=lambda row: f"{row.way} {row.state}")
    def test_lets_nobody_write_an_entry(self, row, programs):
        entry = entry_in(row.state, "ED")
        method = row.way.split()[0].lower()
        address = LIST if method == "post" else address_of(entry)
        before = Initiative.objects.values().get(pk=entry.pk)
        codes = {
            name: str(one.ask(method, address, {"title_en": "x"}).status_code)
            for name, one in programs.items()
        }
        assert (codes, Initiative.objects.values().get(pk=entry.pk)) == (row.cells, before)

    @pytest.mark.parametrize("row", rows(PROPOSES), ids=lambda row: f"{row.way} {row.state}")
    def test_says_who_proposes(self, row, programs):
        assert {name: self.proposed(row, programs, one) for name, one in programs.items()} == row.cells

    def proposed(self, row, programs, program) -> str:
        """What comes of it, of a proposal that PC has made."""
        proposal = make.ProposalFactory(
            account=programs["PC"].user,
            initiative=entry_in("P", "ED"),
            state="waiting",
            title=TITLE,
            text=TITLE,
        )
        if row.state == "accepted":
            answering.accept(proposal, by=User.objects.filter(username="editor").first() or member("editor"))
        before = Proposal.objects.values().get(pk=proposal.pk)
        address = f"{PROPOSALS}{proposal.pk}/"
        match = {"If-Match": programs["PC"].ask("get", address).headers.get("ETag", "*")}
        answer = {
            "see the list": lambda: program.ask("get", PROPOSALS),
            "see it": lambda: program.ask("get", address),
            "propose": lambda: program.ask(
                "post", PROPOSALS, {"record": "initiative", "entry": 1, "text": "x"}
            ),
            "change it": lambda: program.ask("patch", address, {"text": "New."}, **match),
            "take it back": lambda: program.ask("delete", address, **match),
            "rotate the token": lambda: program.ask("post", "/api/v1/token/"),
        }[row.way]()
        changed = Proposal.objects.values().get(pk=proposal.pk) != before
        assert changed == (row.way in ("change it", "take it back") and answer.status_code == 200)
        return seen(answer) if row.way.startswith("see") else str(answer.status_code)

    def test_has_a_row_for_every_address_that_takes_more_than_questions(self):
        writing = {
            pattern.name
            for pattern in urls.urlpatterns
            if set(getattr(pattern.callback, "actions", None) or {}) - {"get", "head"}
        }
        assert writing == {"proposal-list", "proposal-detail", "token"}
