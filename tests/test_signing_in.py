"""How one comes into the office: a password and a second factor, through the real pages."""

import re
import time
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from initiatives.admin.entrance.second_factor import BEFORE
from initiatives.models import Profile
from tests import factories as make

pytestmark = pytest.mark.django_db

PASSWORD = "a long and quiet password"
SIGN_IN, CODE, SET_UP = (
    "/admin/account/sign-in/",
    "/admin/account/sign-in/code/",
    "/admin/account/authenticator/",
)
CODES = "/admin/account/recovery-codes/"
WRONG = "User name and password do not belong together. Look at both again."
WRONG_CODE = "This code is not right, or it was used already. Wait for the next one and write that."
TOO_MANY = "Too many attempts. Wait five minutes, then try again."


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """To make one take long is Django's business."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def anna():
    return User.objects.create_superuser("anna", "anna@example.org", PASSWORD)


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def secured(anna, visitor):
    """Anna has set up an authenticator; what stays is its secret, and the recovery codes."""
    sign_in(visitor)
    secret = secret_on(visitor.get(SET_UP))
    codes = codes_on(visitor.post(SET_UP, {"code": code_of(secret)}, follow=True))
    return secret, codes


def sign_in(client, name="anna", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": name, "password": password}, **more)


def secret_on(page) -> str:
    return re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1]


def codes_on(page) -> list[str]:
    return re.findall(r"<code>(\d+)</code>", page.content.decode())


def code_of(secret: str) -> str:
    """What an authenticator would show now (RFC 6238)."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def where(response) -> str:
    return response.wsgi_request.path


def told(page) -> list[str]:
    html = page.content.decode()
    found = re.findall(r'<p class="errornote" role="alert">(.*?)</p>', html)
    found += [
        item
        for errors in re.findall(r'class="errorlist".*?</ul>', html)
        for item in re.findall(r"<li>(.*?)</li>", errors)
    ]
    return [unescape(text) for text in found]


class TestTheFirstSignIn:
    def test_ends_at_the_second_factor_and_goes_on_to_the_office(self, anna, visitor):
        assert visitor.get("/admin/", follow=True).redirect_chain[-1] == (f"{SIGN_IN}?next=%2Fadmin%2F", 302)
        assert where(sign_in(visitor, follow=True)) == SET_UP
        page = visitor.get(SET_UP)
        assert 'src="data:image/svg+xml;base64,' in page.content.decode()
        codes = codes_on(visitor.post(SET_UP, {"code": code_of(secret_on(page))}, follow=True))
        assert (len(codes), len(set(codes))) == (10, 10)
        assert visitor.get("/admin/").status_code == 200

    def test_refuses_a_wrong_code_and_keeps_the_secret(self, anna, visitor):
        sign_in(visitor)
        secret = secret_on(visitor.get(SET_UP))
        page = visitor.post(SET_UP, {"code": "000000" if code_of(secret) != "000000" else "111111"})
        assert (told(page), secret_on(page)) == ([WRONG_CODE], secret)

    def test_shows_the_recovery_codes_once(self, secured, visitor):
        page = visitor.get(CODES)
        assert (codes_on(page), "You have 10 codes left." in page.content.decode()) == ([], True)

    def test_makes_a_profile_in_the_language_that_was_spoken(self, anna, visitor):
        sign_in(visitor, headers={"accept-language": "fr"})
        assert Profile.objects.get(user=anna).language == "fr"

    def test_asks_nothing_more_where_the_rule_is_off(self, anna, visitor, settings):
        settings.SECOND_FACTOR = False
        page = sign_in(visitor, follow=True)
        assert (where(page), "Set up a second factor" in page.content.decode()) == ("/admin/", True)


class TestWithAPasswordAlone:
    def doors(self):
        """Every address of the office and its entrance that needs no more than its name."""
        resolver = get_resolver()
        names = [name for name in resolver.reverse_dict if isinstance(name, str)]
        for name in [
            *names,
            *(
                f"admin:{name}"
                for name in resolver.namespace_dict["admin"][1].reverse_dict
                if isinstance(name, str)
            ),
        ]:
            for args in ([], ["1"]):
                try:
                    address = reverse(name, args=args)
                except NoReverseMatch:
                    continue
                if address.startswith("/admin/"):
                    yield name, address

    def test_every_door_of_the_office_leads_to_the_second_factor(self, anna, visitor):
        sign_in(visitor)
        answers = {
            name: visitor.get(address).headers.get("Location")
            for name, address in self.doors()
            if name not in BEFORE
        }
        assert len(answers) > 80
        assert {name: place for name, place in answers.items() if place != SET_UP} == {}

    def test_writing_is_no_way_around(self, anna, visitor):
        sign_in(visitor)
        answer = visitor.post("/admin/initiatives/sector/add/", {"key": "x", "name_en": "X", "name_fr": "X"})
        assert (answer.status_code, answer["Location"]) == (302, SET_UP)

    def test_hidden_entries_are_hidden(self, anna, visitor):
        draft = make.InitiativeFactory(key="draft", title_en="Quiet plan")
        sign_in(visitor)
        assert visitor.get(f"/en/preview/initiative/{draft.key}/").status_code == 404

    def test_public_pages_are_open_as_to_everybody(self, anna, visitor):
        sign_in(visitor)
        assert visitor.get("/en/about/").content == Client().get("/en/about/").content

    def test_a_session_is_over_when_a_factor_is_set_up_elsewhere(self, anna, visitor):
        """Whoever knew the password first does not profit from what its owner has set up."""
        thief = Client()
        sign_in(thief)
        sign_in(visitor)
        visitor.post(SET_UP, {"code": code_of(secret_on(visitor.get(SET_UP)))})
        assert where(thief.get("/admin/", follow=True)) == SIGN_IN

    def test_nobody_sets_up_a_factor_beside_the_one_that_is_there(self, secured, anna):
        """A session that the record of sessions does not know."""
        thief = Client()
        thief.force_login(anna)
        assert where(thief.get(SET_UP, follow=True)) == SIGN_IN


