"""A real browser on the real catalogue: one server and one Chromium for all tests here."""

import os
import shutil
import time
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer

from tests.conftest import whole_catalogue

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PASSWORD = "a long and quiet password"
QUIET = [  # a browser in a test has no business of its own on the network
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium here: install the package chromium"))


@pytest.fixture(scope="package")
def chromium(django_db_setup):
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def site(chromium, django_db_blocker):
    """The address of a server with the whole catalogue, which tests here only read."""
    with django_db_blocker.unblock(), whole_catalogue():
        call_command("find_twins")
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()


@pytest.fixture
def visit(site, chromium):
    """Opens pages of the site. Afterwards: no error in the console, no request to anybody else.

    `tolerates`: what the messages begin with that a test brings about on purpose.
    """
    contexts, complaints = [], []

    def open_page(
        path, *, width=1280, scheme="light", language="en", javascript=True, tolerates=" ", colours="none"
    ):
        context = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=language,
            java_script_enabled=javascript,
            reduced_motion="reduce",
            forced_colors=colours,
        )
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console",
            lambda message: (
                _is_fault(message)
                and not message.text.startswith(tolerates)
                and complaints.append(message.text)
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _is_foreign(request.url, site) and complaints.append(request.url))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _is_fault(message):
    """A page that answers 400 or 404 on purpose is reported like a file that is missing; it is none."""
    is_the_page = "/static/" not in message.location.get("url", "")
    is_answer = message.text.startswith("Failed to load resource") and is_the_page
    # The choosers of Django's admin write style attributes, which our policy drops; they do without.
    is_chooser = message.text.startswith("Applying inline style") and "/admin/" in message.page.url
    return message.type == "error" and not (is_answer or is_chooser)


def _is_foreign(address, site):
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and parts.netloc != urlsplit(site).netloc


@pytest.fixture(scope="package")
def besides(site, django_db_blocker):
    """Addresses, after the language, of pages that no list leads to, by what they are."""
    from django.utils import timezone

    from initiatives.models import Initiative, Proposal, SavedSearch
    from initiatives.models.proposals import hash_of

    with django_db_blocker.unblock():
        entry = Initiative.objects.published().get(key="rennes-emergency-shelter")
        gone = Initiative.objects.create(
            key="gone",
            title_en="Gone",
            kind="tool",
            scope="national",
            state="archived",
            number=99_998,
            archived_at=timezone.now(),
        )
        saved = SavedSearch.objects.create(record="initiative", query="country=FR&level=local")
        proposal = Proposal.objects.create(
            record="initiative",
            initiative=entry,
            title=str(entry),
            text="It is open all year.",
            author_email="ada@example.org",
            secret_hash=hash_of("secret"),
        )
        versions = f"initiatives/{entry.number}-{entry.slug}/versions/"
        yield {
            "withdrawn": f"initiatives/{gone.number}-gone/",
            "versions": versions,
            "version": f"{versions}1/",
            "changes": f"{versions}1/changes/",
            "saved": f"saved/{saved.token}/",
            "proposal": "proposals/secret/",
        }
        proposal.delete()


@pytest.fixture(scope="package")
def office(site, chromium, django_db_blocker):
    """Cookies of somebody who may do everything in the office."""
    from django.contrib.auth.models import User

    with django_db_blocker.unblock():
        person = User.objects.create_superuser("secretariat", password=PASSWORD)
    yield cookies_of("secretariat", site, chromium)
    with django_db_blocker.unblock():
        person.delete()


def cookies_of(name, site, chromium):
    """Of somebody who signs in for the first time: the password, then an authenticator is set up."""
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    context = chromium.new_context(base_url=site)
    page = context.new_page()
    page.goto("/admin/account/sign-in/")
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    with page.expect_navigation(url=lambda address: "sign-in" not in address):
        page.locator("main [type=submit]").click()
    page.goto("/admin/account/authenticator/")
    secret = page.locator("main code").inner_text()
    page.fill("[name=code]", format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    page.locator("main [type=submit]").click()
    page.wait_for_url("**/recovery-codes/")
    cookies = context.cookies()
    context.close()
    return [cookie for cookie in cookies if cookie["name"] in ("sessionid", "csrftoken")]
