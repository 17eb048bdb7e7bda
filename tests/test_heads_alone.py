"""Link checkers and monitors ask for the head of a page alone: it is that of the whole answer."""

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from tests.browser.test_every_page import PAGES
from tests.conftest import fill

TOLD = ("Content-Type", "Content-Language", "Content-Length", "ETag", "Cache-Control", "Vary")


@pytest.fixture
def heads(db, client):
    """Of every type of page in each language: status and headers, asked for whole and alone."""
    fill()
    paths = [f"/{language}/{path}" for language in ("en", "fr") for path in PAGES]
    return [(path, client.get(path), client.head(path)) for path in paths]


@pytest.mark.django_db
class TestTheHeadOfEveryPage:
    def test_alone_is_that_of_the_whole(self, heads):
        def told(answer):
            return (answer.status_code, {name: answer.headers.get(name) for name in TOLD})

        assert [(path, told(alone)) for path, _whole, alone in heads] == [
            (path, told(whole)) for path, whole, _alone in heads
        ]

    def test_has_no_body(self, heads):
        """Asked of the program itself, for the client of the tests leaves bodies out."""
        paths = [path for path, _whole, _alone in heads]
        files = ["/en/initiatives.csv", "/en/initiatives.xlsx", "/robots.txt", "/static/img/mark.svg"]
        assert {path: sent for path in [*paths, *files] if (sent := body_of_head(path))} == {}


def body_of_head(path: str) -> bytes:
    environ = RequestFactory().head(path).environ
    parts = WSGIHandler()(environ, lambda status, headers: None)
    try:
        return b"".join(parts)
    finally:
        parts.close()
