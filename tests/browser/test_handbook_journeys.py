"""What the handbook tells staff to do, done by two people in a browser; HANDBOOK_PICTURES=1 takes its pictures."""

import re

import pytest
from django.core import mail

from initiatives.models import Authority, Initiative
from initiatives.pages.typesetting import typeset

from .journeys import (
    CHANGED,
    FILED,
    HANDBOOK,
    OFFICE,
    THE_SAME,
    TWICE,
    faults,
    find,
    title_of,
    to_review,
    unseen,
    waiting,
)
from .test_every_page import complaints_of_axe, is_wider_than_the_window

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("language", ["en", "fr"])]


class TestPublishing:
    def test_takes_one_who_writes_and_one_who_reads(self, desk, reader, written, language):
        said = written[language]
        editor, publisher = desk("editor"), desk("publisher")
        self.write(editor, said)
        to_review(publisher, said.entry)
        publisher.page.goto(OFFICE)
        publisher.picture("to-do", 470, top="#content")
        publisher.page.go_back()
        publisher.meet("form in review")
        publisher.press("Read it as it would be published")
        publisher.meet("review")
        publisher.press("Publish what I have read")
        publisher.meet("published")
        page = reader(f"/{language}/initiatives/?q={said.fields[f'title_{language}']}")
        page.locator("main h2 a, main h3 a").first.click()
        assert page.locator("h1").inner_text() == typeset(said.fields[f"title_{language}"], language)
        assert typeset(said.fields[f"summary_{language}"], language) in page.locator("main").inner_text()
        assert faults(editor, publisher) == {}
        assert unseen("publish", editor, publisher) == set()

    def write(self, editor, said):
        page = editor.page
        editor.meet("front page")
        editor.open(page.locator("#add-Initiative"))
        editor.meet("new entry")
        for name, value in said.fields.items():
            page.fill(f"#id_{name}", str(value or ""))
        page.select_option("#id_kind", said.entry.kind)
        page.select_option("#id_scope", said.entry.scope)
        page.select_option("#id_recorded_status", said.entry.recorded_status)
        for country in said.countries:
            editor.choose("id_countries", country)
        page.locator("#participations-group .add-row a").click()
        page.select_option("#id_participations-0-role", "leads")
        editor.choose("id_participations-0-authority", title_of(said.authority, editor.language))
        page.locator("#citations-group .add-row a").click()
        editor.choose("id_citations-0-source", title_of(said.source, editor.language))
        page.fill("#id_citations-0-locator", said.locator)
        editor.press("Save and continue editing")
        editor.meet("draft")
        editor.picture("draft", 300, top="h1")
        editor.picture("submit", 150, top=".submit-row", ring="Save and submit for review")
        editor.press_key("Save and submit for review")
        editor.meet("submitted")


class TestReviewing:
    def test_publishes_what_was_read_and_returns_the_rest_with_a_reason(self, desk, reader, language):
        key, old, new = CHANGED[language]
        entry = Initiative.objects.get(key=key)
        editor, publisher = desk("editor"), desk("publisher")
        address = f"/{language}/initiatives/{entry.number}-{entry.slug}/"
        after = getattr(entry, f"summary_{language}").replace(old, new)
        reason = {"en": "Please say it in French too.", "fr": "Merci de le dire aussi en anglais."}[language]

        find(editor, entry)
        editor.meet("form of what is published")
        editor.page.fill(f"#id_summary_{language}", after)
        editor.press("Save and submit for review")
        to_review(publisher, entry)
        publisher.meet("next version in review")
        publisher.press("Compare it with what is published")
        publisher.meet("review")
        publisher.picture("difference", 330, top="h1")
        publisher.press("Return to draft …")
        publisher.meet("why it is returned")
        publisher.page.fill("#id_reason", reason)
        publisher.press("Return to draft")

        editor.page.goto(OFFICE)
        editor.meet("front page with what was returned")
        editor.open(waiting(editor, "Returned to me"))
        editor.open(editor.page.get_by_role("link", name=title_of(entry, language), exact=True))
        assert editor.page.locator(".returned").inner_text() == reason
        editor.meet("returned")
        editor.picture("returned", 340, top="h1")
        other = {"en": "fr", "fr": "en"}[language]
        editor.page.fill(
            f"#id_summary_{other}", getattr(entry, f"summary_{other}").replace(*THE_SAME[language])
        )
        editor.press_key("Save and submit for review")
        assert typeset(after, language) not in reader(address).locator("main").inner_text()

        to_review(publisher, entry)
        publisher.press("Compare it with what is published")
        publisher.press_key("Publish what I have read")
        publisher.meet("published")
        assert typeset(after, language) in reader(address).locator("main").inner_text()
        assert faults(editor, publisher) == {}
        assert unseen("review", editor, publisher) == set()


