"""The second factor: set up, replaced, and taken away."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.signing_in import CODE, CODES, PASSWORD, SET_UP, code_of, codes_on, secret_on, sign_in, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]


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
