"""What the public has seen of an entry: every published version at a permanent address, and what changed."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..documents.schema import BY_RECORD
from ..editorial.differences import Names, Step, between
from ..editorial.public_versions import text_of
from ..models import Entry, PublishedVersion
from .entry import gone
from .frame import Page
from .present import card_of, url_of
from .texts import day, label
from .typesetting import typeset

Kept = PublishedVersion


class OfVersions(Page):
    """The versions of one published entry. A wrong slug leads to the right one."""

    model: Any = Entry  # which of the five kinds
    name = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        records: Any = self.model._default_manager
        self.entry = records.published().filter(number=kwargs["number"]).first()
        if self.entry is None:
            return self._withdrawn(records)
        if kwargs["slug"] != self.entry.slug:
            return redirect(self._path(), permanent=True)
        self.versions: list[Kept] = list(Kept.of(self.entry))
        return self.render_to_response(self.get_context_data())

    def _withdrawn(self, records: Any) -> HttpResponse:
        found = records.withdrawn().filter(number=self.kwargs["number"]).select_related("successor").first()
        if found is None:
            raise Http404
        return gone(self, found)

    def _path(self) -> str:
        address = {**self.kwargs, "slug": self.entry.slug}
        query = self.request.META.get("QUERY_STRING", "")
        return reverse(self.name, kwargs=address) + (f"?{query}" if query else "")

    def address(self, language: str) -> str:
        with override(language):
            return self._path()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        title = label(self.entry)
        names = {"number": self.entry.number, "slug": self.entry.slug}
        plural = capfirst(self.model._meta.verbose_name_plural)
        trail = [(plural, reverse(f"{self.model.record()}-list")), (title.text, url_of(self.entry))]
        return super().get_context_data(
            entry=self.entry,
            of_entry=title,
            entry_url=url_of(self.entry),
            versions_url=reverse(f"{self.model.record()}-versions", kwargs=names),
            trail=trail,
            **kwargs,
        )

    def image(self) -> str:
        return card_of(self.entry)

    def version(self, number: int) -> Kept:
        """Or a 404, as for any address that never was."""
        found = next((kept for kept in self.versions if kept.version == number), None)
        if found is None:
            raise Http404
        return found

    def told(self, before: Kept | None, after: Kept) -> list[Step]:
        """What differs, in the words of the page."""
        return told(self.model, [before, after])[0]

    def shown(self, kept: Kept) -> dict[str, Any]:
        """A version as pages name it."""
        address = {"number": self.entry.number, "slug": self.entry.slug, "version": kept.version}
        return {
            "version": kept.version,
            "day": kept.published_at,
            "label": _("Version %(number)s of %(day)s")
            % {"number": kept.version, "day": day(localtime(kept.published_at))},
            "url": reverse(f"{self.model.record()}-version", kwargs=address),
            "changes_url": reverse(f"{self.model.record()}-changes", kwargs=address),
        }


def told(model: type[Entry], several: list[Kept | None]) -> list[list[Step]]:
    """What changed from each version to the next, with the names behind keys asked for once."""
    table = BY_RECORD[model.record()]
    texts = [text_of(kept.document) if kept else None for kept in several]
    names = Names(table, texts, public=True)
    found = (between(table, before, after, names) for before, after in pairwise(texts) if after is not None)
    return [[_as_read(step) for step in steps] for steps in found]


def _as_read(step: Step) -> Step:
    """French as it is set everywhere else."""
    differences = [
        replace(one, before=typeset(one.before, one.lang), after=typeset(one.after, one.lang))
        for one in step.differences
    ]
    return replace(step, differences=differences)


class VersionList(OfVersions):
    template_name = "initiatives/versions.html"

    def called(self, context: dict[str, Any]) -> str:
        return _("Versions: %(entry)s") % {"entry": context["of_entry"].text}

    def describe(self, context: dict[str, Any]) -> str:
        sentence = _("Every published version of “%(entry)s”, with its day and what it changed.")
        return sentence % {"entry": context["of_entry"].text}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        changes = told(self.model, list(reversed(self.versions)))
        rows = [
            {**self.shown(kept), "changed": _changed(steps) if steps is not None else ""}
            for kept, steps in zip_longest(self.versions, reversed(changes))
        ]
        return super().get_context_data(versions=rows, **kwargs)


def _changed(steps: list[Step]) -> str:
    """What a version changed, field by field and part by part, each named once."""
    names = (
        one.label if step.how == "update" else step.what
        for step in steps
        for one in (step.differences if step.how == "update" else step.differences[:1])
    )
    return capfirst(", ".join(dict.fromkeys(names)))


class VersionPage(OfVersions):
    """One version, whole."""

    template_name = "initiatives/version.html"

    for_robots = "noindex"

    def called(self, context: dict[str, Any]) -> str:
        return f"{context['of_entry'].text} – {context['shown']['label']}"

    def describe(self, context: dict[str, Any]) -> str:
        return self.called(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.version(self.kwargs["version"])
        newest = self.versions[0]
        return super().get_context_data(
            shown=self.shown(kept),
            newest=None if newest is kept else self.shown(newest),
            steps=self.told(None, kept),
            **kwargs,
        )


class VersionChanges(OfVersions):
    """What one version changed in another: the one before it, or the one named by `since`."""

    template_name = "initiatives/version_changes.html"

    for_robots = "noindex"

    def question(self) -> str:
        return urlencode({"since": since}) if (since := self.request.GET.get("since")) else ""

    def called(self, context: dict[str, Any]) -> str:
        names = {"entry": context["of_entry"].text, "number": context["shown"]["version"]}
        return _("%(entry)s: what version %(number)s changed") % names

    def describe(self, context: dict[str, Any]) -> str:
        return self.called(context)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kept = self.version(self.kwargs["version"])
        before = self._since(kept)
        return super().get_context_data(
            shown=self.shown(kept),
            before=self.shown(before) if before else None,
            others=[self.shown(other) for other in self.versions if other is not kept],
            steps=self.told(before, kept) if before else [],
            **kwargs,
        )

    def _since(self, kept: Kept) -> Kept | None:
        asked = self.request.GET.get("since", "")
        if asked:
            if not re.fullmatch("[0-9]{1,6}", asked):
                raise BadRequest(_("“since” is the number of a version."))
            return self.version(int(asked))
        return next((other for other in self.versions if other.version < kept.version), None)


def versions_of(model: type[Entry]) -> Mapping[str, Any]:
    """The three pages of a kind of entry, by what stands in their addresses after those of the entry."""
    record = model.record()
    pages = {"versions": VersionList, "version": VersionPage, "changes": VersionChanges}
    return {name: page.as_view(model=model, name=f"{record}-{name}") for name, page in pages.items()}
