"""The editorial office: what staff can do there, what is refused, and in which words."""

import re
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from initiatives.admin import site
from initiatives.models import (
    Authority,
    Challenge,
    Citation,
    Initiative,
    Network,
    Recommendation,
    Source,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import member

NO_TITLE = "Give it a title in English or in French."
NO_SOURCE = "Name at least one source."
NO_PARTICIPANT = "Name at least one published authority or network that takes part."
GONE = "Some of the chosen rows are not there any more. Choose again."

pytestmark = pytest.mark.django_db


class Form(HTMLParser):
    """What a browser would send if somebody pressed “Save” now; change `fields` to type."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields = defaultdict(list)
        self.select = self.textarea = None
        self.reading = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "form":
            self.reading = at.get("id", "").endswith("_form")
        name = at.get("name", "")
        if not self.reading or "__prefix__" in name:
            return
        if tag == "input" and at.get("type") not in ("submit", "checkbox"):
            self.fields[name].append(at.get("value", ""))
        elif tag == "input" and at.get("type") == "checkbox" and "checked" in at:
            self.fields[name].append(at.get("value", "on"))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in at:
            self.fields[self.select].append(at["value"])
        elif tag == "textarea":
            self.textarea = name
            self.fields[name].append("")

    def handle_endtag(self, tag):
        self.select = None if tag == "select" else self.select
        self.textarea = None if tag == "textarea" else self.textarea

    def handle_data(self, data):
        if self.textarea and self.reading:
            self.fields[self.textarea][-1] += data

    def type(self, **values):
        for name, value in values.items():
            self.fields[name] = value if isinstance(value, list) else [str(value)]
        return self

    def add(self, part: str, **values):
        """Another row of an inline."""
        number = int(self.fields[f"{part}-TOTAL_FORMS"][0])
        self.fields[f"{part}-TOTAL_FORMS"] = [str(number + 1)]
        return self.type(**{f"{part}-{number}-{name}": value for name, value in values.items()})


class Office:
    """Somebody at work in the editorial office."""

    def __init__(self, *groups: str, name: str = "") -> None:
        self.user = member(*groups, name=name)
        self.client = Client()
        self.client.force_login(self.user)

    def url(self, record, page: str) -> str:
        model = record if isinstance(record, type) else type(record)
        args = [] if isinstance(record, type) else [record.pk]
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)

    def get(self, record, page: str, query: str = ""):
        return self.client.get(self.url(record, page) + query)

    def open(self, record) -> Form:
        page = "add" if isinstance(record, type) else "change"
        return Form(self.get(record, page).content.decode())

    def save(self, record, form: Form, **button):
        page = "add" if isinstance(record, type) else "change"
        data = {**form.fields, **(button or {"_save": "Save"})}
        return self.client.post(self.url(record, page), data, follow=True)

    def act(self, model, action: str, *rows):
        data = {"action": action, "_selected_action": [str(getattr(row, "pk", row)) for row in rows]}
        return self.client.post(self.url(model, "changelist"), data, follow=True)


@pytest.fixture
def editor():
    return Office("editor")


@pytest.fixture
def publisher():
    return Office("publisher")


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def refused(response) -> list[str]:
    """Every sentence that stands in the form, wherever it stands."""
    assert response.status_code == 200, response.status_code
    return [str(error) for errors in response.context["errors"] for error in errors]


def complete(factory=make.InitiativeFactory, **fields):
    if factory is make.InitiativeFactory:
        fields.setdefault("lead", make.PublishedAuthorityFactory())
    draft = factory(**fields)
    make.CitationFactory(**{draft.record(): draft})
    return draft


class TestAdding:
    def test_an_initiative_with_its_participants_and_sources_makes_a_draft(self, editor):
        rennes, uclg = make.AuthorityFactory(), make.NetworkFactory()
        source, challenge = make.SourceFactory(), make.ChallengeFactory()
        country, sector = make.CountryFactory(), make.SectorFactory()
        form = editor.open(Initiative).type(
            title_en="Emergency shelter",
            title_fr="Hébergement d’urgence",
            key="emergency-shelter",
            kind="service",
            scope="local",
            recorded_status="ongoing",
            started_in="2014",
            aliases="CHU, night shelter",
            countries=[country.pk],
            sectors=[str(sector.pk)],
        )
        form.add("participations", role="leads", authority=rennes.pk)
        form.add("participations", role="partner", network=uclg.pk, since="2015")
        form.add("responses", challenge=challenge.pk, how_en="It gives a bed.")
        form.add("citations", source=source.pk, locator="p. 3", position="1")
        form.add(
            "figures",
            measure="people",
            label_en="People",
            label_fr="Personnes",
            qualifier="over",
            value="950",
            source=source.pk,
        )
        response = editor.save(Initiative, form)
        shelter = Initiative.objects.get()
        assert told(response) == [
            f'The initiative “<a href="{editor.url(shelter, "change")}">Emergency shelter</a>”'
            " was added successfully."
        ]
        assert (shelter.state, shelter.number, shelter.aliases, shelter.started_in) == (
            State.DRAFT,
            None,
            ["CHU", "night shelter"],
            2014,
        )
        assert list(shelter.participations.values_list("role", "authority", "network", "since")) == [
            ("leads", rennes.pk, None, None),
            ("partner", None, uclg.pk, 2015),
        ]
        assert list(shelter.citations.values_list("source", "locator")) == [(source.pk, "p. 3")]
        assert list(shelter.responses.values_list("challenge", "how_en")) == [
            (challenge.pk, "It gives a bed.")
        ]
        assert [str(figure) for figure in shelter.figures.all()] == ["People: 950"]
        assert list(shelter.countries.all()) == [country]

    def test_levels_are_ticked(self, editor):
        form = editor.open(Recommendation).type(
            title_en="Consult", key="consult", addressed_levels=["national", "local"]
        )
        editor.save(Recommendation, form)
        assert Recommendation.objects.get().addressed_levels == ["national", "local"]

    def test_a_key_follows_from_the_english_title(self, editor):
        for model, label in ((Initiative, "title_en"), (Authority, "name_en"), (Source, "title_en")):
            page = editor.get(model, "add").content.decode()
            assert f"&quot;dependency_ids&quot;: [&quot;#id_{label}&quot;]" in page

    @pytest.mark.parametrize("who", ["editor", "publisher"])
    def test_a_state_that_somebody_slips_in_is_not_heard(self, who):
        office = Office(who)
        form = office.open(Challenge).type(title_en="Costs", key="costs", theme="finance")
        office.save(Challenge, form.type(state="published", number="7"))
        challenge = Challenge.objects.get()
        assert (challenge.state, challenge.number) == (State.DRAFT, None)
        office.save(challenge, office.open(challenge).type(state="published"))
        challenge.refresh_from_db()
        assert challenge.state == State.DRAFT

    def test_what_is_wrong_is_said_and_nothing_is_saved(self, editor):
        form = editor.open(Initiative).type(
            title_en="Shelter", key="Shelter!", kind="service", scope="local", started_in="99999999999"
        )
        assert refused(editor.save(Initiative, form)) == [
            "Ensure this value is less than or equal to 32767.",
            "A key has only lower-case letters, digits and single hyphens, such as “rennes-emergency-shelter”.",
        ]
        form.type(key="shelter", started_in="2020", ended_in="2010", website="javascript:alert(1)")
        assert refused(editor.save(Initiative, form)) == [
            "Enter a valid URL.",
            "An initiative cannot end before it starts.",
        ]
        assert not Initiative.objects.exists()


class TestPublishing:
    def test_is_refused_with_reasons_and_the_text_is_saved(self, publisher):
        form = publisher.open(Initiative).type(
            title_en="Shelter", key="shelter", kind="service", scope="local"
        )
        response = publisher.save(Initiative, form, _step="publish")
        shelter = Initiative.objects.get()
        assert told(response) == ["Saved, but not published:", NO_SOURCE, NO_PARTICIPANT]
        assert response.redirect_chain == [(publisher.url(shelter, "change"), 302)]
        assert shelter.state == State.DRAFT

    def test_is_accepted_once_nothing_is_missing(self, publisher):
        shelter = make.InitiativeFactory(title_en="Shelter")
        form = publisher.open(shelter).type(title_fr="Abri")
        form.add("citations", source=make.SourceFactory().pk, position="1")
        form.add("participations", role="leads", authority=make.PublishedAuthorityFactory().pk)
        response = publisher.save(shelter, form, _step="publish")
        shelter.refresh_from_db()
        assert told(response) == ["Shelter: Published."]
        assert (shelter.state, shelter.number, shelter.title_fr) == (State.PUBLISHED, 1, "Abri")
        assert [entry.get_change_message() for entry in LogEntry.objects.order_by("-pk")][:1] == [
            "Published."
        ]

    def test_what_is_missing_stands_above_the_form(self, editor):
        draft = make.InitiativeFactory(title_en="", title_fr="")
        page = editor.get(draft, "change")
        assert page.context["missing"] == [NO_TITLE, NO_SOURCE, NO_PARTICIPANT]
        assert [text in page.content.decode() for text in page.context["missing"]] == [True] * 3
        assert "Nothing is missing: it can be published." in editor.get(complete(), "change").content.decode()

    def test_an_action_publishes_all(self, publisher):
        drafts = [complete(title_en="One"), complete(title_en="Two")]
        assert told(publisher.act(Initiative, "publish", *drafts)) == ["One: Published.", "Two: Published."]
        assert Initiative.objects.published().count() == 2

    def test_an_action_publishes_none_if_one_is_refused_and_tells_why(self, publisher):
        fine, bare = complete(title_en="Fine"), make.InitiativeFactory(title_en="Bare")
        assert told(publisher.act(Initiative, "publish", fine, bare)) == [
            f"Bare: {NO_SOURCE}",
            f"Bare: {NO_PARTICIPANT}",
        ]
        assert Initiative.objects.published().count() == 0
        assert LogEntry.objects.count() == 0

    @pytest.mark.parametrize("stranger", [404, "abc", "99999999999999999999"])
    def test_an_action_on_a_row_that_is_not_there_is_refused_whole(self, publisher, stranger):
        fine = complete()
        assert told(publisher.act(Initiative, "publish", fine, stranger)) == [GONE]
        assert Initiative.objects.published().count() == 0

    def test_is_not_offered_to_an_editor(self, editor):
        draft = complete()
        page = editor.get(Initiative, "changelist")
        assert [name for name, _ in page.context["action_form"].fields["action"].choices] == [
            "",
            "delete_selected",
            "submit",
            "return",
            "restore",
        ]
        assert [step.name for step in editor.get(draft, "change").context["steps"]] == ["submit"]

    def test_is_not_done_by_an_editor_who_crafts_an_action(self, editor):
        draft = complete()
        assert told(editor.act(Initiative, "publish", draft)) == ["No action selected."]
        assert Initiative.objects.published().count() == 0

    def test_is_not_done_by_an_editor_who_crafts_the_button(self, editor):
        draft = complete(title_en="Before")
        response = editor.save(draft, editor.open(draft).type(title_en="After"), _step="publish")
        draft.refresh_from_db()
        assert (response.status_code, draft.state, draft.title_en) == (403, State.DRAFT, "Before")

    @pytest.mark.parametrize("step", ["withdraw", "restore", "drop", ""])
    def test_a_button_that_does_not_exist_only_saves(self, publisher, step):
        draft = complete(title_en="Before")
        publisher.save(draft, publisher.open(draft).type(title_en="After"), _step=step)
        draft.refresh_from_db()
        assert (draft.state, draft.title_en) == (State.DRAFT, "After")

    def test_editors_submit_and_return(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        for step, said, state in (
            ("submit", "Submitted for review.", State.IN_REVIEW),
            ("return", "Returned to draft.", State.DRAFT),
        ):
            assert told(editor.save(draft, editor.open(draft), _step=step)) == [f"Costs: {said}"]
            draft.refresh_from_db()
            assert draft.state == state


class TestWithdrawing:
    def test_asks_first_and_sends_readers_to_the_successor(self, publisher):
        old = make.PublishedChallengeFactory(title_en="Old")
        new = make.PublishedChallengeFactory()
        page = publisher.get(old, "withdraw")
        old.refresh_from_db()
        assert (page.status_code, old.state) == (200, State.PUBLISHED)
        data = {"successor": new.pk, "reason": "Said better elsewhere"}
        response = publisher.client.post(publisher.url(old, "withdraw"), data, follow=True)
        old.refresh_from_db()
        assert told(response) == ["Old: Withdrawn."]
        assert (old.state, old.successor) == (State.ARCHIVED, new)
        assert LogEntry.objects.get().get_change_message() == "Withdrawn. Said better elsewhere"

    def test_names_the_initiatives_that_would_stand_alone(self, publisher):
        leader = make.PublishedAuthorityFactory(name_en="Rennes")
        make.PublishedInitiativeFactory(title_en="Shelter", lead=leader)
        reason = (
            "“Shelter” would have no published participant. Name another one there, or withdraw it first."
        )
        page = publisher.client.post(publisher.url(leader, "withdraw"), {"reason": "typed"})
        assert page.context["form"].non_field_errors() == [reason]
        assert page.context["form"]["reason"].value() == "typed"
        assert told(publisher.act(Authority, "withdraw", leader)) == [f"Rennes: {reason}"]
        leader.refresh_from_db()
        assert leader.is_published

    def test_is_not_for_editors(self, editor):
        entry = make.PublishedChallengeFactory()
        answers = [
            editor.client.get(editor.url(entry, "withdraw")).status_code,
            editor.client.post(editor.url(entry, "withdraw")).status_code,
        ]
        told(editor.act(Challenge, "withdraw", entry))
        entry.refresh_from_db()
        assert (answers, entry.state) == ([403, 403], State.PUBLISHED)

    def test_is_undone_by_restoring_a_draft(self, editor):
        entry = complete(make.ChallengeFactory, title_en="Costs", state=State.ARCHIVED)
        assert editor.client.get(editor.url(entry, "restore")).status_code == 403
        response = editor.client.post(editor.url(entry, "restore"), follow=True)
        entry.refresh_from_db()
        assert (told(response), entry.state) == (["Costs: Restored as a draft."], State.DRAFT)


class TestWhatIsPublished:
    @pytest.fixture
    def shelter(self):
        return make.PublishedInitiativeFactory(title_en="Shelter")

    def test_is_read_but_not_edited_by_an_editor(self, editor, shelter):
        page = editor.get(shelter, "change")
        assert (page.status_code, page.context["has_change_permission"]) == (200, False)
        assert editor.save(shelter, Form("").type(title_en="Changed")).status_code == 403
        shelter.refresh_from_db()
        assert shelter.title_en == "Shelter"

    def test_is_edited_by_a_publisher(self, publisher, shelter):
        publisher.save(shelter, publisher.open(shelter).type(title_en="Night shelter"))
        shelter.refresh_from_db()
        assert (shelter.title_en, shelter.state) == ("Night shelter", State.PUBLISHED)

    @pytest.mark.parametrize(
        ("part", "sentence"), [("citations", NO_SOURCE), ("participations", NO_PARTICIPANT)]
    )
    def test_keeps_its_last_source_and_participant_and_the_text_of_the_editor(
        self, publisher, shelter, part, sentence
    ):
        form = publisher.open(shelter).type(title_en="Typed with care")
        response = publisher.save(shelter, form.type(**{f"{part}-0-DELETE": "on"}))
        assert (refused(response), told(response)) == ([sentence], [])
        assert response.context["adminform"].form["title_en"].value() == "Typed with care"
        shelter.refresh_from_db()
        assert (shelter.title_en, getattr(shelter, part).count()) == ("Shelter", 1)
        assert not LogEntry.objects.exists()

    def test_may_change_its_last_source_for_another(self, publisher, shelter):
        other = make.SourceFactory()
        form = publisher.open(shelter).type(**{"citations-0-DELETE": "on"})
        publisher.save(shelter, form.add("citations", source=other.pk, position="1"))
        assert [citation.source for citation in shelter.citations.all()] == [other]

    def test_keeps_a_title(self, publisher, shelter):
        form = publisher.open(shelter).type(title_en="", title_fr="")
        assert refused(publisher.save(shelter, form)) == [NO_TITLE]

    def test_keeps_its_key(self, publisher, shelter):
        form = publisher.open(shelter)
        assert "key" not in form.fields
        publisher.save(shelter, form.type(key="another"))
        assert Initiative.objects.get().key == shelter.key

    def test_is_never_deleted(self, publisher, shelter):
        assert publisher.client.post(publisher.url(shelter, "delete"), {"post": "yes"}).status_code == 403
        data = {"action": "delete_selected", "_selected_action": [shelter.pk], "post": "yes"}
        assert publisher.client.post(publisher.url(Initiative, "changelist"), data).status_code == 403
        assert Initiative.objects.count() == 1

    def test_is_not_edited_once_withdrawn(self, publisher):
        entry = complete(make.ChallengeFactory, state=State.ARCHIVED)
        page = publisher.get(entry, "change")
        assert (page.context["has_change_permission"], [s.name for s in page.context["steps"]]) == (
            False,
            ["restore"],
        )
        assert publisher.save(entry, Form("").type(title_en="Changed")).status_code == 403

    def test_links_to_its_page_and_drafts_to_a_preview(self, editor, shelter):
        draft = make.ChallengeFactory(key="costs")
        assert [
            editor.get(entry, "change").context["absolute_url"]
            for entry in (shelter, draft, make.MeetingFactory())
        ] == [
            f"/en/initiatives/{shelter.number}-shelter/",
            "/en/preview/challenge/costs/",
            "/en/meetings/1-" + "meeting-" + make.MeetingFactory._meta.model.objects.get().key + "/",
        ]


class TestDeleting:
    def test_removes_a_draft_that_was_never_published(self, editor):
        draft = complete()
        editor.client.post(editor.url(draft, "delete"), {"post": "yes"})
        assert (Initiative.objects.count(), Citation.objects.filter(initiative__isnull=False).count()) == (
            0,
            0,
        )

    def test_keeps_what_others_rest_on_and_names_them(self, editor):
        authority = make.AuthorityFactory()
        make.ParticipationFactory(authority=authority)
        page = editor.get(authority, "delete")
        assert (page.status_code, len(page.context["protected"])) == (200, 1)
        editor.client.post(editor.url(authority, "delete"), {"post": "yes"})
        assert Authority.objects.count() == 1

    def test_a_meeting_keeps_its_number(self, publisher):
        assert publisher.get(make.MeetingFactory(), "delete").status_code == 403


class TestTwoEditorsAtOnce:
    SAID = (
        "Somebody has changed this since you opened it. Nothing was saved; your text is kept below."
        " What you see differs from what is saved now in: {}. Save again to replace what they saved."
    )

    def test_the_second_is_told_and_keeps_their_text(self, editor):
        other = Office("editor", name="other")
        draft = make.ChallengeFactory(title_en="Costs")
        mine, theirs = editor.open(draft), other.open(draft)
        other.save(draft, theirs.type(statement_en="Theirs"))
        response = editor.save(draft, mine.type(title_en="Mine"))
        assert refused(response) == [self.SAID.format("Title in English and Statement in English")]
        assert response.context["adminform"].form["title_en"].value() == "Mine"
        draft.refresh_from_db()
        assert (draft.title_en, draft.statement_en) == ("Costs", "Theirs")

    def test_the_second_can_then_save_knowingly(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        mine, theirs = editor.open(draft), editor.open(draft)
        editor.save(draft, theirs.type(title_en="Theirs"))
        page = editor.save(draft, mine.type(title_en="Mine"))
        editor.save(draft, Form(page.content.decode()))
        draft.refresh_from_db()
        assert draft.title_en == "Mine"

    def test_a_change_of_state_counts(self, publisher):
        draft = complete(make.ChallengeFactory)
        form = publisher.open(draft)
        publisher.act(Challenge, "publish", draft)
        draft.refresh_from_db()
        assert refused(publisher.save(draft, form)) == [
            "Somebody has changed this since you opened it. Nothing was saved; your text is kept below."
            " Save again to replace what they saved."
        ]

    def test_a_change_of_a_part_counts(self, editor):
        draft = make.InitiativeFactory()
        mine, theirs = editor.open(draft), editor.open(draft)
        editor.save(draft, theirs.add("citations", source=make.SourceFactory().pk, position="1"))
        assert len(refused(editor.save(draft, mine.type(title_en="Mine")))) == 1

    def test_a_save_without_a_change_does_not(self, editor):
        draft = make.ChallengeFactory()
        before = draft.updated_at
        editor.save(draft, editor.open(draft))
        draft.refresh_from_db()
        assert draft.updated_at == before

    def test_a_form_that_hides_its_version_is_not_trusted(self, editor):
        draft = make.ChallengeFactory()
        assert len(refused(editor.save(draft, editor.open(draft).type(opened_with="")))) == 1

    def test_records_without_a_date_of_change_are_guarded_as_well(self, editor):
        source = make.SourceFactory(publisher="Before")
        mine, theirs = editor.open(source), editor.open(source)
        editor.save(source, theirs.type(publisher="Theirs"))
        assert refused(editor.save(source, mine.type(title_en="Mine"))) == [
            self.SAID.format("Title in English and Publisher")
        ]

    def test_a_part_that_somebody_deleted_is_no_error_of_the_server(self, editor):
        draft = complete()
        form = editor.open(draft)
        draft.citations.all().delete()
        response = editor.save(draft, form)
        assert (response.status_code, Citation.objects.filter(initiative=draft).count()) == (200, 0)


class TestWhatTheDatabaseRefuses:
    """Twins that no form can see, cycles, and rows that vanish: a sentence in the form, never a 500."""

    def test_a_source_cited_twice_for_the_same_passage(self, editor):
        draft = complete()
        source = draft.citations.get().source
        form = editor.open(draft).add("citations", source=source.pk, position="2")
        assert refused(editor.save(draft, form)) == ["This source is cited already for the same passage."]

    def test_a_participant_listed_twice(self, editor):
        draft = complete()
        lead = draft.participations.get()
        form = editor.open(draft).add("participations", role=lead.role, authority=lead.authority.pk)
        assert refused(editor.save(draft, form)) == ["This participant is listed already with the same role."]

    def test_a_participant_of_neither_kind(self, editor):
        draft = complete()
        form = editor.open(draft).add("participations", role="funds")
        assert refused(editor.save(draft, form)) == ["Choose one participant: an authority or a network."]

    def test_an_authority_that_is_part_of_itself_through_another(self, editor):
        upper = make.AuthorityFactory(level="local")
        lower = make.AuthorityFactory(level="local", parent=upper)
        form = editor.open(upper).type(parent=lower.pk)
        assert refused(editor.save(upper, form)) == [
            "An authority cannot be part of itself, not even through others."
        ]

    def test_a_network_that_is_a_member_of_itself_through_another(self, editor):
        upper, lower = make.NetworkFactory(), make.NetworkFactory()
        make.MembershipFactory(network=upper, authority=None, member_network=lower)
        form = editor.open(lower).add("memberships", member_network=upper.pk)
        assert refused(editor.save(lower, form)) == [
            "A network cannot be a member of itself, not even through others."
        ]

    def test_what_was_typed_is_kept(self, editor):
        draft = complete()
        source = draft.citations.get().source
        form = editor.open(draft).type(title_en="Typed with care")
        form.add("citations", source=source.pk, position="2")
        page = Form(editor.save(draft, form).content.decode())
        assert (page.fields["title_en"], page.fields["citations-1-source"]) == (
            ["Typed with care"],
            [str(source.pk)],
        )


FACTORIES = {
    "initiative": lambda n: initiative_with_all(),
    "authority": lambda n: make.PublishedAuthorityFactory(
        country=country(n), parent=make.AuthorityFactory(level="local")
    ),
    "network": lambda n: make.NetworkFactory(successor=make.PublishedNetworkFactory()),
    "challenge": lambda n: make.ChallengeFactory(levels=["local", "national"]),
    "recommendation": lambda n: make.RecommendationFactory(
        meeting=make.MeetingFactory(), addressed_levels=["local"]
    ),
    "source": lambda n: make.CitationFactory(challenge=make.ChallengeFactory()),
    "meeting": lambda n: make.MeetingFactory(place=make.PlaceFactory(), chair=country(n)),
    "competence": lambda n: make.CompetenceFactory(authority=make.AuthorityFactory(), country=country(n)),
    "framework": lambda n: make.FrameworkFactory(supersedes=make.FrameworkFactory()),
    "commitment": lambda n: make.CommitmentFactory(),
    "country": lambda n: country(n),
    "place": lambda n: make.PlaceFactory(country=country(n)),
    "sector": lambda n: make.SectorFactory(),
    "savedsearch": lambda n: make.SavedSearchFactory(),
    "user": lambda n: User.objects.create_user(f"user-{n}").groups.set(Group.objects.all()),
    "group": lambda n: Group.objects.create(name=f"group-{n}"),
}
every_admin = pytest.mark.parametrize(
    "model", list(site._registry), ids=lambda model: str(model._meta.model_name)
)


def country(number: int):
    return make.CountryFactory(iso2="ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number // 26] + chr(65 + number % 26))


def initiative_with_all():
    entry = make.PublishedInitiativeFactory()
    make.ParticipationFactory(initiative=entry, authority=make.AuthorityFactory())
    make.ParticipationFactory(initiative=entry, authority=None, network=make.NetworkFactory())
    entry.countries.set([country(1), country(2)])
    entry.sectors.add(make.SectorFactory())
    return entry


@pytest.fixture
def chief():
    """A superuser, who sees every list."""
    office = Office(name="chief")
    User.objects.filter(pk=office.user.pk).update(is_superuser=True)
    return office


class TestLists:
    @every_admin
    def test_need_as_many_queries_for_thirty_rows_as_for_one(self, chief, model):
        chief.get(model, "changelist")  # what Django remembers between requests is remembered now
        counts = []
        for numbers in (range(1), range(1, 30)):
            for number in numbers:
                FACTORIES[model._meta.model_name](number)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert chief.get(model, "changelist").status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1]
        assert model.objects.count() >= 30

    def test_a_form_needs_as_many_queries_for_ten_participants_as_for_one(self, chief):
        entry = make.InitiativeFactory(lead=make.AuthorityFactory())
        chief.get(entry, "change")
        counts = []
        for more in (1, 9):
            for _ in range(more):
                make.ParticipationFactory(initiative=entry, source=make.SourceFactory())
                make.ParticipationFactory(initiative=entry, authority=None, network=make.NetworkFactory())
                make.FigureFactory(initiative=entry)
                make.CitationFactory(initiative=entry)
                make.ResponseFactory(initiative=entry)
            with CaptureQueriesContext(connection) as queries:
                chief.get(entry, "change")
            counts.append(len(queries))
        assert counts[1] == counts[0]

    @pytest.mark.parametrize("typed", ["hebergement", "URGENCE hébergement", "chu", "héber urg"])
    def test_find_words_without_accents_and_capitals_also_among_other_names(self, editor, typed):
        make.InitiativeFactory(title_fr="Hébergement d’urgence", aliases=["CHU"])
        make.InitiativeFactory(title_fr="Autre chose")
        found = editor.get(Initiative, "changelist", f"?q={typed}").context["cl"].queryset
        assert [entry.title_fr for entry in found] == ["Hébergement d’urgence"]

    @pytest.mark.parametrize(
        ("language", "ordered"), [("en", "Amman Évora Zanzibar"), ("fr", "Zanzibar Évora Amman")]
    )
    def test_are_in_the_order_of_the_readers_language(self, editor, language, ordered):
        for english, french in (("Zanzibar", "à Zanzibar"), ("Évora", ""), ("Amman", "Zoo")):
            make.AuthorityFactory(name_en=english, name_fr=french)
        url, headers = editor.url(Authority, "changelist"), {"Accept-Language": language}
        for query in ("", "?o=1"):
            found = editor.client.get(url + query, headers=headers).context["cl"].queryset
            assert [entry.name_en for entry in found] == ordered.split()

    def test_filter_by_what_is_missing_and_by_the_last_check(self, editor):
        complete(make.ChallengeFactory, key="fine", last_verified_on="2026-11-01")
        make.ChallengeFactory(key="old", last_verified_on="2020-01-01", title_fr="")
        make.ChallengeFactory(key="new", title_en="")

        def keys(query: str) -> set[str]:
            return {entry.key for entry in editor.get(Challenge, "changelist", query).context["cl"].queryset}

        assert {
            query: keys(query)
            for query in (
                "?lacks=english",
                "?lacks=french",
                "?lacks=source",
                "?checked=long-ago",
                "?checked=never",
            )
        } == {
            "?lacks=english": {"new"},
            "?lacks=french": {"old"},
            "?lacks=source": {"old", "new"},
            "?checked=long-ago": {"old"},
            "?checked=never": {"new"},
        }


HOSTILE = [
    "q=" + "word+" * 3000,
    "q=" + "%22" * 50 + "%27%5C",
    "q=%25_%5C%27%22;--",
    "q=%F0%9F%99%82+%D8%A7%D9%84%D8%B9%D8%B1%D8%A8%D9%8A%D8%A9",
    "q=%00",
    "q=%ED%A0%80",
    "p=abc",
    "p=-1",
    "p=99999999999999999999",
    "all=&p=0",
    "o=99.-x.1",
    "o=" + "1." * 500,
    "e=1",
    "_facets=True",
    "id__exact=99999999999999999999",
    "id__in=a,b",
    "pk=abc",
    "state__exact=%27",
    "state__exact=" + "x" * 5000,
    "country__iso2__exact=ZZZZ",
    "countries__iso2__exact=%27",
    "country__id__exact=1",
    "updated_at__gte=tomorrow",
    "starts_on__year=99999999",
    "starts_on__year=abc",
    "starts_on__day=1",
    "password__startswith=p",
    "internal_note__contains=secret",
    "level__regex=(",
    "checked=x&lacks=y",
    "_popup=1&_to_field=password",
    "_to_field=id",
    "_changelist_filters=%26%26%3D%00",
]


class TestHostileQuestions:
    @every_admin
    def test_never_break_a_list(self, chief, model):
        FACTORIES[model._meta.model_name](0)
        answers = {query: chief.get(model, "changelist", f"?{query}").status_code for query in HOSTILE}
        assert {query: code for query, code in answers.items() if code not in (200, 302, 400)} == {}

    @every_admin
    def test_never_break_a_form(self, chief, model):
        slipped_in = ["?key=%27&level=x", "?country=ZZ", "?successor=abc", "?_popup=1&_to_field=password"]
        answers = {query: chief.get(model, "add", query).status_code for query in slipped_in}
        for pk in ("99999999999999999999", "abc", "%27", "_3A", "0/../1"):
            for page in ("change", "delete", "history", "withdraw"):
                url = f"{chief.url(model, 'changelist')}{pk}/{page}/"
                answers[url] = chief.client.get(url).status_code
        assert {url: code for url, code in answers.items() if code not in (200, 302, 400, 403, 404)} == {}

    def test_never_break_the_suggestions(self, editor):
        make.AuthorityFactory()
        fine = {"app_label": "initiatives", "model_name": "participation", "field_name": "authority"}
        for changed in (
            *({"term": query.removeprefix("q=")} for query in HOSTILE),
            {"page": "abc"},
            {"page": "99999999999999999999"},
            {"field_name": "nothing"},
            {"model_name": "nothing"},
            {"field_name": "role"},
        ):
            code = editor.client.get(reverse("admin:autocomplete"), {**fine, **changed}).status_code
            assert code in (200, 400, 403, 404), changed

    def test_never_break_a_save(self, publisher):
        entry = make.PublishedInitiativeFactory()
        for typed in (
            {"participations-TOTAL_FORMS": "x"},
            {"participations-TOTAL_FORMS": "99999"},
            {"participations-0-id": "99999999999999999999"},
            {"participations-0-authority": "abc"},
            {"participations-0-since": "-1"},
            {"successor": "99999999999999999999"},
            {"countries": ["ZZ", "%"]},
            {"started_in": "٢٠٢٠"},
            {"last_verified_on": "99999-99-99"},
            {"aliases": "a,,b" + "x" * 300},
            {"title_en": "x" * 5000},
            {"_popup": "1"},
            {"_to_field": "password"},
            {"opened_with": "x" * 5000},
        ):
            code = publisher.save(entry, publisher.open(entry).type(**typed)).status_code
            assert code in (200, 400), typed


class TestSuggestions:
    def suggest(self, office, typed: str, **field) -> list[str]:
        asked = {
            "app_label": "initiatives",
            "model_name": "participation",
            "field_name": "authority",
            **field,
        }
        response = office.client.get(reverse("admin:autocomplete"), {**asked, "term": typed})
        return [result["text"] for result in response.json()["results"]]

    def test_tell_records_of_the_same_name_apart(self, editor):
        morocco = make.CountryFactory(iso2="MA", name_en="Morocco")
        make.PublishedAuthorityFactory(name_en="Rabat", level="local", country=morocco)
        make.AuthorityFactory(name_en="Rabat", level="regional", country=morocco)
        assert self.suggest(editor, "rabat") == ["Rabat (local, Morocco)", "Rabat (regional, Morocco, draft)"]

    def test_describe_sources_and_commitments(self, editor):
        make.SourceFactory(title_en="Outcome document", publisher="Rabat Process", published_in=2021)
        make.CommitmentFactory(framework__code="gcm", code="16", title_en="Empower migrants")
        assert self.suggest(editor, "outcome", model_name="citation", field_name="source") == [
            "Outcome document (Rabat Process, 2021)"
        ]
        assert self.suggest(editor, "gcm 16", model_name="initiative", field_name="commitments") == [
            "gcm:16 Empower migrants"
        ]

    def test_what_is_chosen_already_is_described_in_the_same_words(self, editor):
        morocco = make.CountryFactory(iso2="MA", name_en="Morocco")
        draft = make.InitiativeFactory(lead=make.AuthorityFactory(name_en="Oujda", country=morocco))
        assert "Oujda (local, Morocco, draft)" in editor.get(draft, "change").content.decode()

    def test_are_for_staff_only(self):
        answer = Client().get(reverse("admin:autocomplete"), {"term": "a"})
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/admin/login/")


class TestWhoMayOpenWhat:
    ENTRIES = (Initiative, Authority, Network, Challenge, Recommendation)

    def doors(self, office) -> dict[str, str]:
        """Of each record: v for viewing its list, a for adding, c for changing, d for deleting."""
        return {model._meta.model_name: "".join(self.opened(office, model)) for model in site._registry}

    def opened(self, office, model):
        row = model.objects.first()
        if office.get(model, "changelist").status_code == 200:
            yield "v"
        if office.get(model, "add").status_code == 200:
            yield "a"
        form = office.get(row, "change")
        if form.status_code == 200 and form.context["has_change_permission"]:
            yield "c"
        if office.get(row, "delete").status_code == 200:
            yield "d"

    @pytest.mark.parametrize("role", ["nobody", "editor", "publisher", "administrator"])
    def test_follows_the_matrix(self, role):
        for factory in (
            make.InitiativeFactory,
            make.AuthorityFactory,
            make.NetworkFactory,
            make.ChallengeFactory,
            make.RecommendationFactory,
            make.MeetingFactory,
            make.CompetenceFactory,
            make.CommitmentFactory,
            make.PlaceFactory,
            make.SourceFactory,
            make.SavedSearchFactory,
        ):
            factory()
        member(name="aaa")
        expected = {
            "nobody": {},
            "editor": {
                "entries": "vacd",
                "vocabularies": "v",
                "source": "vac",
                "place": "vac",
                "competence": "v",
                "meeting": "v",
                "savedsearch": "v",
            },
            "publisher": {
                "entries": "vacd",
                "vocabularies": "vacd",
                "source": "vacd",
                "place": "vacd",
                "competence": "vacd",
                "meeting": "vac",
                "savedsearch": "v",
            },
            "administrator": {
                "entries": "vacd",
                "vocabularies": "vacd",
                "source": "vacd",
                "place": "vacd",
                "competence": "vacd",
                "meeting": "vac",
                "savedsearch": "v",
                "user": "vac",
                "group": "v",
            },
        }[role]
        names = {
            **{model._meta.model_name: "entries" for model in self.ENTRIES},
            **dict.fromkeys(["country", "sector", "framework", "commitment"], "vocabularies"),
        }
        assert self.doors(Office(*([] if role == "nobody" else [role]), name="zzz")) == {
            model._meta.model_name: expected.get(
                names.get(model._meta.model_name, model._meta.model_name), ""
            )
            for model in site._registry
        }

    def test_nobody_else_comes_in(self):
        person = User.objects.create_user("reader")
        visitor = Client()
        visitor.force_login(person)
        assert [visitor.get("/admin/").status_code, Client().get("/admin/").status_code] == [302, 302]


class TestAccounts:
    @pytest.fixture
    def administrator(self):
        return Office("administrator")

    def test_an_administrator_gives_a_role(self, administrator):
        person = User.objects.create_user("amina")
        form = administrator.open(person).type(
            is_staff="on", groups=[str(Group.objects.get(name="editor").pk)]
        )
        administrator.save(person, form)
        person.refresh_from_db()
        assert (person.is_staff, [group.name for group in person.groups.all()]) == (True, ["editor"])

    def test_but_not_the_rights_of_a_superuser(self, administrator):
        person = User.objects.create_user("amina")
        form = administrator.open(person)
        assert "is_superuser" not in form.fields
        administrator.save(person, form.type(is_superuser="on", user_permissions=["1"]))
        person.refresh_from_db()
        assert (person.is_superuser, person.user_permissions.count()) == (False, 0)

    def test_nor_another_role_to_themselves(self, administrator):
        me = administrator.user
        before = list(me.groups.all())
        form = administrator.open(me).type(groups=[], is_superuser="on", first_name="Ada")
        administrator.save(me, form)
        me.refresh_from_db()
        assert (list(me.groups.all()), me.is_superuser, me.first_name) == (before, False, "Ada")

    def test_and_leaves_superusers_alone(self, administrator):
        chief = User.objects.create_superuser("chief")
        answers = [
            administrator.save(chief, Form("").type(username="mine")).status_code,
            administrator.client.get(f"/admin/auth/user/{chief.pk}/password/").status_code,
        ]
        assert answers == [403, 403]

    def test_and_does_not_rewrite_the_roles(self, administrator):
        group = Group.objects.get(name="administrator")
        assert administrator.save(group, Form("").type(name="gods")).status_code == 403


class TestTheFrontPage:
    def test_groups_the_records_and_counts_where_entries_stand(self, editor):
        make.ChallengeFactory.create_batch(2)
        make.ChallengeFactory(state=State.IN_REVIEW)
        make.PublishedChallengeFactory()
        groups = editor.client.get("/admin/").context["groups"]
        assert {group["name"]: [row["name"] for row in group["models"]] for group in groups} == {
            "Entries": ["Initiatives", "Authorities", "Networks", "Challenges", "Recommendations"],
            "Evidence": ["Sources", "Meetings", "Competences"],
            "Vocabularies": ["Frameworks", "Commitments", "Countries", "Places", "Sectors"],
            "Readers": ["Saved searches"],
        }
        assert [(state["label"], state["count"]) for state in groups[0]["models"][3]["states"]] == [
            ("Draft", 2),
            ("In review", 1),
            ("Published", 1),
        ]
        for state in groups[0]["models"][3]["states"]:
            assert editor.client.get(state["url"]).context["cl"].result_count == state["count"]

    def test_tells_who_has_no_role_whom_to_ask(self):
        page = Office(name="new").client.get("/admin/").content.decode()
        assert "Your account has no role yet. Ask an administrator for one." in page

    def test_changes_its_language(self, editor):
        editor.client.post(reverse("admin:language"), {"language": "fr", "next": "/admin/"})
        assert '<html lang="fr"' in editor.client.get("/admin/").content.decode()


class TestEveryPage:
    INLINE = re.compile(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son[a-z]+=|javascript:", re.IGNORECASE)

    @every_admin
    def test_has_nothing_that_the_content_security_policy_forbids(self, chief, model):
        FACTORIES[model._meta.model_name](0)
        row = model.objects.first()
        pages = [
            chief.get(model, "changelist"),
            chief.get(model, "add"),
            *(chief.get(row, page) for page in ("change", "delete", "history")),
        ]
        assert [self.INLINE.findall(page.content.decode()) for page in pages] == [[]] * 5


@pytest.mark.django_db(transaction=True)
class TestTenEditorsAtOnce:
    def test_one_saves_and_the_others_are_told(self):
        User.objects.create_superuser("chief")
        draft = make.ChallengeFactory(title_en="Before")
        url = f"/admin/initiatives/challenge/{draft.pk}/change/"
        start = Barrier(10)

        def edit(number: int) -> int:
            try:
                client = Client()
                client.force_login(User.objects.get())
                form = Form(client.get(url).content.decode()).type(title_en=f"By {number}")
                start.wait(30)
                return client.post(url, form.fields).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(10) as pool:
            codes = sorted(pool.map(edit, range(10)))
        assert codes == [*[200] * 9, 302]
        assert LogEntry.objects.count() == 1