class TestImporting:
    def test_shows_what_each_row_would_do_and_drafts_what_is_chosen(self, desk, reader, filed, language):
        new, changed, refused = FILED[language]
        entry = Initiative.objects.get(key=changed)
        editor, publisher = desk("editor"), desk("publisher")
        address = f"/{language}/initiatives/{entry.number}-{entry.slug}/"
        [website] = re.findall(rf"{changed},.*?(https://[^,]+)", filed[language]["buffer"].decode())

        editor.meet("front page")
        editor.press("Import a spreadsheet")
        editor.meet("imports")
        editor.page.set_input_files("#id_file", filed[language])
        editor.press("Look at what would change")
        editor.meet("what would change")
        editor.picture("rows", 440, top=".import-change")
        assert {
            how: editor.page.locator(f".import-{how} h2").inner_text().split()[0]
            for how in ("create", "change", "refuse")
        } == {"create": new, "change": changed, "refuse": refused}
        editor.press("Draft the chosen rows of this page")
        editor.meet("what was drafted")
        drafted = editor.page.locator(".import-done a")
        assert drafted.count() == 2
        cited = reader(address).locator(f"main a[href='{website}']").count()
        editor.open(editor.page.get_by_role("link", name=title_of(entry, language), exact=True))
        editor.press_key("Save and submit for review")
        to_review(publisher, entry)
        publisher.press("Compare it with what is published")
        publisher.meet("review")
        publisher.press("Publish what I have read")
        assert reader(address).locator(f"main a[href='{website}']").count() == cited + 1
        assert (
            reader(f"/{language}/initiatives/?q={new}").locator(f"main .card a[href*='{new}']").count() == 0
        )
        assert faults(editor, publisher) == {}
        assert unseen("import", editor, publisher) == set()


class TestAnsweringAProposal:
    def test_tells_its_author_and_changes_what_two_people_have_read(self, desk, reader, undated, language):
        entry = undated[language]
        editor, publisher = desk("editor"), desk("publisher")
        address = f"/{language}/initiatives/{entry.number}-{entry.slug}/"
        said, thanks = {
            "en": ("They have been open since 2004.", "Thank you: the year is added."),
            "fr": ("Cette carte existe depuis 2020.", "Merci : l’année est ajoutée."),
        }[language]
        year = str(entry.started_in)
        message = self.propose(reader(address), said, editor)

        waiting_for = waiting(editor, "Proposals to answer")
        editor.page.reload()
        editor.meet("front page")
        editor.open(waiting_for)
        editor.meet("proposals")
        editor.open(editor.page.locator("#result_list tbody th a").first)
        editor.meet("proposal")
        editor.picture("proposal", 560, top="h1")
        proposal = editor.page.url
        editor.press("Open the entry")
        editor.page.fill("#id_started_in", year)
        editor.press("Save and submit for review")
        editor.page.goto(proposal)
        editor.page.fill("#reason", thanks)
        editor.press("Accept everything")
        editor.meet("answered")

        message.reload()
        assert thanks in message.locator("main").inner_text()
        before = reader(address).locator("main").inner_text()
        to_review(publisher, entry)
        publisher.press("Compare it with what is published")
        publisher.press("Publish what I have read")
        after = reader(address).locator("main").inner_text()
        assert (before.count(year) < after.count(year), faults(editor, publisher)) == (True, {})
        assert unseen("proposals", editor, publisher) == set()

    def propose(self, page, said, desk):
        """As a reader does, from the page of the entry to the link in the letter."""
        page.get_by_role("link", name=desk.say("Report an error or suggest a change")).click()
        page.get_by_label(desk.say("What is wrong, or what should be added?")).fill(said)
        page.get_by_label(desk.say("Your e-mail address")).fill("reader@example.org")
        page.wait_for_timeout(3500)  # nobody reads and writes faster
        page.get_by_role("button", name=desk.say("Send"), exact=True).click()
        page.wait_for_url("**/sent/")
        [letter] = mail.outbox
        page.goto(re.search(r"http://\S+/proposals/\S+", letter.body)[0])
        page.get_by_role("button", name=desk.say("Yes, this is my message")).click()
        page.get_by_role("button").filter(has_text=desk.say("Yes, this is my message")).wait_for(
            state="detached"
        )
        return page


