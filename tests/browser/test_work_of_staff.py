"""What staff meet once there is work: reviews, proposals, comments, twins, imports, accounts, in every colour."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests import factories as make
from tests.conftest import empty, fill

from .conftest import dismiss
from .desks import Desk

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("language", ["en", "fr"])]

LONG = "Coordinating emergency accommodation between the State, the region and the municipalities concerned"


@pytest.fixture(scope="module")
def work(site, django_db_blocker):
    """The addresses of pages that are empty, or not there at all, while nothing waits."""
    with django_db_blocker.unblock():
        addresses = begin()
    yield addresses
    with django_db_blocker.unblock():
        from django.contrib.auth.models import User

        dismiss(*User.objects.filter(username__startswith="desk-"))
        empty()
        fill()
        call_command("find_twins", verbosity=0)


def begin() -> dict[str, str]:
    from django.contrib.auth.models import Group, User

    editor = User.objects.create_user("desk-editor", "e@example.org", first_name="Ada", is_staff=True)
    editor.groups.add(Group.objects.get(name="editor"))
    return {**of_entries(editor), **of_proposals(editor), **of_accounts(editor)}


def of_entries(editor) -> dict[str, str]:
    from initiatives.editorial import comments, publication
    from initiatives.editorial.versions import document_of, draft
    from initiatives.models import Authority, Challenge

    costs = Challenge.objects.published().order_by("pk")[0]
    draft(costs, document_of(costs) | {"title_en": LONG, "statement_fr": "Tout autre chose.", "aliases": []})
    publication.submit(costs, by=editor)
    talk = comments.write(costs, by=editor, text="Is this the latest figure?", to=editor)
    comments.answer(talk, by=editor, text="It is.")
    comments.resolve(comments.write(costs, by=editor, text="Settled."), by=editor)
    fresh = make.ChallengeFactory(title_en=LONG, title_fr="", state="in_review", key="desk-fresh")
    make.CitationFactory(challenge=fresh)
    deleted = make.ChallengeFactory(title_en=LONG, title_fr="", key="desk-deleted")
    deleted.delete()
    one, other = Authority.objects.published().order_by("pk")[:2]
    return {
        "review": of(costs, "review"),
        "review of a draft": of(fresh, "review"),
        "comments": of(costs, "comments"),
        "form of a next version": of(costs, "change"),
        "giving it up": of(costs, "discard"),
        "history": of(costs, "history"),
        "publishing together": f"/admin/initiatives/challenge/publish/?pk={costs.pk}&pk={fresh.pk}",
        "what waits": "/admin/initiatives/challenge/?work=review",
        "deleted drafts": "/admin/deleted/",
        "asking before deletion": of(fresh, "delete"),
        "withdrawing": of(one, "withdraw"),
        "twins": "/admin/twins/network/",
        "merging": reverse("admin:merge-twins", args=["authority", one.pk, other.pk]),
        "synonyms": "/admin/initiatives/synonym/",
        "a synonym": "/admin/initiatives/synonym/add/",
        "saved searches": "/admin/initiatives/savedsearch/",
        "commitments": "/admin/initiatives/commitment/",
    }


def of_proposals(editor) -> dict[str, str]:
    from initiatives.editorial.proposals import Author, propose
    from initiatives.models import Initiative

    entry = Initiative.objects.published().order_by("pk")[0]
    given = {"title_en": LONG, "started_in": 1999, "commitments": []}
    author = Author(language="en", name="Ada", email="ada@example.org", account=editor)
    change, _secret = propose("initiative", author=author, entry=entry, given=given, text="See p. 3.")
    words = make.ProposalFactory(text="First line.\n\nSecond line.", sources="https://example.org/report.pdf")
    declined = make.ProposalFactory(state="declined", reason="We know of it.", decided_at=words.confirmed_at)
    return {
        "proposals": "/admin/initiatives/proposal/",
        "a proposal": of(change, "change"),
        "a suggestion": of(words, "change"),
        "an answered one": of(declined, "change"),
    }


def of_accounts(editor) -> dict[str, str]:
    from django.contrib.auth.models import Group

    invitation = make.InvitationFactory(invited_by=editor, email="desk-guest@example.org")
    make.ApiTokenFactory(user=editor)
    return {
        "rights": "/admin/rights/",
        "invitations": "/admin/initiatives/invitation/",
        "inviting": "/admin/initiatives/invitation/add/",
        "an invitation": of(invitation, "change"),
        "tokens": "/admin/initiatives/apitoken/",
        "giving a token": "/admin/initiatives/apitoken/add/",
        "accounts": "/admin/auth/user/",
        "an account": reverse("admin:auth_user_change", args=[editor.pk]),
        "roles": "/admin/auth/group/",
        "a role": reverse("admin:auth_group_change", args=[Group.objects.order_by("pk")[0].pk]),
        "notices": "/admin/notices/",
        "my account": "/admin/account/",
        "password": "/admin/account/password/",
        "authenticator": "/admin/account/authenticator/",
        "a passkey": "/admin/account/passkeys/add/",
        "recovery codes": "/admin/account/recovery-codes/",
        "new recovery codes": "/admin/account/recovery-codes/new/",
        "is it you": "/admin/account/again/password/",
        "is it you, by code": "/admin/account/again/code/",
        "is it you, by passkey": "/admin/account/again/passkey/",
        "handbook": "/admin/handbook/",
    }


def of(record, page: str) -> str:
    return reverse(f"admin:initiatives_{record._meta.model_name}_{page}", args=[record.pk])


@pytest.fixture(scope="module")
def invited(work, django_db_blocker):
    """The link of an invitation; it also speaks the language of whoever is invited."""
    from initiatives.editorial.invitations import token_of
    from initiatives.models import Invitation

    with django_db_blocker.unblock():
        return reverse("invitation-link", args=[token_of(Invitation.objects.get())])


@pytest.fixture
def desk(visit, office, language):
    page = visit("/en/about/", language=language)
    page.context.add_cookies(office)
    return Desk(page, language)


class TestEveryPage:
    def test_passes_axe_in_light_and_dark_and_needs_no_sideways_scrolling(self, desk, work):
        answers = {}
        for name, address in work.items():
            answers[name] = desk.page.goto(address).status
            desk.meet(name)
        assert {name: status for name, status in answers.items() if status != 200} == {}
        assert desk.met == {}

    def test_so_does_the_way_in(self, visit, language, invited):
        desk = Desk(visit("/admin/account/sign-in/", language=language), language)
        desk.meet("signing in")
        desk.page.fill("[name=login]", "nobody")
        desk.page.fill("[name=password]", "nothing")
        with desk.page.expect_navigation():
            desk.page.locator("main [type=submit]").click()
        desk.meet("a wrong password")
        ways = {
            "a forgotten password": "/admin/account/password/forgotten/",
            "a link on its way": "/admin/account/password/sent/",
            "a link that is over": "/admin/account/password/new/1-nothing/",
            "a closed account": "/admin/account/closed/",
            "an invitation that is over": "/admin/account/invitation/nothing/",
            "an invitation": invited,
        }
        for name, address in ways.items():
            desk.page.goto(address)
            desk.meet(name)
        assert desk.met == {}

    def test_so_do_the_steps_of_a_spreadsheet_with_a_row_that_is_refused(self, desk, work, language):
        rows = [f"prices-{language},Prices,data,en", "bad key,Bad,data,en"]
        sheet = "\n".join(["key,title_en,theme,original_language", *rows, ""]).encode()
        desk.page.goto("/admin/imports/")
        desk.page.set_input_files(
            "#id_file", {"name": "odd.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,2\n"}
        )
        with desk.page.expect_navigation():
            desk.page.locator(".submit-row button").click()
        desk.meet("a file that is no list")
        file = {"name": "challenges.csv", "mimeType": "text/csv", "buffer": sheet}
        desk.page.set_input_files("#id_file", file)
        with desk.page.expect_navigation():
            desk.page.locator(".submit-row button").click()
        assert desk.page.locator(".import-counts").count() == 1
        desk.meet("what it would do")
        with desk.page.expect_navigation():
            desk.page.locator("button[value=chosen]").click()
        desk.meet("what it did")
        desk.page.goto("/admin/imports/")
        desk.meet("the files that were sent")
        assert desk.met == {}

    def test_a_passkey_is_not_said_to_have_failed_before_anybody_tried(self, desk, work):
        desk.page.goto("/admin/account/passkeys/add/")
        assert desk.page.locator("#passkey").is_visible()
        assert not desk.page.locator("form.passkey [role=alert]").is_visible()
