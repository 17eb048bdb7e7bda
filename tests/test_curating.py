"""The editorial office: what staff write and publish there, and in which words they are refused."""

import pytest
from django.contrib.admin.models import LogEntry

from initiatives.models import (
    Authority,
    Challenge,
    Initiative,
    Recommendation,
    Source,
)
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import (
    GONE,
    NO_PARTICIPANT,
    NO_SOURCE,
    NO_TITLE,
    OWN_WORK,
    UNREAD,
    Office,
    complete,
    refused,
    told,
)

pytestmark = pytest.mark.django_db


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

    def test_an_initiative_in_which_very_many_take_part(self, editor):
        """Each participation is eight fields; Django alone would refuse more than a thousand."""
        draft = complete()
        for number in range(150):
            make.ParticipationFactory(
                initiative=draft, role="signs", authority=make.PublishedAuthorityFactory(key=f"city-{number}")
            )
        editor.save(draft, editor.open(draft).type(title_en="A large declaration"))
        draft.refresh_from_db()
        assert (draft.title_en, draft.participations.count()) == ("A large declaration", 151)


class TestPublishing:
    def test_is_refused_with_reasons_and_the_text_is_saved(self, publisher):
        form = publisher.open(Initiative).type(
            title_en="Shelter", key="shelter", kind="service", scope="local"
        )
        response = publisher.save(Initiative, form, _step="publish")
        shelter = Initiative.objects.get()
        assert told(response) == ["Saved, but not published:", UNREAD]
        assert response.redirect_chain == [(publisher.url(shelter, "change"), 302)]
        assert shelter.state == State.DRAFT
        publisher.save(shelter, publisher.open(shelter), _step="submit")
        response = publisher.save(shelter, publisher.open(shelter), _step="publish")
        assert told(response) == ["Saved, but not published:", OWN_WORK, NO_SOURCE, NO_PARTICIPANT]

    def test_is_accepted_once_nothing_is_missing(self, editor, publisher):
        shelter = make.InitiativeFactory(title_en="Shelter")
        form = editor.open(shelter).type(title_fr="Abri")
        form.add("citations", source=make.SourceFactory().pk, position="1")
        form.add("participations", role="leads", authority=make.PublishedAuthorityFactory().pk)
        editor.save(shelter, form, _step="submit")
        response = publisher.save(shelter, publisher.open(shelter), _step="publish")
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

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            (State.DRAFT, "Nothing is missing: it can be submitted for review."),
            (State.IN_REVIEW, "Nothing is missing: somebody else than its author can publish it."),
        ],
    )
    def test_what_can_be_done_stands_there_when_nothing_is_missing(self, editor, state, said):
        assert said in editor.get(complete(state=state), "change").content.decode()

    @pytest.mark.parametrize("stranger", [404, "abc", "99999999999999999999"])
    def test_an_action_on_a_row_that_is_not_there_is_refused_whole(self, publisher, stranger):
        fine = complete()
        assert told(publisher.act(Initiative, "publish", fine, stranger)) == [GONE]
        assert Initiative.objects.published().count() == 0

    def test_is_not_offered_to_an_editor(self, editor):
        draft, waiting = complete(state=State.DRAFT), complete()
        page = editor.get(Initiative, "changelist")
        assert [name for name, _ in page.context["action_form"].fields["action"].choices] == [
            "",
            "delete_selected",
            "submit",
            "verify",
            "translated",
            "restore",
        ]
        assert [step.name for step in editor.get(draft, "change").context["steps"]] == ["submit"]
        assert [step.name for step in editor.get(waiting, "change").context["steps"]] == ["return"]

    def test_is_not_done_by_an_editor_who_crafts_an_action(self, editor):
        draft = complete()
        assert told(editor.act(Initiative, "publish", draft)) == ["No action selected."]
        assert Initiative.objects.published().count() == 0

    def test_is_not_done_by_an_editor_who_crafts_the_button(self, editor):
        draft = complete(title_en="Before")
        response = editor.save(draft, editor.open(draft).type(title_en="After"), _step="publish")
        draft.refresh_from_db()
        assert (response.status_code, draft.state, draft.title_en) == (403, State.IN_REVIEW, "Before")

    @pytest.mark.parametrize("step", ["withdraw", "restore", "drop", ""])
    def test_a_button_that_does_not_exist_only_saves(self, publisher, step):
        draft = complete(title_en="Before")
        publisher.save(draft, publisher.open(draft).type(title_en="After"), _step=step)
        draft.refresh_from_db()
        assert (draft.state, draft.title_en) == (State.IN_REVIEW, "After")

    def test_editors_submit(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        response = editor.save(draft, editor.open(draft), _step="submit")
        draft.refresh_from_db()
        assert (told(response), draft.state) == (["Costs: Submitted for review."], State.IN_REVIEW)
