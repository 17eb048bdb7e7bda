"""Entries as cards, of each kind what readers choose by."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ..search import sorting
from ..vocabularies import Status
from .present import Shape, levels, url_of
from .texts import Text, in_language, label, label_of_tie, years


def initiative_card(initiative: Any) -> Shape:
    title, summary = label(initiative), in_language(initiative, "summary")
    countries = [label_of_tie(country) for country in initiative.doc.ties["country_names"]]
    leads = [label_of_tie(lead) for lead in initiative.doc.ties["leads"]]
    return {
        "title": title.text,
        "title_lang": title.lang,
        "url": url_of(initiative),
        "eyebrow": initiative.get_kind_display(),
        "text": summary.text,
        "text_lang": summary.lang,
        "levels": levels(initiative),
        "badges": [status_badge(initiative.status)] if initiative.status != Status.UNKNOWN else [],
        "meta": _meta(
            (_("Led by"), leads),
            (_("Countries"), sorted(countries, key=lambda country: sorting(country.text))),
            (_("Years"), [Text(years(initiative.started_in, initiative.ended_in, initiative.status))]),
        ),
    }


def _meta(*pairs: tuple[str, Sequence[Text]]) -> list[Shape]:
    """What is said beside each name, where anything is."""
    said = ((name, [text for text in texts if text.text]) for name, texts in pairs)
    return [{"label": name, "values": texts} for name, texts in said if texts]


def status_badge(status: str) -> Shape:
    return {"label": Status(status).label, "tone": status}


def authority_card(authority: Any) -> Shape:
    name = label(authority)
    country = [label(authority.country)] if authority.country else []
    return {
        "title": name.text,
        "title_lang": name.lang,
        "url": url_of(authority),
        "eyebrow": authority.get_kind_display(),
        "badges": [{"label": authority.get_level_display(), "tone": authority.level}],
        "meta": _meta((_("Country"), country)),
    }


def network_card(network: Any) -> Shape:
    name, summary = label(network), in_language(network, "summary")
    founded = _("founded in %(year)s") % {"year": network.founded_in} if network.founded_in else ""
    return {
        "title": name.text,
        "title_lang": name.lang,
        "url": url_of(network),
        "eyebrow": network.get_scope_display(),
        "text": summary.text,
        "text_lang": summary.lang,
        "levels": levels(network),
        "meta": _meta((_("Acronym"), [Text(network.acronym)]), ("", [Text(founded)])),
    }


def challenge_card(challenge: Any) -> Shape:
    title, statement = label(challenge), in_language(challenge, "statement")
    return {
        "title": title.text,
        "title_lang": title.lang,
        "url": url_of(challenge),
        "eyebrow": challenge.get_theme_display(),
        "text": statement.text,
        "text_lang": statement.lang,
        "levels": levels(challenge),
    }


def recommendation_card(recommendation: Any) -> Shape:
    title, text = label(recommendation), in_language(recommendation, "text")
    meeting = [label(recommendation.meeting)] if recommendation.meeting else []
    return {
        "title": title.text,
        "title_lang": title.lang,
        "url": url_of(recommendation),
        "text": text.text,
        "text_lang": text.lang,
        "levels": levels(recommendation),
        "meta": _meta((_("From"), meeting)),
    }


CARDS = {
    "initiative": initiative_card,
    "authority": authority_card,
    "network": network_card,
    "challenge": challenge_card,
    "recommendation": recommendation_card,
}


def cards(entries: Iterable[Any], **more: Any) -> list[Shape]:
    return [{**CARDS[entry.record()](entry), **more} for entry in entries]
