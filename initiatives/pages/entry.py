"""What the five details share: addresses, provenance, and what stays after a withdrawal."""

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from ..editorial.merging import merged_into
from ..exports.references import CATALOGUE, KEEPER
from ..models import Entry
from ..vocabularies import Language
from . import things
from .cited import References, figures, host_of
from .frame import Page
from .kin import kin
from .metadata import Thing
from .present import card_of, link, url_of
from .references import reference_formats
from .texts import Text, day, in_language, label, reading_language
from .wholes import whole

Facts = list[dict[str, Any]]


class EntryDetail(Page):
    """Subclasses name the model and give what is particular to it."""

    model: ClassVar[type[Entry]]
    list_label: ClassVar[Any]
    # Of a long page: what its parts are called in the table of contents, and in which order they stand.
    headings: ClassVar[dict[str, Any]] = {
        "facts": gettext_lazy("At a glance"),
        "ladder": gettext_lazy("Who takes part"),
        "members": gettext_lazy("Members"),
        "evidence": gettext_lazy("Evidence"),
        "followups": gettext_lazy("What became of it"),
        "figures": gettext_lazy("Figures"),
        "challenges": gettext_lazy("Challenges"),
        "initiatives": gettext_lazy("Initiatives"),
        "recommendations": gettext_lazy("Recommendations"),
        "commitments": gettext_lazy("Commitments"),
        "citations": gettext_lazy("Sources"),
        "kin": gettext_lazy("See also"),
    }
    parts: ClassVar[tuple[str, ...]]
    anchors: ClassVar[dict[str, str]] = {"followups": "followup", "citations": "sources", "kin": "see-also"}
    # Of what the page shows the beginning: the list that has all, and what asks it for the key of this entry.
    wholes: ClassVar[dict[str, tuple[str, str]]] = {}
    text = "summary"  # what is told of it in a few lines

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found: Any = self.model._default_manager
        self.entry = found.published().filter(number=kwargs["number"]).with_details().first()
        if self.entry is None:
            return self._withdrawn(found)
        if kwargs["slug"] != self.entry.slug:
            return redirect(url_of(self.entry), permanent=True)
        return self.render_to_response(self.get_context_data())

    def _withdrawn(self, records: Any) -> HttpResponse:
        """What was published once leaves a stone with its name; what never was is not there."""
        entry = records.withdrawn().filter(number=self.kwargs["number"]).select_related("successor").first()
        if entry is None:
            raise Http404
        if (one := merged_into(entry)) is not None:
            return redirect(url_of(one), permanent=True)
        return gone(self, entry)

    def address(self, language: str) -> str:
        with override(language):
            return url_of(self.entry)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = label(self.entry)
        self.references = References(self.entry)
        particulars = self.particulars()
        context = super().get_context_data(
            entry=self.entry,
            record=self.model.record(),
            title=title.text,
            title_lang=title.lang,
            eyebrow=capfirst(self.model._meta.verbose_name),
            trail=[(self.list_label, reverse(f"{self.model.record()}-list"))],
            figures=figures(self.entry),
            citations=self.references.items,
            facts=[fact for fact in self.facts() if fact.get("value") or fact.get("links")],
            kin=kin(self.entry),
            whole=self._wholes(),
            provenance=self._provenance(),
            reference=self._reference(title),
            reference_formats=reference_formats(self.entry) if self.entry.is_published else [],
            api_url=reverse(f"api:{self.model.record()}-detail", kwargs={"name": self.entry.number})
            if self.entry.number
            else "",
            **particulars,
            **kwargs,
        )
        context["contents"] = [
            {"id": self.anchors.get(name, name), "label": self.headings[name]}
            for name in ("facts", *self.parts, "citations", "kin")
            if context.get(name)
        ]
        return context

    def describe(self, context: dict[str, Any]) -> str:
        text = in_language(self.entry, self.text).text
        return text or f"{context['title']}. {', '.join(_said(context['facts']))}."

    def image(self) -> str:
        return card_of(self.entry)

    def thing(self, context: dict[str, Any]) -> Thing:
        return things.thing(self.entry, self.request.build_absolute_uri)

    def facts(self) -> Facts:
        return []

    def particulars(self) -> dict[str, Any]:
        return {}

    def _wholes(self) -> dict[str, Any]:
        """Nothing of what is not published: no list knows it."""
        if not self.entry.is_published:
            return {}
        absolute = self.request.build_absolute_uri
        return {
            name: whole(record, absolute, **{facet: self.entry.key})
            for name, (record, facet) in self.wholes.items()
        }

    def _provenance(self) -> dict[str, Any]:
        return {
            "checked_on": self.entry.last_verified_on,
            "updated_on": self.entry.doc.changed_at if self.entry.is_published else self.entry.updated_at,
            "permalink": self.request.build_absolute_uri(url_of(self.entry)),
            "number": self.entry.number,
            "versions_url": self._versions_url(),
            "original": Language(self.entry.original_language).label,
        }

    def _versions_url(self) -> str:
        if not self.entry.is_published:
            return ""
        address = {"number": self.entry.number, "slug": self.entry.slug}
        return reverse(f"{self.model.record()}-versions", kwargs=address)

    def _reference(self, title: Text) -> str:
        """Who says what, in which version, read when and where."""
        changed = self.entry.doc.changed_at if self.entry.is_published else self.entry.updated_at
        return format_html(
            _(
                "{keeper} ({year}). {title}. {catalogue}, entry {number}, version of {day},"
                " consulted on {today}. {address}"
            ),
            keeper=KEEPER[reading_language()],
            year=localtime(changed).year,
            title=format_html('<span lang="{}">{}</span>', title.lang, title.text)
            if title.lang
            else title.text,
            catalogue=CATALOGUE,
            number=self.entry.number,
            day=day(changed),
            today=day(localdate()),
            address=self.request.build_absolute_uri(url_of(self.entry)),
        )

    def _also_known_as(self) -> dict[str, Any]:
        return {"label": _("Also known as"), "value": ", ".join(self.entry.aliases)}

    def _website(self) -> dict[str, Any]:
        website = self.entry.website
        return {"label": _("Website"), "value": host_of(website), "url": website}


def _said(facts: Facts) -> list[str]:
    """What stands at a glance, in words alone."""
    linked = [link["text"] for fact in facts for link in fact.get("links", [])]
    return [str(fact["value"]) for fact in facts if fact.get("value") and not fact.get("url")] + linked


def gone(page: Page, entry: Any) -> HttpResponse:
    """The page of an entry that was withdrawn."""
    title = label(entry)
    successor = entry.successor if entry.successor and entry.successor.is_published else None
    model = type(entry)
    context = {
        "tombstone": {
            "title": title.text,
            "title_lang": title.lang,
            "eyebrow": capfirst(model._meta.verbose_name),
            "number": entry.number,
            "withdrawn_on": entry.archived_at,
            "successor": {**link(successor), "title": label(successor).text} if successor else None,
            "list_url": reverse(f"{model.record()}-list"),
            "list_label": _("To the list"),
        }
    }
    page.template_name = "410.html"
    return page.render_to_response(context, status=410)
