"""Entries of the catalogue that staff work on in a browser, and how they find their way to them."""

import csv
import io

from initiatives.models import Initiative

from .desks import quoted

OFFICE = "/admin/"
HANDBOOK = "/admin/handbook/"
# Entries of the catalogue that are written anew, changed, spoilt and entered twice: one in each language.
WRITTEN = {"en": "international-house-turku", "fr": "luxembourg-living-together-law"}
CHANGED = {
    "en": ("koper-advisory-body", "Multi-sector body", "Body of several sectors"),
    "fr": ("riga-arrival-cities", "Échange européen de villes", "Échange entre villes européennes"),
}
THE_SAME = {  # in the other language
    "en": ("Organe multisectoriel", "Organe de plusieurs secteurs"),
    "fr": ("European exchange of cities", "Exchange between European cities"),
}
SPOILT = {"en": "togo-diaspora-desk", "fr": "budapest-helps"}
UNDATED = {"en": "cnaim-portugal", "fr": "zurich-city-card"}
FILED = {  # a new one, a changed one, and one that is refused
    "en": ("undp-municipalities-guidance", "gcf-50m-pledge", "mechelen-mustalab"),
    "fr": ("sdg-voluntary-reviews", "rome-address-and-housing-mediation", "skofja-loka-coordination-body"),
}
TWICE = {
    "en": ("rennes", "the-city-of-rennes", "The City of Rennes", "La ville de Rennes"),
    "fr": ("oujda", "the-municipality-of-oujda", "The municipality of Oujda", "La commune d’Oujda"),
}


class Said:
    def __init__(self, entry):
        self.entry = entry
        self.fields = {
            name: getattr(entry, name)
            for name in ("title_en", "title_fr", "summary_en", "summary_fr", "started_in", "website")
        }
        self.countries = [country.label_en for country in entry.countries.all()]
        [part], [citation] = entry.participations.all(), entry.citations.all()
        self.authority, self.source, self.locator = part.authority, citation.source, citation.locator


def as_file(new, changed, refused):
    sheet = io.StringIO()
    table = csv.DictWriter(sheet, new)
    table.writeheader()
    table.writerows([new, changed, {**refused, "kind": "plan of a city"}])
    return {"name": "initiatives.csv", "mimeType": "text/csv", "buffer": sheet.getvalue().encode()}


def lose_website(key):
    entry = Initiative.objects.get(key=key)
    Initiative.objects.filter(key=key).update(website="")
    return entry


def faults(*desks):
    return {name: found for desk in desks for name, found in desk.met.items()}


def unseen(chapter, *desks):
    """Words that the chapter puts in the mouth of the screen, and that nobody has met there."""
    page = desks[0].page
    page.goto(HANDBOOK)
    met = {word.strip(" :\xa0\n") for desk in desks for word in desk.words}
    return {
        word
        for word in quoted(page, chapter)
        if not any(one == word or one.startswith(f"{word} ") for one in met)
    }


def title_of(entry, language):
    return getattr(entry, f"{entry.label_field}_{language}")


def find(desk, entry):
    """By the search of its list."""
    desk.open(desk.page.locator(f"#row-{type(entry).__name__}"))
    desk.page.fill("#searchbar", title_of(entry, desk.language))
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    desk.open(desk.page.get_by_role("link", name=title_of(entry, desk.language), exact=True))


def waiting(desk, words):
    """The first kind of record in a worklist of the front page."""
    task = desk.page.locator(".front-task", has=desk.page.get_by_text(desk.say(words), exact=True))
    return task.get_by_role("link").first


def to_review(desk, entry):
    """From the front page to what was submitted."""
    desk.page.goto(OFFICE)
    desk.meet("front page")
    desk.open(waiting(desk, "To review"))
    desk.meet("to review")
    desk.open(desk.page.get_by_role("link", name=title_of(entry, desk.language), exact=True))
