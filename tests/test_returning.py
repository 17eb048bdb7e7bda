"""A draft that comes back from its review: why, to whom, and where they find it."""

import pytest

from initiatives.editorial import worklists
from initiatives.models import Challenge
from initiatives.vocabularies import State
from tests import factories as make
from tests.staff import Form, Office, complete, told

pytestmark = pytest.mark.django_db

REASON = "Name the city.\nAnd its <mayor>."


@pytest.fixture
def author():
    return Office("editor", name="author")


def submitted(author: Office) -> Challenge:
    draft = complete(make.ChallengeFactory, title_en="Costs", state=State.DRAFT)
    author.save(draft, author.open(draft), _step="submit")
    return draft


def give_back(office: Office, draft, reason: str = REASON):
    return office.client.post(office.url(draft, "return"), {"reason": reason}, follow=True)


def waiting_for(office: Office) -> list[str]:
    found = worklists.BY_CODE["returned"].asks(Challenge.objects.all(), office.user)
    return sorted(found.values_list("title_en", flat=True))


class TestReturning:
    def test_asks_for_the_reason_on_a_page_of_its_own(self, author, publisher):
        draft = submitted(author)
        page = publisher.get(draft, "return").content.decode()
        assert "Whoever submitted it finds it on the front page, with what you write here." in page
        response = give_back(publisher, draft)
        draft.refresh_from_db()
        assert (told(response), draft.state) == (["Costs: Returned to draft."], State.DRAFT)

    @pytest.mark.parametrize(
        ("language", "asked"), [("fr", "Ce qu’il faut modifier"), ("en", "What has to be")]
    )
    def test_asks_in_the_language_of_the_office(self, author, publisher, language, asked):
        address = publisher.url(submitted(author), "return")
        answer = publisher.client.get(address, headers={"accept-language": language})
        page = answer.content.decode()
        assert (answer.status_code, asked in page) == (200, True)
        assert ('aria-describedby="id_reason_helptext"' in page, 'id="id_reason_helptext"' in page) == (
            True,
            True,
        )

    def test_without_a_reason_is_not_done(self, author, publisher):
        draft = submitted(author)
        response = give_back(publisher, draft, " ")
        draft.refresh_from_db()
        page = response.content.decode()
        assert response.context["form"].errors == {"reason": ["Write what has to be changed."]}
        assert '<li><a href="#id_reason">Write what has to be changed.</a></li>' in page
        assert "<title>Error: " in page
        assert draft.state == State.IN_REVIEW

    def test_is_refused_when_somebody_was_quicker_and_the_reason_is_kept(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        response = give_back(publisher, draft, "Once more.")
        assert response.context["form"].non_field_errors() == [
            "Only an entry in review can be returned to draft."
        ]
        assert response.context["form"]["reason"].value() == "Once more."

    def test_is_not_for_readers(self, author):
        draft = submitted(author)
        assert give_back(Office(), draft).status_code == 403

    def test_the_reason_stands_above_the_draft(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        page = author.get(draft, "change").content.decode()
        assert "Name the city.<br>And its &lt;mayor&gt;." in page
        assert "(publisher)" in page.split("Returned on")[1].split("blockquote")[0]

    def test_and_goes_when_the_draft_is_submitted_again(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        author.save(draft, author.open(draft), _step="submit")
        assert "Returned on" not in author.get(draft, "change").content.decode()

    def test_of_a_published_entry_nothing_is_said(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        author.save(draft, author.open(draft), _step="submit")
        publisher.save(draft, publisher.open(draft), _step="publish")
        assert "Returned on" not in publisher.get(draft, "change").content.decode()


class TestTheWorklist:
    def test_is_that_of_who_submitted(self, author, publisher):
        draft = submitted(author)
        assert waiting_for(author) == []
        give_back(publisher, draft)
        assert (waiting_for(author), waiting_for(publisher)) == (["Costs"], [])

    def test_is_not_that_of_who_wrote_during_the_review(self, author, publisher):
        draft = submitted(author)
        publisher.save(draft, publisher.open(draft).type(title_en="Costs of housing"))
        give_back(publisher, draft)
        assert (waiting_for(author), waiting_for(publisher)) == (["Costs of housing"], [])

    def test_is_left_by_submitting_again(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        author.save(draft, author.open(draft), _step="submit")
        assert waiting_for(author) == []

    def test_holds_no_draft_that_was_withdrawn_since(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        author.save(draft, author.open(draft), _step="submit")
        publisher.save(draft, publisher.open(draft), _step="publish")
        publisher.client.post(publisher.url(draft, "withdraw"), {})
        publisher.client.post(publisher.url(draft, "restore"))
        assert waiting_for(author) == []

    def test_stands_on_the_front_page_of_that_person_alone(self, author, publisher):
        give_back(publisher, submitted(author))
        for office, there in ((author, True), (publisher, False)):
            page = office.client.get("/admin/").content.decode()
            assert ("?work=returned" in page) is there

    def test_is_a_filter_of_the_list(self, author, publisher):
        draft = submitted(author)
        give_back(publisher, draft)
        complete(make.ChallengeFactory, title_en="Another", state=State.DRAFT)
        rows = author.get(Challenge, "changelist", "?work=returned").context["cl"].queryset
        assert [row.title_en for row in rows] == ["Costs"]

    def test_a_form_that_was_open_in_the_meantime_is_told(self, author, publisher):
        draft = submitted(author)
        form = author.open(draft)
        give_back(publisher, draft)
        page = author.save(draft, form.type(title_en="Mine"))
        assert Form(page.content.decode()).fields["title_en"] == ["Mine"]
        draft.refresh_from_db()
        assert draft.title_en == "Costs"
