"""Whoever does not know the password: guesses it, has forgotten it, or is nobody here."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse

from initiatives.models import Profile
from tests.signing_in import (
    CODE,
    WRONG_CODE,
    sign_in,
    told,
    where,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

WRONG = "User name and password do not belong together. Look at both again."

TOO_MANY = "Too many attempts. Wait five minutes, then try again."


class TestGuessing:
    def test_gets_the_same_answer_for_names_that_nobody_has(self, anna, visitor):
        known = sign_in(visitor, password="wrong")
        unknown = sign_in(visitor, name="nobody", password="wrong")
        assert told(known) == told(unknown) == [WRONG]
        assert [page.status_code for page in (known, unknown)] == [200, 200]

    def test_costs_one_comparison_of_passwords_whoever_is_named(self, anna, visitor, monkeypatch):
        """Time tells nothing: what takes long is done as often."""
        from django.contrib.auth.hashers import MD5PasswordHasher

        done = []
        encode = MD5PasswordHasher.encode
        monkeypatch.setattr(
            MD5PasswordHasher, "encode", lambda self, *args: done.append(1) or encode(self, *args)
        )
        counts = []
        for name in ("anna", "nobody", "anna@example.org"):
            done.clear()
            sign_in(visitor, name=name, password="wrong")
            counts.append(len(done))
        assert counts == [1, 1, 1]

    def test_is_stopped_for_an_account_after_five_attempts_from_anywhere(self, anna):
        answers = [told(sign_in(Client(), password="wrong", REMOTE_ADDR=f"192.0.2.{n}")) for n in range(6)]
        assert answers == [[WRONG]] * 5 + [[TOO_MANY]]
        assert told(sign_in(Client(), REMOTE_ADDR="192.0.2.99")) == [TOO_MANY]

    def test_is_stopped_for_a_place_after_ten_attempts_at_anybody(self, visitor):
        answers = [told(sign_in(visitor, name=f"user-{n}", password="wrong")) for n in range(11)]
        assert answers == [[WRONG]] * 10 + [[TOO_MANY]]

    def test_is_counted_for_all_processes(self, anna, settings):
        assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"

    def test_codes_is_stopped_too(self, secured):
        browser = Client()
        sign_in(browser)
        answers = [told(browser.post(CODE, {"code": "12345"})) for _ in range(6)]
        assert answers == [[WRONG_CODE]] * 5 + [[TOO_MANY]]

    def test_does_not_lock_out_whoever_makes_a_mistake_now_and_then(self, anna):
        for _ in range(4):
            sign_in(Client(), password="wrong")
        assert sign_in(Client()).status_code == 302

    @pytest.mark.parametrize(
        "text", ["\0", "x" * 100_000, "' OR 1=1 --", "é" * 150, "\u202e", "😀", "%00", "{{7*7}}"]
    )
    def test_with_hostile_texts_breaks_nothing(self, secured, text):
        browser = Client(raise_request_exception=False)
        answers = [sign_in(browser, name=text, password=text).status_code]
        sign_in(browser)
        answers.append(browser.post(CODE, {"code": text}).status_code)
        answers.append(browser.post(CODE, {"credential": text}).status_code)
        answers.append(browser.post("/admin/account/password/forgotten/", {"email": text}).status_code)
        assert set(answers) <= {200, 400}

    def test_too_often_is_answered_with_when_to_come_back(self, visitor):
        answers = [sign_in(visitor, name="") for _ in range(31)]
        assert (answers[0].status_code, answers[30].status_code, answers[30]["Retry-After"]) == (
            200,
            429,
            "60",
        )


class TestAForgottenPassword:
    FORGOTTEN = "/admin/account/password/forgotten/"

    def ask(self, client, email):
        mail.outbox.clear()
        page = client.post(self.FORGOTTEN, {"email": email}, follow=True)
        return page, mail.outbox[0]

    def link_in(self, message) -> str:
        return re.search(r"http://testserver(/\S+)", message.body)[1]

    def test_is_chosen_anew_by_a_link_that_is_good_once(self, anna, visitor):
        _page, message = self.ask(visitor, "anna@example.org")
        link = self.link_in(message)
        page = visitor.get(link, follow=True)
        assert link not in where(page)
        new = {"password1": "another long password", "password2": "another long password"}
        assert where(visitor.post(where(page), new, follow=True)) == "/admin/account/password/saved/"
        assert told(visitor.get(link)) == ["This link is not good any more. Ask for another one."]
        assert (sign_in(Client()).status_code, sign_in(Client(), password=new["password1"]).status_code) == (
            200,
            302,
        )

    def test_ends_every_session(self, anna, visitor, secured):
        link = self.link_in(self.ask(Client(), "anna@example.org")[1])
        stranger = Client()
        new = {"password1": "another long password", "password2": "another long password"}
        stranger.post(where(stranger.get(link, follow=True)), new)
        assert visitor.get("/admin/").status_code == 302

    def test_is_not_told_to_anybody_who_asks_for_an_address(self, anna, visitor):
        known, to_anna = self.ask(visitor, "anna@example.org")
        unknown, to_nobody = self.ask(visitor, "nobody@example.org")
        assert (known.status_code, known.redirect_chain) == (unknown.status_code, unknown.redirect_chain)
        words = [re.sub(r'value="[^"]+"', "", page.content.decode()) for page in (known, unknown)]
        assert words[0] == words[1]
        assert (to_anna.to, to_nobody.to, "password/new/" in to_nobody.body) == (
            ["anna@example.org"],
            ["nobody@example.org"],
            False,
        )

    def test_is_written_about_in_the_language_of_the_account(self, anna, visitor):
        Profile.objects.create(user=anna, language="fr")
        assert self.ask(visitor, "anna@example.org")[1].subject == "Un autre mot de passe pour Multilevel"

    def test_does_not_work_for_closed_accounts(self, anna, visitor):
        User.objects.update(is_active=False)
        assert "password/new/" not in self.ask(visitor, "anna@example.org")[1].body


class TestNobody:
    @pytest.mark.parametrize(
        "name",
        [
            "account_signup",
            "account_email",
            "account_set_password",
            "mfa_deactivate_totp",
            "account_request_login_code",
        ],
    )
    def test_finds_pages_that_are_not_ours(self, name):
        with pytest.raises(NoReverseMatch):
            reverse(name)

    @pytest.mark.parametrize("address", ["sign-in/", "password/forgotten/", "password/sent/", "closed/"])
    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_meets_a_page_in_another_frame_or_language(self, client, address, language):
        page = client.get(f"/admin/account/{address}", headers={"accept-language": language})
        html = page.content.decode()
        assert (f'<html lang="{language}"' in html, "css/office/accounts" in html) == (True, True)
        assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
