"""What differs between machines, read from the environment and typed; an error says what to write."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypedDict, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")


class Database(TypedDict):
    ENGINE: str
    NAME: str
    USER: str
    PASSWORD: str
    HOST: str
    PORT: str
    OPTIONS: dict[str, str]


class Mail(NamedTuple):
    host: str
    port: int
    user: str
    password: str
    turns_to_tls: bool
    begins_in_tls: bool


def env(name: str, read: Callable[[str], T], *, default: T) -> T:
    """The variable as `read` understands it, or `default` where it is unset or empty.

    `read` raises ValueError with the sentence that tells what to write instead.
    """
    text = os.environ.get(name, "").strip()
    if not text:
        return default
    try:
        return read(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not understood. {error}") from None


def required(name: str, read: Callable[[str], T], *, because: str) -> T:
    """Like `env`, but an unset variable stops the start with the reason and what to write."""
    if not os.environ.get(name, "").strip():
        raise ImproperlyConfigured(f"{name} is not set. {because}")
    return env(name, read, default=read(os.environ[name].strip()))


def boolean(text: str) -> bool:
    values = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
    if text.lower() not in values:
        raise ValueError("Write true or false.")
    return values[text.lower()]


def integer(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError("Write a whole number.") from None


def words(text: str) -> list[str]:
    """Several values with commas between them."""
    return [word.strip() for word in text.split(",") if word.strip()]


def path(text: str) -> Path:
    return Path(text).expanduser().resolve()


def website(text: str) -> str:
    """The address of a site, without a slash at its end."""
    if urlsplit(text).scheme not in ("http", "https") or not urlsplit(text).hostname:
        raise ValueError("Write the address of the site: https://catalogue.example.org")
    return text.rstrip("/")


def home(hosts: list[str], *, https: bool) -> str:
    """The address of a site that has these names; empty where the first is only a pattern."""
    first = hosts[0] if hosts else "*"
    if first.startswith((".", "*")):
        return ""
    return f"https://{first}" if https else f"http://{first}:{os.environ.get('PORT', '8000')}"


def database(text: str) -> Database:
    """`postgresql://user:password@host:5432/name?sslmode=require` as Django's settings."""
    try:
        url = urlsplit(text)
        complete = url.scheme in ("postgres", "postgresql") and url.path.strip("/") and url.port != 0
    except ValueError:  # from a port that is no number
        complete = False
    if not complete:
        raise ValueError("Write postgresql://user:password@host:5432/name; no other database is supported.")
    options = dict(parse_qsl(url.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": options.pop("host", "") or unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "OPTIONS": options,
    }


def mail(text: str) -> Mail:
    """`smtp://user:password@host:587` ; `smtps` is encrypted from the first byte.

    `smtp` begins in the clear and turns to TLS at once, unless the address ends with `?tls=no`.
    """
    try:
        url = urlsplit(text)
        complete = url.scheme in ("smtp", "smtps") and url.hostname and url.port != 0
    except ValueError:  # from a port that is no number
        complete = False
    if not complete:
        raise ValueError("Write smtp://user:password@host:587, or smtps:// for TLS from the first byte.")
    begins_in_tls = url.scheme == "smtps"
    return Mail(
        host=url.hostname or "",
        port=url.port or (465 if begins_in_tls else 587),
        user=unquote(url.username or ""),
        password=unquote(url.password or ""),
        turns_to_tls=not begins_in_tls and dict(parse_qsl(url.query)).get("tls") != "no",
        begins_in_tls=begins_in_tls,
    )
