"""Examples of what people find with: searching, narrowing, and the answers."""

from django import forms
from django.utils.translation import gettext as _

from ...vocabularies import Level
from .examples import HERE, Shape, Shapes, States, foreign, long, name, sentence


class _Form(forms.Form):
    field = forms.CharField()


def examples() -> dict[str, States]:
    return {
        "search_box": {
            _("As usual"): {"action": HERE},
            _("With everything"): {"action": HERE, "value": name(), "label": name(2), "hint": sentence()},
        },
        "filters": {_("As usual"): _filters(), _("Refused"): _filters(q_errors=[sentence()])},
        "facet": {
            _("As usual"): {"facet": _facet()},
            _("Chosen"): {"facet": _facet(chosen=1, more=_options("more"), all_url=HERE)},
            _("Refused"): {"facet": _facet(errors=[sentence()], hint=name())},
        },
        "facet_options": {_("As usual"): {"options": _options("usual"), "name": "usual"}},
        "filter_field": {
            _("As usual"): {"field": _field()},
            _("Refused"): {"field": _field(errors=[sentence()], value=name())},
        },
        "form_field": {
            _("As usual"): {"field": _Form(label_suffix="")["field"]},
            _("Refused"): {"field": _Form({"field": ""})["field"]},
        },
        "chips": {_("As usual"): {"chips": _chips(), "clear_url": HERE}},
        "ordering": {_("As usual"): {"options": _orders(), "form": "example"}},
        "result_count": {
            _("As usual"): {"sentence": name(), "total": 1, "last": 1},
            _("With everything"): {
                "sentence": name(),
                "first": 26,
                "last": 50,
                "total": 236,
                "map_url": HERE,
            },
        },
        "loading": {_("As usual"): {}},
        "pagination": {_("As usual"): _pages()},
        "formats": {_("As usual"): {"formats": [{"label": "CSV", "url": HERE, "hint": name()}]}},
        "embed_code": {_("As usual"): {"url": "https://example.org/", "title": name()}},
        "save_search": {_("As usual"): {"action": HERE, "record": "initiative", "query": "q=x"}},
        "compare_bar": {
            _("As usual"): {"action": HERE, "form": "example"},
            _("Chosen"): {"action": HERE, "form": "example", "chosen": [{**_tick(), "lang": "fr"}]},
        },
        "asked": {
            _("As usual"): {"ordering": _orders(), "day": name(), "address": "https://example.org/"},
            _("Chosen"): {"chips": _chips(), "day": name(), "address": "https://example.org/"},
        },
        "readings": {_("As usual"): {"readings": [sentence(), sentence()]}},
        "question_faults": {
            _("Something was passed over"): {"notices": [sentence()]},
            _("Refused"): {"errors": [sentence(), name()]},
        },
        "card": _cards(),
    }


def _cards() -> States:
    levels = [{"level": level.value, "label": level.label} for level in (Level.NATIONAL, Level.LOCAL)]
    meta = [{"label": name(4), "values": [{"text": name(5)}, foreign()]}, {"values": [{"text": "2014–2021"}]}]
    whole = {
        "title": long(),
        "url": HERE,
        "eyebrow": name(2),
        "text": " ".join([sentence()] * 5),
        "levels": levels,
        "badges": [{"label": name(3), "tone": "ongoing"}],
        "meta": meta,
        "excerpts": [{"label": name(6), "text": sentence()}],
        "tick": _tick(),
    }
    other = {"title": foreign()["text"], "title_lang": foreign()["lang"], "url": HERE}
    text = {"text": foreign()["text"], "text_lang": foreign()["lang"]}
    return {
        _("As usual"): {"title": name(), "url": HERE, "text": sentence(), "meta": meta},
        _("With everything"): whole,
        _("In the other language"): {**other, **text},
    }


def _tick() -> Shape:
    return {"form": "example", "name": "id", "value": 1, "label": name(7)}


def _options(group: str) -> Shapes:
    return [
        {"value": f"{group}-{number}", "label": name(number), "count": str(number), "selected": number == 1}
        for number in (1, 2, 3)
    ]


def _facet(**more: object) -> Shape:
    return {"name": "example", "legend": name(), "options": _options("example"), **more}


def _field(**more: object) -> Shape:
    return {"name": "example", "label": name(), "hint": sentence(), **more}


def _filters(**more: object) -> Shape:
    facet = _facet(name="panel", chosen=1)
    return {
        "facets": [facet],
        "fields": [_field(name="panel")],
        "chosen": 1,
        "clear_url": HERE,
        "open": True,
        **more,
    }


def _chips() -> Shapes:
    return [
        {"group": name(), "label": name(2), "url": HERE},
        {"label": foreign()["text"], "lang": foreign()["lang"], "url": HERE},
    ]


def _orders() -> Shapes:
    return [{"value": str(number), "label": name(number), "selected": number == 2} for number in (1, 2)]


def _pages() -> Shape:
    pages = [{"number": number, "url": HERE, "current": number == 2} for number in (1, 2, 3)]
    return {"pages": [*pages, {}, {"number": 10, "url": HERE}], "previous_url": HERE, "next_url": HERE}
