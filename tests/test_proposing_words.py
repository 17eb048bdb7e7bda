"""Words of vocabularies are public as soon as they are saved: who may not save them proposes them."""

import pytest
from django.contrib.auth.models import Group

from initiatives.editorial import answering
from initiatives.models import ENTRIES, WORDS, Proposal, Sector
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.staff import Office, told

pytestmark = pytest.mark.django_db

SAID = {"title": "Health", "text": "Clinics for newcomers.", "sources": "Report, p. 3"}
WRITTEN_BY_EDITORS = {"place", "source"}


def name(model) -> str:
    return model._meta.model_name


def page(office, model):
    return office.client.get(f"/admin/propose/{name(model)}/")


class TestProposingAWord:
    @pytest.mark.parametrize(
        ("role", "may"),
        [
            ("focal point", {name(model) for model in WORDS}),
            ("editor", {name(model) for model in WORDS} - WRITTEN_BY_EDITORS),
            ("publisher", set()),
        ],
    )
    def test_is_for_those_who_see_the_list_and_may_not_write_it(self, role, may):
        office = Office(role)
        assert {name(model) for model in WORDS if page(office, model).status_code == 200} == may
        lists = {
            name(model)
            for model in WORDS
            if any("propose" in tool.url for tool in office.get(model, "changelist").context["tools"])
        }
        assert lists == may

    def test_is_not_for_entries_nor_for_what_is_not_there(self, editor):
        assert [page(editor, model).status_code for model in ENTRIES] == [404] * 5
        assert Office(name="new").client.get("/admin/propose/sector/").status_code == 403

    def test_reaches_those_who_may_write_it(self, editor, publisher):
        answer = editor.client.post("/admin/propose/sector/", SAID, follow=True)
        proposal = Proposal.objects.get()
        kinds = {row["label"]: row["kinds"] for row in publisher.client.get("/admin/").context["work"]}
        assert (proposal.record, proposal.state, proposal.account) == ("sector", "waiting", editor.user)
        assert kinds["Proposals to answer"][0]["count"] == 1
        shown = publisher.get(proposal, "change")
        assert (shown.context["what"], shown.context["may_answer"], shown.context["offers"]) == (
            "New: sector",
            True,
            [],
        )
        assert told(answer)[0].startswith("Sent to those who may write it. The answer will stand here: http")

    def test_is_answered_by_those_who_may_write_it_alone(self, editor, publisher):
        editor.client.post("/admin/propose/sector/", SAID)
        proposal = Proposal.objects.get()
        assert editor.get(proposal, "change").context["may_answer"] is False
        assert editor.client.post(editor.url(proposal, "change"), {"answer": "accept"}).status_code == 403
        answering.accept(proposal, by=publisher.user)
        assert (proposal.state, Sector.objects.count()) == (ProposalState.ACCEPTED, 0)

    def test_is_followed_by_its_private_link(self, editor, publisher, client):
        link = told(editor.client.post("/admin/propose/sector/", SAID, follow=True))[0].split(": ")[1]
        answering.decline(Proposal.objects.get(), by=publisher.user, reason="We have “services”.")
        assert "We have “services”." in client.get(link).content.decode()

    @pytest.mark.parametrize(
        "wrong", [{"title": ""}, {"text": " "}, {"title": "x" * 301}, {"text": "x" * 4_001}]
    )
    def test_needs_a_name_and_a_reason(self, editor, wrong):
        answer = editor.client.post("/admin/propose/sector/", SAID | wrong)
        assert (list(answer.context["form"].errors), Proposal.objects.count()) == (list(wrong), 0)

    def test_is_no_matter_of_the_api(self, editor):
        make.ProposalFactory(record="sector", title="Health", text="Clinics.", document=None)
        assert Proposal.objects.get().entry is None

    def test_ends_with_the_role(self, editor):
        editor.user.groups.set(Group.objects.none())
        assert page(editor, Sector).status_code == 403
