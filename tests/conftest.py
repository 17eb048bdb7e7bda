"""What every test may ask for."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation

from initiatives.editorial.proposals import Author
from tests import packages
from tests.documents import make_shelter
from tests.heads import Told
from tests.refusing import before, refusals
from tests.signing_in import PASSWORD, SET_UP, code_of, codes_on, secret_on, sign_in
from tests.staff import Office

HOUSE = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """The words of the interface are compiled, so that a test reads what a visitor reads."""
    subprocess.run(["make", "--silent", "messages"], cwd=HOUSE, check=True)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Before the test database is removed, whoever is still connected is sent away.

    The browser's server answers in threads, and while Chromium is driven an event loop runs in the main thread,
    for which Django keeps connections of their own: none of these can be closed from here.
    """
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@contextmanager
def whole_catalogue() -> Iterator[None]:
    """The real catalogue for many tests, in the test database and in no other; empty again afterwards."""
    fill()
    try:
        yield
    finally:
        empty()


def fill() -> None:
    assert connection.settings_dict["NAME"].startswith("test_"), "mark these tests with django_db"
    call_command("import_catalogue", str(HOUSE / "fixtures"), verbosity=0)


def empty() -> None:
    """Of the catalogue and nothing else: roles and permissions come from migrations."""
    tables = ", ".join(model._meta.db_table for model in apps.get_app_config("initiatives").get_models())
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """A test may change what no answer depends on in life: a setting, the clock."""
    caches["answers"].clear()


@pytest.fixture(autouse=True)
def _as_on_a_server(settings: Any) -> None:
    """Whoever tries the site at home may do without; what is tested is how it is kept in earnest."""
    settings.SECOND_FACTOR = True


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A request in another language leaves that language behind in its thread."""
    with translation.override("en"):
        yield


@pytest.fixture
def editor():
    return Office("editor")


@pytest.fixture
def publisher():
    return Office("publisher")


@pytest.fixture
def chief():
    """A superuser, who sees every list."""
    office = Office(name="chief")
    User.objects.filter(pk=office.user.pk).update(is_superuser=True)
    return office


@pytest.fixture
def shelter():
    """With every kind of part. A file that wants another has a fixture of its own with this name."""
    return make_shelter()


@pytest.fixture
def partner():
    """Whoever proposes with an account."""
    account = User.objects.create_user("partner", email="partner@example.org")
    return Author(language="en", email=account.email, account=account)


@pytest.fixture
def quick_passwords(settings) -> None:
    """To make one take long is Django's business."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def anna(quick_passwords):
    return User.objects.create_superuser("anna", "anna@example.org", PASSWORD)


@pytest.fixture
def visitor():
    return Client()


@pytest.fixture
def head(client):
    """What the head of a page tells."""
    return lambda address: Told(client.get(address))


@pytest.fixture
def secured(anna, visitor):
    """Anna has set up an authenticator; what stays is its secret, and the recovery codes."""
    sign_in(visitor)
    secret = secret_on(visitor.get(SET_UP))
    codes = codes_on(visitor.post(SET_UP, {"code": code_of(secret)}, follow=True))
    return secret, codes


@pytest.fixture
def untouched(tmp_path) -> dict:
    """What is there before a faulty package comes."""
    return before(tmp_path)


@pytest.fixture
def refused(tmp_path, untouched):
    """Why a package is refused, having changed nothing."""

    def ask(**tables) -> list[str]:
        told = refusals(packages.write(tmp_path / "faulty", **tables))
        assert packages.everything() == untouched
        return told

    return ask
