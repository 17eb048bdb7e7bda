"""JSON from outside, within limits: as long and as deep as an entry can be, and no more."""

import io
import re
from http import HTTPStatus
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.parsers import JSONParser

from .problems import Problem

LONGEST, DEEPEST = 200_000, 8  # bytes; brackets within brackets
TEXTS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
HALF_A_PAIR = re.compile(r"[\ud800-\udfff]")


class LimitedJSONParser(JSONParser):
    """Refuses before parsing what would take the parser's stack or our memory."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        body = stream.read(LONGEST + 1)
        if len(body) > LONGEST:
            raise Problem(
                _("This is longer than 200,000 bytes. Say less at once."),
                status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            )
        if _depth(body) > DEEPEST:
            raise Problem(_("These brackets stand too deep in one another. Send an object as described."))
        found = super().parse(io.BytesIO(body), media_type, parser_context)
        if not isinstance(found, dict):
            raise Problem(_("Send an object as described."))
        return found


def _depth(body: bytes) -> int:
    deepest = depth = 0
    for sign in TEXTS.sub(b"", body):
        if sign in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in b"]}":
            depth -= 1
    return deepest


def text_of(sent: dict[str, Any], name: str) -> str:
    """A text that the database can keep. Raises `Problem` with its place."""
    value = sent.get(name, "")
    if not isinstance(value, str) or "\0" in value or HALF_A_PAIR.search(value):
        raise Problem(
            _("A value cannot be understood. See “errors”."),
            errors=[{"place": name, "detail": _("Write a text.")}],
        )
    return value
