"""A focal point sees what a file would do to the entries of their countries, and nothing hidden; it does nothing."""

import pytest

from initiatives.editorial.versions import document_of, draft
from initiatives.models import Authority, Initiative, NextVersion
from initiatives.vocabularies import State
from tests import factories as make
from tests.importing import Import, lines
from tests.matrix import focal_point

pytestmark = pytest.mark.django_db

HEADER = ["key", "name_en", "level", "kind", "country", "parent", "original_language"]
OTHERS = "This entry is not of a country for which you speak."
CHOOSE = "Choose countries among those for which you speak."


def row(key, country="MA", name="New", parent=""):
    return [key, name, "local", "city", country, parent, "en"]


@pytest.fixture
def focal():
    for iso2 in ("MA", "FR"):
        make.CountryFactory(iso2=iso2)
    return focal_point("MA")


def sent(focal, *rows, header=HEADER, name="authorities.csv"):
    return Import(focal, name, lines(header, *rows))


def of(state, iso2, **fields):
    return make.AuthorityFactory(state=state, country_id=iso2, **fields)


class TestAFocalPoint:
    def test_sees_what_would_become_of_the_own_entries(self, focal):
        of(State.PUBLISHED, "MA", key="public", name_en="Old", kind="city")
        of(State.DRAFT, "MA", key="draft", name_en="Old", kind="city")
        tried = sent(focal, row("new"), row("public"), row("draft"))
        assert tried.outcomes() == {"new": "create", "public": "change", "draft": "change"}
        assert ("name in English", "Old", "New") in tried.differences()

    def test_drafts_nothing_by_any_button(self, focal):
        tried = sent(focal, row("new"))
        page = tried.page.content.decode()
        assert ('value="all"' in page, 'name="row"' in page, "nothing is written" in page) == (
            False,
            False,
            True,
        )
        assert [tried.draft().status_code, tried.draft(0).status_code] == [403, 403]
        assert Authority.objects.count() == 0

    @pytest.mark.parametrize(
        ("state", "reason"),
        [
            (State.IN_REVIEW, "It is in review. Recall it before you change it."),
            (State.ARCHIVED, "This entry is withdrawn. Restore it as a draft first."),
        ],
    )
    def test_is_told_what_to_do_first(self, focal, state, reason):
        of(state, "MA", key="own", name_en="Old", kind="city")
        assert [told[3] for told in sent(focal, row("own")).reasons()] == [reason]

    def test_is_refused_what_is_public_of_other_countries(self, focal):
        of(State.PUBLISHED, "FR", key="theirs", kind="city")
        assert [told[3] for told in sent(focal, row("theirs", "FR")).reasons()] == [OTHERS]

    @pytest.mark.parametrize("iso2", ["FR", ""])
    def test_is_refused_a_new_entry_of_other_countries(self, focal, iso2):
        assert CHOOSE in [told[3] for told in sent(focal, row("theirs", iso2)).reasons()]

    def test_is_refused_to_move_an_entry(self, focal):
        of(State.DRAFT, "MA", key="own", kind="city")
        assert [told[3] for told in sent(focal, row("own", "FR")).reasons()] == [CHOOSE]

    def test_is_refused_what_is_public_at_once(self, focal):
        tried = sent(focal, ["health", "Health"], header=["key", "name_en"], name="sectors.csv")
        assert tried.outcomes() == {"health": "refuse"}

    def test_has_a_page_of_what_was_written_that_says_nothing_was(self, focal):
        tried = sent(focal, row("new"))
        assert "Nothing has been written yet." in focal.client.get(f"{tried.url}done/").content.decode()
        assert focal.client.get(f"{tried.url}remarks.xlsx").status_code == 200


class TestWhatIsHiddenOfOthers:
    """Answers like what is not there: with another key the file has the same answer."""

    def answers(self, focal, key, **how):
        tried = sent(focal, row(key, **how), row("child", parent=key))
        page = focal.client.get(tried.url).content.decode()
        return [
            one.replace(key, "…") for one in (str(tried.outcomes()), str(tried.reasons()))
        ], "Hushed" in page

    @pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.ARCHIVED])
    @pytest.mark.parametrize("iso2", ["MA", "FR"])
    def test_as_a_row(self, focal, state, iso2):
        of(
            state,
            "FR",
            key="hidden",
            name_en="Hushed",
            kind="city",
            number=7 if state == State.ARCHIVED else None,
        )
        assert self.answers(focal, "hidden", country=iso2) == self.answers(focal, "absent", country=iso2)

    def test_as_a_reference(self, focal):
        of(State.DRAFT, "FR", key="hidden", name_en="Hushed", level="national", kind="ministry")

        def tried(key):
            found = sent(focal, row("child", parent=key))
            return str(found.reasons()).replace(key, "…"), "Hushed" in found.page.content.decode()

        assert tried("hidden") == tried("absent")

    def test_but_what_is_hidden_of_the_own_country_is_there(self, focal):
        of(State.DRAFT, "MA", key="own", level="national", kind="ministry")
        assert sent(focal, row("child", parent="own")).outcomes() == {"child": "create"}

    def test_as_a_tie_of_an_own_entry(self, focal):
        own = make.PublishedInitiativeFactory(key="own", title_en="Old")
        own.countries.add("MA")
        hidden = of(State.DRAFT, "FR", key="hidden", name_en="Hushed")
        make.ParticipationFactory(initiative=own, authority=hidden, role="funds")
        draft(own, document_of(own) | {"aliases": ["Mine"]})
        tried = sent(focal, ["own", "New"], header=["key", "title_en"], name="initiatives.csv")
        assert tried.differences() == [("title in English", "Old", "New")]
        assert "Hushed" not in tried.page.content.decode()

    def test_as_a_next_version(self, focal):
        theirs = make.PublishedInitiativeFactory(key="theirs", title_en="Old")
        theirs.countries.add("FR")
        draft(theirs, document_of(theirs) | {"title_en": "Hushed"})
        tried = sent(focal, ["theirs", "New"], header=["key", "title_en"], name="initiatives.csv")
        assert tried.differences() == [("title in English", "Old", "New")]
        assert (Initiative.objects.get().title_en, NextVersion.objects.count()) == ("Old", 1)
