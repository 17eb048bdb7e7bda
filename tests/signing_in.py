"""The way into the office, as a browser goes it."""

import re
import time
from html import unescape

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

PASSWORD = "a long and quiet password"
SIGN_IN, CODE, SET_UP = (
    "/admin/account/sign-in/",
    "/admin/account/sign-in/code/",
    "/admin/account/authenticator/",
)
CODES = "/admin/account/recovery-codes/"
WRONG_CODE = "This code is not right, or it was used already. Wait for the next one and write that."


def sign_in(client, name="anna", password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": name, "password": password}, **more)


def secret_on(page) -> str:
    return re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())[1]


def codes_on(page) -> list[str]:
    return re.findall(r"<code>(\d+)</code>", page.content.decode())


def code_of(secret: str) -> str:
    """What an authenticator would show now (RFC 6238); not one that is over before it is written."""
    if (left := 30 - time.time() % 30) < 3:
        time.sleep(left)
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def where(response) -> str:
    return response.wsgi_request.path


def told(page) -> list[str]:
    """All that is wrong, as it stands above the form."""
    html = page.content.decode()
    over = re.findall(r'<p class="errornote" role="alert">(.*?)</p>', html)
    notes = re.findall(r'<div class="errornote"[^>]*>(.*?)</div>', html, re.DOTALL)
    faults = [fault for note in notes for fault in re.findall(r"<li>(?:<a[^>]*>)?(.*?)<", note)]
    return [unescape(text) for text in over + faults]
