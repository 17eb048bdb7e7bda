"""The next version of a published entry: drafted, read and published while readers see what is published."""

import pytest

from initiatives import search
from initiatives.editorial import publication
from initiatives.editorial.versions import document_of, draft, next_of, put_in_place, rehearsed, write
from initiatives.models import Authority, Challenge, Initiative, NextVersion, PublishedVersion, SearchDoc
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import NO_PARTICIPANT, NO_SOURCE, NO_TITLE, Form, Office, refused, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelter():
    return make.PublishedInitiativeFactory(title_en="Shelter", summary_en="For families.")


def public(client, entry) -> dict:
    return client.get(f"/api/v1/{entry._meta.verbose_name_plural}/{entry.number}/").json()


def drafted(office: Office, entry, **values):
    return office.save(entry, office.open(entry).type(**values))


class TestDrafting:
    def test_leaves_what_is_public_as_it_is(self, editor, client, shelter):
        before = public(client, shelter)
        response = drafted(editor, shelter, title_en="Night shelter")
        assert response.redirect_chain[-1][0] == editor.url(Initiative, "changelist")
        assert public(client, shelter) == before
        assert NextVersion.objects.get().document["title_en"] == "Night shelter"

    def test_is_gone_on_with_in_the_same_form(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        drafted(editor, shelter, summary_en="For all.")
        form = editor.open(shelter)
        assert (form.fields["title_en"], form.fields["summary_en"]) == (["Night shelter"], ["For all."])

    def test_keeps_relations_with_the_text(self, editor, client, shelter):
        before = public(client, shelter)
        city, source = make.PublishedAuthorityFactory(), make.SourceFactory()
        form = editor.open(shelter).add("participations", authority=city.pk, role="funds")
        editor.save(shelter, form.add("citations", source=source.pk, position="2", locator="p. 3"))
        form = editor.open(shelter)
        assert form.fields["participations-1-authority"] == [str(city.pk)]
        editor.save(shelter, form.type(**{"participations-1-role": "hosts", "citations-0-DELETE": "on"}))
        document = next_of(shelter).document
        assert sorted(row["role"] for row in document["participations"]) == ["hosts", "leads"]
        assert [row["locator"] for row in document["citations"]] == ["p. 3"]
        assert public(client, shelter) == before

    def test_makes_no_other_entry_be_found_anew(self, shelter):
        """While the form works on it: a ministry may take part in thousands of initiatives."""
        rennes = Authority.objects.get(participations__initiative=shelter)

        def found() -> list[str]:
            docs = SearchDoc.objects.matching(search.read("Somewhere Anew"))
            return sorted(docs.values_list("record", flat=True))

        with rehearsed(rennes) as rehearsal:
            write(rehearsal.table, {**rehearsal.standing, "name_en": "Somewhere Anew"})
            during = found()
        draft(rennes, {**document_of(rennes), "name_en": "Somewhere Anew"})
        put_in_place(rennes, next_of(rennes))
        assert (during, found()) == (["authority"], ["authority", "initiative"])

    def test_of_nothing_is_no_version(self, editor, shelter):
        drafted(editor, shelter)
        assert NextVersion.objects.count() == 0

    def test_back_to_what_is_published_gives_the_version_up(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        drafted(editor, shelter, title_en="Shelter")
        assert NextVersion.objects.count() == 0

    @pytest.mark.parametrize(
        ("part", "sentence"), [("citations", NO_SOURCE), ("participations", NO_PARTICIPANT)]
    )
    def test_keeps_to_the_rules_of_what_is_published(self, editor, shelter, part, sentence):
        form = editor.open(shelter).type(title_en="Typed with care")
        response = editor.save(shelter, form.type(**{f"{part}-0-DELETE": "on"}))
        assert (refused(response), told(response)) == ([sentence], [])
        assert response.context["adminform"].form["title_en"].value() == "Typed with care"
        assert NextVersion.objects.count() == 0

    def test_keeps_a_title(self, editor, shelter):
        assert refused(drafted(editor, shelter, title_en="", title_fr="")) == [NO_TITLE]

    def test_can_tie_to_what_is_not_published_yet_and_untie_it_again(self, editor, publisher, shelter):
        hidden = make.AuthorityFactory(name_en="New agency")
        form = editor.open(shelter).add("participations", authority=hidden.pk, role="funds")
        editor.save(shelter, form, _step="submit")
        publication.publish(shelter, by=publisher.user)
        assert shelter.participations.filter(authority=hidden).count() == 1
        form = editor.open(shelter)
        row = next(
            name.split("-")[1]
            for name, value in form.fields.items()
            if name.endswith("-authority") and value == [str(hidden.pk)]
        )
        editor.save(shelter, form.type(**{f"participations-{row}-DELETE": "on"}), _step="submit")
        publication.publish(shelter, by=publisher.user)
        assert shelter.participations.filter(authority=hidden).count() == 0

    def test_writes_notes_for_colleagues_at_once(self, editor, shelter):
        drafted(editor, shelter, internal_note="Ask Rennes.", title_en="Night shelter")
        shelter.refresh_from_db()
        assert (shelter.internal_note, shelter.title_en) == ("Ask Rennes.", "Shelter")

    def test_is_not_for_readers(self, shelter):
        assert drafted(Office(name="reader"), shelter, title_en="Mine").status_code == 403


class TestTwoEditorsOfAPublishedEntry:
    SAID = (
        "Somebody has changed this since you opened it. Nothing was saved; your text is kept below."
        " What you see differs from what is saved now in: {}. Save again to replace what they saved."
    )

    def test_the_second_is_told_and_keeps_their_text(self, editor, shelter):
        other = Office("editor", name="other")
        mine, theirs = editor.open(shelter), other.open(shelter)
        other.save(shelter, theirs.type(summary_en="Theirs"))
        response = editor.save(shelter, mine.type(title_en="Mine"))
        assert refused(response) == [self.SAID.format("Title in English and Summary in English")]
        assert response.context["adminform"].form["title_en"].value() == "Mine"
        assert next_of(shelter).document["summary_en"] == "Theirs"

    def test_a_note_for_colleagues_counts(self, editor, shelter):
        mine, theirs = editor.open(shelter), editor.open(shelter)
        editor.save(shelter, theirs.type(internal_note="Theirs"))
        assert len(refused(editor.save(shelter, mine.type(internal_note="Mine")))) == 1


class TestPublishing:
    def test_puts_it_in_the_place_of_what_was_public(self, editor, publisher, client, shelter):
        city = make.PublishedAuthorityFactory(key="oujda")
        form = editor.open(shelter).add("participations", authority=city.pk, role="funds")
        editor.save(shelter, form.type(title_en="Night shelter"), _step="submit")
        assert next_of(shelter).state == State.IN_REVIEW
        publication.publish(shelter, by=publisher.user)
        answer = public(client, shelter)
        assert answer["title_en"] == "Night shelter"
        assert [one["role"] for one in answer["participations"]] == ["leads", "funds"]
        assert (shelter.title_en, NextVersion.objects.count()) == ("Night shelter", 0)

    def test_is_not_for_who_wrote_it(self, publisher, shelter):
        drafted(publisher, shelter, title_en="Night shelter")
        publication.submit(shelter, by=publisher.user)
        with pytest.raises(publication.Refused) as refusal:
            publication.publish(shelter, by=publisher.user)
        assert refusal.value.reasons == [
            "You have written this version yourself. Ask a colleague to read and publish it."
        ]

    def test_asks_for_a_review_first(self, editor, publisher, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        with pytest.raises(publication.Refused) as refusal:
            publication.publish(shelter, by=publisher.user)
        assert refusal.value.reasons == [
            "Nobody has been asked to read this draft. Submit it for review first."
        ]

    def test_keeps_what_was_published_meanwhile_elsewhere_in_the_entry(self, editor, publisher, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        Initiative.objects.filter(pk=shelter.pk).update(started_in=2014)
        publication.submit(shelter, by=editor.user)
        publication.publish(shelter, by=publisher.user)
        assert (shelter.title_en, shelter.started_in) == ("Night shelter", 2014)

    def test_is_refused_where_both_have_changed_the_same(self, editor, publisher, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        Initiative.objects.filter(pk=shelter.pk).update(title_en="Day shelter")
        publication.submit(shelter, by=editor.user)
        with pytest.raises(publication.Refused) as refusal:
            publication.publish(shelter, by=publisher.user)
        assert refusal.value.reasons == [
            "What is published has changed since this version was drafted: Title in English."
            " Open the version, look at it again and save it."
        ]
        page = editor.get(shelter, "change")
        assert page.context["rehearsal"].conflicts == ["Title in English"]
        editor.save(shelter, Form(page.content.decode()))
        publication.publish(shelter, by=publisher.user)
        assert shelter.title_en == "Night shelter"

    def test_tells_what_cannot_stand_any_more_and_leaves_it_out(self, editor, publisher, shelter):
        draft = make.AuthorityFactory(key="agency")
        form = editor.open(shelter).add("participations", authority=draft.pk, role="funds")
        editor.save(shelter, form.type(title_en="Night shelter"), _step="submit")
        draft.delete()
        there_is_no = (
            "Participations 1 Authority: There is no authority “agency”. Correct the key, or add the record."
        )
        with pytest.raises(publication.Refused) as refusal:
            publication.publish(shelter, by=publisher.user)
        assert refusal.value.reasons == [there_is_no]
        page = editor.get(shelter, "change")
        assert page.context["rehearsal"].lost == refusal.value.reasons
        editor.save(shelter, Form(page.content.decode()))
        publication.publish(shelter, by=publisher.user)
        assert shelter.title_en == "Night shelter"


class TestReviewing:
    @pytest.fixture
    def submitted(self, editor, shelter):
        form = editor.open(shelter).add("citations", source=make.SourceFactory().pk, position="2")
        editor.save(shelter, form.type(summary_en="For all families."), _step="submit")
        return shelter

    def test_shows_the_difference_word_by_word_with_relations(self, publisher, submitted):
        changes = publisher.get(submitted, "review").context["changes"]
        assert [(step.what, step.how) for step in changes] == [
            ("initiative", "update"),
            ("citation", "insert"),
        ]
        assert [tuple(piece) for piece in changes[0].differences[0].pieces] == [
            ("same", "For"),
            ("new", " all"),
            ("same", " families."),
        ]

    def test_publishes_exactly_what_was_read(self, editor, publisher, submitted):
        page = publisher.get(submitted, "review")
        drafted(editor, submitted, title_en="Night shelter")
        answer = publisher.client.post(publisher.url(submitted, "review"), {"read": page.context["read"]})
        assert told(answer) == ["Somebody has changed it since you read it. Read it again."]
        read = answer.context["read"]
        answer = publisher.client.post(publisher.url(submitted, "review"), {"read": read}, follow=True)
        assert told(answer) == ["Night shelter: Published."]
        submitted.refresh_from_db()
        assert submitted.title_en == "Night shelter"

    def test_of_a_draft_shows_all_of_it(self, editor):
        draft = make.ChallengeFactory(title_en="Costs")
        page = editor.get(draft, "review")
        assert [one.label for one in page.context["changes"][0].differences][:2] == [
            "key",
            "title in English",
        ]

    def test_of_what_is_on_no_way_leads_back(self, editor, shelter):
        response = editor.client.get(editor.url(shelter, "review"), follow=True)
        assert told(response) == ["Nothing of this entry waits to be published."]

    def test_can_be_returned_with_a_reason(self, editor, publisher, submitted):
        publisher.client.post(publisher.url(submitted, "return"), {"reason": "Name the city."})
        page = editor.get(submitted, "change")
        assert (page.context["returned"].why, next_of(submitted).state) == ("Name the city.", State.DRAFT)


class TestGivingUp:
    def test_leaves_what_is_public_and_the_history(self, editor, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        response = editor.client.post(editor.url(shelter, "discard"), {"reason": "Not true."}, follow=True)
        assert told(response) == ["Shelter: The next version was given up."]
        assert NextVersion.objects.count() == 0
        changes = editor.get(shelter, "history").context["changes"]
        assert [(change.why, [step.what for step in change.steps]) for change in changes[:2]] == [
            ("Not true.", ["next version"]),
            ("", ["next version: initiative"]),
        ]


class TestPublishedVersions:
    def test_are_kept_one_for_each_text_that_was_public(self, editor, publisher):
        draft = make.ChallengeFactory(title_en="Costs", state=State.IN_REVIEW)
        make.CitationFactory(challenge=draft)
        publication.publish(draft, by=publisher.user)
        drafted(editor, draft, title_en="Costs of housing")
        publication.submit(draft, by=editor.user)
        publication.publish(draft, by=publisher.user)
        assert [
            (kept.version, kept.document["title_en"], kept.published_by)
            for kept in PublishedVersion.of(Challenge.objects.get()).order_by("version")
        ] == [(1, "Costs", publisher.user), (2, "Costs of housing", publisher.user)]

    def test_begin_with_what_was_public_before_they_were_kept(self, editor, publisher, shelter):
        drafted(editor, shelter, title_en="Night shelter")
        publication.submit(shelter, by=editor.user)
        publication.publish(shelter, by=publisher.user)
        kept = PublishedVersion.of(shelter).order_by("version")
        assert [one.document["title_en"] for one in kept] == ["Shelter", "Night shelter"]

    def test_say_nothing_of_what_was_hidden(self, publisher, shelter):
        make.ParticipationFactory(initiative=shelter, authority=make.AuthorityFactory(key="hidden"))
        publication.keep_published(shelter)
        kept = PublishedVersion.of(shelter).get().document
        assert "hidden" not in [row["authority"] for row in kept["participations"]]
