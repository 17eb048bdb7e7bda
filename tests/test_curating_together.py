"""What several people write at once, and what the database refuses: sentences, and nothing lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from initiatives.editorial.versions import next_of
from initiatives.models import (
    Challenge,
    Citation,
)
from tests import factories as make
from tests.staff import (
    Form,
    Office,
    complete,
    enter,
    refused,
)

pytestmark = pytest.mark.django_db


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
        publisher.publish(Challenge, draft)
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


@pytest.mark.django_db(transaction=True)
class TestTwentyEditorsAtOnce:
    @pytest.mark.parametrize(
        "factory", [make.ChallengeFactory, make.PublishedChallengeFactory], ids=["draft", "published"]
    )
    def test_one_saves_and_the_others_are_told(self, factory):
        User.objects.create_superuser("chief")
        draft = factory(title_en="Before")
        url = f"/admin/initiatives/challenge/{draft.pk}/change/"
        start = Barrier(20)

        def edit(number: int) -> int:
            try:
                client = Client()
                enter(client, User.objects.get())
                form = Form(client.get(url).content.decode()).type(title_en=f"By {number}")
                start.wait(30)
                answer = client.post(url, form.fields)
                kept = Form(answer.content.decode()).fields["title_en"]
                assert answer.status_code == 302 or kept == [f"By {number}"]
                return answer.status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(20) as pool:
            codes = sorted(pool.map(edit, range(20)))
        assert codes == [*[200] * 19, 302]
        assert LogEntry.objects.count() == 1
        saved = next_of(draft)
        assert (saved is not None, Challenge.objects.get().title_en == "Before") == (
            (draft.is_published, draft.is_published)
        )
