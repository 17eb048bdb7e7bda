"""Words of vocabularies are public as soon as they are saved: who may not save them proposes them."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.core.exceptions import PermissionDenied

from initiatives.editorial import answering, proposals
from initiatives.models import ENTRIES, WORDS, Profile, Proposal, Sector
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.proposing import Partner
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

    @pytest.mark.parametrize(
        ("rights", "may"),
        [
            (["view"], True),
            (["view", "add"], True),
            (["view", "change"], True),
            (["view", "add", "change"], False),
            (["add"], False),
        ],
    )
    def test_is_for_those_who_lack_one_of_the_two_rights_to_write(self, rights, may):
        office = Office(name="new")
        codes = [f"{right}_sector" for right in rights]
        office.user.user_permissions.set(Permission.objects.filter(codename__in=codes))
        assert (page(office, Sector).status_code == 200) == may

    def test_is_refused_to_those_who_may_write_it_by_whatever_way_they_come(self, publisher):
        with pytest.raises(PermissionDenied):
            proposals.propose_in_words("sector", by=publisher.user, title="Health", text="Clinics.")
        assert Proposal.objects.count() == 0

    def test_is_not_for_entries_nor_for_what_is_not_there(self, editor):
        assert [page(editor, model).status_code for model in ENTRIES] == [404] * 5
        assert Office(name="new").client.get("/admin/propose/sector/").status_code == 403

    def test_reaches_those_who_may_write_it(self, editor, publisher):
        answer = editor.client.post("/admin/propose/sector/", SAID, follow=True)
        proposal = Proposal.objects.get()
        kinds = {row["label"]: row["kinds"] for row in publisher.client.get("/admin/").context["work"]}
        assert (proposal.record, proposal.state, proposal.account) == ("sector", "waiting", editor.user)
        assert (proposal.title, proposal.text, proposal.sources) == tuple(SAID.values())
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

    def test_is_answered_in_the_language_of_who_proposed_it(
        self, editor, publisher, django_capture_on_commit_callbacks
    ):
        User.objects.update(email="ada@example.org", first_name="Ada")
        Profile.objects.update_or_create(user=editor.user, defaults={"language": "fr"})
        editor.client.post("/admin/propose/sector/", SAID)
        with django_capture_on_commit_callbacks(execute=True):
            answering.decline(Proposal.objects.get(), by=publisher.user, reason="Non.")
        [letter] = mail.outbox
        assert (letter.to, letter.subject) == (
            ["ada@example.org"],
            "Multilevel : notre réponse au sujet de « Health »",
        )

    @pytest.mark.parametrize(
        "wrong",
        [
            {"title": ""},
            {"text": " "},
            {"title": "x" * 301},
            {"text": "x" * 4_001},
            {"sources": "x" * 2_001},
        ],
    )
    def test_needs_a_name_and_a_reason(self, editor, wrong):
        answer = editor.client.post("/admin/propose/sector/", SAID | wrong)
        assert (list(answer.context["form"].errors), Proposal.objects.count()) == (list(wrong), 0)

    def test_is_no_matter_of_the_api(self, client):
        partner = Partner(client, "partner")
        word = make.ProposalFactory(record="sector", account=partner.user)
        own = make.ProposalFactory(account=partner.user)
        told = partner.ask("get").json()["results"]
        assert [one["id"] for one in told] == [own.pk]
        assert partner.ask("get", f"/api/v1/proposals/{word.pk}/").status_code == 404
        refused = partner.propose(record="sector", text="Clinics.").json()["errors"]
        assert [error["place"] for error in refused] == ["record"]

    def test_ends_with_the_role(self, editor):
        editor.user.groups.set(Group.objects.none())
        assert page(editor, Sector).status_code == 403
