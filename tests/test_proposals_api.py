"""Partners propose through the API: with a token, their own things, within limits."""

import json

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from initiatives.editorial import answering
from initiatives.models import ApiToken, NextVersion, Proposal
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.proposing import PROPOSALS, Partner
from tests.staff import Office, told

pytestmark = pytest.mark.django_db

NEW = {
    "title_en": "House of the World",
    "kind": "service",
    "recorded_status": "ongoing",
    "scope": "local",
}


@pytest.fixture
def partner(client):
    return Partner(client, "partner")


def problem(answer) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    return answer.status_code, answer.json()["detail"]


class TestWhoMayPropose:
    def test_is_who_sends_a_token(self, client):
        answer = client.post(PROPOSALS, {"record": "initiative"}, content_type="application/json")
        assert problem(answer) == (401, "Send a token: “Authorization: Bearer …”.")
        assert (answer["WWW-Authenticate"], client.get(PROPOSALS).status_code) == ("Bearer", 401)

    @pytest.mark.parametrize("secret", ["", "mlv_wrong", "a b", "\xff"])
    def test_is_not_who_sends_another(self, client, secret):
        answer = client.get(PROPOSALS, headers={"Authorization": f"Bearer {secret}"})
        assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")

    def test_is_not_a_reader(self, client):
        reader = Partner(client, "reader", "reader")
        sentence = "This token reads only. Ask for one that may propose."
        assert problem(reader.propose(document=NEW)) == (403, sentence)
        assert problem(reader.ask("get")) == (403, sentence)
        assert Proposal.objects.count() == 0

    def test_is_nobody_whose_token_or_account_has_ended(self, client, partner):
        User.objects.filter(pk=partner.user.pk).update(is_active=False)
        assert partner.ask("get").status_code == 401
        User.objects.filter(pk=partner.user.pk).update(is_active=True)
        ApiToken.objects.update(expiry=timezone.now())
        assert partner.ask("get").status_code == 401

    def test_is_bounded_by_the_day(self, partner, settings, shelter):
        settings.PROPOSALS_A_DAY = 1
        assert partner.propose(entry=1, document={"started_in": 2015}).status_code == 201
        answer = partner.propose(entry=1, document={"started_in": 2016})
        assert problem(answer)[0] == 429
        assert 0 < int(answer["Retry-After"]) <= 24 * 3600
        assert Proposal.objects.count() == 1


