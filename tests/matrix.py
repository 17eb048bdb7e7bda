"""The permission matrix as a table to read, and what people need to try each of its cells."""

from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.test import Client

from initiatives.editorial.versions import document_of, draft, next_of
from initiatives.models import Comment, Initiative, NextVersion, Profile, Schedule
from initiatives.vocabularies import State
from tests.staff import Office, Visits, complete, enter, member

OWN, OTHER = "MA", "FR"
STATES = {
    "D": State.DRAFT,
    "R": State.IN_REVIEW,
    "P": State.PUBLISHED,
    "X": State.ARCHIVED,
    "P′D": State.PUBLISHED,  # the next version is a draft
    "P′R": State.PUBLISHED,  # it is in review
}
ROLES = {"ED": "editor", "PU": "publisher", "AD": "administrator"}
TITLE, NEXT = "Shelter of Oujda", "Tomorrowland"


class Row(NamedTuple):
    """What somebody does, in one of the states, and what comes of it for each: ✓, or the code of the refusal."""

    way: str
    state: str
    cells: dict[str, str]


def rows(table: str) -> list[Row]:
    """One for each state of each line; the first line names the columns."""
    head, *lines = [line for line in table.strip().splitlines() if line.strip()]
    names = head.split("|")[1].split()
    found = []
    for line in lines:
        said, cells = line.split("|")
        *way, states = said.split()
        for state in states.split(","):
            found.append(Row(" ".join(way), state, dict(zip(names, cells.split(), strict=True))))
    return found


class Nobody:
    """Somebody who has not signed in."""

    def __init__(self) -> None:
        self.user = AnonymousUser()
        self.client = Client()

    url = Office.url


def focal_point(*countries: str, name: str = "focal") -> Office:
    office = Office("focal point", name=name)
    profile, _new = Profile.objects.get_or_create(user=office.user)
    profile.countries.set(countries)
    return office


def office_of(role: str, user: Any) -> Any:
    if role == "A":
        return Nobody()
    office = Office.__new__(Office)
    office.user, office.client = user, Visits()
    enter(office.client, user)
    return office


def people() -> dict[str, Any]:
    """The columns of the table: NF is a focal point with an entry of the own country, NF* with another's."""
    focal = focal_point(OWN).user
    members = {role: member(group) for role, group in ROLES.items()}
    return {"A": None, "NF": focal, "NF*": focal, **members}


def entry_in(state: str, column: str) -> Initiative:
    """An initiative of the focal point's country or, for all but NF, of another."""
    number = 100 + Initiative.objects.count() if state == "X" else None
    entry = complete(state=STATES[state], title_en=TITLE, number=number)
    entry.countries.set([OWN if column == "NF" else OTHER])
    Initiative.objects.filter(pk=entry.pk).update(website="https://example.org/")  # so there is a way back
    entry.refresh_from_db()
    if state.startswith("P′"):
        draft(entry, document_of(entry) | {"title_en": NEXT})
        wanted = State.DRAFT if state == "P′D" else State.IN_REVIEW
        NextVersion.of(entry).update(state=wanted)
    return entry


def shown_in(state: str) -> str:
    """What nobody reads who must not see it."""
    return NEXT if state.startswith("P′") else TITLE


def standing(entry: Initiative) -> Any:
    """All that somebody could have changed."""
    there = Initiative.objects.filter(pk=entry.pk).values().first()
    if there is None:
        return None
    entry.refresh_from_db()
    version = next_of(entry)
    beside = [model.of(entry).count() for model in (Comment, Schedule)]
    open_comments = Comment.of(entry).filter(resolved_at=None).count()
    return there, document_of(entry), version and (version.state, version.document), beside, open_comments
