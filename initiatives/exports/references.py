"""How an entry is cited, in the forms that reference managers read."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import override

CATALOGUE = "Multilevel"
KEEPER = {"en": "Secretariat of the Rabat Process", "fr": "Secrétariat du Processus de Rabat"}
LANGUAGES = {"en": "english", "fr": "french"}  # as BibTeX knows them
_COMMANDS = re.compile(r"[&%$#_{}]")


class Reference(NamedTuple):
    record: str
    number: int
    title: str
    url: str
    day: date  # of the last change that the public sees
    language: str

    @property
    def key(self) -> str:
        return f"{CATALOGUE.lower()}-{self.record}-{self.number}"


def bibtex(reference: Reference) -> str:
    members = {
        "title": f"{{{_plain(reference.title)}}}",
        "author": f"{{{KEEPER[reference.language]}}}",
        "howpublished": CATALOGUE,
        "year": str(reference.day.year),
        "url": reference.url,
        "note": _note(reference),
        "langid": LANGUAGES[reference.language],
    }
    lines = [f"  {name} = {{{value}}}," for name, value in members.items()]
    return "\n".join([f"@misc{{{reference.key},", *lines, "}", ""])


def _note(reference: Reference) -> str:
    with override(reference.language):
        note = _("Entry %(number)s, version of %(day)s")
    return note % {"number": reference.number, "day": reference.day.isoformat()}


def _plain(text: str) -> str:
    """Signs that are commands to TeX stand for themselves."""
    known = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
    return "".join(known.get(sign, rf"\{sign}" if _COMMANDS.match(sign) else sign) for sign in text)


def ris(reference: Reference) -> str:
    members = [
        ("TY", "ELEC"),
        ("TI", reference.title),
        ("AU", f"{KEEPER[reference.language]},"),  # the comma: a body, not a family name
        ("T2", CATALOGUE),
        ("PY", f"{reference.day:%Y}"),
        ("DA", f"{reference.day:%Y/%m/%d}"),
        ("AN", str(reference.number)),
        ("LA", reference.language),
        ("UR", reference.url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in members)


def csl(reference: Reference) -> str:
    day = reference.day
    item = {
        "id": reference.key,
        "type": "webpage",
        "title": reference.title,
        "author": [{"literal": KEEPER[reference.language]}],
        "container-title": CATALOGUE,
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "number": str(reference.number),
        "language": reference.language,
        "URL": reference.url,
    }
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


class ReferenceForm(NamedTuple):
    suffix: str
    label: str
    content_type: str
    write: Callable[[Reference], str]


REFERENCE_FORMS = (
    ReferenceForm("bib", "BibTeX", "application/x-bibtex", bibtex),
    ReferenceForm("ris", "RIS", "application/x-research-info-systems", ris),
    ReferenceForm("csl.json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl),
)
