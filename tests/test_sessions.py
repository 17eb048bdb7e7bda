"""Where an account is open, how that ends, and who sees it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.formats import date_format
from django.utils.html import strip_tags

from initiatives.models import Profile
from tests import factories as make
from tests.staff import Office, enter, member, told

pytestmark = pytest.mark.django_db

ACCOUNT = "/admin/account/"


def browser(user, agent="A browser", address="192.0.2.1"):
    """Signed in, and known as a session of the account."""
    client = enter(Client(headers={"user-agent": agent}, REMOTE_ADDR=address), user)
    UserSession.objects.create(
        user=user, session_key=client.session.session_key, user_agent=agent, ip=address
    )
    return client


def is_in(client) -> bool:
    return client.get("/admin/").status_code == 200


@pytest.fixture
def anna():
    user = member("editor", name="anna")
    user.set_password("a long and quiet password")
    user.save()
    return user


@pytest.fixture
def administrator():
    return Office("administrator", name="ada")


class TestOnesOwnSessions:
    def test_are_listed_with_browser_and_place(self, anna):
        here = browser(anna, "Firefox at work")
        browser(anna, "Safari on the train", "198.51.100.7")
        browser(member("editor", name="other"), "Somebody else")
        page = here.get(ACCOUNT).content.decode()
        found = re.findall(r"<strong>([^<]+)</strong>\s*<span>([^,]+), since", page)
        assert found == [("Safari on the train", "198.51.100.7"), ("Firefox at work", "192.0.2.1")]

    def test_are_ended_one_by_one(self, anna):
        here, there, elsewhere = browser(anna), browser(anna), browser(anna)
        row = UserSession.objects.get(session_key=there.session.session_key)
        page = here.post(f"{ACCOUNT}sessions/{row.pk}/end/", follow=True)
        assert told(page) == ["That session is ended."]
        assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, True]

    def test_are_ended_all_but_this(self, anna):
        here, there, elsewhere = browser(anna), browser(anna), browser(anna)
        here.post(f"{ACCOUNT}sessions/end-others/")
        assert [is_in(client) for client in (here, there, elsewhere)] == [True, False, False]

    def test_are_nobody_elses_to_end(self, anna):
        here, other = browser(anna), browser(member("administrator", name="other"))
        row = UserSession.objects.get(session_key=other.session.session_key)
        assert here.post(f"{ACCOUNT}sessions/{row.pk}/end/").status_code == 404
        assert is_in(other)

    def test_are_not_ended_by_following_a_link(self, anna):
        here = browser(anna)
        answers = [here.get(f"{ACCOUNT}sessions/{end}").status_code for end in ("end-others/", "1/end/")]
        assert (answers, here.get(f"{ACCOUNT}sign-out/").status_code) == ([405, 405], 405)

    def test_are_ended_by_another_password(self, anna):
        here, there = browser(anna), browser(anna)
        new = {"password1": "another long password", "password2": "another long password"}
        answer = here.post(f"{ACCOUNT}password/", {"oldpassword": "a long and quiet password", **new})
        assert (answer.status_code, is_in(here), is_in(there)) == (302, True, False)

    def test_need_the_old_password_for_another(self, anna):
        here = browser(anna)
        new = {"password1": "another long password", "password2": "another long password"}
        answer = here.post(f"{ACCOUNT}password/", {"oldpassword": "wrong", **new})
        assert answer.context["form"].errors == {
            "oldpassword": ["This is not your password. Write it again."]
        }


class TestAnAdministrator:
    def test_ends_all_sessions_of_an_account(self, administrator, anna):
        clients = [browser(anna), browser(anna)]
        page = administrator.client.post(f"/admin/auth/user/{anna.pk}/end-sessions/", follow=True)
        assert told(page) == ["All sessions of this account are ended."]
        assert [is_in(client) for client in clients] == [False, False]
        assert LogEntry.objects.get().change_message == "All sessions of this account are ended."

    def test_closes_an_account_whose_sessions_stay_closed(self, administrator, anna):
        client = browser(anna)
        form = administrator.open(anna)
        del form.fields["is_active"]
        administrator.save(anna, form)
        assert not is_in(client)
        User.objects.filter(pk=anna.pk).update(is_active=True)
        assert not is_in(client)

    def test_takes_a_lost_second_factor_away(self, administrator, anna):
        Authenticator.objects.create(user=anna, type="totp", data={"secret": "x"})
        client = browser(anna)
        administrator.client.post(f"/admin/auth/user/{anna.pk}/take-factor/")
        assert (Authenticator.objects.count(), is_in(client)) == (0, False)

    def test_does_none_of_it_to_themselves_to_superusers_or_by_a_link(self, administrator, anna):
        chief = User.objects.create_superuser("chief")
        doors = [
            f"/admin/auth/user/{user.pk}/{what}/"
            for user in (administrator.user, chief)
            for what in ("end-sessions", "take-factor")
        ]
        answers = [administrator.client.post(door).status_code for door in doors]
        answers.append(administrator.client.get(f"/admin/auth/user/{anna.pk}/end-sessions/").status_code)
        assert answers == [403] * 5

    @pytest.mark.parametrize("role", ["editor", "publisher", "focal point"])
    def test_is_who_does_it_and_nobody_else(self, role, anna):
        client = Office(role, name="other").client
        doors = [f"/admin/auth/user/{anna.pk}/end-sessions/", f"/admin/auth/user/{anna.pk}/take-factor/"]
        assert [client.post(door).status_code for door in doors] == [403, 403]

    def test_gives_countries_and_a_language(self, administrator, anna):
        make.CountryFactory(iso2="MA")
        form = administrator.open(anna).type(
            **{"profile-0-language": "fr", "profile-0-countries": ["MA"], "profile-TOTAL_FORMS": "1"}
        )
        administrator.save(anna, form)
        profile = Profile.objects.get(user=anna)
        assert (profile.language, [country.pk for country in profile.countries.all()]) == ("fr", ["MA"])


class TestNobodysOwnRole:
    @pytest.mark.parametrize("is_superuser", [False, True])
    def test_is_theirs_to_change(self, administrator, is_superuser):
        me = administrator.user
        User.objects.filter(pk=me.pk).update(is_superuser=is_superuser)
        make.CountryFactory(iso2="MA")
        Profile.objects.create(user=me, language="en")
        form = administrator.open(me).type(
            groups=[str(Group.objects.get(name="publisher").pk)],
            is_superuser="" if is_superuser else "on",
            **{"profile-0-language": "fr", "profile-0-countries": ["MA"]},
        )
        del form.fields["is_superuser"]
        administrator.save(me, form)
        me.refresh_from_db()
        assert (
            [group.name for group in me.groups.all()],
            me.is_superuser,
            me.is_active,
            me.profile.language,
            me.profile.countries.count(),
        ) == (["administrator"], is_superuser, True, "fr", 0)


class TestWhoMayDoWhat:
    RIGHTS = "/admin/rights/"

    def test_tells_of_each_account_what_it_opens_and_how_it_is_kept(self, administrator, anna):
        Authenticator.objects.create(user=anna, type="totp", data={"secret": "x"})
        profile = Profile.objects.create(user=anna)
        profile.countries.add(make.CountryFactory(iso2="MA", name_en="Morocco"))
        browser(anna)
        browser(anna)
        User.objects.create_user("zoe", is_active=False)
        page = administrator.client.get(self.RIGHTS).content.decode()
        rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]
        assert [
            [" ".join(strip_tags(cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
            for row in rows
        ] == [
            ["ada", "administrator", "–", self.today(administrator.user), "no", "0"],
            ["anna", "editor", "Morocco", self.today(anna), "yes", "2"],
            ["zoe closed", "–", "–", "–", "no", "0"],
        ]

    def today(self, user) -> str:
        user.refresh_from_db()
        return date_format(user.last_login, "j F Y")

    def test_says_the_rights_of_a_role_in_words(self, administrator):
        page = administrator.client.get(self.RIGHTS)
        roles = {role.name: dict(role.rights) for role in page.context["roles"]}
        assert list(roles) == ["Administrator", "Editor", "Focal point", "Publisher"]
        assert roles["Focal point"]["add, change, delete, see"] == [
            "Authorities",
            "Citations",
            "Figures",
            "Initiatives",
            "Participations",
            "Responses to challenges",
        ]
        assert roles["Editor"]["see"] == [
            "Commitments",
            "Competences",
            "Countries",
            "Frameworks",
            "Meetings",
            "Saved searches",
            "Sectors",
            "Synonyms",
        ]
        assert "Accounts" not in str(roles["Administrator"].get("add"))

    def count(self, administrator) -> int:
        with CaptureQueriesContext(connection) as queries:
            administrator.client.get(self.RIGHTS)
        return len(queries)

    def test_is_as_quick_for_many_accounts_as_for_one(self, administrator):
        counts = []
        for number in range(12):
            user = member("editor", name=f"user-{number}")
            Profile.objects.create(user=user).countries.add(make.CountryFactory(iso2="MA"))
            browser(user)
            counts.append(self.count(administrator))
        assert counts[-1] == counts[1]

    @pytest.mark.parametrize("role", ["editor", "publisher", "focal point"])
    def test_is_for_administrators(self, role):
        office = Office(role)
        assert office.client.get(self.RIGHTS).status_code == 403
        assert self.RIGHTS not in office.client.get("/admin/").content.decode()

    def test_stands_on_their_front_page(self, administrator):
        assert self.RIGHTS in administrator.client.get("/admin/").content.decode()


class TestALanguage:
    def test_that_is_chosen_in_the_office_is_kept(self, anna):
        Profile.objects.create(user=anna, language="en")
        browser(anna).post("/admin/language/", {"language": "fr", "next": "/admin/"})
        assert Profile.objects.get(user=anna).language == "fr"

    def test_is_chosen_at_the_door_too(self):
        visitor = Client()
        visitor.post("/admin/language/", {"language": "fr", "next": "/admin/account/sign-in/"})
        assert '<html lang="fr"' in visitor.get("/admin/account/sign-in/").content.decode()
