"""What others propose: how it comes in, what is refused, and that nothing of it is public unread."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.documents.apply import RefusedDocuments
from initiatives.documents.outside import public_document
from initiatives.documents.schema import BY_RECORD
from initiatives.editorial import proposals
from initiatives.editorial.proposals import Author
from initiatives.models import Initiative, Proposal
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.proposing import NEW, proposed, refusal

pytestmark = pytest.mark.django_db


def faults(*args, **kwargs) -> list[tuple[str, int | None, str, str]]:
    with pytest.raises(RefusedDocuments) as refused:
        proposed(*args, **kwargs)
    assert Proposal.objects.count() == 0
    return [(place.part, place.at, place.column, message) for place, message in refused.value.reasons]


class TestProposing:
    def test_a_change_keeps_the_whole_document_as_it_is_to_become(self, partner, shelter):
        base = public_document(BY_RECORD["initiative"], "shelter")
        proposal = proposed(partner, shelter, {"started_in": 2015, "countries": ["FR", "FR"][:1]})
        assert (proposal.base, proposal.document) == (base, base | {"started_in": 2015})
        assert (proposal.state, proposal.entry, proposal.title) == (
            ProposalState.WAITING,
            shelter,
            "Emergency shelter",
        )

    def test_shows_its_author_nothing_that_is_hidden(self, partner, shelter):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        assert [row["challenge"] for row in proposal.document["responses"]] == ["homes"]

    def test_something_new_fills_with_nothing_what_is_not_said(self, partner):
        make.CountryFactory(iso2="FR")
        document = proposed(partner, given=NEW).document
        assert {name: value for name, value in document.items() if value not in (None, "", [])} == NEW | {
            "key": "house-of-the-world",
            "state": "draft",
            "original_language": "en",
        }

    def test_is_refused_with_all_faults_at_once_each_with_its_place(self, partner, shelter):
        given = {
            "started_in": 1,
            "kind": "castle",
            "colour": "red",
            "participations": [{"authority": "nowhere"}],
        }
        found = faults(partner, shelter, given)
        assert ("", None, "colour", "This is not known. Remove it, or correct its name.") in found
        assert ("participations", 0, "role", "This is missing. Add it; it may be empty.") in found
        assert (
            "participations",
            0,
            "authority",
            "There is no authority “nowhere”. Correct the key, or add the record.",
        ) in found
        assert {(part, column) for part, _at, column, _message in found if part == ""} == {
            ("", "colour"),
            ("", "kind"),
            ("", "started_in"),
            ("", "state"),  # nobody takes part who is published
        }

    def test_cannot_tell_what_is_hidden_from_what_is_not_there(self, partner, shelter):
        make.ChallengeFactory(key="secret")
        row = {"how_en": "", "how_fr": ""}
        found = faults(partner, shelter, {"responses": [row | {"challenge": "secret"}]})
        absent = faults(partner, shelter, {"responses": [row | {"challenge": "absent"}]})
        assert found == [(*one[:3], one[3].replace("absent", "secret")) for one in absent] != []

    def test_may_use_the_key_of_a_draft_which_nobody_is_told(self, partner):
        make.CountryFactory(iso2="FR")
        make.InitiativeFactory(key="house")
        document = proposed(partner, given=NEW | {"key": "house"}).document
        assert (document["key"], document["id"]) == ("house", None)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("id", 7),
            ("state", "draft"),
            ("last_verified_on", "2026-01-01"),
            ("successor", "other"),
            ("key", "x"),
        ],
    )
    def test_leaves_to_the_secretariat_what_is_theirs(self, partner, shelter, name, value):
        message = "This is not for a proposal to say. Leave it out."
        assert faults(partner, shelter, {name: value}) == [("", None, name, message)]

    def test_of_what_is_published_already_is_refused(self, partner, shelter):
        sentence = "This is what is published already. Say what shall change."
        assert refusal(proposed, partner, shelter, {"started_in": 2014}) == [sentence]

    def test_says_something(self, partner, shelter):
        assert refusal(proposed, partner, shelter) == ["Say what is wrong, or what should be added."]

    def test_is_not_longer_than_anybody_reads(self, partner, shelter):
        assert refusal(proposed, partner, shelter, text="a" * 4001) == ["Write at most 4,000 characters."]

    def test_of_the_public_waits_for_confirmation_and_once_only(self):
        ada = Author(language="en", email="ada@example.org")
        proposal = proposed(ada, title="House", text="Look.")
        assert (proposal.state, proposal.confirmed_at) == (ProposalState.UNCONFIRMED, None)
        proposals.confirm(proposal)
        first = proposal.confirmed_at
        proposals.confirm(proposal)
        assert (proposal.state, proposal.confirmed_at) == (ProposalState.WAITING, first)

    def test_keeps_no_secret_that_opens_its_private_link(self):
        ada = Author(language="en", email="ada@example.org")
        proposal, secret = proposals.propose("initiative", author=ada, title="House", text="Look.")
        assert secret not in str(Proposal.objects.values().get())
        assert (proposals.following(secret), proposals.following("other")) == (proposal, None)

    def test_changes_no_answer_of_the_catalogue(self, client, partner, shelter):
        tag = client.get("/en/initiatives/")["ETag"]
        proposed(partner, shelter, {"started_in": 2015})
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/en/initiatives/")["ETag"] == tag
        assert len(queries) == 1


class TestTheDatabase:
    @pytest.mark.parametrize(
        ("values", "rule"),
        [
            ({"record": "participation", "initiative": None}, "proposal_record_is_known"),
            ({"record": "network"}, "proposal_for_initiative_is_about_one_entry"),
            ({"text": ""}, "proposal_says_something"),
            ({"title": ""}, "proposal_has_a_title"),
            ({"state": "unconfirmed"}, "proposal_is_seen_once_it_is_confirmed"),
            ({"state": "accepted"}, "answered_proposal_has_its_day"),
            (
                {"state": "declined", "decided_at": timezone.now() + timedelta(days=1)},
                "proposal_is_not_declined_without_a_reason",
            ),
            (
                {"state": "unconfirmed", "confirmed_at": None, "author_email": ""},
                "unconfirmed_proposal_has_an_address",
            ),
        ],
    )
    def test_keeps_the_rules_itself(self, values, rule):
        proposal = make.ProposalFactory(initiative=make.InitiativeFactory())
        with pytest.raises(IntegrityError, match=rule), transaction.atomic():
            Proposal.objects.filter(pk=proposal.pk).update(**values)

    def test_keeps_a_proposal_whose_entry_is_deleted(self):
        proposal = make.ProposalFactory(initiative=make.InitiativeFactory())
        Initiative.objects.all().delete()
        proposal.refresh_from_db()
        assert (proposal.entry, str(proposal)) == (None, "A house for newcomers")
