"""What others propose: how it comes in, how staff answer it, and that nothing of it is public unread."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from initiatives.documents.apply import RefusedDocuments
from initiatives.documents.outside import public_document
from initiatives.documents.schema import BY_RECORD
from initiatives.editorial import answering, proposals, publication
from initiatives.editorial.proposals import Author
from initiatives.editorial.refusals import Refused
from initiatives.editorial.versions import next_of
from initiatives.models import Initiative, NextVersion, Proposal
from initiatives.vocabularies import ProposalState, State
from tests import factories as make
from tests.documents import make_shelter
from tests.staff import OWN_WORK, Office, told

pytestmark = pytest.mark.django_db

NEW = {
    "title_en": "House of the World",
    "kind": "service",
    "recorded_status": "ongoing",
    "scope": "local",
    "countries": ["FR"],
}


@pytest.fixture
def shelter():
    return make_shelter()


@pytest.fixture
def partner():
    return Author(
        language="en",
        email="partner@example.org",
        account=User.objects.create_user("partner", email="partner@example.org"),
    )


def proposed(author, entry=None, given=None, **more) -> Proposal:
    return proposals.propose("initiative", author=author, entry=entry, given=given, **more)[0]


def refusal(act, *args, **kwargs) -> list[str]:
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    return refused.value.reasons


def faults(*args, **kwargs) -> list[tuple[str, int | None, str, str]]:
    with pytest.raises(RefusedDocuments) as refused:
        proposed(*args, **kwargs)
    assert Proposal.objects.count() == 0
    return [(place.part, place.at, place.column, message) for place, message in refused.value.reasons]


def public(client, entry) -> dict:
    return client.get(f"/api/v1/initiatives/{entry.number}/").json()


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
            ({"record": "country", "initiative": None}, "proposal_record_is_known"),
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

    def test_is_of_what_was_read(self, partner, shelter, editor):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        read = answering.moment_of(proposal)
        proposals.rewrite(proposal, given={"started_in": 1999}, text="", sources="")
        assert refusal(answering.accept, proposal, by=editor.user, read=read) == [
            "Somebody has changed it since you read it. Read it again."
        ]

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

    def test_cannot_be_made_to_hold_headers(self, django_capture_on_commit_callbacks):
        proposal = make.ProposalFactory(title="House\nBcc: all@example.org", text="x")
        [(to, subject, _body)] = self.answer(proposal, django_capture_on_commit_callbacks, answering.accept)
        assert (to, subject) == (
            ["ada@example.org"],
            "Multilevel: our answer about “House Bcc: all@example.org”",
        )


class TestTheOffice:
    def test_counts_on_its_front_page_what_waits(self, editor):
        make.ProposalFactory.create_batch(2)
        make.ProposalFactory(state="unconfirmed", confirmed_at=None)
        make.ProposalFactory(state="recalled")
        [work] = [one for one in editor.client.get("/admin/").context["work"] if one["label"][:4] == "Prop"]
        [kind] = work["kinds"]
        assert (work["label"], kind["name"], kind["count"]) == ("Proposals to answer", "Proposals", 2)
        assert editor.client.get(kind["url"]).context["cl"].result_count == 2

    def test_shows_the_text_and_each_difference_word_by_word(self, editor, partner, shelter):
        proposal = proposed(partner, shelter, {"title_en": "Emergency night shelter"}, text="It moved.")
        page = editor.get(proposal, "change")
        [offer] = page.context["offers"]
        assert (offer.code, offer.step.differences[0].label, offer.is_said) == (
            "title_en",
            "title in English",
            False,
        )
        assert [tuple(piece) for piece in offer.step.differences[0].pieces] == [
            ("same", "Emergency "),
            ("new", "night "),
            ("same", "shelter"),
        ]
        assert "partner, partner@example.org" in page.content.decode()

    def test_says_of_what_the_entry_says_meanwhile_that_it_does(self, editor, partner, shelter):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        Initiative.objects.filter(pk=shelter.pk).update(started_in=2015)
        assert [offer.is_said for offer in editor.get(proposal, "change").context["offers"]] == [True]

    def test_does_not_show_what_nobody_confirmed(self, editor):
        proposal = make.ProposalFactory(state="unconfirmed", confirmed_at=None)
        assert editor.get(proposal, "change").status_code == 404

    def answer(self, office, proposal, **sent):
        page = office.get(proposal, "change")
        data = {"read": page.context["read"], **sent}
        return office.client.post(office.url(proposal, "change"), data, follow=True)

    def test_accepts_what_is_ticked(self, editor, partner, shelter):
        proposal = proposed(partner, shelter, {"started_in": 2015, "title_en": "Best"})
        answer = self.answer(
            editor, proposal, answer="accept-chosen", chosen=["started_in"], reason="No praise."
        )
        assert told(answer) == ["Emergency shelter: Accepted in part"]
        assert next_of(shelter).document["title_en"] == "Emergency shelter"

    def test_refuses_in_sentences_and_keeps_what_was_typed(self, editor, partner, shelter):
        proposal = proposed(partner, shelter, {"started_in": 2015})
        answer = self.answer(editor, proposal, answer="decline", reason="  ")
        assert told(answer) == ["Tell its author why."]
        answer = self.answer(editor, proposal, answer="accept-chosen", reason="Because it is so.")
        assert told(answer) == ["Choose at least one difference, or decline the proposal."]
        assert "Because it is so.</textarea>" in answer.content.decode()
        assert told(self.answer(editor, proposal)) == ["Choose how to answer."]

    def test_keeps_the_answer_with_who_gave_it(self, editor):
        proposal = make.ProposalFactory()
        self.answer(editor, proposal, answer="decline", reason="No source.")
        proposal.refresh_from_db()
        assert (proposal.state, proposal.reason, proposal.decided_by) == (
            ProposalState.DECLINED,
            "No source.",
            editor.user,
        )
        page = editor.get(proposal, "change").content.decode()
        assert ("No source." in page, 'name="answer"' in page) == (True, False)


class TestTidying:
    def test_takes_away_what_has_had_its_time(self, capsys):
        now = timezone.now()
        old, fresh = make.ProposalFactory.create_batch(2, state="unconfirmed", confirmed_at=None, origin="x")
        answered = make.ProposalFactory(
            state="accepted", confirmed_at=now - timedelta(days=300), decided_at=now - timedelta(days=181)
        )
        Proposal.objects.filter(pk=old.pk).update(created_at=now - timedelta(days=8))
        Proposal.objects.filter(pk=answered.pk).update(created_at=now - timedelta(days=300), origin="y")
        call_command("tidy")
        assert capsys.readouterr().out == (
            "unconfirmed: 1\nauthors: 1\norigins: 1\nsessions: 0\nattempts: 0\nsealed: 0\n"
        )
        assert sorted(Proposal.objects.values_list("pk", "author_email", "origin")) == sorted(
            [(fresh.pk, "ada@example.org", "x"), (answered.pk, "", "")]
        )