class TestProposing:
    def test_a_change_is_told_back_whole(self, partner, shelter):
        answer = partner.propose(entry=1, document={"started_in": 2015}, text="See p. 3.")
        body = answer.json()
        assert (answer.status_code, answer["Location"]) == (201, f"http://testserver{PROPOSALS}{body['id']}/")
        assert (body["state"], body["entry"], body["document"]["started_in"], body["text"]) == (
            "waiting",
            1,
            2015,
            "See p. 3.",
        )
        assert answer["Cache-Control"] == "no-store"
        assert partner.ask("get", answer["Location"]).json() == {
            name: value for name, value in body.items() if name != "follow_url"
        }
        assert partner.client.get(body["follow_url"]).status_code == 200
        assert NextVersion.objects.count() == 0

    def test_becomes_a_draft_and_its_author_is_told(self, partner, shelter, editor):
        body = partner.propose(entry=1, document={"started_in": 2015}).json()
        answering.accept(Proposal.objects.get(), by=editor.user, reason="Thank you.")
        now = partner.ask("get", f"{PROPOSALS}{body['id']}/").json()
        assert (now["state"], now["reason"], now["accepted"]) == ("accepted", "Thank you.", ["started_in"])

    def test_is_refused_with_every_fault_and_its_place(self, partner, shelter):
        document = {"kind": "castle", "participations": [{"authority": "nowhere"}], "colour": "red"}
        answer = partner.propose(entry=1, document=document)
        assert problem(answer) == (400, "The document cannot be taken as it is. See “errors”.")
        assert {
            "document.kind",
            "document.colour",
            "document.participations.0.authority",
            "document.participations.0.role",
        } <= {error["place"] for error in answer.json()["errors"]}

    def test_does_not_tell_a_hidden_entry_from_none(self, partner, shelter):
        make.InitiativeFactory(key="hidden")
        make.ChallengeFactory(key="secret")
        row = {"how_en": "", "how_fr": ""}
        pairs = [
            ({"entry": 2, "text": "x"}, {"entry": 99, "text": "x"}),
            (
                {"entry": 1, "document": {"responses": [row | {"challenge": "secret"}]}},
                {"entry": 1, "document": {"responses": [row | {"challenge": "absent"}]}},
            ),
        ]
        type(shelter).objects.filter(key="hidden").update(number=2)
        for hidden, absent in pairs:
            one, other = partner.propose(**hidden), partner.propose(**absent)
            assert (one.status_code, one.content.replace(b"secret", b"absent")) == (400, other.content)

    def test_of_a_key_that_is_published_names_the_entry(self, partner, shelter):
        answer = partner.propose(document=NEW | {"key": "shelter"})
        assert problem(answer) == (409, "An entry with this key is published. Propose a change of it.")
        assert answer.json()["entry"] == 1

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ("[" * 100_000, 400),
            ('{"a":' * 30_000, 400),
            ('{"record": "initiative", "text": "' + "a" * 200_001 + '"}', 413),
            ("[]", 400),
            ("null", 400),
            ("{", 400),
            ('{"record": "initiative", "text": "\\u0000"}', 400),
            ('{"record": "initiative", "text": "\\ud800"}', 400),
            ('{"record": "initiative", "text": 7}', 400),
            ('{"record": ["initiative"], "text": "x"}', 400),
            ('{"record": "country", "text": "x"}', 400),
            ('{"record": "initiative", "document": [], "text": "x"}', 400),
            ('{"record": "initiative", "document": {"key": {"a": []}}}', 400),
            ('{"record": "initiative", "document": {"title_en": "\\ud800"}}', 400),
            ('{"record": "initiative", "document": {"participations": "x", "citations": [[]]}}', 400),
            ('{"record": "initiative", "entry": 1e400, "text": "x"}', 400),
            ('{"record": "initiative", "entry": true, "text": "x"}', 400),
            ('{"record": "initiative", "state": "accepted", "text": "x"}', 400),
        ],
    )
    def test_takes_nothing_that_is_no_proposal(self, partner, shelter, body, code):
        answer = partner.ask("post", sent=body)
        assert (answer.status_code, answer["Content-Type"]) == (code, "application/problem+json")
        assert Proposal.objects.count() == 0

    def test_takes_json_only(self, partner):
        head = {"Authorization": f"Bearer {partner.secret}"}
        answer = partner.client.post(PROPOSALS, "record: initiative", content_type="text/yaml", headers=head)
        assert problem(answer)[0] == 415


class TestOnesOwn:
    def test_are_all_that_anybody_sees(self, client, partner, shelter):
        other = Partner(client, "other")
        own = partner.propose(entry=1, document={"started_in": 2015}).json()["id"]
        theirs = other.propose(entry=1, document={"started_in": 2016}).json()["id"]
        assert [row["id"] for row in partner.ask("get").json()["results"]] == [own]
        foreign, absent = (partner.ask("get", f"{PROPOSALS}{name}/") for name in (theirs, 99999))
        assert (foreign.status_code, foreign.content) == (404, absent.content)
        for method in ("patch", "delete"):
            sent = {"sent": {"text": "x"}} if method == "patch" else {}
            assert partner.ask(method, f"{PROPOSALS}{theirs}/", If_Match="*", **sent).status_code == 404

    def test_list_needs_as_many_queries_for_thirty_as_for_one(self, partner, shelter):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        counts = []
        for more in (1, 29):
            for _ in range(more):
                make.ProposalFactory(account=partner.user, initiative=shelter)
            with CaptureQueriesContext(connection) as queries:
                assert partner.ask("get", f"{PROPOSALS}?page_size=50").status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1]


