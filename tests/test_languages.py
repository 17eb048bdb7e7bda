"""Every word of the interface is marked for translation, and exists in proper French too."""

import ast
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from babel.messages.extract import extract
from babel.messages.pofile import read_po
from django.db.models import Field
from django.template.loader import get_template
from django.templatetags.i18n import BlockTranslateNode
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation.template import templatize

from initiatives.admin.site import site
from initiatives.models import OWNERS

HOUSE = Path(__file__).resolve().parent.parent
CATALOGUE = HOUSE / "multilevel/locale/fr/LC_MESSAGES/django.po"
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
CALLS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
# Prose that is written in each language on its own, or in both at once.
PROSE = ("templates/500.html", "templates/admin/handbook/en/", "templates/admin/handbook/fr/")
NAMES = {
    "Multilevel",
    "API",
    "OpenAPI",
    "TOTP",
    "XLSX",
    "CSV",
    "JSON",
    "Atom",
    "GeoJSON",
    "Rabat",
    "rabat-process.org",
    "Éa1",  # a specimen of letters
}


@pytest.fixture(scope="module")
def messages():
    with CATALOGUE.open("rb") as file:
        return [message for message in read_po(file, locale="fr") if message.id]


def _texts(value):
    return [value] if isinstance(value, str) else list(value)


def templates() -> Iterator[Path]:
    for file in sorted((HOUSE / "templates").rglob("*.*")):
        if not str(file.relative_to(HOUSE)).startswith(PROSE):
            yield file


def sources() -> Iterator[tuple[Path, str]]:
    """All that has words to translate, as Python: a template is made one by Django, as makemessages does it."""
    for file in templates():
        yield file, calls_in(templatize(file.read_text(), origin=str(file)))
    for file in sorted((HOUSE / "templates/admin/handbook").rglob("*.html")):
        yield file, calls_in(templatize(file.read_text(), origin=str(file)))
    for package in ("initiatives", "multilevel"):
        for file in sorted((HOUSE / package).rglob("*.py")):
            if "migrations" not in file.parts:
                yield file, file.read_text()


def calls_in(text: str) -> str:
    """The calls that Django leaves of a template, which is no Python otherwise, a line each."""
    starts = re.compile(r"(?<!\w)(?:n?p?gettext|_)\(")
    return "\n".join(filter(None, (_whole_call(text[found.start() :]) for found in starts.finditer(text))))


def _whole_call(text: str) -> str:
    for end in (found.end() for found in re.finditer(r"\)", text)):
        with suppress(SyntaxError):
            ast.parse(text[:end])
            return text[:end]
    return ""


def marked() -> set[tuple[str | None, str]]:
    """Every message that is marked for translation, with its context."""
    found = set()
    for _file, text in sources():
        code = io.BytesIO(text.encode())
        for _line, message, _comments, context in extract("python", code, keywords=CALLS):
            found.add((context, _texts(message)[0]))
    return {(context, message) for context, message in found if message}


class TestTheFrenchCatalogue:
    def test_leaves_nothing_untranslated_or_in_doubt(self, messages):
        assert [m.id for m in messages if m.fuzzy or not all(_texts(m.string))] == []

    def test_has_the_same_places_to_fill_in(self, messages):
        differing = [
            (message.id, text)
            for message in messages
            for text in _texts(message.string)
            if set(PLACES.findall(text)) != set(PLACES.findall(_texts(message.id)[-1]))
        ]
        assert differing == []

    def test_knows_every_word_of_the_sources(self, messages):
        known = {(message.context, _texts(message.id)[0]) for message in messages}
        assert sorted(marked() - known, key=str) == []

    @pytest.mark.parametrize(
        ("typed", "reason"),
        [
            (r" [;!?](?=\s|$)", "a narrow no-break space stands before ; ! and ?"),
            (r"(?<=\w) :(?=\s|$)", "a no-break space stands before a colon"),
            (r"« | »", "no-break spaces stand within « »"),
            (r"\w[;!?](?=\s|$)", "a space stands before ; ! and ?"),
            (r"[^\W\d]:(?=\s|$)", "a space stands before a colon"),
            (r"['\"]", "’ and « » are French, ' and \" are not"),
            (r"\.\.\.| …", "… is one letter that follows its word at once"),
        ],
    )
    def test_is_set_as_french_is_printed(self, messages, typed, reason):
        texts = [text for m in messages for text in _texts(m.string) if "Authorization: " not in text]
        wrong = [text for text in texts if re.search(typed, text)]
        assert wrong == [], reason


