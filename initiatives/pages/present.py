"""Records as the components of the design take them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Entry
from ..search import sorting
from ..vocabularies import Level, Qualifier, Status
from .texts import Text, in_language, label, label_of_tie, number, partial_date, years

Shape = dict[str, Any]


def url_of(record: Any) -> str:
    """The public page of a record; of an unpublished entry, its preview."""
    if isinstance(record, Entry) and not record.is_published:
        return reverse("entry-preview", kwargs={"record": record.record(), "key": record.key})
    name = record._meta.model_name
    if hasattr(record, "number"):
        return reverse(f"{name}-detail", kwargs={"number": record.number, "slug": record.slug})
    identity = {"iso2": record.pk} if name == "country" else {"key": record.key}
    return reverse(f"{name}-detail", kwargs=identity)


def card_of(entry: Any) -> str:
    """The picture that stands beside links to an entry."""
    if not entry.is_published:
        return reverse("site-card")
    return reverse(f"{entry.record()}-card", kwargs={"number": entry.number, "slug": entry.slug})


def list_url(record: str, **query: str) -> str:
    from urllib.parse import urlencode

    return f"{reverse(f'{record}-list')}?{urlencode(query)}"


def link(record: Any, **more: Any) -> Shape:
    name = label(record)
    return {"text": name.text, "lang": name.lang, "url": url_of(record), **more}


def level_label(level: str) -> str:
    return str(Level(level).label)


def levels(entry: Any) -> list[Shape]:
    """The levels that an entry is tied to, from the highest step down."""
    tied = entry.doc.ties.get("levels", ())
    return [{"level": level.value, "label": level.label} for level in Level if level in tied]


# Cards


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


# The ladder


def empty_step(level: Level) -> str:
    sentences = {
        Level.SUPRANATIONAL: _("No supranational authority is recorded"),
        Level.NATIONAL: _("No national authority is recorded"),
        Level.REGIONAL: _("No regional authority is recorded"),
        Level.LOCAL: _("No local authority is recorded"),
    }
    return sentences[level]


def ladder(participations: Iterable[Any]) -> list[Shape]:
    """Who stands on each of the four steps, the highest first; an empty step is named."""
    standing: dict[str, list[Any]] = {level: [] for level in Level}
    for participation in participations:
        if participation.authority:
            standing[participation.authority.level].append(participation)
    return [
        {
            "level": level.value,
            "label": level.label,
            "entries": standings(standing[level]),
            "empty_text": empty_step(level),
        }
        for level in Level
    ]


def standings(participations: Sequence[Any]) -> list[Shape]:
    """One entry per participant, with all of its roles, those who lead first."""
    from ..vocabularies import Role

    order = {role: position for position, role in enumerate(Role.values)}
    in_order = sorted(
        participations, key=lambda part: (order[part.role], sorting(label(part.participant).text))
    )
    by_participant: dict[Any, list[Any]] = {}
    for part in in_order:
        by_participant.setdefault((part.authority_id, part.network_id), []).append(part)
    return [_standing(parts) for parts in by_participant.values()]


def _standing(parts: list[Any]) -> Shape:
    first = parts[0]
    participant, name = first.participant, label(first.participant)
    note = next(
        (text for part in parts if (text := in_language(part, "note")).text), in_language(first, "note")
    )
    country = getattr(participant, "country", None)
    return {
        "name": name.text,
        "lang": name.lang,
        "url": url_of(participant),
        "roles": [part.get_role_display() for part in parts],
        "country": label(country).text if country else "",
        "since": first.since or "",
        "until": first.until or "",
        "note": note.text,
        "note_lang": note.lang,
    }


# Evidence


def citations(record: Any) -> list[Shape]:
    return [_citation(citation) for citation in record.citations.all()]


def _citation(citation: Any) -> Shape:
    source, title = citation.source, label(citation.source)
    return {
        "title": title.text,
        "lang": title.lang,
        "url": url_of(source),
        "web": source.url,
        "publisher": source.publisher,
        "published": str(source.published_in or ""),
        "locator": citation.locator,
        "accessed": partial_date(source.accessed),
    }


def figures(record: Any) -> list[Shape]:
    """The newest figure of each measure, the older ones as its history."""
    series = groupby(record.figures.all(), key=lambda figure: figure.measure)
    return [_series([_figure(figure) for figure in figures]) for _measure, figures in series]


def _series(shapes: list[Shape]) -> Shape:
    return {**shapes[0], "history": shapes[1:]}


def _figure(figure: Any) -> Shape:
    name, unit, note = (in_language(figure, stem) for stem in ("label", "unit", "note"))
    source = label(figure.source)
    return {
        "label": name.text,
        "lang": name.lang,
        "value": number(figure.value),
        "qualifier": "" if figure.qualifier == Qualifier.EXACTLY else figure.get_qualifier_display(),
        "unit": unit.text,
        "unit_lang": unit.lang,
        "as_of": partial_date(figure.as_of),
        "as_of_iso": figure.as_of,
        "source": source.text,
        "source_url": url_of(figure.source),
        "locator": figure.locator,
        "note": note.text,
        "note_lang": note.lang,
    }


# Relations


def in_roles(participations: Iterable[Any]) -> list[Shape]:
    """Initiatives, each once, with the roles that one authority or network has in them."""
    by_initiative: dict[Any, list[Any]] = {}
    for part in participations:
        by_initiative.setdefault(part.initiative_id, []).append(part)
    return [
        link(
            parts[0].initiative,
            note=", ".join(
                " ".join(filter(None, [part.get_role_display(), years(part.since, part.until)]))
                for part in parts
            ),
        )
        for parts in by_initiative.values()
    ]


def hows(responses: Iterable[Any], end: str) -> list[Shape]:
    """Challenges or initiatives with the sentence that says how one answers the other."""
    shapes = []
    for response in responses:
        how = in_language(response, "how")
        shapes.append(link(getattr(response, end), note=how.text, note_lang=how.lang))
    return sorted(shapes, key=lambda shape: sorting(shape["text"]))


def links(records: Iterable[Any]) -> list[Shape]:
    return [link(record) for record in records]
