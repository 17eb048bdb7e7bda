"""How French texts of the catalogue are set where they are read: apostrophe, and spaces that do not break.

The records, the API and the files keep what was typed.
"""

import re

THIN, FIXED = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
# Addresses and code come first: what they are made of is no punctuation.
TYPED = re.compile(
    r"""
    (?P<kept> (?: \w+:// | www\. ) \S+ | `[^`]*` )
  | (?P<apostrophe> (?<=[^\W\d_]) ' (?= [\w«"“(] | $ ) )
  | (?P<thin> (?<=\S) [ ] (?=[;!?]) )
  | (?P<grouped> (?<![\d,.]) \d{1,3} (?: [ ]\d{3} )+ (?!\d) )
  | (?P<fixed> (?<=\S) [ ] (?=[:»%€]) | (?<=«) [ ] | (?<=[nN]°) [ ] )
    """,
    re.VERBOSE,
)


def typeset(text: str, language: str) -> str:
    return TYPED.sub(_set, text) if language == "fr" else text


def _set(found: re.Match[str]) -> str:
    typed = found[0]
    return {
        "kept": typed,
        "apostrophe": APOSTROPHE,
        "thin": THIN,
        "grouped": typed.replace(" ", THIN),
        "fixed": FIXED,
    }[found.lastgroup or "kept"]