class TestWhatIsFilledIn:
    """A lone % breaks a text with places: Django then shows the English one and says nothing."""

    def test_by_templates_comes_out_in_french(self):
        blocks = list(blocks_in_french())
        assert len(blocks) > 80
        assert [(file, text) for file, text, names in blocks if not fits(text, dict.fromkeys(names, 0))] == []

    def test_by_code_comes_out_too(self, messages):
        filled = [m for m in messages if re.search(r"%(\(\w+\))?[sd]", _texts(m.id)[0])]
        texts = [text for message in filled for text in (*_texts(message.id), *_texts(message.string))]
        assert [text for text in texts if not fits(text, some_values(text))] == []


def blocks_in_french() -> Iterator[tuple[str, str, list[str]]]:
    """Of each block of a template, in each number: its file, what is told in French, what it fills in."""
    for file in sorted((HOUSE / "templates").rglob("*.*")):
        name = str(file.relative_to(HOUSE / "templates"))
        for block in get_template(name).template.nodelist.get_nodes_by_type(BlockTranslateNode):
            one, names = block.render_token_list(block.singular)
            many, more = block.render_token_list(block.plural) if block.plural else (one, [])
            with translation.override("fr"):
                texts = [translation.ngettext(one, many, number) for number in (1, 2) if block.plural]
                for text in texts or [translation.gettext(one)]:
                    yield name, text, [*names, *more, block.countervar]


def fits(text: str, values) -> bool:
    try:
        return isinstance(text % values, str)
    except (KeyError, TypeError, ValueError):
        return False


def some_values(text: str):
    return defaultdict(int) if "%(" in text else (0,) * len(re.findall(r"%[sd]", text))


class TestTheSources:
    def test_have_no_words_in_templates_that_are_not_marked(self):
        found = {str(file.relative_to(HOUSE)): bare_words(file.read_text()) for file in templates()}
        assert {name: words for name, words in found.items() if words} == {}

    def test_name_every_record_and_field_of_the_office_in_words_to_translate(self):
        inlines = {inline.model for admin in site._registry.values() for inline in admin.inlines}
        ours = [model for model in {*site._registry, *inlines} if model._meta.app_label == "initiatives"]
        fields = [
            field
            for model in ours
            for field in model._meta.get_fields()
            if isinstance(field, Field) and not field.auto_created
        ]
        named = {
            f"{field.model.__name__}.{field.name}": field.verbose_name for field in fields if field.editable
        }
        named |= {model.__name__: model._meta.verbose_name for model in ours}
        bare = {name for name, words in named.items() if not isinstance(words, Promise)}
        assert bare - UNSEEN == set()

    def test_have_no_words_in_scripts(self):
        """They take theirs from the page: data-done, data-narrow …"""
        said = [
            (file.name, text)
            for file in sorted((HOUSE / "static/js").glob("*.js"))
            for text in re.findall(r'"([^"\n]*)"', re.sub(r"//.*|/\*.*?\*/", "", file.read_text()))
            if re.search(r"[A-Z][a-z]+ [a-z]|^[A-Z][a-z]+$", text) and text not in KEYS
        ]
        assert said == []


KEYS = {"Enter", "Escape"}
# In no form and in no list: kept by the office itself, or by the library that tokens come from.
UNSEEN = {"Proposal.accepted", *(f"ApiToken.{name}" for name in ("digest", "token_key", "user", "expiry"))}
UNSEEN |= {f"{part}.{owner}" for part in ("Citation", "Figure") for owner in OWNERS}
CLASSES = r"\{%\s*block (?:bodyclass|page_class)\s*%\}.*?\{%\s*endblock[^%]*%\}"
TAGS = re.compile(
    r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|\{%\s*blocktranslate.*?endblocktranslate\s*%\}", re.DOTALL
)
READ_ALOUD = re.compile(r'(?:title|alt|aria-label|placeholder)="([^"{]*)"')


def bare_words(template: str) -> list[str]:
    """What a reader would see or hear of a template that is neither translated nor a value."""
    html = re.sub(CLASSES, "", TAGS.sub("", template), flags=re.DOTALL)
    html = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
    html = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    spoken = READ_ALOUD.findall(re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "{", html, flags=re.DOTALL))
    text = re.sub(r"<[^>]*>|&\w+;", " ", re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", html, flags=re.DOTALL))
    words = re.findall(r"[^\W\d_][\w.-]+", " ".join([text, *spoken]))
    return [word for word in words if word not in NAMES]
