"""Anybody tells the Secretariat what is wrong or missing: no account, no cookie, no script."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from initiatives.editorial import answering, proposals
from initiatives.editorial.proposals import Author
from initiatives.models import Proposal
from initiatives.pages import robots
from initiatives.vocabularies import ProposalState
from tests import factories as make
from tests.documents import make_shelter
from tests.surfaces import text_of

pytestmark = pytest.mark.django_db

HERE = {"Origin": "http://testserver"}
SAID = {"text": "It began in 2015.", "name": "Ada", "email": "ada@example.org"}
LINK = re.compile(r"http://testserver(/\w\w/proposals/\w+/)")
REPORT = "/en/propose/initiative/1/"
NOT_SENT = "This was not sent yet "
QUICK = "That was very quick. Please look at your text once more and send it again."
SOURCE = "Name at least one source: the address of a page or the title of a document."
LONG = "This page was open for too long. Your text is kept below: look at it and send it again."


@pytest.fixture
def shelter():
    return make_shelter()


def stamp_of(seconds: int, monkeypatch) -> str:
    """As it stood in a form that was shown so long ago."""
    now = timezone.now().timestamp()
    with monkeypatch.context() as then:
        then.setattr("django.core.signing.time.time", lambda: now - seconds)
        return robots.stamp()


@pytest.fixture
def send(client, monkeypatch):
    def post(address: str, seconds: int = 60, headers=None, **said):
        form = {"stamp": stamp_of(seconds, monkeypatch), "website": "", **said}
        return client.post(address, form, headers=headers or HERE)

    return post


def errors(answer) -> dict[str, list[str]]:
    return {name: list(sentences) for name, sentences in answer.context["form"].errors.items()}


class TestTheWayThere:
    @pytest.mark.parametrize(
        "factory",
        make.PUBLISHED.values(),
    )
    def test_stands_on_every_detail_and_leads_to_a_form(self, client, factory):
        entry = factory()
        plural = entry._meta.verbose_name_plural
        page = client.get(f"/en/{plural}/{entry.number}-{entry.slug}/").content.decode()
        address = re.search(r'class="propose-link"><a href="([^"]+)"', page)[1]
        assert address == f"/en/propose/{entry.record()}/{entry.number}/"
        assert str(entry) in text_of(client.get(address))

    def test_stands_below_every_page(self, client):
        assert 'href="/fr/propose/"' in client.get("/fr/initiatives/").content.decode()

    @pytest.mark.parametrize("state", ["draft", "in_review", "archived"])
    def test_is_not_there_for_what_is_not_published(self, client, state):
        entry = make.InitiativeFactory()
        type(entry).objects.filter(pk=entry.pk).update(state=state, number=7, archived_at=timezone.now())
        hidden, absent = client.get("/en/propose/initiative/7/"), client.get("/en/propose/initiative/8/")
        assert (hidden.status_code, hidden.content) == (404, absent.content)


class TestTheForm:
    def test_shows_first_what_belongs_in_the_catalogue(self, client):
        text = text_of(client.get("/en/propose/"))
        assert text.index("What belongs in the catalogue") < text.index("What is the initiative called?")

    def test_asks_who_reports_an_error_for_no_more_than_that(self, client, shelter):
        text = text_of(client.get(REPORT))
        assert text.startswith(
            "Report an error or suggest a change No account is needed. You confirm your message by e-mail; then"
            " the Secretariat reads it, and you can follow what becomes of it. About: Emergency shelter Please"
            " name no private persons."
        )

    def test_is_never_stored_and_sets_no_cookie(self, client):
        answers = [client.get("/en/propose/") for _ in range(2)]
        assert [(one["Cache-Control"], dict(one.cookies)) for one in answers] == [("no-store", {})] * 2

    def test_hides_from_people_what_is_for_robots(self, client):
        page = client.get("/en/propose/").content.decode()
        trap = re.search(r'<div class="visually-hidden" aria-hidden="true">.*?</div>', page, re.DOTALL)[0]
        assert 'name="website" tabindex="-1"' in trap
        assert "Leave this field empty" in trap


class TestSending:
    def test_keeps_it_unconfirmed_and_sends_the_private_link(self, send, shelter):
        answer = send("/fr/propose/initiative/1/", **SAID)
        assert (answer.status_code, answer["Location"]) == (303, "/fr/propose/sent/")
        proposal = Proposal.objects.get()
        assert (proposal.state, proposal.entry, proposal.text, proposal.language) == (
            ProposalState.UNCONFIRMED,
            shelter,
            "It began in 2015.",
            "fr",
        )
        [letter] = mail.outbox
        assert (letter.to, letter.subject) == (
            ["ada@example.org"],
            "Multilevel : veuillez confirmer votre message",
        )
        assert len(LINK.findall(letter.body)) == 1

    def test_of_something_new_asks_for_a_source(self, send):
        answer = send("/en/propose/", title="House", **SAID)
        assert (answer.status_code, errors(answer)) == (400, {"sources": [SOURCE]})
        assert 'value="House"' in answer.content.decode()
        assert send("/en/propose/", title="House", sources="A report", **SAID).status_code == 303
        assert Proposal.objects.get().title == "House"

    def test_stores_nothing_that_tells_where_it_came_from(self, send, shelter):
        send("/en/propose/initiative/1/", **SAID)
        assert "127.0.0.1" not in str(Proposal.objects.values().get())


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("seconds", "sentence"), [(0, QUICK), (2, QUICK), (25 * 3600, LONG), (-3600, QUICK)]
    )
    def test_is_too_fast_or_too_old_and_the_text_is_kept(self, send, shelter, seconds, sentence):
        answer = send("/en/propose/initiative/1/", seconds, **SAID)
        assert answer.status_code == 400
        assert NOT_SENT + sentence in text_of(answer)
        assert "It began in 2015.</textarea>" in answer.content.decode()
        assert Proposal.objects.count() == 0

    def test_may_be_sent_again_at_once(self, client, shelter, monkeypatch):
        """Whoever has only a letter to mend is not called too quick; the form keeps the time of its first showing."""
        old = stamp_of(60, monkeypatch)
        refused = client.post(REPORT, {**SAID, "email": "ada", "stamp": old}, headers=HERE)
        again = client.post(REPORT, {**SAID, "stamp": refused.context["stamp"]}, headers=HERE)
        assert (refused.context["stamp"], again.status_code) == (old, 303)

    def test_gets_a_new_stamp_where_the_old_one_is_over(self, client, shelter, monkeypatch):
        old = stamp_of(25 * 3600, monkeypatch)
        refused = client.post(REPORT, {**SAID, "stamp": old}, headers=HERE)
        assert robots.faults_of(refused.context["stamp"]) == [QUICK]

    def test_has_a_stamp_of_somebody_else(self, client, shelter):
        answer = client.post("/en/propose/initiative/1/", {**SAID, "stamp": "shown:1:x"}, headers=HERE)
        assert NOT_SENT + LONG in text_of(answer)

    def test_fills_in_what_is_for_robots(self, send, shelter):
        answer = send("/en/propose/initiative/1/", **{**SAID, "website": "https://spam.example"})
        sentence = "A field for robots was filled in. It is empty again: please send the form once more."
        assert errors(answer) == {"website": [sentence]}
        assert NOT_SENT + sentence in text_of(answer)
        assert (Proposal.objects.count(), mail.outbox) == (0, [])

    @pytest.mark.parametrize(
        "headers",
        [
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
            {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        ],
    )
    def test_comes_from_another_site(self, send, shelter, headers):
        answer = send("/en/propose/initiative/1/", headers=headers, **SAID)
        sentence = "This was sent from another site. Use the form on this page."
        assert (answer.status_code, Proposal.objects.count()) == (403, 0)
        assert NOT_SENT + sentence in text_of(answer)

    def test_is_more_than_one_place_or_address_sends_in_a_day(self, send, shelter):
        def codes(*emails):
            return [
                send("/en/propose/initiative/1/", **{**SAID, "email": email}).status_code for email in emails
            ]

        assert codes(*["a@example.org"] * 4) == [303, 303, 303, 429]
        assert codes("b@example.org", "c@example.org", "d@example.org") == [303, 303, 429]
        Proposal.objects.update(created_at=timezone.now() - timedelta(days=1))
        assert codes("a@example.org") == [303]

    def test_is_more_than_anybody_answers(self, send, shelter, monkeypatch):
        monkeypatch.setattr(robots, "MOST_OF_ALL", 1)
        make.ProposalFactory()
        answer = send("/en/propose/initiative/1/", **SAID)
        sentence = "Too many messages came today. Please try again tomorrow."
        assert answer.status_code == 429
        assert NOT_SENT + sentence in text_of(answer)

    def test_cannot_be_reached_by_letter(self, send, shelter, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_PORT = 1
        answer = send("/en/propose/initiative/1/", **SAID)
        sentence = "The letter could not be sent. Check the address, or try again later."
        assert (answer.status_code, Proposal.objects.count()) == (503, 0)
        assert NOT_SENT + sentence in text_of(answer)


class TestThePrivatePage:
    @pytest.fixture
    def private(self, send, shelter):
        send("/en/propose/initiative/1/", **SAID)
        return LINK.search(mail.outbox[0].body)[1]

    def test_confirms_by_a_button_and_not_by_being_opened(self, client, private):
        assert "Yes, this is my message" in text_of(client.get(private))
        assert Proposal.objects.get().state == ProposalState.UNCONFIRMED
        client.post(private, headers={"Origin": "https://evil.example"})
        assert Proposal.objects.get().state == ProposalState.UNCONFIRMED
        answer = client.post(private, headers=HERE)
        assert (answer.status_code, answer["Location"]) == (303, private)
        assert Proposal.objects.get().state == ProposalState.WAITING
        assert text_of(client.get(private)) == (
            "Emergency shelter Your message Waiting for an answer"
            " The Secretariat has it. The answer will stand here, and comes to you by e-mail."
            " What you wrote It began in 2015. Open the entry"
        )

    def test_tells_the_answer(self, client, private, editor):
        client.post(private, headers=HERE)
        answering.decline(Proposal.objects.get(), by=editor.user, reason="The report says 2014.")
        assert text_of(client.get(private)).startswith(
            "Emergency shelter Your message Declined"
            " The answer of the Secretariat The report says 2014. What you wrote"
        )

    def test_tells_what_was_taken_over_but_nothing_of_a_draft(self, client, editor):
        make.CountryFactory(iso2="FR", name_en="France")
        given = {
            "title_en": "House",
            "kind": "service",
            "recorded_status": "ongoing",
            "scope": "local",
            "countries": ["FR"],
        }
        author = Author(language="en", account=editor.user)
        proposal, secret = proposals.propose("initiative", author=author, given=given)
        answering.accept(proposal, by=editor.user)
        type(proposal.entry).objects.update(title_en="Not yet public")
        assert text_of(client.get(f"/en/proposals/{secret}/")) == (
            "House Your message Accepted What was taken over Title in English: House Kind: Service"
            " Status in the source: Ongoing Scope: Local Countries: France"
        )

    def test_is_not_found_and_not_stored_by_others(self, client, private):
        answer = client.get(private)
        assert [answer[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")] == [
            "no-store",
            "noindex",
            "same-origin",
        ]

    def test_answers_like_nothing_to_who_guesses_or_comes_too_late(self, client, private):
        absent = client.get("/en/proposals/absent/")
        other = client.get(private[:-2] + ("a" if private[-2] != "a" else "b") + "/")
        Proposal.objects.update(created_at=timezone.now() - timedelta(days=8))
        late = client.get(private)
        assert (absent.status_code, other.status_code, late.status_code) == (404, 404, 404)
        assert absent.content == other.content == late.content
        assert client.post(private, headers=HERE).status_code == 404
