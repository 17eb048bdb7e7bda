"""A form that is refused opens with all that is wrong, and with the way to each field."""

import re

import pytest
from django.test import Client

from initiatives.pages import robots
from tests.documents import make_shelter
from tests.staff import Form

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
NEW, REPORT = "/propose/", "/propose/initiative/1/"
EMPTY = {
    ("en", NEW): [
        ("Write what the initiative is called.", "#id_title"),
        ("Write what it does, and who takes part.", "#id_text"),
        ("Name at least one source: the address of a page or the title of a document.", "#id_sources"),
        ("Write your e-mail address.", "#id_email"),
    ],
    ("en", REPORT): [
        ("Write what is wrong, or what should be added.", "#id_text"),
        ("Write your e-mail address.", "#id_email"),
    ],
    ("fr", NEW): [
        ("Écrivez le nom de l’initiative.", "#id_title"),
        ("Écrivez ce qu’elle fait et qui y participe.", "#id_text"),
        (
            "Indiquez au moins une source\u00a0: l’adresse d’une page ou le titre d’un document.",
            "#id_sources",
        ),
        ("Écrivez votre adresse électronique.", "#id_email"),
    ],
    ("fr", REPORT): [
        ("Écrivez ce qui est inexact ou ce qu’il faudrait ajouter.", "#id_text"),
        ("Écrivez votre adresse électronique.", "#id_email"),
    ],
}
QUICK = "That was very quick. Please look at your text once more and send it again."


@pytest.fixture(autouse=True)
def _shelter():
    make_shelter()


@pytest.fixture
def send(client, monkeypatch):
    """The page that answers what was written; whoever reads first is not quick."""

    def post(address: str, *, quick: bool = False, **said):
        with monkeypatch.context() as then:
            then.setattr(robots, "SOONEST", 3 if quick else 0)
            return client.post(address, {"stamp": robots.stamp(), **said}, headers=HERE).content.decode()

    return post


def summary(page: str) -> tuple[str, list[tuple[str, str]]]:
    """The opening of what is in the page: the tag of the summary, and what it says with where that leads."""
    main = re.search(r"<main[^>]*>\s*(<div[^>]*>)(.*?)</div>", page, re.DOTALL)
    return main[1], re.findall(r'<li>(?:<a href="([^"]*)">)?([^<]*)', main[2])


def said(page: str) -> list[tuple[str, str]]:
    return [(text, url) for url, text in summary(page)[1]]


def title(page: str) -> str:
    return re.search(r"<title>(.*?)</title>", page)[1]


def control(page: str, name: str) -> dict[str, str]:
    tag = re.search(rf'<(?:input|textarea)[^>]*name="{name}"[^>]*>', page)[0]
    return dict(re.findall(r'([\w-]+)="([^"]*)"', tag))


class TestASummary:
    @pytest.mark.parametrize(("language", "address"), EMPTY)
    def test_says_what_to_do_and_leads_to_the_fields(self, send, language, address):
        page = send(f"/{language}{address}")
        assert said(page) == EMPTY[language, address]
        assert all(f'id="{url[1:]}"' in page for _text, url in said(page))

    def test_is_what_the_page_opens_with_and_has_the_focus_without_a_script(self, send):
        tag, _said = summary(send("/en/propose/"))
        assert tag == '<div class="notice notice--error" role="alert" tabindex="-1" autofocus>'

    @pytest.mark.parametrize(
        ("language", "begins"),
        [("en", "Error: Suggest an initiative – "), ("fr", "Erreur\u00a0: Suggérer une initiative – ")],
    )
    def test_is_announced_by_the_title(self, client, send, language, begins):
        assert title(send(f"/{language}/propose/")) == f"{begins}Multilevel"
        assert not title(client.get(f"/{language}/propose/").content.decode()).startswith("Err")

    def test_tells_all_at_once(self, send):
        page = send("/en/propose/initiative/1/", quick=True, text="It began in 2015.", email="ada")
        assert said(page) == [
            (QUICK, ""),
            ("Write a whole e-mail address, like name@example.org.", "#id_email"),
        ]

    def test_says_by_how_much_something_is_too_long(self, send):
        page = send("/en/propose/initiative/1/", text="x" * 4001, email="ada@example.org")
        assert said(page) == [("Write at most 4000 characters; now there are 4001.", "#id_text")]

    def test_opens_the_page_of_a_search_that_is_not_saved_too(self, send):
        page = send("/en/saved/", record="initiative", query="")
        assert title(page) == "Error: Save a search – Multilevel"
        assert summary(page) == (
            '<div class="notice notice--error" role="alert" tabindex="-1" autofocus>',
            [("", "Choose at least one filter, then save the search.")],
        )


