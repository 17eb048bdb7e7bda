"""Pictures that stand beside links to pages, drawn from words: knows no record."""

import io
from collections.abc import Collection
from typing import NamedTuple

import fontpkg_public_sans
from PIL import Image, ImageDraw, ImageFont

from ..vocabularies import Level

WIDTH, HEIGHT, MARGIN = 1200, 630, 72
BAND, INK, SOFT, LINE, SAFFRON = "#12352f", "#f7f3e8", "#c9d6cd", "#41635b", "#f4b63f"
FACE = fontpkg_public_sans.ROOT / "files" / "PublicSans[wght].ttf"
REGULAR, BOLD = 400, 700
SIZES = (72, 62, 54, 46, 40)  # of a title, the largest in which it fits
TOP, ROOM = 208, 270  # where titles begin, and how high they may be
LEADING = 1.2
NOT_IN_THE_FACE = str.maketrans({"\u2011": "-", "ʿ": "‘", "ʾ": "’"})


class Words(NamedTuple):
    """What a picture says. `levels` are the steps that are lit; without any there are no steps."""

    title: str
    eyebrow: str = ""
    note: str = ""
    levels: Collection[str] = ()


def picture(words: Words) -> bytes:
    """PNG, 1200 × 630."""
    image = Image.new("RGB", (WIDTH, HEIGHT), BAND)
    draw = ImageDraw.Draw(image)
    _mark(draw)
    draw.text((MARGIN, TOP - 62), shown(words.eyebrow), SAFFRON, face(30, BOLD))
    _title(draw, shown(words.title))
    if words.levels:
        _steps(draw, words.levels)
    note, letters = shown(words.note), face(28, REGULAR)
    draw.text((MARGIN, 500), cut(note, letters, WIDTH - 2 * MARGIN), SOFT, letters)
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=6)
    return file.getvalue()


def face(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A face of its own for each picture: threads must not share one."""
    font = ImageFont.truetype(FACE, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def shown(text: str) -> str:
    """On one line, without what is no letter."""
    line = " ".join(text.translate(NOT_IN_THE_FACE).split())
    return "".join(letter for letter in line if letter.isprintable())


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Lines that fit, cut between words where that is possible."""
    lines = [""]
    for word in text.split():
        for piece in _pieces(word, font, width):
            longer = f"{lines[-1]} {piece}".strip()
            if font.getlength(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return [line for line in lines if line]


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A word that is wider than a line, letter by letter in pieces that are not."""
    if font.getlength(word) <= width:
        return [word]
    pieces = [""]
    for letter in word:
        if font.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def cut(text: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """As much of a line as fits."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;')}…"


def _title(draw: ImageDraw.ImageDraw, title: str) -> None:
    width = WIDTH - 2 * MARGIN
    for size in SIZES:
        font, most = face(size, BOLD), int(ROOM / (size * LEADING))
        lines = wrapped(title, font, width)
        if len(lines) <= most:
            break
    else:
        lines = [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), font, width)]
    for position, line in enumerate(lines):
        draw.text((MARGIN, TOP + position * size * LEADING), line, INK, font)


def _mark(draw: ImageDraw.ImageDraw) -> None:
    """The four steps and the rod that joins them, as in static/img/mark.svg, and the name."""
    for step in range(4):
        top = 52 + step * 18
        draw.rounded_rectangle((MARGIN + 48 - step * 16, top, MARGIN + 71, top + 11), 2, INK)
    draw.rounded_rectangle((MARGIN + 56, 52, MARGIN + 63, 118), 2, SAFFRON)
    draw.text((MARGIN + 96, 62), "Multilevel", INK, face(40, BOLD))


def _steps(draw: ImageDraw.ImageDraw, levels: Collection[str]) -> None:
    """The four levels, those lit that have a part in it."""
    width, gap, top = 252, 16, 552
    for position, level in enumerate(Level):
        left, lit = MARGIN + position * (width + gap), level in levels
        box = (left, top, left + width - 1, top + 46)
        draw.rounded_rectangle(box, 4, SAFFRON if lit else BAND, LINE if not lit else SAFFRON, 2)
        letters = face(24, BOLD if lit else REGULAR)
        draw.text((left + width / 2, top + 23), shown(str(level.label)), BAND if lit else SOFT, letters, "mm")
