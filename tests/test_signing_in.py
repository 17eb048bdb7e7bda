"""How one comes into the office: a password and a second factor, through the real pages."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from initiatives.admin.entrance.second_factor import BEFORE
from initiatives.models import Profile
from tests import factories as make
from tests.signing_in import (
    CODE,
    CODES,
    PASSWORD,
    SET_UP,
    SIGN_IN,
    WRONG_CODE,
    code_of,
    codes_on,
    secret_on,
    sign_in,
    told,
    where,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


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
