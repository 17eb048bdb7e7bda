"""Initiatives side by side, as a reader finds them on the page."""

import re
from html import unescape

from initiatives.models import Initiative
from tests import factories as make
from tests.surfaces import words_of

COMPARE = "/en/initiatives/compare/"
HOW = (
    "Choose two to four initiatives "
    "Tick “Compare” on initiatives in the list, then press “Compare the chosen” below it."
)
LIST = "To the list of initiatives"
ADD = "Add an initiative by its number The number stands in the address of its page. Add"


def read(html: str) -> str:
    return " ".join(words_of(html))


def comparison(client, *values, language: str = "en") -> str:
    """The main part of the page that compares those numbers."""
    query = "&".join(f"id={value}" for value in values)
    answer = client.get(f"/{language}/initiatives/compare/?{query}")
    assert answer.status_code == 200
    return re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]


def table(html: str) -> dict[str, list[str]]:
    """Row by row what stands in the cells; where a row differs its name says so."""
    rows = re.findall(r"<tr[^>]*>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", html, re.DOTALL)
    return {
        read(name): [read(cell) for cell in re.findall(r"<td>(.*?)</td>", cells, re.DOTALL)]
        for name, cells in rows
    }


def heads(html: str) -> list[str]:
    return [unescape(title) for title in re.findall(r'<th scope="col">\s*<a[^>]*>(.*?)</a>', html)]


def initiatives(number: int) -> list[Initiative]:
    return [make.PublishedInitiativeFactory(title_en=f"Initiative {n}") for n in range(1, number + 1)]
