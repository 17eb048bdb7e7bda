"""Who may do what, cell by cell, by the rules themselves: role × action × state × own or other country."""

from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from initiatives.editorial import merging, permissions, publication, remits, restoring, translations
from initiatives.editorial.history import changes_of
from initiatives.editorial.refusals import Refused
from initiatives.editorial.versions import document_of, draft, next_of
from initiatives.models import NextVersion
from initiatives.vocabularies import State
from tests import factories as make
from tests.matrix import OTHER, OWN, focal_point
from tests.staff import complete, member

pytestmark = pytest.mark.django_db

OFFICE = ("editor", "publisher", "administrator")


@pytest.fixture
def countries():
    return [make.CountryFactory(iso2=OWN, name_en="Morocco"), make.CountryFactory(iso2=OTHER)]


@pytest.fixture
def people(countries):
    people = {role: member(role) for role in OFFICE}
    return {
        "nobody": AnonymousUser(),
        "reader": member(),
        "focal point": focal_point(OWN).user,
        **people,
    }


def entry_of(country: str, state: str, number=None):
    """An initiative of the country, with a next version where the state says so."""
    wanted = {"next draft": State.PUBLISHED, "next in review": State.PUBLISHED}.get(state, state)
    entry = complete(state=wanted, number=number)
    entry.countries.set([country])
    if state.startswith("next"):
        draft(entry, document_of(entry) | {"title_en": "Next"})
        NextVersion.objects.update(state=State.DRAFT if state == "next draft" else State.IN_REVIEW)
    return entry


def allowed(people, act, country, state, **how) -> list[str]:
    """The roles that may; that nothing has changed for the others is seen by doing it once for each."""
    may = []
    for role, person in people.items():
        entry = entry_of(country, state, **how)
        before = document_of(entry), _next(entry)
        try:
            act(entry, by=person)
        except PermissionDenied:
            entry.refresh_from_db()
            assert (document_of(entry), _next(entry)) == before
        except Refused:
            may.append(role)  # the rules of publication were asked: that is tested elsewhere
        else:
            may.append(role)
    return may


def _next(entry):
    version = next_of(entry)
    return (version.state, version.document) if version else None


def predicate(rule):
    def act(entry, *, by):
        if not rule(by, entry):
            raise PermissionDenied

    return act


def restored(entry, *, by):
    restoring.restore(entry, before=changes_of(entry)[0].at, by=by)


def merged(entry, *, by):
    merging.merge(entry, complete(), by=by)


C = ("focal point", *OFFICE)  # focal points in their own country only
UNPUBLISHED = (State.DRAFT, State.IN_REVIEW)
NEXT = ("next draft", "next in review")
# Each action, the states it is tried in, the roles that may in the own country of the focal point and elsewhere.
MATRIX = [
    ("see", predicate(permissions.may_know), (*UNPUBLISHED, *NEXT, State.ARCHIVED), C, OFFICE),
    ("edit a draft", predicate(permissions.may_edit), (State.DRAFT, "next draft"), C, OFFICE),
    (
        "edit in review",
        predicate(permissions.may_edit),
        (State.IN_REVIEW, "next in review"),
        OFFICE,
        OFFICE,
    ),
    ("begin a next version", predicate(permissions.may_edit), (State.PUBLISHED,), C, OFFICE),
    ("edit what is withdrawn", predicate(permissions.may_edit), (State.ARCHIVED,), (), ()),
    ("submit", publication.submit, (State.DRAFT, "next draft"), C, OFFICE),
    ("recall", publication.recall, (State.IN_REVIEW, "next in review"), C, OFFICE),
    (
        "return",
        partial(publication.return_to_draft, reason="Name it."),
        (State.IN_REVIEW, "next in review"),
        OFFICE,
        OFFICE,
    ),
    (
        "publish",
        publication.publish,
        (*UNPUBLISHED, *NEXT),
        ("publisher", "administrator"),
        ("publisher", "administrator"),
    ),
    (
        "withdraw",
        publication.withdraw,
        (State.PUBLISHED,),
        ("publisher", "administrator"),
        ("publisher", "administrator"),
    ),
    ("restore", publication.restore, (State.ARCHIVED,), C, OFFICE),
    ("check", publication.verify, (State.PUBLISHED,), OFFICE, OFFICE),
    ("give up a next version", publication.discard, NEXT, C, OFFICE),
    ("go back", restored, (State.DRAFT, "next draft"), C, OFFICE),
    ("merge", merged, (State.DRAFT,), OFFICE, OFFICE),
    ("delete a draft", predicate(permissions.may_delete), (State.DRAFT,), C, OFFICE),
    ("delete in review", predicate(permissions.may_delete), (State.IN_REVIEW,), OFFICE, OFFICE),
    ("delete what is public", predicate(permissions.may_delete), (State.PUBLISHED, State.ARCHIVED), (), ()),
    ("confirm a translation", translations.confirm, (State.DRAFT,), C, OFFICE),
]
CELLS = [
    pytest.param(act, state, country, may, id=f"{name}-{state}-{'own' if country == OWN else 'other'}")
    for name, act, states, own, other in MATRIX
    for state in states
    for country, may in ((OWN, own), (OTHER, other))
]


class TestTheMatrix:
    @pytest.mark.parametrize(("act", "state", "country", "may"), CELLS)
    def test_says_who_may(self, act, state, country, may, people):
        assert allowed(people, act, country, state) == list(may)

    def test_leaves_what_is_of_no_country_to_the_office(self, people):
        assert [
            permissions.may_edit(people["focal point"], factory())
            for factory in (make.ChallengeFactory, make.NetworkFactory, make.RecommendationFactory)
        ] == [False] * 3

    def test_of_somebody_with_two_roles_is_that_of_the_wider_one(self, countries):
        both = member("focal point", "editor")
        assert remits.remit(both) is None

    def test_of_a_focal_point_without_a_country_is_empty(self, countries):
        alone = focal_point(name="alone").user
        assert [permissions.may_edit(alone, entry_of(OWN, State.DRAFT)), remits.remit(alone)] == [
            False,
            frozenset(),
        ]
