"""Who may do what, cell by cell: role × action × state × own or other country, through every way in."""

from functools import partial

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from initiatives.editorial import merging, permissions, publication, remits, restoring, translations
from initiatives.editorial.history import changes_of
from initiatives.editorial.refusals import Refused
from initiatives.editorial.versions import document_of, draft, next_of
from initiatives.models import Authority, Challenge, Initiative, NextVersion, Profile
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Office, complete, enter, member, told

pytestmark = pytest.mark.django_db

ROLES = ("nobody", "reader", "focal point", "editor", "publisher", "administrator")
OFFICE = ("editor", "publisher", "administrator")
OWN, OTHER = "MA", "FR"


def focal_point(*countries: str, name: str = "focal") -> Office:
    office = Office("focal point", name=name)
    profile, _new = Profile.objects.get_or_create(user=office.user)
    profile.countries.set(countries)
    return office


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
    ("delete", predicate(permissions.may_delete), UNPUBLISHED, C, OFFICE),
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


class TestAFocalPointInTheOffice:
    """Through every door: lists, choosers, forms, actions, history, review, preview."""

    @pytest.fixture
    def focal(self, countries):
        return focal_point(OWN)

    def test_lists_what_is_public_and_what_is_of_the_own_country(self, focal):
        make.PublishedInitiativeFactory(key="public")
        entry_of(OWN, State.DRAFT)
        Initiative.objects.filter(state=State.DRAFT).update(key="own")
        hidden = entry_of(OTHER, State.DRAFT)
        page = focal.client.get(focal.url(Initiative, "changelist"))
        assert sorted(row.key for row in page.context["cl"].result_list) == ["own", "public"]
        assert hidden.key not in page.content.decode()

    def test_counts_no_more_on_the_front_page(self, focal):
        entry_of(OTHER, State.DRAFT)
        entry_of(OTHER, State.IN_REVIEW)
        before = focal.client.get("/admin/").content
        Initiative.objects.all().delete()
        Authority.objects.all().delete()
        assert focal.client.get("/admin/").context["work"] == []
        assert b"In review <strong>" not in before

    @pytest.mark.parametrize("page", ["change", "history", "delete", "review"])
    def test_finds_hidden_entries_of_others_as_little_as_absent_ones(self, focal, page):
        hidden = entry_of(OTHER, State.DRAFT)
        answer = focal.client.get(focal.url(hidden, page), follow=True)
        absent = focal.client.get(focal.url(hidden, page).replace(str(hidden.pk), "999999"), follow=True)
        assert (
            answer.status_code,
            told(answer) if answer.context and "messages" in answer.context else [],
        ) == (
            absent.status_code,
            [
                message.replace("999999", str(hidden.pk))
                for message in (told(absent) if absent.context and "messages" in absent.context else [])
            ],
        )

    @pytest.mark.parametrize("step", ["return", "withdraw", "verify", "restore", "recall", "discard"])
    def test_takes_no_step_with_entries_of_others(self, focal, step):
        state = {"return": State.IN_REVIEW, "recall": State.IN_REVIEW, "restore": State.ARCHIVED}.get(
            step, "next draft"
        )
        entry = entry_of(OTHER, state)
        before = document_of(entry), _next(entry)
        answer = focal.client.post(focal.url(entry, step), {"reason": "x"})
        assert answer.status_code == 403
        assert (document_of(entry), _next(entry)) == before

    def test_sees_a_published_entry_of_others_as_readers_do(self, focal):
        entry = entry_of(OTHER, "next draft")
        page = focal.get(entry, "change")
        assert (page.context["has_change_permission"], "Next" in page.content.decode()) == (
            False,
            "Next version" in page.content.decode(),
        )
        assert focal.get(entry, "history").context["changes"] == []
        assert focal.client.get(focal.url(entry, "review")).status_code == 404

    def test_drafts_the_next_version_of_an_own_entry(self, focal):
        entry = entry_of(OWN, State.PUBLISHED)
        focal.save(entry, focal.open(entry).type(title_en="Mine"), _step="submit")
        assert _next(entry)[0] == State.IN_REVIEW
        assert focal.get(entry, "change").context["has_change_permission"] is False
        assert told(focal.client.post(focal.url(entry, "recall"), follow=True))[0].endswith(
            "Recalled from review."
        )
        focal.save(entry, focal.open(entry).type(title_en="Mine, too"))
        assert _next(entry) == (State.DRAFT, next_of(entry).document)

    def test_adds_entries_of_the_own_country_alone(self, focal):
        said = "Choose countries among those for which you speak."
        for level, country, expected in (
            ("national", OTHER, [said]),
            ("supranational", "", [said]),
            ("national", OWN, []),
        ):
            form = focal.open(Authority).type(
                key="agency", name_en="Agency", level=level, kind="agency", country=country
            )
            answer = focal.save(Authority, form)
            errors = answer.context.get("errors") if answer.context else None
            assert [str(error) for found in errors or [] for error in found] == expected
        assert Authority.objects.get(key="agency").country_id == OWN

    @pytest.mark.parametrize("after", [[OTHER], [OWN, OTHER], []])
    def test_moves_no_entry_to_or_from_another_country(self, focal, after):
        entry = entry_of(OWN, State.DRAFT)
        answer = focal.save(entry, focal.open(entry).type(countries=after))
        assert [str(error) for found in answer.context["errors"] for error in found] == [
            "Choose countries among those for which you speak."
        ]
        assert list(entry.countries.values_list("pk", flat=True)) == [OWN]

    def test_acts_on_many_only_if_all_are_theirs(self, focal):
        own, other = entry_of(OWN, State.DRAFT), entry_of(OTHER, State.DRAFT)
        public = entry_of(OTHER, State.PUBLISHED)
        focal.act(Initiative, "submit", own, other)
        assert focal.act(Initiative, "submit", own, public).status_code == 403
        own.refresh_from_db()
        assert own.state == State.DRAFT
        focal.act(Initiative, "submit", own)
        own.refresh_from_db()
        assert own.state == State.IN_REVIEW

    def test_is_offered_no_action_of_the_office(self, focal):
        entry_of(OWN, State.DRAFT)
        page = focal.client.get(focal.url(Initiative, "changelist"))
        names = {value for value, _label in page.context["action_form"].fields["action"].choices}
        assert names - {"", "delete_selected"} == {"submit", "restore", "translated"}

    def test_is_suggested_nothing_hidden_of_others(self, focal):
        make.AuthorityFactory(name_en="Hidden agency", country_id=OTHER)
        make.AuthorityFactory(name_en="Own agency", country_id=OWN)
        query = "?term=agency&app_label=initiatives&model_name=participation&field_name=authority"
        found = focal.client.get("/admin/autocomplete/" + query).json()["results"]
        assert [row["text"].split(" (")[0] for row in found] == ["Own agency"]

    def test_cannot_tie_to_something_hidden_of_others(self, focal):
        hidden = make.AuthorityFactory(country_id=OTHER)
        entry = entry_of(OWN, State.DRAFT)
        form = focal.open(entry).add("participations", authority=hidden.pk, role="funds")
        assert focal.save(entry, form).status_code == 200
        assert entry.participations.filter(authority=hidden).count() == 0

    def test_previews_own_entries_alone(self, focal):
        own, other = entry_of(OWN, State.DRAFT), entry_of(OTHER, State.DRAFT)
        assert [
            focal.client.get(f"/en/preview/initiative/{entry.key}/").status_code for entry in (own, other)
        ] == [200, 404]

    def test_has_no_page_of_twins_and_none_that_merges(self, focal):
        own, twin = entry_of(OWN, State.DRAFT), entry_of(OWN, State.DRAFT)
        assert focal.client.get(f"/admin/merge/initiative/{own.pk}/{twin.pk}/").status_code == 403

    def test_adds_and_changes_no_word_that_is_public_at_once(self, focal):
        assert [
            focal.client.get(f"/admin/initiatives/{name}/add/").status_code
            for name in ("country", "sector", "source", "place", "framework", "competence", "challenge")
        ] == [403] * 7


class TestAReaderOfTheOffice:
    def test_with_no_role_sees_nothing(self, client):
        enter(client, member(name="newcomer"))
        draft = make.ChallengeFactory()
        assert [
            client.get(address).status_code
            for address in (
                "/admin/initiatives/challenge/",
                f"/admin/initiatives/challenge/{draft.pk}/change/",
                f"/admin/initiatives/challenge/{draft.pk}/review/",
                f"/en/preview/challenge/{draft.key}/",
            )
        ] == [403, 403, 404, 404]
        assert Challenge.objects.count() == 1
