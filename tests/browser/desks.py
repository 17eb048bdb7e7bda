"""Somebody of the Secretariat at work in a browser: what they meet is looked at, and pictured for the handbook."""

import base64
import os
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext

from .test_every_page import complaints_of_axe, is_wider_than_the_window

PICTURES = Path(__file__).resolve().parents[2] / "static/img/handbook"
ARE_REWRITTEN = os.environ.get("HANDBOOK_PICTURES") == "1"
WIDTH = 780
AT_WORK = (1280, "light")
# Colours fade; what is not seen, or never ends, is not waited for.
FADED = """Promise.race([
  Promise.all(document.getAnimations().map(one => one.finished)),
  new Promise(done => setTimeout(done, 1000)),
])"""
# In a window as tall as the page, what stays at its foot covers nothing that could be scrolled up.
TALL = "document.documentElement.scrollHeight"
LOOKED_AT = {"en": [AT_WORK, (320, "dark")], "fr": [(1280, "dark"), (320, "light")]}
WORDS = "a, button, label, summary, legend, h1, h2, h3, th, dt, dd, span, strong"


class Desk:
    """`met`: what was wrong with each page that was looked at; `words`: all that could be read and pressed."""

    def __init__(self, page, language):
        self.page, self.language = page, language
        self.met, self.words = {}, set()

    def say(self, words):
        with translation.override(self.language):
            return gettext(words)

    def button(self, words, **which):
        name = self.say(words)
        page = self.page.get_by_role("main") if which.get("inside") else self.page
        button = page.get_by_role("button", name=name, exact=True)
        return button.or_(page.get_by_role("link", name=name, exact=True)).first

    def press(self, words):
        """With the mouse; a new page comes."""
        self._follow(self.button(words).click)

    def press_key(self, words):
        """With the keyboard."""
        self.button(words).focus()
        self._follow(lambda: self.page.keyboard.press("Enter"))

    def open(self, link):
        self._follow(link.click)

    def _follow(self, act):
        with self.page.expect_navigation():
            act()

    def choose(self, field, typed):
        """In a chooser: type a part of the name, take what is offered."""
        page = self.page
        page.locator(f"#{field} + .select2-container").click()
        page.keyboard.type(typed)
        offered = page.locator(".select2-results__option--highlighted", has_text=typed)
        offered.wait_for()
        page.keyboard.press("Enter")

    def meet(self, name):
        """Look at the page as it is, in this language's widths and colours."""
        for width, scheme in LOOKED_AT[self.language]:
            self._turn(width, scheme)
            self._turn(width, scheme, height=self.page.evaluate(TALL))
            found = [*complaints_of_axe(self.page), *["too wide"] * is_wider_than_the_window(self.page)]
            if found:
                self.met[f"{name}, {width}, {scheme}"] = found
        self._turn(*AT_WORK)
        self.words |= set(self.page.locator(WORDS).all_inner_texts())
        self.words |= set(self.page.eval_on_selector_all("[type=submit]", "all => all.map(e => e.value)"))

    def picture(self, name, height, *, top=None, ring=None):
        """What stands below the top of an element, with a ring around what is pressed there."""
        if not ARE_REWRITTEN:
            return
        self._turn(WIDTH, "light")
        whole = self.page.evaluate("document.documentElement.scrollHeight")
        self._turn(WIDTH, "light", whole)  # what sticks to the window stays out of the way
        self.page.evaluate("document.activeElement.blur()")
        ring = ring and self.button(ring)
        if ring:
            ring.evaluate("e => { e.style.outline = '3px solid #c2410c'; e.style.outlineOffset = '3px'; }")
        start = max(0, self._place(top) - 12) if top else 0
        clip = {"x": 0, "y": start, "width": WIDTH, "height": height, "scale": 1}
        how = {"format": "webp", "quality": 72, "clip": clip, "captureBeyondViewport": True}
        taken = self.page.context.new_cdp_session(self.page).send("Page.captureScreenshot", how)
        (PICTURES / self.language / f"{name}.webp").write_bytes(base64.b64decode(taken["data"]))
        if ring:
            ring.evaluate("e => { e.style.outline = ''; }")
        self._turn(*AT_WORK)

    def _place(self, selector):
        place = "e => e.getBoundingClientRect().top + window.scrollY"
        return self.page.locator(selector).first.evaluate(place)

    def _turn(self, width, scheme, height=900):
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)
        self.page.evaluate(FADED)


def quoted(page, chapter):
    """The words in bold of a chapter of the handbook."""
    return set(page.locator(f"section[aria-labelledby={chapter}] b").all_inner_texts())
