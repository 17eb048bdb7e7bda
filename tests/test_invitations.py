"""Accounts are made by invitation: a link by e-mail, good once, for seven days."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.utils import timezone

from initiatives.models import Invitation
from tests import factories as make
from tests.staff import Form, Office, refused, told

pytestmark = pytest.mark.django_db

OVER = "This invitation is not good any more. Ask whoever invited you to send it again."
PASSWORD = "a long and quiet password"
GIVEN = {"first_name": "Amina", "last_name": "Diallo", "password1": PASSWORD, "password2": PASSWORD}
ACCEPT = "/admin/account/invitation/"
SIGN_IN = "/admin/account/sign-in/"


class Unreachable(BaseEmailBackend):
    """A mail server that does not answer."""

    def send_messages(self, _messages):
        raise ConnectionRefusedError


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def administrator():
    return Office("administrator", name="ada")


@pytest.fixture
def invite(administrator):
    """Somebody is invited on the form; the answer and the e-mails that went out."""

    def fill(email="Amina@Example.org", *, role="focal point", countries=("MA",), language="en"):
        for code in countries:
            make.CountryFactory(iso2=code)
        form = administrator.open(Invitation).type(
            email=email,
            language=language,
            groups=[str(Group.objects.get(name=role).pk)],
            countries=list(countries),
        )
        return administrator.save(Invitation, form)

    return fill


def link_in(message) -> str:
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def words_of(page) -> str:
    return page.content.decode()


class TestAnInvitation:
    def test_becomes_an_account_with_role_countries_and_language(self, invite):
        invite(countries=("MA", "SN"), language="fr")
        visitor = Client()
        page = visitor.get(link_in(mail.outbox[0]), follow=True)
        assert (page.wsgi_request.path, '<html lang="fr"' in words_of(page)) == (ACCEPT, True)
        assert "amina@example.org" in words_of(page)
        page = visitor.post(ACCEPT, GIVEN, follow=True)
        assert page.wsgi_request.path == SIGN_IN
        user = User.objects.get(username="amina@example.org")
        assert (
            user.get_full_name(),
            user.email,
            user.is_staff,
            user.is_superuser,
            [group.name for group in user.groups.all()],
            [country.pk for country in user.profile.countries.order_by("pk")],
            user.profile.language,
            user.invitation.state,
        ) == (
            "Amina Diallo",
            "amina@example.org",
            True,
            False,
            ["focal point"],
            ["MA", "SN"],
            "fr",
            "accepted",
        )

    def test_leads_to_the_second_factor_with_the_first_sign_in(self, invite):
        invite()
        visitor = Client()
        visitor.get(link_in(mail.outbox[0]))
        visitor.post(ACCEPT, GIVEN)
        page = visitor.post(SIGN_IN, {"login": "amina@example.org", "password": PASSWORD}, follow=True)
        assert page.wsgi_request.path == "/admin/account/authenticator/"

    def test_is_written_in_the_language_of_whoever_is_invited(self, invite):
        invite(language="fr")
        [message] = mail.outbox
        assert (message.subject, message.to) == ("Votre invitation à Multilevel", ["amina@example.org"])
        assert re.sub(r"http\S+", "LINK", message.body).split() == [
            "ada",
            "vous",
            "invite",
            "à",
            "travailler",
            "sur",
            "Multilevel,",
            "le",
            "catalogue",
            "de",
            "qui",
            "fait",
            "quoi",
            "en",
            "matière",
            "de",
            "migration,",
            "et",
            "à",
            "quel",
            "niveau",
            "de",
            "gouvernement.",
            "Votre",
            "rôle",
            ":",
            "point",
            "focal",
            "Vos",
            "pays",
            ":",
            "Pays",
            "MA",
            "Ce",
            "lien",
            "crée",
            "votre",
            "compte.",
            "Il",
            "sert",
            "une",
            "fois,",
            "pendant",
            "7",
            "jours",
            ":",
            "LINK",
            "Vous",
            "choisirez",
            "un",
            "mot",
            "de",
            "passe",
            "et",
            "mettrez",
            "en",
            "place",
            "un",
            "second",
            "facteur",
            ":",
            "ayez",
            "votre",
            "téléphone",
            "à",
            "portée",
            "de",
            "main.",
            "Si",
            "vous",
            "ne",
            "savez",
            "pas",
            "de",
            "quoi",
            "il",
            "s’agit,",
            "ne",
            "faites",
            "rien.",
        ]

    def test_puts_its_token_into_no_other_address(self, invite):
        invite()
        link = link_in(mail.outbox[0])
        answer = Client().get(link)
        assert (answer.status_code, answer["Location"]) == (302, ACCEPT)
        assert link not in words_of(Client().get(link, follow=True))

    def test_tells_what_is_wrong_with_a_password(self, invite):
        invite()
        visitor = Client()
        visitor.get(link_in(mail.outbox[0]))
        faults = [
            visitor.post(ACCEPT, {**GIVEN, "password1": first, "password2": second}).context["form"].errors
            for first, second in [("short", "short"), (PASSWORD, "another"), ("amina@example.org",) * 2]
        ]
        assert [dict(fault) for fault in faults] == [
            {"password1": ["This password is too short. It must contain at least 12 characters."]},
            {"password2": ["Write the same password in both fields."]},
            {"password1": ["The password is too similar to the username."]},
        ]
        assert User.objects.filter(username="amina@example.org").count() == 0


class TestALinkIsOver:
    def answer(self, link):
        page = Client().get(link)
        return page.status_code, OVER in words_of(page)

    def test_once_it_has_been_used(self, invite):
        invite()
        link = link_in(mail.outbox[0])
        first, second = Client(), Client()
        first.get(link)
        second.get(link)
        assert first.post(ACCEPT, GIVEN).status_code == 302
        assert second.post(ACCEPT, GIVEN).status_code == 410
        assert self.answer(link) == (410, True)
        assert User.objects.filter(email="amina@example.org").count() == 1

    @pytest.mark.parametrize(
        ("age", "answer"), [(timedelta(days=6, hours=23), 302), (timedelta(days=7), 410)]
    )
    def test_after_seven_days(self, invite, age, answer, monkeypatch):
        invite()
        link = link_in(mail.outbox[0])
        now = timezone.now() + age
        monkeypatch.setattr("django.utils.timezone.now", lambda: now)
        assert Client().get(link).status_code == answer

    def test_when_it_is_revoked(self, invite, administrator):
        invite()
        administrator.act(Invitation, "revoke", Invitation.objects.get())
        assert (self.answer(link_in(mail.outbox[0])), Invitation.objects.get().state) == (
            (410, True),
            "revoked",
        )

    def test_when_another_one_is_sent(self, invite, administrator):
        invite()
        page = administrator.act(Invitation, "send_again", Invitation.objects.get())
        old, new = map(link_in, mail.outbox)
        assert told(page) == ["Sent again; the links before are worthless."]
        assert (self.answer(old), Client().get(new).status_code) == ((410, True), 302)

    @pytest.mark.parametrize("token", ["x", "a:b:c", "WzEsMV0:1vN:x" * 50, "%20", "é"])
    def test_when_nobody_has_signed_it(self, token):
        assert self.answer(f"{ACCEPT}{token}/") == (410, True)

    def test_without_any(self):
        assert (Client().get(ACCEPT).status_code, Client().post(ACCEPT, GIVEN).status_code) == (410, 410)


class TestWhoInvites:
    @pytest.mark.parametrize("role", ["editor", "publisher", "focal point"])
    def test_is_an_administrator_and_nobody_else(self, role):
        office = Office(role)
        invitation = make.InvitationFactory()
        answers = [
            office.get(Invitation, "changelist").status_code,
            office.get(Invitation, "add").status_code,
            office.get(invitation, "change").status_code,
            office.save(Invitation, Form("").type(email="x@example.org", language="en")).status_code,
        ]
        assert (answers, mail.outbox) == ([403] * 4, [])

    def test_changes_nothing_that_is_sent(self, administrator):
        invitation = make.InvitationFactory()
        answers = [
            administrator.save(invitation, Form("").type(email="x@example.org")).status_code,
            administrator.client.post(administrator.url(invitation, "delete"), {"post": "yes"}).status_code,
        ]
        assert answers == [403, 403]

    def test_makes_no_account_with_a_password_of_their_own(self, administrator):
        answers = [
            administrator.get(User, "add").status_code,
            administrator.client.get(f"/admin/auth/user/{administrator.user.pk}/password/").status_code,
        ]
        assert answers == [403, 403]

    def test_is_refused_for_an_address_that_has_an_account(self, invite):
        User.objects.create_user("amina", "amina@example.org")
        assert refused(invite()) == ["Somebody with this address has an account already."]

    def test_is_refused_twice_for_one_address(self, invite):
        invite()
        page = invite(email="amina@example.org")
        assert refused(page) == ["This address has been invited already. Send that invitation again."]
        assert len(mail.outbox) == 1

    def test_is_told_when_the_mail_does_not_leave(self, invite, settings):
        settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
        assert refused(invite()) == ["The e-mail could not be sent. Try again later."]
        assert Invitation.objects.count() == 0

    def test_is_told_when_the_site_sends_none(self, invite, settings):
        settings.SENDS_MAIL = False
        assert refused(invite()) == ["This site sends no e-mail yet. Whoever runs it has to set EMAIL_URL."]
        assert Invitation.objects.count() == 0

    def test_sees_what_became_of_each(self, administrator):
        now = timezone.now()
        make.InvitationFactory(email="a@example.org")
        make.InvitationFactory(email="b@example.org", accepted_at=now)
        make.InvitationFactory(email="c@example.org", sent_at=now - timedelta(days=8))
        make.InvitationFactory(email="d@example.org", revoked_at=now)
        page = words_of(administrator.get(Invitation, "changelist"))
        assert dict(
            re.findall(r'>(\w@example\.org)</a>.*?badge invitation-\w+">(\w+)<', page, re.DOTALL)
        ) == {
            "a@example.org": "Sent",
            "b@example.org": "Accepted",
            "c@example.org": "Expired",
            "d@example.org": "Revoked",
        }

    def test_acts_on_all_that_were_chosen_or_on_none(self, administrator):
        waiting, accepted = make.InvitationFactory(), make.InvitationFactory(accepted_at=timezone.now())
        page = administrator.act(Invitation, "revoke", waiting, accepted)
        assert told(page) == [f"“{accepted}” has been accepted or revoked already."]
        waiting.refresh_from_db()
        assert waiting.state == "sent"
