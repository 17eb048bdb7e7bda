"""Proposals as staff meet them, and what time takes away."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.management import call_command
from django.utils import timezone

from initiatives.editorial.history import changes_of
from initiatives.editorial.versions import next_of
from initiatives.models import Initiative, Proposal
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.proposing import NEW, proposed
from tests.staff import told

pytestmark = pytest.mark.django_db


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
        assert (page.context["what"], offer.step.how) == ("initiative", "update")
        assert page.context["entry_url"] == editor.url(shelter, "change")

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
        taken = {offer.code: offer.is_taken for offer in editor.get(proposal, "change").context["offers"]}
        assert taken == {"started_in": True, "title_en": False}

    def test_shows_something_new_as_new(self, editor, partner):
        make.CountryFactory(iso2="FR")
        page = editor.get(proposed(partner, given=NEW), "change")
        assert (page.context["what"], page.context["entry_url"]) == ("New: initiative", "")
        assert {offer.step.how for offer in page.context["offers"]} == {"insert"}

    def test_tells_in_the_history_which_proposal_it_was_and_in_the_log_how_it_was_answered(
        self, editor, partner
    ):
        make.CountryFactory(iso2="FR")
        proposal = proposed(partner, given=NEW)
        self.answer(editor, proposal, answer="accept")
        [change] = changes_of(Initiative.objects.get())
        assert (change.by, change.why) == (editor.user, f"Proposal {proposal.pk}")
        [line] = LogEntry.objects.all()
        assert (line.user, line.object_id, line.change_message) == (
            editor.user,
            str(proposal.pk),
            "Accepted",
        )

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
