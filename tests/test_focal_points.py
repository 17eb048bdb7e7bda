"""Focal points at work in the office: what they see, what they write, and what is kept from them."""

import pytest

from initiatives.editorial.versions import document_of, next_of
from initiatives.models import Authority, Challenge, Initiative
from initiatives.vocabularies import State
from tests import factories as make
from tests.matrix import OTHER, OWN, focal_point
from tests.staff import enter, member, told
from tests.test_permission_matrix import entry_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def countries():
    return [make.CountryFactory(iso2=OWN, name_en="Morocco"), make.CountryFactory(iso2=OTHER)]


def _next(entry):
    version = next_of(entry)
    return (version.state, version.document) if version else None


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
        assert names == {"", "submit"}

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
