"""Examples of what is told of a record."""

from datetime import date

from django.utils.translation import gettext as _

from ...days import today
from ...vocabularies import Level, Mandate, Status
from .examples import HERE, Shape, Shapes, States, foreign, long, name, sentence


def examples() -> dict[str, States]:
    return {
        "badge": _badges(),
        "language_mark": {_("In the other language"): {"lang": foreign()["lang"]}},
        "levels": {
            _("As usual"): {"levels": _levels(Level.NATIONAL, Level.LOCAL)},
            _("With everything"): {"levels": _levels(*Level)},
        },
        "ladder": {
            _("As usual"): {"steps": _steps(Level.LOCAL), "others": [_standing()], "others_label": name()},
            _("Empty"): {"steps": [{**step, "mandates": _mandates()} for step in _steps()]},
        },
        "ladder_entries": {_("As usual"): {"entries": [_standing(), _standing(**_noted())]}},
        "references": {_("As usual"): {"references": _references()}},
        "facts": {_("As usual"): {"facts": _facts()}},
        "figures": {_("As usual"): {"figures": [_figure(), _figure(history=[_figure(value="900")])]}},
        "figure_source": {_("As usual"): {"figure": _figure()}},
        "sources": {_("As usual"): {"citations": _citations()}},
        "events": {_("As usual"): {"events": _events()}},
        "link_list": {
            _("As usual"): {"items": _links()},
            _("Short"): {"items": _links(), "plain": True},
            _("In columns"): {
                "items": [{"text": name(n), "url": HERE, "count": n, "counted": name(n)} for n in (1, 2, 3)],
                "columns": True,
            },
            _("To other sites"): {"items": [{**item, "host": "example.org"} for item in _links()]},
        },
        "all_of_them": {
            _("As usual"): {"whole": {"total": 61, "url": HERE}, "shown": 60},
            _("Short"): {"whole": {"total": 1, "url": HERE}, "shown": 1, "always": True},
        },
        "as_of": {_("As usual"): {"day": today()}},
        "rest": {_("As usual"): {"number": 3, "address": HERE}},
        "link_list_items": {_("As usual"): {"items": _links()}},
        "see_also": {
            _("As usual"): {"items": [{**item, "reasons": [sentence(), name()]} for item in _links()]}
        },
        "matrix": {_("As usual"): _matrix()},
        "table": {_("As usual"): _table(), _("In blocks where it is narrow"): {**_table(), "stacked": True}},
        "table_cell": {
            _("As usual"): {"cell": {"text": name(), "url": HERE, "note": sentence()}},
            _("In the other language"): {"cell": foreign()},
        },
        "map": {_("As usual"): {"map": _map()}, _("Empty"): {"map": {}}},
        "prose": {
            _("As usual"): {"text": f"{sentence()}\n\n{sentence()}"},
            _("Opening"): {"text": sentence(), "size": "lead"},
            _("In the other language"): foreign(),
        },
        "differences": {
            _("Changed"): {"steps": [_step("update")]},
            _("As it was"): {"steps": [_step("insert")], "whole": True},
        },
    }


def _badges() -> States:
    named = {str(one.label): one.value for one in (*Level, *Status)}
    tones = {_("As usual"): "", **named, _("Good"): "good", _("To take care"): "warning", _("Bad"): "bad"}
    return {label: {"label": label, "tone": tone} for label, tone in tones.items()}


def _levels(*levels: Level) -> Shapes:
    return [{"level": level.value, "label": level.label} for level in levels]


def _steps(*taken: Level) -> Shapes:
    return [
        {**shape, "entries": [_standing()] if shape["level"] in taken else [], "empty_text": sentence()}
        for shape in _levels(*Level)
    ]


def _standing(**more: object) -> Shape:
    return {
        "name": name(),
        "url": HERE,
        "roles": [name(2), name(3)],
        "country": name(4),
        "since": 2014,
        "references": _references()[:1],
        **more,
    }


def _references() -> Shapes:
    return [
        {"number": 1, "title": long()},
        {"number": 2, "title": foreign()["text"], "lang": foreign()["lang"]},
    ]


def _mandates() -> Shapes:
    holder = {"text": name(3), "url": HERE}
    return [{"sector": name(), "note": sentence(), "holder": holder, "references": _references()}]


def _noted() -> Shape:
    return {"name": foreign()["text"], "lang": foreign()["lang"], "until": 2021, "note": sentence()}


def _facts() -> Shapes:
    return [
        {"label": name(), "value": sentence()},
        {"label": name(2), "value": "https://example.org", "url": "https://example.org"},
        {"label": name(3), "links": _links()[:2]},
        {"label": name(4), "value": foreign()["text"], "lang": foreign()["lang"]},
    ]


def _figure(**more: object) -> Shape:
    known = {"label": name(), "value": "950", "unit": name(2), "qualifier": name(3), "as_of": "2021"}
    return {**known, "source": name(4), "source_url": HERE, "note": sentence(), **more}


def _citations() -> Shapes:
    known = {"publisher": name(2), "published": "2021", "accessed": "2026", "locator": name(3)}
    web = {"url": HERE, "web": "https://example.org", "host": "example.org", "title": long()}
    return [{**known, **web}, {"title": foreign()["text"], "lang": foreign()["lang"], "url": HERE}]


def _events() -> Shapes:
    first = {"date": date(2021, 9, 15), "label": name(), "tone": "good", "text": sentence(), "by": name(2)}
    return [
        {**first, "source": name(3), "source_url": HERE},
        {"date": date(2020, 1, 2), "title": name(4), "url": HERE},
    ]


def _links() -> Shapes:
    badge = {"label": name(4), "tone": "local"}
    return [
        {"text": name(), "url": HERE, "note": sentence()},
        {"text": long(), "url": HERE, **badge},
        {**foreign(), "url": HERE},
    ]


def _matrix() -> Shape:
    answering = {"text": name(2), "url": HERE, "label": Mandate.PRACTICE.label, "note": sentence()}
    cells = [
        {"column": level.label, "entries": [answering] if level == Level.LOCAL else []} for level in Level
    ]
    columns = _levels(*Level)
    rows = [{"label": name(3), "url": HERE, "cells": cells}]
    return {
        "caption": name(),
        "corner": name(4),
        "columns": columns,
        "rows": rows,
        "none": _("Nothing is recorded"),
    }


def _table() -> Shape:
    columns = [{"label": name()}, {"label": name(2)}, {"label": name(3), "numeric": True}]
    row = [
        {"text": name(4), "url": HERE},
        {"text": sentence(), "column": name(2)},
        {"text": "12", "numeric": True, "column": name(3)},
    ]
    return {"caption": name(5), "columns": columns, "rows": [row, row]}


def _map() -> Shape:
    place = {"id": "place", "name": name(), "count_sentence": name(2), "entries": _links()[:2], "more": "3"}
    point = {"href": "#place", "label": name(), "x": "5", "y": "-40", "r": "1"}
    sizes = [{"width": "1.6%", "label": "1"}, {"width": "5.54%", "label": "12+"}]
    return {"box": "-15 -60 50 35", "points": [point], "sizes": sizes, "places": [place]}


def _step(how: str) -> Shape:
    pieces = [
        {"how": "same", "text": f"{name()} "},
        {"how": "gone", "text": "2020"},
        {"how": "new", "text": "2021"},
    ]
    kept = [piece for piece in pieces if how == "update" or piece["how"] != "gone"]
    return {"what": name(2), "how": how, "differences": [{"label": name(3), "pieces": kept}]}
