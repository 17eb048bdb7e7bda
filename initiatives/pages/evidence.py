"""What the catalogue rests on: sources, and the meetings of the Dialogue."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from ..filtersets import SourceFilterSet
from ..models import OWNERS, Entry, Meeting, Source
from ..querysets import Alphabetical
from ..search import sorting
from ..vocabularies import named
from . import things
from .cited import citations, figures, host_of, locator_in
from .frame import Page
from .lists import pages
from .metadata import NOT_INDEXED, Thing
from .present import link, links, url_of
from .query import Query
from .texts import days, in_language, label, number, partial_date
from .wholes import whole


class SourceList(Page):
    template_name = "initiatives/sources.html"
    title = gettext_lazy("Sources")
    description = gettext_lazy("The documents, pages and data sets that the catalogue rests on.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        by_title = Source.objects.order_by(Alphabetical("title"), "key")
        self.asked = SourceFilterSet(request.GET, queryset=by_title)
        self.for_robots = NOT_INDEXED if self.asked.asked or not self.asked.is_valid() else ""
        return self.render_to_response(self.get_context_data(), status=200 if self.asked.is_valid() else 400)

    def question(self) -> str:
        return urlencode([(name, self.asked.data[name]) for name in sorted(self.asked.asked)])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, query = self.asked, Query(self.request.path, self.request.GET, self.asked.known)
        total, size, here = asked.qs.count(), asked.page_size_asked, asked.page_asked
        last = max(1, -(-total // size))
        if here > last:
            raise Http404
        found = asked.qs[(here - 1) * size : here * size]
        return super().get_context_data(
            q=asked.data.get("q", ""),
            errors=[sentence for sentences in asked.errors.values() for sentence in sentences],
            count_sentence=ngettext("%(number)s source", "%(number)s sources", total)
            % {"number": number(total)},
            total=total,
            first=(here - 1) * size + 1,
            last=min(here * size, total),
            items=[_item(source) for source in found],
            pages=pages(query, here, last),
            previous_url=query.at_page(here - 1) if here > 1 else "",
            next_url=query.at_page(here + 1) if here < last else "",
            **kwargs,
        )


def _item(source: Any) -> dict[str, Any]:
    return link(source, note=", ".join(filter(None, [source.publisher, str(source.published_in or "")])))


class SourcePage(Page):
    template_name = "initiatives/source.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        source = Source.objects.filter(key=kwargs["key"]).first()
        if source is None:
            raise Http404
        title = label(source)
        facts = [
            {"label": _("Publisher"), "value": source.publisher},
            {"label": _("Published in"), "value": str(source.published_in or "")},
            {"label": _("Kind"), "value": source.get_kind_display()},
            {"label": _("Consulted"), "value": partial_date(source.accessed)},
            {"label": _("Read on"), "value": host_of(source.url), "url": source.url},
        ]
        return super().get_context_data(
            **{
                **kwargs,
                "source": source,
                "title": title.text,
                "title_lang": title.lang,
                "trail": [(_("Sources"), reverse("source-list"))],
                "facts": [fact for fact in facts if fact["value"]],
                "groups": _cited_by(source),
            }
        )

    def describe(self, context: dict[str, Any]) -> str:
        source = context["source"]
        origin = ", ".join(filter(None, [source.publisher, str(source.published_in or "")]))
        sentence = _("What the catalogue takes from this source, and where it says so.")
        name = f"{context['title']} ({origin})" if origin else context["title"]
        return f"{name}. {sentence}"

    def thing(self, context: dict[str, Any]) -> Thing:
        return things.source(context["source"])


def _cited_by(source: Source) -> list[dict[str, Any]]:
    """What rests on the source, kind by kind; of entries, the published ones."""
    groups: dict[str, dict[str, Any]] = {}
    for citation in source.citations.select_related(*OWNERS, "competence__country", "competence__sector"):
        owner = citation.owner
        if isinstance(owner, Entry) and not owner.is_published:
            continue
        plural = str(owner._meta.verbose_name_plural)
        group = groups.setdefault(plural, {"title": plural, "items": []})
        group["items"].append(_citing(owner, citation))
    for group in groups.values():
        group["items"].sort(key=lambda item: sorting(item["text"]))
    return list(groups.values())


def _citing(owner: Any, citation: Any) -> dict[str, Any]:
    locator = locator_in(owner, citation.locator)
    where = {"note": locator.text, "note_lang": locator.lang}
    if citation.record == "competence":
        names = named(label(owner.country).text, label(owner.sector).text)
        return {"text": names, "url": url_of(owner.country), **where}
    if citation.record == "framework":
        name = label(owner)
        address = reverse("coverage", kwargs={"framework": owner.key})
        return {"text": name.text, "lang": name.lang, "url": address, **where}
    return link(owner, **where)


class MeetingList(Page):
    template_name = "initiatives/meetings.html"
    title = gettext_lazy("Meetings")
    description = gettext_lazy(
        "Meetings of the Dialogue, and what came out of them. A labelled meeting is one that a partner"
        " country holds under the label of the Dialogue."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            events=[_event(meeting) for meeting in Meeting.objects.with_relations()], **kwargs
        )


def _event(meeting: Any) -> dict[str, Any]:
    title, summary = label(meeting), in_language(meeting, "summary")
    return {
        "date": meeting.starts_on,
        "days": days(meeting.starts_on, meeting.ends_on),
        "title": title.text,
        "title_lang": title.lang,
        "url": url_of(meeting),
        "label": _("Labelled meeting") if meeting.labelled else "",
        "text": summary.text,
        "lang": summary.lang,
    }


class MeetingPage(Page):
    template_name = "initiatives/meeting.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.meeting = Meeting.objects.with_relations().filter(number=kwargs["number"]).first()
        if self.meeting is None:
            raise Http404
        if kwargs["slug"] != self.meeting.slug:
            return redirect(url_of(self.meeting), permanent=True)
        return self.render_to_response(self.get_context_data())

    def address(self, language: str) -> str:
        with override(language):
            return url_of(self.meeting)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting: Any = self.meeting
        title = label(meeting)
        return super().get_context_data(
            meeting=meeting,
            title=title.text,
            title_lang=title.lang,
            trail=[(_("Meetings"), reverse("meeting-list"))],
            summary=in_language(meeting, "summary"),
            facts=[fact for fact in _facts(meeting) if fact.get("value") or fact.get("links")],
            recommendations=links(meeting.recommendations.all()),
            whole=whole("recommendation", self.request.build_absolute_uri, meeting=meeting.key),
            figures=figures(meeting),
            citations=citations(meeting),
            **kwargs,
        )

    def describe(self, context: dict[str, Any]) -> str:
        said = [str(fact["value"]) for fact in context["facts"] if fact.get("value")]
        return context["summary"].text or f"{context['title']}. {', '.join(said)}."

    def thing(self, context: dict[str, Any]) -> Thing:
        return things.meeting(self.meeting, self.request.build_absolute_uri)


def _facts(meeting: Any) -> list[dict[str, Any]]:
    network = meeting.network if meeting.network and meeting.network.is_published else None
    initiative = meeting.initiative if meeting.initiative and meeting.initiative.is_published else None
    place = f"{label(meeting.place).text}, {label(meeting.place.country).text}" if meeting.place else ""
    return [
        {"label": _("Date"), "value": days(meeting.starts_on, meeting.ends_on)},
        {"label": _("Place"), "value": place},
        {"label": _("Format"), "value": meeting.get_format_display()},
        {"label": _("Chair"), "links": [link(meeting.chair)] if meeting.chair else []},
        {"label": _("Label"), "value": _("Held under the label of the Dialogue") if meeting.labelled else ""},
        {"label": _("Dialogue or network"), "links": [link(network)] if network else []},
        {"label": _("In the catalogue"), "links": [link(initiative)] if initiative else []},
        {"label": _("Website"), "value": host_of(meeting.url), "url": meeting.url},
    ]
