"""A real browser on the real catalogue: one server and one Chromium for all tests here."""

import csv
import os
import shutil
import time
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django.live_server_helper import LiveServer

from initiatives.models import Authority, Citation, Initiative, Source
from tests.conftest import HOUSE, empty, fill, whole_catalogue

from .desks import Desk
from .journeys import FILED, OFFICE, SPOILT, TWICE, UNDATED, WRITTEN, Said, as_file, lose_website

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


@pytest.fixture(autouse=True)
def _at_their_own_pace(settings):
    """Whoever has signed in is not asked again for the password, however slow the machine is."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60


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
        forget_visitors()


def forget_visitors():
    """Their sessions, and how often they tried to sign in: no part of the catalogue, but committed like it."""
    from django.contrib.sessions.models import Session

    Session.objects.all().delete()
    cache.clear()


def dismiss(*people):
    """With what they did in the office, which is kept from being deleted line by line."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE django_admin_log")
    for person in people:
        person.delete()


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
        dismiss(person)


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


# Two people of the Secretariat, and what they find in the catalogue


@pytest.fixture(scope="module")
def people(site, chromium, django_db_blocker):
    """Cookies of an editor and of a publisher; afterwards the catalogue is what it was."""
    from django.contrib.auth.models import Group, User

    with django_db_blocker.unblock():
        made = [
            User.objects.create_user(name, password=PASSWORD, is_staff=True)
            for name in ("editor", "publisher")
        ]
        for person in made:
            person.groups.add(Group.objects.get(name=person.username))
    yield {person.username: cookies_of(person.username, site, chromium) for person in made}
    with django_db_blocker.unblock():
        empty()
        fill()
        call_command("find_twins", verbosity=0)
        dismiss(*made)


@pytest.fixture(scope="module")
def written(people, django_db_blocker):
    """What each entry said that is now to be written by hand."""
    with django_db_blocker.unblock():
        entries = {language: Initiative.objects.get(key=key) for language, key in WRITTEN.items()}
        said = {language: Said(entry) for language, entry in entries.items()}
        for entry in entries.values():
            entry.delete()
        return said


@pytest.fixture(scope="module")
def twice(people, django_db_blocker):
    """Authorities that somebody has entered once more."""
    with django_db_blocker.unblock(), transaction.atomic():
        for kept, key, name_en, name_fr in TWICE.values():
            first = Authority.objects.get(key=kept)
            same = {name: getattr(first, name) for name in ("level", "kind", "country", "original_language")}
            again = Authority(key=key, name_en=name_en, name_fr=name_fr, state="published", **same)
            again.summary_en = first.summary_en.split(",")[0].rstrip(".") + "."
            again.save()
            Citation.objects.create(authority=again, source=Source.objects.get(key="rp-2021-outcome"))
    with django_db_blocker.unblock():
        call_command("find_twins", verbosity=0)


@pytest.fixture(scope="module")
def spoilt(people, django_db_blocker):
    """Websites that an import has lost."""
    with django_db_blocker.unblock():
        return {language: lose_website(key) for language, key in SPOILT.items()}


@pytest.fixture(scope="module")
def undated(people, django_db_blocker):
    """Initiatives of which the catalogue does not know since when they are there."""
    with django_db_blocker.unblock():
        known = {language: Initiative.objects.get(key=key) for language, key in UNDATED.items()}
        Initiative.objects.filter(key__in=UNDATED.values()).update(started_in=None)
        return known


@pytest.fixture(scope="module")
def filed(people, django_db_blocker):
    """Rows of the catalogue's own file: of one the entry is gone, of one its website; one is misspelt."""
    with django_db_blocker.unblock():
        for new, changed, _refused in FILED.values():
            Initiative.objects.get(key=new).delete()
            lose_website(changed)
    with (HOUSE / "fixtures/initiatives.csv").open(newline="") as file:
        rows = {row["key"]: row for row in csv.DictReader(file)}
    return {language: as_file(*(rows[key] for key in keys)) for language, keys in FILED.items()}


@pytest.fixture
def desk(visit, people, language):
    def sit_down(name):
        page = visit(f"/{language}/about/", language=language)
        page.context.add_cookies(people[name])
        page.goto(OFFICE)
        return Desk(page, language)

    return sit_down


@pytest.fixture
def reader(visit, language):
    def read(path):
        return visit(path, language=language)

    return read
