"""What becomes of a proposal: drafted whole or in part, declined, and told to its author."""

from contextlib import suppress

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from initiatives.documents.outside import public_document
from initiatives.documents.schema import BY_RECORD
from initiatives.editorial import answering, proposals, publication
from initiatives.editorial.proposals import Author
from initiatives.editorial.refusals import Refused, kept_whole
from initiatives.editorial.versions import next_of
from initiatives.models import Initiative, NextVersion
from initiatives.vocabularies import ProposalState, State
from tests import factories as make
from tests.proposing import NEW, proposed, refusal
from tests.staff import OWN_WORK, Office

pytestmark = pytest.mark.django_db


def public(client, entry) -> dict:
    return client.get(f"/api/v1/initiatives/{entry.number}/").json()


class TestAccepting:
    def test_drafts_the_next_version_and_publishes_nothing(self, client, partner, shelter, editor):
        before = public(client, shelter)
        proposal = proposed(partner, shelter, {"started_in": 2015, "summary_en": "For families."})
        answering.accept(proposal, by=editor.user)
        version = next_of(shelter)
        assert (version.document["started_in"], version.document["summary_en"], version.state) == (
            2015,
            "For families.",
            State.DRAFT,
        )
        assert public(client, shelter) == before
        assert (proposal.state, proposal.decided_by, proposal.accepted) == (
            ProposalState.ACCEPTED,
            editor.user,
            ["started_in", "summary_en"],
        )

    def test_keeps_ties_that_its_author_could_not_see(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"responses": []})
        answering.accept(proposal, by=editor.user)
        assert [row["challenge"] for row in next_of(shelter).document["responses"]] == ["hidden"]

    def test_keeps_hidden_keys_in_lists(self, partner, editor):
        shown, other = make.PublishedChallengeFactory.create_batch(2)
        advice = make.PublishedRecommendationFactory()
        advice.challenges.set([shown, make.ChallengeFactory(key="hidden")])
        proposal, _secret = proposals.propose(
            "recommendation", author=partner, entry=advice, given={"challenges": [other.key]}
        )
        answering.accept(proposal, by=editor.user)
        assert next_of(advice).document["challenges"] == sorted(["hidden", other.key])

    def test_joins_what_is_drafted_already(self, partner, shelter, editor):
        editor.save(shelter, editor.open(shelter).type(title_en="Night shelter"))
        answering.accept(proposed(partner, shelter, {"started_in": 2015}), by=editor.user)
        document = next_of(shelter).document
        assert (document["title_en"], document["started_in"]) == ("Night shelter", 2015)

    def test_keeps_what_was_published_since_it_was_proposed(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        Initiative.objects.filter(pk=shelter.pk).update(title_en="Night shelter")
        answering.accept(proposal, by=editor.user)
        assert next_of(shelter).document["title_en"] == "Night shelter"

    def test_takes_the_chosen_differences_and_says_why_not_the_rest(self, partner, shelter, editor):
        row = dict(public_document(BY_RECORD["initiative"], "shelter")["participations"][0], role="funds")
        given = {"started_in": 2015, "title_en": "Best shelter ever", "participations": [row]}
        proposal = proposed(partner, shelter, given)
        codes = [choice.code for choice in answering.changes_proposed(proposal)]
        assert codes == ["title_en", "started_in", "participations-1", "participations-2"]
        chosen = ["started_in", "participations-2"]
        sentence = "Tell its author why the rest is not taken over."
        assert refusal(answering.accept, proposal, by=editor.user, chosen=chosen) == [sentence]
        answering.accept(proposal, by=editor.user, chosen=chosen, reason="No praise, please.")
        document = next_of(shelter).document
        assert (document["title_en"], document["started_in"]) == ("Emergency shelter", 2015)
        assert sorted(part["role"] for part in document["participations"]) == ["funds", "leads"]
        assert (proposal.state, proposal.accepted) == (ProposalState.PARTLY, chosen)

    def test_asks_for_at_least_one_difference(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        sentence = "Choose at least one difference, or decline the proposal."
        assert refusal(answering.accept, proposal, by=editor.user, chosen=["x"]) == [sentence]
        assert NextVersion.objects.count() == 0

    def test_of_something_new_begins_a_draft_under_a_free_key(self, partner, editor):
        make.CountryFactory(iso2="FR")
        make.InitiativeFactory(key="house")
        given = NEW | {"key": "house"}
        proposal = proposed(partner, given=given, text="We run it.", sources="https://example.org")
        answering.accept(proposal, by=editor.user)
        entry = Initiative.objects.get(key="house-2")
        assert (proposal.entry, entry.state, entry.title_en, entry.number) == (
            entry,
            State.DRAFT,
            "House of the World",
            None,
        )
        assert entry.internal_note == "We run it.\n\nhttps://example.org"

    def test_of_a_suggestion_in_words_begins_a_draft_with_its_title(self, editor):
        proposal = make.ProposalFactory(language="fr", title="Maison du monde", text="Depuis 2015.")
        answering.accept(proposal, by=editor.user)
        entry = Initiative.objects.get()
        assert (entry.title_fr, entry.title_en, entry.original_language, entry.state) == (
            "Maison du monde",
            "",
            "fr",
            State.DRAFT,
        )
        assert (entry.key, entry.internal_note) == ("maison-du-monde", "Depuis 2015.")

    def test_of_words_about_an_entry_writes_nothing_by_itself(self, shelter, editor):
        proposal = make.ProposalFactory(initiative=shelter)
        answering.accept(proposal, by=editor.user, in_part=True, reason="The year only.")
        assert (proposal.state, NextVersion.objects.count()) == (ProposalState.PARTLY, 0)

    def test_tells_what_cannot_stand_any_more(self, partner, shelter, editor):
        challenge = make.PublishedChallengeFactory(key="costs")
        row = {"challenge": "costs", "how_en": "", "how_fr": ""}
        proposal = proposed(partner, shelter, {"responses": [row]})
        challenge.delete()
        assert refusal(answering.accept, proposal, by=editor.user) == [
            "Responses to challenges 1 Challenge: "
            "There is no challenge “costs”. Correct the key, or add the record."
        ]
        proposal.refresh_from_db()
        assert proposal.state == ProposalState.WAITING

    def test_is_refused_of_what_was_withdrawn(self, partner, shelter, editor, publisher):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        publication.withdraw(shelter, by=publisher.user)
        sentence = "This entry is withdrawn. Restore it as a draft first."
        assert refusal(answering.accept, proposal, by=editor.user) == [sentence]

    def test_writes_into_what_is_a_draft_again(self, partner, shelter, editor, publisher):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        publication.withdraw(shelter, by=publisher.user)
        publication.restore(shelter, by=publisher.user)
        answering.accept(proposal, by=editor.user)
        shelter.refresh_from_db()
        assert (shelter.started_in, shelter.state, NextVersion.objects.count()) == (2015, State.DRAFT, 0)

    def test_is_of_what_was_read(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        read = answering.moment_of(proposal)
        proposals.rewrite(proposal, given={"started_in": 1999}, text="", sources="")
        assert refusal(answering.accept, proposal, by=editor.user, read=read) == [
            "Somebody has changed it since you read it. Read it again."
        ]

    def test_is_of_the_entry_and_of_its_next_version_as_they_were_read(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        sentence = ["Somebody has changed it since you read it. Read it again."]
        read = answering.moment_of(proposal)
        editor.save(shelter, editor.open(shelter).type(title_en="Night shelter"))
        assert refusal(answering.accept, proposal, by=editor.user, read=read) == sentence
        read = answering.moment_of(proposal)
        editor.save(shelter, editor.open(shelter).type(title_en="Shelter for the night"))
        assert refusal(answering.decline, proposal, by=editor.user, reason="No.", read=read) == sentence
        read = answering.moment_of(proposal)
        publication.submit(shelter, by=editor.user)
        publication.publish(shelter, by=Office("publisher").user)
        assert refusal(answering.accept, proposal, by=editor.user, read=read) == sentence

    def test_happens_once(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        answering.accept(proposal, by=editor.user)
        sentence = ["This proposal does not wait for an answer any more."]
        assert refusal(answering.accept, proposal, by=editor.user) == sentence
        assert refusal(answering.decline, proposal, by=editor.user, reason="No.") == sentence
        assert refusal(proposals.recall, proposal) == sentence

    def test_is_for_staff(self, partner, shelter):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        with pytest.raises(PermissionDenied):
            answering.accept(proposal, by=partner.account)
        with pytest.raises(PermissionDenied):
            answering.decline(proposal, by=Office(name="newcomer").user, reason="No.")


class TestFourEyes:
    def test_who_proposed_does_not_publish_it(self, shelter, editor, publisher):
        author = Author(language="en", account=publisher.user)
        proposal = proposed(author, shelter, {"started_in": 2015})
        answering.accept(proposal, by=editor.user)
        publication.submit(shelter, by=editor.user)
        assert refusal(publication.publish, shelter, by=publisher.user) == [OWN_WORK]
        publication.publish(shelter, by=Office("publisher", name="second").user)
        assert shelter.started_in == 2015

    def test_nor_does_who_accepted_it(self, shelter, partner, publisher):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        page = publisher.get(proposal, "change")
        publisher.client.post(
            publisher.url(proposal, "change"), {"answer": "accept", "read": page.context["read"]}
        )
        publication.submit(shelter, by=publisher.user)
        assert refusal(publication.publish, shelter, by=publisher.user) == [OWN_WORK]


class TestTheLetter:
    def answer(self, proposal, callbacks, act, **how):
        with callbacks(execute=True):
            act(proposal, by=Office("editor", name="answers").user, **how)
        return [(letter.to, letter.subject, letter.body) for letter in mail.outbox]

    def test_of_an_answer_is_in_the_language_of_its_author(self, django_capture_on_commit_callbacks):
        proposal = make.ProposalFactory(language="fr", title="L’abri & co")
        reason = "Ce n’est pas une initiative."
        [(to, subject, body)] = self.answer(
            proposal, django_capture_on_commit_callbacks, answering.decline, reason=reason
        )
        assert (to, subject) == (
            ["ada@example.org"],
            "Multilevel : notre réponse au sujet de « L’abri & co »",
        )
        assert reason in body
        assert "Nous n’avons pas retenu votre proposition." in body

    def test_is_not_sent_of_an_answer_that_was_undone(self, editor, django_capture_on_commit_callbacks):
        proposal = make.ProposalFactory()
        with django_capture_on_commit_callbacks(execute=True), suppress(Refused), kept_whole():
            answering.accept(proposal, by=editor.user)
            raise Refused([])
        proposal.refresh_from_db()
        assert (proposal.state, mail.outbox) == (ProposalState.WAITING, [])

    def test_cannot_be_made_to_hold_headers(self, django_capture_on_commit_callbacks):
        proposal = make.ProposalFactory(title="House\nBcc: all@example.org", text="x")
        [(to, subject, _body)] = self.answer(proposal, django_capture_on_commit_callbacks, answering.accept)
        assert (to, subject) == (
            ["ada@example.org"],
            "Multilevel: our answer about “House Bcc: all@example.org”",
        )