class TestEverySignIn:
    def test_asks_for_the_code(self, secured, anna):
        secret, _codes = secured
        browser = Client()
        assert where(sign_in(browser, follow=True)) == CODE
        assert where(browser.get("/admin/", follow=True)) == CODE
        assert told(browser.post(CODE, {"code": "no code"})) == [WRONG_CODE]
        assert browser.post(CODE, {"code": code_of(secret)})["Location"] == "/admin/"
        assert browser.get("/admin/").status_code == 200

    def test_takes_a_code_once(self, secured, anna):
        secret, _codes = secured
        code = code_of(secret)
        answers = []
        for browser in (Client(), Client()):
            sign_in(browser)
            answers.append(browser.post(CODE, {"code": code}).status_code)
        assert answers == [302, 200]

    def test_takes_a_recovery_code_once(self, secured, anna):
        _secret, codes = secured
        answers = []
        for code in (codes[0], codes[0], codes[1]):
            browser = Client()
            sign_in(browser)
            answers.append(
                (browser.post(CODE, {"code": code}).status_code, browser.get("/admin/").status_code)
            )
        assert answers == [(302, 200), (200, 302), (302, 200)]

    def test_speaks_the_language_of_the_account(self, secured, anna):
        secret, _codes = secured
        Profile.objects.filter(user=anna).update(language="fr")
        browser = Client(headers={"accept-language": "en"})
        sign_in(browser)
        page = browser.post(CODE, {"code": code_of(secret)}, follow=True)
        assert '<html lang="fr"' in page.content.decode()

    def test_goes_where_one_wanted_to_but_to_nobody_else(self, secured, anna):
        _secret, codes = secured
        places = []
        for wanted, code in zip(("/admin/initiatives/sector/", "https://evil.example/"), codes, strict=False):
            browser = Client()
            browser.post(f"{SIGN_IN}?next={wanted}", {"login": "anna", "password": PASSWORD, "next": wanted})
            places.append(browser.post(CODE, {"code": code})["Location"])
        assert places == ["/admin/initiatives/sector/", "/admin/"]

    def test_is_not_for_closed_accounts(self, anna, visitor):
        User.objects.update(is_active=False)
        assert where(sign_in(visitor, follow=True)) == "/admin/account/closed/"
        assert visitor.get("/admin/").status_code == 302


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


class TestTheFactor:
    def test_is_set_up_again_on_another_telephone(self, secured, visitor, anna):
        old, _codes = secured
        new = secret_on(visitor.get(SET_UP))
        assert where(visitor.post(SET_UP, {"code": code_of(new)}, follow=True)) == "/admin/account/"
        browser = Client()
        sign_in(browser)
        assert [browser.post(CODE, {"code": code_of(secret)}).status_code for secret in (old, new)] == [
            200,
            302,
        ]

    def test_is_not_changed_without_showing_who_one_is(self, secured, visitor):
        session = visitor.session
        session["account_authentication_methods"] = [
            {**record, "at": time.time() - 16 * 60} for record in session["account_authentication_methods"]
        ]
        session.save()
        answers = [
            visitor.get(address)["Location"].split("?")[0]
            for address in (SET_UP, f"{CODES}new/", "/admin/account/passkeys/add/")
        ]
        assert set(answers) == {"/admin/account/again/password/"}
        page = visitor.post(f"{answers[0]}?next={SET_UP}", {"password": PASSWORD})
        assert page["Location"] == SET_UP

    def test_codes_are_made_anew_and_the_old_ones_are_worthless(self, secured, visitor):
        _secret, codes = secured
        fresh = codes_on(visitor.post(f"{CODES}new/", follow=True))
        assert (len(fresh), set(fresh) & set(codes)) == (10, set())
        browser = Client()
        sign_in(browser)
        assert [browser.post(CODE, {"code": code}).status_code for code in (codes[0], fresh[0])] == [200, 302]

    def test_the_last_one_cannot_be_removed(self, anna, visitor, secured):
        Authenticator.objects.filter(type="totp").delete()
        passkey = Authenticator.objects.create(
            user=anna, type="webauthn", data={"name": "Key", "credential": {}}
        )
        address = f"/admin/account/passkeys/{passkey.pk}/remove/"
        assert (visitor.get(address).status_code, visitor.post(address).status_code) == (404, 404)

    def test_a_passkey_is_asked_of_the_browser_without_a_script_in_the_page(self, secured, visitor):
        page = visitor.get("/admin/account/passkeys/add/")
        scripts = re.findall(r"<script([^>]*)>", page.content.decode())
        assert [tag for tag in scripts if "src=" not in tag and 'type="application/json"' not in tag] == []
        assert '"rp": {"name": "testserver", "id": "testserver"}' in page.content.decode()
        assert "unsafe" not in page["Content-Security-Policy"]


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
