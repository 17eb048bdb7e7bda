"""The surfaces on which a question can be asked, and the keys that each answers, in its order."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from typing import Any

import openpyxl

from initiatives.filtersets import FILTERSETS

ATOM = "{http://www.w3.org/2005/Atom}"
ASKED_AT_ONCE = 200  # as many as the largest page holds


def body(answer: Any) -> bytes:
    assert answer.status_code == 200, answer.content
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def ask_all(client: Any, plural: str, question: str) -> dict[str, list[str]]:
    """By the name of the surface. The feed has an order of its own: where it agrees, it is put in theirs."""
    page = f"{question}&page_size={ASKED_AT_ONCE}" if question else f"page_size={ASKED_AT_ONCE}"
    api = keys_of_rows(json.loads(body(client.get(f"/api/v1/{plural}/?{page}")))["results"])
    numbers = {str(number): key for number, key in _model(plural).objects.values_list("number", "key")}
    answers = {
        "api": api,
        "page": _linked(client.get(f"/en/{plural}/?{page}").content.decode(), plural, numbers),
        "embed": _linked(client.get(f"/en/{plural}/embed/?{page}").content.decode(), plural, numbers),
        "csv": keys_of_rows(csv_rows(body(client.get(f"/en/{plural}.csv?{question}")))),
        "json": keys_of_rows(json.loads(body(client.get(f"/en/{plural}.json?{question}")))["results"]),
        "geojson": [
            feature["properties"]["key"]
            for feature in json.loads(body(client.get(f"/en/{plural}.geojson?{question}")))["features"]
        ],
        "xlsx": keys_of_rows(sheet_rows(body(client.get(f"/en/{plural}.xlsx?{question}")))),
        "atom": _fed(body(client.get(f"/en/{plural}.atom?{question}")), plural, numbers),
    }
    whole = answers["csv"]
    if set(answers["atom"]) <= set(whole) and len(answers["atom"]) == min(50, len(whole)):
        answers["atom"] = api
    for name in ("csv", "json", "geojson", "xlsx"):
        answers[name] = answers[name][:ASKED_AT_ONCE]
    return answers


def keys_of_rows(rows: list[dict[str, Any]]) -> list[str]:
    return [row["key"] for row in rows]


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheets(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def sheet_rows(data: bytes) -> list[dict[str, Any]]:
    names, *rows = sheets(data)["Rows"]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _model(plural: str) -> Any:
    return next(model for model in FILTERSETS if model._meta.verbose_name_plural == plural)


def _linked(html: str, plural: str, numbers: dict[str, str]) -> list[str]:
    links = re.findall(rf'class="card__title"><a href="/en/{plural}/(\d+)-', html)
    return [numbers[number] for number in links]


def _fed(data: bytes, plural: str, numbers: dict[str, str]) -> list[str]:
    links = [entry.find(f"{ATOM}link").attrib["href"] for entry in ET.fromstring(data).iter(f"{ATOM}entry")]  # type: ignore[union-attr]
    return [numbers[re.search(rf"/{plural}/(\d+)-", link)[1]] for link in links]  # type: ignore[index]


class Reader(HTMLParser):
    """The text of a page, without what is not read."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag, attrs):
        self.silent += tag in ("script", "style", "svg")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style", "svg")

    def handle_data(self, data):
        if not self.silent and data.strip():
            self.texts.append(" ".join(data.split()))


def words_of(html: str) -> list[str]:
    """What is read in a piece of a page, text by text."""
    reader = Reader()
    reader.feed(html)
    return reader.texts


def text_of(answer: Any) -> str:
    """What is read in the main part of a page."""
    return " ".join(words_of(re.search(r"<main.*?</main>", answer.content.decode(), re.DOTALL)[0]))
