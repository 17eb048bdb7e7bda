"""A visit to an address: where its redirects lead, and what is found there."""

from collections.abc import Callable
from http.client import HTTPException
from typing import NamedTuple
from urllib.parse import urljoin

from ..vocabularies import LinkState
from .guard import Barred, Destination, Guard
from .manners import LONGEST_RULES, Pace, Rules
from .requests import PATIENCE, Answer, request

LASTING, PASSING = (301, 308), (302, 303, 307)
GONE = (404, 410)
MOST_REDIRECTS = 5


class Found(NamedTuple):
    state: LinkState
    status: int | None = None
    leads_to: str = ""


class Visitor:
    """Remembers during a round what hosts have asked of programs, and when they were last asked."""

    def __init__(
        self, guard: Guard | None = None, pace: Pace | None = None, patience: float = PATIENCE
    ) -> None:
        self.guard, self.pace, self.patience = guard or Guard(), pace or Pace(), patience
        self.rules = Rules(self._robots)

    def visit(self, address: str) -> Found:
        """Never fails: what cannot be reached is an answer."""
        try:
            return self._follow(address)
        except Barred:
            return Found(LinkState.BARRED)
        except (OSError, HTTPException, ValueError):
            return Found(LinkState.UNREACHABLE)

    def _follow(self, address: str) -> Found:
        """A redirect that may be another tomorrow leaves the address as it is."""
        here, moved_to, lasting = address, "", True
        for _step in range(MOST_REDIRECTS + 1):
            to = self.guard.destination(here)
            if not self.rules.allow(to.scheme, to.host, to.target):
                return Found(LinkState.REFUSED)
            answer = self._ask(to)
            if answer.status not in (*LASTING, *PASSING) or not answer.location:
                return _judged(answer.status, moved_to if moved_to != address else "")
            here = urljoin(here, answer.location)
            lasting = lasting and answer.status in LASTING
            moved_to = here if lasting else moved_to
        return Found(LinkState.UNREACHABLE)

    def _ask(self, to: Destination) -> Answer:
        """Without the page where that is possible; some servers know only how to send it."""
        answer = self._request("HEAD", to)
        return answer if answer.status < 400 else self._request("GET", to)

    def _request(self, method: str, to: Destination, read: int = 0) -> Answer:
        self.pace.wait(to.host)
        return request(method, to, read=read, patience=self.patience)

    def _robots(self, scheme: str, host: str) -> str | None:
        """Whoever does not say it in this way asks nothing."""
        name = f"[{host}]" if ":" in host else host
        to = self.guard.destination(f"{scheme}://{name}/robots.txt")
        answer = self._request("GET", to, read=LONGEST_RULES)
        return answer.body.decode("utf-8", "replace") if answer.status == 200 else None


def _judged(status: int, moved_to: str) -> Found:
    if status in GONE:
        return Found(LinkState.GONE, status)
    if status >= 500:
        return Found(LinkState.UNREACHABLE, status)
    if status >= 400:
        return Found(LinkState.REFUSED, status)
    return Found(LinkState.MOVED, status, moved_to) if moved_to else Found(LinkState.SOUND, status)


Visit = Callable[[str], Found]