class TestMerging:
    def test_makes_one_of_two_and_leads_readers_there(self, desk, reader, twice, language):
        kept, gone = (Authority.objects.get(key=key) for key in TWICE[language][:2])
        editor, publisher = desk("editor"), desk("publisher")
        old = f"/{language}/authorities/{gone.number}-{gone.slug}/"

        editor.meet("front page")
        editor.open(waiting(editor, "Possible twins"))
        editor.meet("twins")
        pair = editor.page.locator("section", has=editor.page.get_by_role("link", name=gone.key, exact=True))
        pair.evaluate("e => e.classList.add('pictured')")
        editor.picture("twins", 500, top=".pictured")
        editor.open(pair.get_by_role("link", name=editor.say("Merge …")))
        editor.meet("merger")
        editor.picture("merge", 420, top="h1")
        editor.press("Merge")
        editor.meet("merged, to be read")
        editor.press("Edit")
        editor.meet("next version")
        editor.press_key("Save and submit for review")
        assert reader(old).locator("h1").inner_text() == typeset(title_of(gone, language), language)

        to_review(publisher, kept)
        publisher.press("Compare it with what is published")
        publisher.meet("review")
        publisher.press("Publish what I have read")
        page = reader(old)
        assert page.locator("h1").inner_text() == typeset(title_of(kept, language), language)
        assert f"/authorities/{kept.number}-" in page.url
        assert faults(editor, publisher) == {}
        assert unseen("merge", editor, publisher) == set()


class TestRestoring:
    def test_brings_back_what_an_import_has_lost(self, desk, reader, spoilt, language):
        entry = spoilt[language]
        editor, publisher = desk("editor"), desk("publisher")
        address = f"/{language}/initiatives/{entry.number}-{entry.slug}/"
        website = f"main a[href='{entry.website}']"
        cited = reader(address).locator(website).count()

        find(editor, entry)
        editor.press("History")
        editor.meet("history")
        editor.picture("history", 330, top="h1", ring="Restore as it was before this change")
        editor.press("Restore as it was before this change")
        assert editor.page.input_value("#id_website") == entry.website
        editor.meet("restored")
        editor.press("Save and submit for review")
        to_review(publisher, entry)
        publisher.press_key("Compare it with what is published")
        publisher.meet("review")
        publisher.press("Publish what I have read")
        assert reader(address).locator(website).count() == cited + 1
        assert faults(editor, publisher) == {}
        assert unseen("restore", editor, publisher) == set()


@pytest.mark.parametrize("width", [360, 1280])
class TestTheHandbook:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_passes_axe_and_shows_every_picture(self, visit, people, language, width, scheme):
        page = visit(f"/{language}/about/", language=language, width=width, scheme=scheme)
        page.context.add_cookies(people["editor"])
        page.goto(HANDBOOK)
        pictures = page.locator(".handbook-picture")
        pictures.evaluate_all("all => Promise.all(all.map(e => { e.loading = 'eager'; return e.decode() }))")
        assert complaints_of_axe(page) == []
        assert not is_wider_than_the_window(page)
        sizes = "all => all.map(e => [e.naturalWidth, e.naturalHeight, e.alt !== ''])"
        told = "all => all.map(e => [+e.getAttribute('width'), +e.getAttribute('height'), true])"
        assert pictures.evaluate_all(sizes) == pictures.evaluate_all(told)
