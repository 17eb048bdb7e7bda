"""The design is decided in one place: tokens.css names colours and sizes, and nothing is styled in vain or twice."""

import re
from collections import Counter
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
FOLDER = HOUSE / "static/css"
TOKENS = FOLDER / "tokens.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
DECLARATION = re.compile(r"([\w-]+)\s*:\s*([^;{}]+);")
TOKEN = re.compile(r"var\((--[\w-]+)[^()]*\)")
COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|lab|oklch)a?\(|"
    r"\b(?:white|black|gr[ae]y|red|green|blue|yellow|orange|purple|brown)\b"
)
SIZE_OF_TYPE = re.compile(r"^(?:inherit|0|TOKEN|[\d.]+em|TOKEN / TOKEN TOKEN)$")
SPACE = re.compile(r"^(?:margin|padding|gap|row-gap|column-gap)")
LENGTH = re.compile(r"\d(?:rem|pt|mm)\b")
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
ATTRIBUTE = re.compile(r'class="[^"]*"|page_class %}[^{]*')
OF_LIBRARIES = {"htmx-request"}


def read(path: Path) -> str:
    return COMMENT.sub("", path.read_text())


def name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


ALL = {name(path): read(path) for path in sorted(FOLDER.rglob("*.css"))}
# The office keeps the measures of Django's admin.
OURS = {sheet: text for sheet, text in ALL.items() if "/" not in sheet}
PUBLIC = {sheet: text for sheet, text in OURS.items() if sheet not in ("tokens.css", "gallery.css")}


def declarations(text: str) -> list[tuple[str, str]]:
    return [(prop, TOKEN.sub("TOKEN", value).strip()) for prop, value in DECLARATION.findall(text)]


def rules(text: str, around: str = "") -> list[tuple[str, str]]:
    """Each selector with the condition that it stands under."""
    found, start, depth, opened = [], 0, 0, 0
    for at, sign in enumerate(text):
        if sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                head, body = " ".join(text[start:opened].split()), text[opened + 1 : at]
                if head.startswith(("@media", "@supports")):
                    found += rules(body, f"{around}{head}")
                elif not head.startswith("@"):
                    found.append((around, head))
                start = at + 1
    return found


@pytest.fixture(scope="module")
def named() -> str:
    """Everything that may name a class: attributes of templates, and scripts."""
    templates = (path.read_text() for path in (HOUSE / "templates").rglob("*.html"))
    scripts = [path.read_text() for path in (HOUSE / "static/js").glob("*.js")]
    return "\n".join([*(name for text in templates for name in ATTRIBUTE.findall(text)), *scripts])


class TestTheStylesheets:
    def test_name_no_colour_of_their_own(self):
        named = [
            (sheet, prop, value)
            for sheet, text in ALL.items()
            for prop, value in declarations(text)
            if sheet != "tokens.css" and COLOUR.search(value)
        ]
        assert named == []

    def test_name_no_size_of_type_of_their_own(self):
        named = [
            (sheet, prop, value)
            for sheet, text in PUBLIC.items()
            for prop, value in declarations(re.sub(r"@page\s*{.*?\n}\n", "", text, flags=re.DOTALL))
            if prop in ("font", "font-size") and not SIZE_OF_TYPE.match(value)
        ]
        assert named == []

    def test_name_no_space_of_their_own(self):
        named = [
            (sheet, prop, value)
            for sheet, text in PUBLIC.items()
            for prop, value in declarations(re.sub(r"@page\s*{.*?\n}\n", "", text, flags=re.DOTALL))
            if SPACE.match(prop) and LENGTH.search(value)
        ]
        assert named == []

    def test_use_every_token_and_no_other(self):
        everything = "\n".join(ALL.values())
        decided = set(re.findall(r"(--[\w-]+)\s*:", "\n".join(ALL.values())))
        used = set(re.findall(r"var\((--[\w-]+)", everything))
        of_tokens = set(re.findall(r"(--[\w-]+)\s*:", ALL["tokens.css"]))
        assert (used - decided, of_tokens - used) == (set(), set())

    def test_style_no_class_that_nothing_has(self, named):
        styled = {
            name for text in PUBLIC.values() for _on, head in rules(text) for name in CLASS.findall(head)
        }
        words = set(re.findall(r"[\w-]+", named))
        stems = set(re.findall(r"([\w-]+--)\{[{%]", named))
        dead = {name for name in styled - words - OF_LIBRARIES if name.partition("--")[0] + "--" not in stems}
        assert dead == set()

    def test_style_the_same_thing_once(self):
        on = dict.fromkeys(("print.css", "sheet.css"), "@media print")  # all of it
        counted = Counter(rule for sheet, text in PUBLIC.items() for rule in rules(text, on.get(sheet, "")))
        assert {rule: times for rule, times in counted.items() if times > 1} == {}
