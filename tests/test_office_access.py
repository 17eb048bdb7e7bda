"""Who may open what in the office, accounts, and the front page."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from initiatives.admin import site
from initiatives.models import (
    Authority,
    Challenge,
    Initiative,
    Network,
    Recommendation,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.office import log_line
from tests.staff import (
    Form,
    Office,
    member,
)

pytestmark = pytest.mark.django_db


class TestWhoMayOpenWhat:
    ENTRIES = (Initiative, Authority, Network, Challenge, Recommendation)

    def doors(self, office) -> dict[str, str]:
        """Of each record: v for viewing its list, a for adding, c for changing, d for deleting."""
        return {model._meta.model_name: "".join(self.opened(office, model)) for model in site._registry}

    def opened(self, office, model):
        row = model.objects.first()
        if office.get(model, "changelist").status_code == 200:
            yield "v"
        if office.get(model, "add").status_code == 200:
            yield "a"
        form = office.get(row, "change")
        if form.status_code == 200 and form.context["has_change_permission"]:
            yield "c"
        if office.get(row, "delete").status_code == 200:
            yield "d"

    @pytest.mark.parametrize("role", ["nobody", "editor", "publisher", "administrator"])
    def test_follows_the_matrix(self, role):
        for factory in (
            *make.DRAFTS,
            make.MeetingFactory,
            make.CompetenceFactory,
            make.CommitmentFactory,
            make.PlaceFactory,
            make.SourceFactory,
            make.SynonymFactory,
            make.SavedSearchFactory,
            make.InvitationFactory,
            make.ProposalFactory,
            make.ApiTokenFactory,
        ):
            factory()
        log_line(member(name="aaa"))
        expected = {
            "nobody": {},
            "editor": {
                "entries": "vacd",
                "vocabularies": "v",
                "source": "vac",
                "place": "vac",
                "competence": "v",
                "meeting": "v",
                "savedsearch": "v",
                "proposal": "vc",
                "logentry": "v",
            },
            "publisher": {
                "entries": "vacd",
                "vocabularies": "vacd",
                "source": "vacd",
                "place": "vacd",
                "competence": "vacd",
                "meeting": "vac",
                "savedsearch": "v",
                "proposal": "vc",
                "logentry": "v",
            },
            "administrator": {
                "entries": "vacd",
                "vocabularies": "vacd",
                "source": "vacd",
                "place": "vacd",
                "competence": "vacd",
                "meeting": "vac",
                "savedsearch": "v",
                "proposal": "vc",
                "user": "vc",
                "invitation": "va",
                "group": "v",
                "apitoken": "vad",
                "logentry": "v",
            },
        }[role]
        names = {
            **{model._meta.model_name: "entries" for model in self.ENTRIES},
            **dict.fromkeys(["country", "sector", "framework", "commitment", "synonym"], "vocabularies"),
        }
        assert self.doors(Office(*([] if role == "nobody" else [role]), name="zzz")) == {
            model._meta.model_name: expected.get(
                names.get(model._meta.model_name, model._meta.model_name), ""
            )
            for model in site._registry
        }

    def test_nobody_else_comes_in(self):
        person = User.objects.create_user("reader")
        visitor = Client()
        visitor.force_login(person)
        assert [visitor.get("/admin/").status_code, Client().get("/admin/").status_code] == [302, 302]


class TestAccounts:
    @pytest.fixture
    def administrator(self):
        return Office("administrator")

    def test_an_administrator_gives_a_role(self, administrator):
        person = User.objects.create_user("amina")
        form = administrator.open(person).type(
            is_staff="on", groups=[str(Group.objects.get(name="editor").pk)]
        )
        administrator.save(person, form)
        person.refresh_from_db()
        assert (person.is_staff, [group.name for group in person.groups.all()]) == (True, ["editor"])

    def test_but_not_the_rights_of_a_superuser(self, administrator):
        person = User.objects.create_user("amina")
        form = administrator.open(person)
        assert "is_superuser" not in form.fields
        administrator.save(person, form.type(is_superuser="on", user_permissions=["1"]))
        person.refresh_from_db()
        assert (person.is_superuser, person.user_permissions.count()) == (False, 0)

    def test_nor_another_role_to_themselves(self, administrator):
        me = administrator.user
        before = list(me.groups.all())
        form = administrator.open(me).type(groups=[], is_superuser="on", first_name="Ada")
        administrator.save(me, form)
        me.refresh_from_db()
        assert (list(me.groups.all()), me.is_superuser, me.first_name) == (before, False, "Ada")

    def test_and_leaves_superusers_alone(self, administrator):
        chief = User.objects.create_superuser("chief")
        answers = [
            administrator.save(chief, Form("").type(username="mine")).status_code,
            administrator.client.get(f"/admin/auth/user/{chief.pk}/password/").status_code,
        ]
        assert answers == [403, 403]

    def test_and_does_not_rewrite_the_roles(self, administrator):
        group = Group.objects.get(name="administrator")
        assert administrator.save(group, Form("").type(name="gods")).status_code == 403


class TestTheFrontPage:
    def test_groups_the_records_and_counts_where_entries_stand(self, editor):
        make.ChallengeFactory.create_batch(2)
        make.ChallengeFactory(state=State.IN_REVIEW)
        make.PublishedChallengeFactory()
        groups = editor.client.get("/admin/").context["groups"]
        assert {group["name"]: [row["name"] for row in group["models"]] for group in groups} == {
            "Entries": ["Initiatives", "Authorities", "Networks", "Challenges", "Recommendations"],
            "Evidence": ["Sources", "Meetings", "Competences"],
            "Vocabularies": ["Frameworks", "Commitments", "Countries", "Places", "Sectors", "Synonyms"],
            "Readers": ["Proposals", "Saved searches"],
            "What was done": ["Log entries"],
        }
        assert [(state["label"], state["count"]) for state in groups[0]["models"][3]["states"]] == [
            ("Draft", 2),
            ("In review", 1),
            ("Published", 1),
        ]
        for state in groups[0]["models"][3]["states"]:
            assert editor.client.get(state["url"]).context["cl"].result_count == state["count"]

    def test_tells_who_has_no_role_whom_to_ask(self):
        page = Office(name="new").client.get("/admin/").content.decode()
        assert "Your account has no role yet. Ask an administrator for one." in page

    def test_changes_its_language(self, editor):
        editor.client.post(reverse("admin:language"), {"language": "fr", "next": "/admin/"})
        assert '<html lang="fr"' in editor.client.get("/admin/").content.decode()
