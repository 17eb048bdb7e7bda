"""What examples are made of. Nothing of it exists, and all of it says so."""

from typing import Any

from ..texts import in_either

Shape = dict[str, Any]
Shapes = list[Shape]
States = dict[str, Shape]  # by what a state is called, what a component takes in it

HERE = "#"  # examples lead nowhere


def name(number: int = 1) -> str:
    return in_either(f"Example {number}", f"Exemple {number}")


def sentence() -> str:
    return in_either(
        "A sentence that stands here as an example, long enough for more than one line of a telephone.",
        "Une phrase qui sert d’exemple, assez longue pour plus d’une ligne sur un téléphone.",
    )


def long() -> str:
    return in_either(
        "A very long title, as an example of those that programmes of ministries and cities have",
        "Exemple d’un titre très long, comme en portent les programmes de ministères et de villes",
    )


def foreign() -> Shape:
    """What exists in the other language only."""
    return {
        "text": in_either("Un exemple qui n’existe qu’en français", "An example that exists in English only"),
        "lang": in_either("fr", "en"),
    }
