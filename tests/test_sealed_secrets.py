"""What second factors are made from is kept under a seal: a copy of the table lets nobody in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import call_command
from django.test import Client

from initiatives.editorial.sealing import seal, unseal
from tests.signing_in import CODE, code_of, sign_in, where

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick_passwords")]

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OTHER = "another-key-of-the-site-0123456789-abcdefghijklmnopqrstuvwxyz"


def kept() -> list[str]:
    """The secrets as the table has them."""
    rows = Authenticator.objects.order_by("type").values_list("data", flat=True)
    return [row[name] for row in rows for name in ("secret", "seed") if name in row]


def comes_in(code: str) -> bool:
    visitor = Client()
    sign_in(visitor)
    return where(visitor.post(CODE, {"code": code}, follow=True)) == "/admin/"


class TestTheTable:
    def test_has_neither_the_secret_nor_the_seed(self, anna, monkeypatch):
        monkeypatch.setattr(RecoveryCodes, "generate_seed", classmethod(lambda cls: "5eed"))
        TOTP.activate(anna, SECRET)
        RecoveryCodes.activate(anna)
        assert [SECRET in text or "5eed" in text for text in kept()] == [False, False]
        assert sorted(map(unseal, kept())) == ["5eed", SECRET]

    def test_never_says_the_same_twice(self):
        assert seal(SECRET) != seal(SECRET)


class TestWhoHasASecondFactor:
    def test_comes_in_with_it(self, anna):
        TOTP.activate(anna, SECRET)
        recovery = RecoveryCodes.activate(anna).get_unused_codes()[0]
        assert [comes_in(code_of(SECRET)), comes_in(recovery), comes_in("000000")] == [True, True, False]

    def test_comes_in_with_one_that_was_kept_in_clear_before(self, anna):
        Authenticator.objects.create(user=anna, type="totp", data={"secret": SECRET})
        seed = {"seed": "0123456789abcdef" * 5, "used_mask": 0}
        Authenticator.objects.create(user=anna, type="recovery_codes", data=seed)
        recovery = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
        assert [comes_in(code_of(SECRET)), comes_in(recovery)] == [True, True]

    def test_comes_in_after_the_key_of_the_site_was_changed_and_the_old_one_kept(self, anna, settings):
        TOTP.activate(anna, SECRET)
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], OTHER
        assert comes_in(code_of(SECRET))

    def test_does_not_come_in_when_the_old_key_is_lost_and_is_told_as_with_any_wrong_code(
        self, anna, settings
    ):
        TOTP.activate(anna, SECRET)
        settings.SECRET_KEY = OTHER
        assert [comes_in(code_of(SECRET)), comes_in(code_of("A" * 32))] == [False, False]


class TestTidying:
    def test_seals_what_was_kept_in_clear(self, anna, capsys):
        Authenticator.objects.create(user=anna, type="totp", data={"secret": SECRET})
        Authenticator.objects.create(user=anna, type="recovery_codes", data={"seed": "5eed", "used_mask": 5})
        call_command("tidy")
        assert capsys.readouterr().out.endswith("sealed: 2\n")
        assert [SECRET in kept(), "5eed" in kept()] == [False, False]
        assert Authenticator.objects.get(type="recovery_codes").data["used_mask"] == 5
        assert comes_in(code_of(SECRET))

    def test_seals_anew_what_an_earlier_key_has_sealed_so_that_this_can_go(self, anna, settings):
        TOTP.activate(anna, SECRET)
        settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], OTHER
        call_command("tidy")
        settings.SECRET_KEY_FALLBACKS = []
        assert comes_in(code_of(SECRET))

    def test_leaves_alone_what_is_sealed_already(self, anna, capsys):
        TOTP.activate(anna, SECRET)
        before = kept()
        call_command("tidy")
        assert (capsys.readouterr().out.endswith("sealed: 0\n"), kept()) == (True, before)

    def test_spoils_nothing_that_no_key_opens(self, anna, settings):
        TOTP.activate(anna, SECRET)
        before = kept()
        settings.SECRET_KEY = OTHER
        call_command("tidy")
        assert kept() == before
