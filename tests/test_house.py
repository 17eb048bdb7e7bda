"""The house around the catalogue: its settings, its guards, its health."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

HOUSE = Path(__file__).resolve().parent.parent
RANDOM = "qYx3nVt8LwZc5RbK1mHdS7gJfP0aUeTi9oXyNvQr4CsWkBlMhD"
HOW_TO_WRITE_HOSTS = "Write the names under which the site is reached: ALLOWED_HOSTS=catalogue.example.org"
WHY_A_SECRET = "With DATABASE_URL the site needs a secret of its own."
HOW_TO_WRITE_A_DATABASE = "Write postgresql://user:password@host:5432/name; no other database is supported."
HOW_TO_WRITE_A_SECRET = "Write the output of: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"


def slow(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 10")
        cursor.execute("SELECT pg_sleep(5)")
    return HttpResponse("slept")


def cut_off(_request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return HttpResponse("still here")


def greet(request: HttpRequest) -> HttpResponse:
    """Reads what a form sent, so that its fields are parsed."""
    return HttpResponse(f"hello {request.POST.get('name', '')}")


def remember(request: HttpRequest) -> HttpResponse:
    """Its session is saved by a middleware, after the view is done."""
    request.session["name"] = "Rabat"
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 10")
    return HttpResponse("remembered")


urlpatterns = [
    path("slow/", slow),
    path("fr/slow/", slow),
    path("api/v1/slow/", slow),
    path("cut-off/", cut_off),
    path("greet/", greet),
    path("api/v1/greet/", greet),
    path("remember/", remember),
]
handler500 = "multilevel.middleware.server_error"


def start_with(**environment: str) -> str:
    """The last line of what the settings say when they are loaded with nothing but this environment."""
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", "import multilevel.settings as s; print(s.DEBUG, s.HTTPS)"],
        env=inherited | environment,
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stderr or done.stdout).strip().splitlines()[-1].removeprefix(f"{REFUSED}: ")


REFUSED = "django.core.exceptions.ImproperlyConfigured"
PRODUCTION = {
    "DATABASE_URL": "postgresql://app:secret@db/catalogue",
    "SECRET_KEY": RANDOM,
    "ALLOWED_HOSTS": "catalogue.example.org",
}


class TestTheSettings:
    def test_need_nothing_on_ones_own_machine(self):
        assert start_with() == "True False"

    def test_are_strict_where_there_is_a_database(self):
        assert start_with(**PRODUCTION) == "False True"

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (
                {"SECRET_KEY": ""},
                f"SECRET_KEY is not set. {WHY_A_SECRET} {HOW_TO_WRITE_A_SECRET}",
            ),
            ({"SECRET_KEY": "secret"}, f"SECRET_KEY is too weak. {HOW_TO_WRITE_A_SECRET}"),
            ({"SECRET_KEY": "a" * 60}, f"SECRET_KEY is too weak. {HOW_TO_WRITE_A_SECRET}"),
            ({"SECRET_KEY": f"insecure-{RANDOM}"}, f"SECRET_KEY is too weak. {HOW_TO_WRITE_A_SECRET}"),
            (
                {"ALLOWED_HOSTS": ""},
                f"ALLOWED_HOSTS is not set. {HOW_TO_WRITE_HOSTS}",
            ),
            ({"DEBUG": "maybe"}, "DEBUG is not understood. Write true or false."),
            ({"STATEMENT_TIMEOUT": "5s"}, "STATEMENT_TIMEOUT is not understood. Write a whole number."),
            (
                {"DATABASE_URL": "mysql://app@db/catalogue"},
                f"DATABASE_URL is not understood. {HOW_TO_WRITE_A_DATABASE}",
            ),
            (
                {"DATABASE_URL": "postgresql://app@db:port/catalogue"},
                f"DATABASE_URL is not understood. {HOW_TO_WRITE_A_DATABASE}",
            ),
        ],
    )
    def test_refuse_a_value_with_what_to_write_instead(self, change, message):
        assert start_with(**PRODUCTION | change) == message

    def test_read_every_part_of_a_database_address(self):
        from multilevel.env import database

        assert database("postgres://me:p%40ss@db.example.org:6432/the%20catalogue?sslmode=require") == {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "the catalogue",
            "USER": "me",
            "PASSWORD": "p@ss",
            "HOST": "db.example.org",
            "PORT": "6432",
            "OPTIONS": {"sslmode": "require"},
        }

    def test_take_a_socket_directory_for_the_host(self):
        from multilevel.env import database

        assert database("postgresql:///catalogue?host=/run/postgresql")["HOST"] == "/run/postgresql"


class TestTheRoot:
    @pytest.mark.parametrize(
        ("wish", "home"),
        [
            ("fr-CA,fr;q=0.9", "/fr/"),
            ("en-GB", "/en/"),
            ("de", "/en/"),
            ("de, fr;q=0.5", "/fr/"),
            ("", "/en/"),
        ],
    )
    def test_leads_to_the_language_that_the_browser_asks_for(self, client: Client, wish, home):
        answer = client.get("/", headers={"accept-language": wish})
        assert (answer.status_code, answer["Location"]) == (302, home)
        assert "Accept-Language" in answer["Vary"]

    def test_sets_no_cookie(self, client: Client):
        assert client.get("/").cookies == {}


class TestHealth:
    def test_lives_without_a_database(self, client: Client):
        answer = client.get("/health/live")
        assert (answer.status_code, answer.content) == (200, b"live\n")

    @pytest.mark.django_db
    def test_is_ready_when_the_database_answers(self, client: Client):
        answer = client.get("/health/ready")
        assert (answer.status_code, answer.content) == (200, b"ready\n")

    def test_is_never_cached(self, client: Client):
        assert "no-store" in client.get("/health/live")["Cache-Control"]

    @pytest.mark.parametrize("method", ["post", "put", "delete"])
    def test_cannot_be_written_to(self, client: Client, method):
        assert getattr(client, method)("/health/live").status_code == 405


class TestEveryAnswer:
    def test_is_closed_to_foreign_scripts_frames_and_pages(self, client: Client):
        headers = client.get("/health/live").headers
        policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
        assert policy == {
            "default-src": "'none'",
            "base-uri": "'none'",
            "connect-src": "'self'",
            "font-src": "'self'",
            "form-action": "'self'",
            "frame-ancestors": "'none'",
            "img-src": "'self' data:",
            "manifest-src": "'self'",
            "script-src": "'self'",
            "style-src": "'self'",
        }
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"


class TestAMethodNobodyKnows:
    @pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND"])
    def test_is_refused(self, client: Client, method):
        answer = client.generic(method, "/health/live")
        assert answer.status_code == 405
        assert answer["Allow"] == "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE"

    def test_is_a_problem_to_programs(self, client: Client):
        answer = client.generic("TRACE", "/api/v1/initiatives/")
        assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
        assert answer.json() == {
            "type": "about:blank",
            "title": "Method Not Allowed",
            "status": 405,
            "detail": "This method is not known here. "
            "Use one of: GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE.",
        }


@pytest.mark.urls(__name__)
class TestNul:
    @pytest.mark.parametrize("address", ["/greet/%00", "/greet/?q=a%00b", "/greet/?%00=1", "/greet/?q=\0"])
    def test_is_refused_in_an_address(self, client: Client, address):
        assert client.get(address).status_code == 400

    def test_is_refused_in_a_cookie_that_hides_it(self, client: Client):
        client.cookies.load({"sessionid": "a"})
        assert client.get("/greet/", headers={"cookie": r'sessionid="\000"'}).status_code == 400

    def test_is_refused_in_a_form(self, client: Client):
        form = {"content_type": "application/x-www-form-urlencoded"}
        assert client.post("/greet/", "name=%00", **form).status_code == 400

    def test_is_refused_in_a_form_with_files(self, client: Client):
        assert client.post("/greet/", {"name": "a\0b"}).status_code == 400

    def test_is_welcome_in_a_file(self, client: Client, tmp_path: Path):
        file = tmp_path / "package.zip"
        file.write_bytes(b"PK\0\0")
        with file.open("rb") as upload:
            assert client.post("/greet/", {"name": "Oujda", "file": upload}).content == b"hello Oujda"

    @pytest.mark.parametrize("body", [rb'{"name": "\u0000"}', rb'{"name": "\\\u0000"}', b'{"name": "\0"}'])
    def test_is_refused_in_json(self, client: Client, body):
        answer = client.post("/api/v1/greet/", body, content_type="application/json")
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
        assert answer.json() == {
            "type": "about:blank",
            "title": "Bad Request",
            "status": 400,
            "detail": r"Remove the NUL character (%00 or \u0000) and ask again.",
        }

    def test_is_not_seen_in_json_that_only_speaks_of_it(self, client: Client):
        body = rb'{"name": "written \\u0000 in JSON"}'
        assert client.post("/api/v1/greet/", body, content_type="application/json").status_code == 200


@pytest.mark.urls(__name__)
@pytest.mark.django_db(transaction=True)
class TestADatabaseThatFails:
    @pytest.fixture(autouse=True)
    def _connect_again(self) -> Iterator[None]:
        yield
        connection.close()

    @pytest.mark.parametrize("address", ["/slow/", "/cut-off/"])
    def test_asks_to_come_back(self, client: Client, address):
        answer = client.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
        assert answer["Cache-Control"] == "no-store"

    def test_says_so_in_the_language_of_the_page(self, client: Client):
        assert '<html lang="en">' in client.get("/slow/").text
        assert '<html lang="fr">' in client.get("/fr/slow/").text

    def test_is_a_problem_to_programs(self, client: Client):
        answer = client.get("/api/v1/slow/")
        assert (answer.status_code, answer["Content-Type"]) == (503, "application/problem+json")
        assert answer.json() == {
            "type": "about:blank",
            "title": "Service Unavailable",
            "status": 503,
            "detail": "The database does not answer. Ask again in a few seconds.",
        }
        assert answer["Retry-After"] == "5"

    def test_may_fail_outside_of_a_view(self, client: Client):
        client.raise_request_exception = False
        here = connection.get_connection_params()
        with psycopg.connect(
            host=here["host"], port=here["port"], user=here["user"], dbname=here["dbname"]
        ) as other:
            other.execute("LOCK TABLE django_session")
            assert client.get("/remember/").status_code == 503

    def test_is_found_again_without_hands(self, client: Client):
        assert client.get("/cut-off/").status_code == 503
        connection.close_if_unusable_or_obsolete()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            assert cursor.fetchone() == (1,)