class TestAQuestionThatCannotBeAnswered:
    @pytest.mark.parametrize(
        ("address", "begins"),
        [
            ("/en/initiatives/?year=soon", "Error: Initiatives"),
            ("/fr/initiatives/?year=soon", "Erreur\u00a0: Initiatives"),
            ("/en/map/?country=XX", "Error: Map"),
            ("/en/initiatives/?country=FR", "Initiatives"),
            ("/en/initiatives/?utm_source=x", "Initiatives"),
        ],
    )
    def test_is_announced_by_the_title(self, client, address, begins):
        assert title(client.get(address).content.decode()).startswith(begins)


class TestAField:
    def test_tells_assistive_technology_what_is_required_and_what_is_not(self, client):
        page = client.get("/en/propose/initiative/1/").content.decode()
        names = ("text", "sources", "name", "email")
        assert [control(page, name).get("aria-required") for name in names] == ["true", None, None, "true"]

    @pytest.mark.parametrize("name", ["title", "text", "sources", "email"])
    def test_is_tied_to_what_is_wrong_with_it(self, send, name):
        page = send("/en/propose/")
        known = control(page, name)
        assert (known["aria-invalid"], known["aria-describedby"].split()[-1]) == ("true", f"id_{name}_error")
        fault = {url: text for text, url in EMPTY["en", NEW]}[f"#id_{name}"]
        assert f'<p class="error"><span class="visually-hidden">Error:</span> {fault}</p>' in page

    def test_is_not_called_wrong_before_anything_was_sent(self, client):
        assert "aria-invalid" not in client.get("/en/propose/").content.decode()


class TestTheEntrance:
    @pytest.mark.parametrize(
        ("language", "begins", "faults"),
        [
            ("en", "Error: ", ["Write your user name.", "Write your password."]),
            (
                "fr",
                "Erreur\u00a0: ",
                ["Écrivez votre nom d’utilisateur.", "Écrivez votre mot de passe."],
            ),
        ],
    )
    def test_tells_it_in_the_same_way(self, client, language, begins, faults):
        page = client.post("/admin/account/sign-in/", {}, headers={"Accept-Language": language})
        html = page.content.decode()
        note = re.search(r'<div class="errornote"([^>]*)>(.*?)</div>', html, re.DOTALL)
        assert title(html.replace("\n", "")).startswith(begins)
        assert note[1] == ' role="alert" tabindex="-1" autofocus'
        assert re.findall(r'<a href="(.*?)">(.*?)</a>', note[2]) == [
            ("#id_login", faults[0]),
            ("#id_password", faults[1]),
        ]

    def test_gives_the_focus_to_one_place_alone(self, client):
        answers = [client.get("/admin/account/sign-in/"), client.post("/admin/account/sign-in/", {})]
        found = [re.findall(r"<(\w+)[^>]* autofocus", page.content.decode()) for page in answers]
        assert found == [["input"], ["div"]]

    @pytest.mark.parametrize(
        ("language", "said"),
        [("en", "This form was not sent"), ("fr", "Ce formulaire n’a pas été envoyé")],
    )
    def test_says_in_the_language_of_the_reader_that_a_page_was_open_too_long(self, language, said):
        strict = Client(enforce_csrf_checks=True)
        answer = strict.post("/admin/account/sign-in/", {}, headers={"Accept-Language": language})
        assert (answer.status_code, f"<h1>{said}</h1>" in answer.content.decode()) == (403, True)


class TestTheFormOfARecord:
    def test_leads_to_its_fields_and_to_the_tables_of_its_rows(self, editor):
        address = "/admin/initiatives/authority/add/"
        form = Form(editor.client.get(address).content.decode()).fields
        form |= {"citations-TOTAL_FORMS": ["1"], "citations-0-locator": ["p. 3"]}
        page = editor.client.post(address, form).content.decode()
        note = re.search(r'<div class="errornote"[^>]*autofocus>(.*?)</div>', page, re.DOTALL)[1]
        assert re.findall(r'<a href="(.*?)">(.*?)</a>', note) == [
            ("#id_level", "Level: This field is required."),
            ("#id_kind", "Kind: This field is required."),
            ("#id_key", "Key: This field is required."),
            ("#citations-group", "Sources: Look at the marked rows."),
        ]
        assert "admin/js/change_form.js" not in page  # which would give the focus to the first field
