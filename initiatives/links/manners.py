"""How a guest behaves: says who it is, asks what it may see, and does not knock twice in a row."""

import time
from collections.abc import Callable
from urllib.robotparser import RobotFileParser

NAME = "MultilevelLinkCheck"
AGENT = f"{NAME}/1 (the Multilevel catalogue, looking whether its links still lead somewhere)"
LONGEST_RULES = 500_000  # bytes of a robots.txt; what stands behind them is not read


class Pace:
    """One request after the other, and to the same host only after a pause."""

    def __init__(self, pause: float = 2) -> None:
        self.pause = pause
        self._last: dict[str, float] = {}

    def wait(self, host: str) -> None:
        since = time.monotonic() - self._last.get(host, -self.pause)
        if since < self.pause:
            time.sleep(self.pause - since)
        self._last[host] = time.monotonic()


class Rules:
    """What hosts ask of programs in their robots.txt; `read` gets its text, None where there is none."""

    def __init__(self, read: Callable[[str, str], str | None]) -> None:
        self._read = read
        self._known: dict[tuple[str, str], RobotFileParser] = {}

    def allow(self, scheme: str, host: str, target: str) -> bool:
        if (scheme, host) not in self._known:
            rules = RobotFileParser()
            rules.parse((self._read(scheme, host) or "").splitlines())
            self._known[scheme, host] = rules
        return self._known[scheme, host].can_fetch(NAME, target)
