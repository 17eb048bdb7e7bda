"""Examples of what stands around the contents of a page, and of what opens and closes it."""

from datetime import date

from django.utils.translation import gettext as _

from ...vocabularies import Level
from .examples import HERE, Shapes, States, foreign, long, name, sentence

ADDRESS = "https://example.org/en/initiatives/1-example/"
NOWHERE = "/example/"


def examples() -> dict[str, States]:
    return {
        "site_header": {_("As usual"): {"path": NOWHERE}},
        "site_nav": {_("As usual"): {"path": NOWHERE}},
        "site_nav_item": {
            _("As usual"): {"url": HERE, "label": name(), "path": NOWHERE},
            _("Where the reader is"): {"url": HERE, "label": name(), "path": HERE},
        },
        "site_footer": {_("As usual"): {"address": ADDRESS}},
        "live": {_("A script alone: nothing to see"): {}},
        "breadcrumbs": {_("As usual"): {"trail": [(name(), HERE), (name(2), HERE)]}},
        "page_header": _page_headers(),
        "contents": {_("As usual"): {"parts": _parts()}},
        "code": {_("As usual"): {"text": f"curl '{ADDRESS}'"}},
        "fields": {_("As usual"): {"fields": _fields()}},
        "notice": _notices(),
        "empty": {
            _("As usual"): {
                "title": name(),
                "text": sentence(),
                "suggestions": [{"text": name(2), "url": HERE}, {"text": sentence()}],
            }
        },
        "tombstone": _tombstones(),
        "ways_on": {_("As usual"): {}, _("Where a search box stands above"): {"searched": True}},
        "share": {_("As usual"): {"address": ADDRESS, "title": name()}},
        "cite": {
            _("As usual"): {"reference": f"{long()}. {ADDRESS}", "formats": [{"label": name(), "url": HERE}]}
        },
        "secretariat_link": {_("As usual"): {}},
        "propose_link": {_("As usual"): {"record": "initiative", "number": 1}},
        "provenance": _provenances(),
        "panel_links": {
            _("As usual"): {"title": name(), "items": links(), "all_url": HERE, "all_label": name(3)},
            _("In columns"): {"title": name(), "items": links(counted=True), "columns": True},
        },
        "questions": {
            _("As usual"): {
                "questions": [{"text": name(n), "answer": sentence(), "url": HERE} for n in (1, 2, 3)]
            }
        },
        "stats": {
            _("As usual"): {
                "stats": [
                    {"value": 236, "label": name(), "url": HERE},
                    {"value": 1234, "label": name(2), "url": HERE},
                ]
            }
        },
        "level_ways": {
            _("As usual"): {
                "steps": [
                    {"level": level.value, "label": level.label, "url": HERE, "text": name()}
                    for level in Level
                ]
            }
        },
    }


def links(*, counted: bool = False) -> Shapes:
    return [
        {"text": name(number), "url": HERE, "count": number * 10 if counted else None} for number in (1, 2, 3)
    ]


def _parts() -> Shapes:
    return [{"id": f"part-{number}", "label": name(number), "count": number} for number in (1, 2, 3, 4)]


def _page_headers() -> States:
    steps = [{"level": level.value, "label": level.label} for level in (Level.NATIONAL, Level.LOCAL)]
    return {
        _("As usual"): {"title": name(), "lead": sentence()},
        _("With everything"): {
            "title": long(),
            "eyebrow": name(2),
            "lead": sentence(),
            "badges": [{"label": name(3), "tone": "ongoing"}],
            "steps": steps,
        },
        _("In the other language"): {"title": foreign()["text"], "title_lang": foreign()["lang"]},
    }


def _notices() -> States:
    tones = {
        "": _("As usual"),
        "success": _("After something went well"),
        "warning": _("To take care"),
        "error": _("Refused"),
    }
    return {label: {"tone": tone, "title": name(), "text": sentence()} for tone, label in tones.items()} | {
        _("Several sentences"): {"tone": "warning", "items": [sentence(), {"text": name(), "url": HERE}]}
    }


def _tombstones() -> States:
    withdrawn = {"title": name(), "eyebrow": name(2), "number": 1, "list_url": HERE, "list_label": name(3)}
    successor = {"title": foreign()["text"], "lang": foreign()["lang"], "url": HERE}
    return {
        _("As usual"): {**withdrawn, "withdrawn_on": date(2021, 9, 15)},
        _("With everything"): {**withdrawn, "reason": sentence(), "successor": successor},
    }


def _provenances() -> States:
    day = date(2021, 9, 15)
    known = {"updated_on": day, "number": 1, "permalink": HERE, "original": name(), "versions_url": HERE}
    return {_("As usual"): {**known, "checked_on": day}, _("Not checked yet"): known}


def _fields() -> Shapes:
    codes = [(level.value, level.label) for level in Level]
    return [
        {"name": "title_en", "means": sentence(), "kind": {"words": [name()]}},
        {
            "name": "level",
            "means": sentence(),
            "note": name(2),
            "kind": {"words": [name(), name(2)], "codes": codes},
        },
    ]