class TestChanging:
    @pytest.fixture
    def mine(self, partner, shelter):
        return partner.propose(entry=1, document={"started_in": 2015}, text="Old.")

    def test_asks_which_state_was_seen(self, partner, mine):
        answer = partner.ask("patch", mine["Location"], {"text": "New."})
        assert problem(answer) == (428, "Say which state you have seen: send its ETag as “If-Match”.")
        answer = partner.ask("delete", mine["Location"], If_Match='"old"')
        assert problem(answer) == (412, "This has changed since you have seen it. Ask for it again.")

    def test_keeps_what_is_not_sent(self, partner, mine):
        answer = partner.ask("patch", mine["Location"], {"text": "New."}, If_Match=mine["ETag"])
        assert (answer.status_code, answer.json()["text"]) == (200, "New.")
        assert answer.json()["document"]["started_in"] == 2015
        again = partner.ask("patch", mine["Location"], {"text": "Newer."}, If_Match=mine["ETag"])
        assert again.status_code == 412
        document = {"document": {"title_en": "Night shelter"}}
        answer = partner.ask("patch", mine["Location"], document, If_Match=answer["ETag"])
        told_back = answer.json()["document"]
        assert (told_back["title_en"], told_back["started_in"]) == ("Night shelter", 2014)

    def test_takes_it_back(self, partner, mine):
        answer = partner.ask("delete", mine["Location"], If_Match=mine["ETag"])
        assert (answer.status_code, answer.json()["state"]) == (200, "recalled")
        again = partner.ask("delete", mine["Location"], If_Match=answer["ETag"])
        assert problem(again) == (409, "This proposal does not wait for an answer any more.")

    def test_is_over_once_it_is_answered(self, partner, mine, editor):
        answering.decline(Proposal.objects.get(), by=editor.user, reason="No.")
        etag = partner.ask("get", mine["Location"])["ETag"]
        answer = partner.ask("patch", mine["Location"], {"text": "New."}, If_Match=etag)
        assert (answer.status_code, Proposal.objects.get().state) == (409, ProposalState.DECLINED)


class TestAToken:
    DOORS = (
        "/api/v1/",
        "/api/v1/initiatives/?facets=1",
        "/api/v1/initiatives/1/",
        "/api/v1/initiatives/hidden/",
        "/api/v1/changes/",
        "/en/initiatives/",
        "/en/initiatives.csv",
        "/en/preview/initiative/hidden/",
        "/en/propose/initiative/2/",
    )

    @pytest.mark.parametrize("scope", ["reader", "contribute"])
    def test_never_widens_what_is_seen(self, client, shelter, scope):
        make.InitiativeFactory(key="hidden")
        partner = Partner(client, "partner", scope)

        def ask(address, headers):
            answer = client.get(address, headers=headers)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            return answer.status_code, dict(answer.headers), body

        bearer = {"Authorization": f"Bearer {partner.secret}"}
        assert [ask(door, bearer) for door in self.DOORS] == [ask(door, {}) for door in self.DOORS]

    def test_is_given_and_shown_once_and_revoked(self, client):
        administrator = Office("administrator")
        person = User.objects.create_user("partner")
        form = administrator.open(ApiToken).type(
            user=str(person.pk), name="mirror", scope="contribute", days="30"
        )
        [sentence, _added] = told(administrator.save(ApiToken, form))
        secret = sentence.removeprefix("Copy the token now; it is not shown again: ")
        token = ApiToken.objects.get()
        assert (token.user, token.scope, secret[:15]) == (person, "contribute", token.token_key)
        assert secret not in json.dumps(list(ApiToken.objects.values()), default=str)
        pages = [administrator.get(ApiToken, "changelist"), administrator.get(token, "change")]
        assert [(secret in page.text, token.token_key in page.text) for page in pages] == [(False, True)] * 2
        bearer = {"Authorization": f"Bearer {secret}"}
        assert client.get(PROPOSALS, headers=bearer).status_code == 200
        administrator.client.post(administrator.url(token, "delete"), {"post": "yes"})
        assert client.get(PROPOSALS, headers=bearer).status_code == 401

    def test_is_no_matter_of_editors(self, editor):
        assert [editor.get(ApiToken, page).status_code for page in ("changelist", "add")] == [403, 403]
