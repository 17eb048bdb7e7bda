"""A visitor who follows every link of the site, in both languages, and notes where each led."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, unquote, urldefrag, urljoin, urlsplit

from django.test import Client

HOST = "http://testserver"
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon", "mask-icon"}
# Of pages that are alike for every entry or every question, one of each kind is read.
ONE_OF_EACH = (
    (re.compile(r"/propose/([a-z]+)/\d+/$"), r"/propose/\1/"),
    (re.compile(r"/(\d+-[\w-]+)/versions/\d+/(changes/)?$"), r"/versions/1/\2"),
    (re.compile(r"/(\d+-[\w-]+)/versions/$"), "/versions/"),
    (re.compile(r"/(\d+-[\w-]+)/card\.png$"), "/card.png"),
    (re.compile(r"/(\d+-[\w-]+)/cite\.(\w+)$"), r"/cite.\2"),
    (re.compile(r"/sources/(\w\w)[\w-]+/$"), r"/sources/\1/"),
)


def _of_link(has: dict[str, str]) -> str:
    other = "other language" if "hreflang" in has else "told"
    return "loaded" if LOADED & set(has.get("rel", "").split()) else other


def _of_meta(has: dict[str, str]) -> str:
    return "told" if has.get("property", "") in ("og:url", "og:image") else ""


# Which attributes lead somewhere, and how.
LEADS: dict[str, dict[str, Callable[[dict[str, str]], str]]] = {
    "a": {"href": lambda has: "other language" if "hreflang" in has else "page"},
    "form": {"action": lambda has: "form" if has.get("method") == "post" else "page"},
    "link": {"href": _of_link},
    "meta": {"content": _of_meta},
    "use": {"href": lambda has: "loaded"},
    **{
        tag: {"src": lambda has: "loaded"}
        for tag in ("script", "img", "iframe", "source", "audio", "video", "embed")
    },
}


@dataclass(frozen=True)
class Link:
    target: str  # absolute, with its fragment
    how: str  # page, other language, loaded, form, told (to programs)


@dataclass
class Read:
    """What one address answered."""

    status: int
    location: str = ""
    language: str = ""  # as the answer says
    spoken: str = ""  # as the page says
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
DATA = re.compile(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', re.DOTALL)


class Page:
    """The links of a page, and the places in it to which links may lead.

    Our templates quote every attribute, so this may be read ten times as fast as a parser of any HTML would.
    """

    def __init__(self, address: str, html: str) -> None:
        self.address, self.spoken = address, ""
        self.links: list[Link] = []
        self.ids: list[str] = []
        for tag, attributes in TAG.findall(html):
            if attributes:
                self._read(tag, {name: unescape(value) for name, value in ATTRIBUTE.findall(attributes)})
        for told in DATA.findall(html):
            for found in addresses_in(json.loads(told)):
                self._note(found, "told")

    def _read(self, tag: str, has: dict[str, str]) -> None:
        if "id" in has:
            self.ids.append(has["id"])
        if tag == "html":
            self.spoken = has.get("lang", "")
        for name, how in LEADS.get(tag, {}).items():
            if name in has:
                self._note(has[name], how(has))

    def _note(self, address: str, how: str) -> None:
        if how and not address.startswith(("mailto:", "data:", "tel:")):
            self.links.append(Link(urljoin(self.address, address), how))


def addresses_in(told: Any) -> Iterator[str]:
    """Whatever in JSON is an address of ours, where it is no pattern to fill in."""
    if isinstance(told, dict):
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from addresses_in(one)
    elif isinstance(told, str) and told.startswith(HOST) and "{" not in told:
        yield told


class Visitor:
    """Reads page after page; `read` holds what each address answered, `asked_by` who led there."""

    def __init__(self, seeds: Iterable[str]) -> None:
        self.client = Client(raise_request_exception=False)
        self.read: dict[str, Read] = {}
        self.led: dict[str, str] = {}  # address → the first page that links to it
        self.passed: dict[str, str] = {}  # links of a kind that was read already
        self._kinds: set[Any] = set()
        self._waiting = deque((urljoin(HOST, seed), "") for seed in seeds)

    def go(self) -> "Visitor":
        while self._waiting:
            address, source = self._waiting.popleft()
            if address in self.read or address in self.passed:
                continue
            self.led.setdefault(address, source)
            kind = kind_of(address)
            if kind in self._kinds:
                self.passed[address] = source
                continue
            self._kinds.add(kind)
            self.read[address] = found = self._ask(address)
            for link in found.links:
                target = urldefrag(link.target).url
                if is_ours(target) and link.how != "form" and not is_static(target):
                    self._waiting.append((target, address))
        return self

    def _ask(self, address: str) -> Read:
        answer = self.client.get(address.removeprefix(HOST))
        found = Read(answer.status_code, answer.get("Location", ""), answer.get("Content-Language", ""))
        if answer.status_code != 200:
            return found
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        form = answer["Content-Type"].partition(";")[0]
        if form == "text/html":
            page = Page(address, body.decode())
            found.links, found.ids, found.spoken = page.links, page.ids, page.spoken
        elif form in ("application/atom+xml", "application/xml"):
            found.links = [Link(target, "told") for target in in_xml(body)]
        elif form in ("application/json", "application/geo+json"):
            found.links = [Link(target, "told") for target in addresses_in(json.loads(body))]
        elif form == "text/csv":
            found.links = [Link(target, "told") for target in re.findall(rf"{HOST}[^,\r]+", body.decode())]
        return found

    # What is wrong

    def links(self) -> Iterator[tuple[str, Link]]:
        return ((source, link) for source, read in self.read.items() for link in read.links)

    def twice(self) -> dict[str, list[str]]:
        """Ids that a page has more than once."""
        found = {
            address: [one for one, times in Counter(read.ids).items() if times > 1]
            for address, read in self.read.items()
        }
        return {address: ids for address, ids in found.items() if ids}

    def lost(self) -> set[tuple[str, str]]:
        """Links to a place in a page that is not there."""
        lost = set()
        for source, link in self.links():
            target, fragment = urldefrag(link.target)
            page = self.read.get(target)
            if fragment and link.how == "page" and page and page.ids and unquote(fragment) not in page.ids:
                lost.add((source, link.target))
        return lost


def in_xml(body: bytes) -> Iterator[str]:
    for element in ET.fromstring(body).iter():
        named = [element.attrib.get("href", ""), element.text or ""]
        yield from (text.strip() for text in named if text.strip().startswith(HOST))


def is_ours(address: str) -> bool:
    return urlsplit(address).netloc == urlsplit(HOST).netloc


def is_static(address: str) -> bool:
    return urlsplit(address).path.startswith("/static/")


def language_of(address: str) -> str:
    return urlsplit(address).path[1:3] if re.match("/(en|fr)/", urlsplit(address).path) else ""


def kind_of(address: str) -> Any:
    """The same for addresses of which one stands for all: a path, and the names of what is asked there."""
    parts = urlsplit(address)
    path = parts.path
    for pattern, kind in ONE_OF_EACH:
        path, changed = pattern.subn(kind, path)
        if changed:
            break
    return path, tuple(sorted({name for name, _value in parse_qsl(parts.query, keep_blank_values=True)}))
