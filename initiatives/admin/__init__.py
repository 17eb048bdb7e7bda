"""The editorial office: one module for each subject, every record in one of them."""

from . import (
    accounts,
    authorities,
    evidence,
    frameworks,
    guidance,
    initiatives,
    invitations,
    log,
    meetings,
    networks,
    places,
    proposals,
    searches,
    synonyms,
    tokens,
)
from .site import site

__all__ = [
    "accounts",
    "authorities",
    "evidence",
    "frameworks",
    "guidance",
    "initiatives",
    "invitations",
    "log",
    "meetings",
    "networks",
    "places",
    "proposals",
    "searches",
    "site",
    "synonyms",
    "tokens",
]
