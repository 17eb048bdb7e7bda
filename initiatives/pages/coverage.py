"""Agendas, compacts, charters and plans: which of their commitments are served, and where the gaps are."""

from typing import Any
from urllib.parse import urlsplit

from django.db.models import Count
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..days import today
from ..facets import crossed_counts, kept_counts
from ..models import Framework
from ..vocabularies import Level
from .cited import citations
from .frame import Page
from .present import Shape, list_url
from .texts import alphabetical, label, number

NOT_LINKED = gettext_lazy(
    "No initiative has been linked to these commitments yet; that says nothing about what is done."
)


class Coverage(Page):
    """The commitments of a framework, each with the initiatives that serve it; gaps are shown."""

    template_name = "initiatives/coverage.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        framework = Framework.objects.with_relations().filter(key=kwargs["framework"]).first()
        if framework is None:
            raise Http404
        counts = _counted(framework.code)
        commitments = list(framework.commitments.all())
        others = Framework.objects.filter(commitments__isnull=False).exclude(pk=framework.pk).distinct()
        return super().get_context_data(
            **{
                **kwargs,
                "framework": framework,
                "title": label(framework).text,
                "kind": framework.get_kind_display(),
                "trail": [(str(CoverageIndex.title), reverse("coverage-index"))],
                "lead": _served_in_full(len(counts), len(commitments)),
                "today": today(),
                "columns": [
                    {"label": _("Commitment")},
                    *({"label": level.label, "numeric": True} for level in Level),
                    {"label": _("Initiatives"), "numeric": True},
                ],
                "rows": _rows(commitments, framework.code, counts) if counts else [],
                "commitments": [_called(commitment) for commitment in commitments],
                "citations": citations(framework),
                "others": [
                    {"text": label(other).text, "url": reverse("coverage", kwargs={"framework": other.key})}
                    for other in alphabetical(others)
                ],
            }
        )

    def describe(self, context: dict[str, Any]) -> str:
        sentence = _(
            "Which commitments of “%(framework)s” initiatives serve, level by level, and where the gaps are."
        )
        return sentence % {"framework": context["title"]}


def _called(commitment: Any) -> Shape:
    name = label(commitment)
    return {"text": f"{commitment.code}. {name.text}", "lang": name.lang}


def _rows(commitments: list[Any], framework: str, counts: dict[str, dict[str, int]]) -> list[list[Shape]]:
    """One row per commitment; every number leads to the list that it counts."""
    rows = []
    for commitment in commitments:
        reference, found = f"{framework}:{commitment.code}", counts.get(commitment.code, {})
        cells = [
            _number(
                found.get(level.value, 0), level.label, commitment, commitment=reference, level=level.value
            )
            for level in Level
        ]
        total = _number(found.get("", 0), _("Initiatives"), commitment, commitment=reference)
        rows.append([_called(commitment), *cells, total])
    return rows


def _number(found: int, column: Any, of: Any, **query: str) -> Shape:
    """A number; of what it is one is heard, for by itself a link that is called “7” says nothing."""
    shape: Shape = {"text": number(found), "numeric": True, "column": column}
    if not found:
        return shape
    about = ngettext("initiative under commitment %(code)s", "initiatives under commitment %(code)s", found)
    heard = about % {"code": of.code}
    return {
        **shape,
        "about": f"{heard}, {column}" if "level" in query else heard,
        "url": list_url("initiative", **query),
    }


def _counted(framework: str) -> dict[str, dict[str, int]]:
    """Commitment → level → how many initiatives; the level "" counts each initiative once."""
    served = {code: {"": found} for code, found in _served(framework).items()}
    for (reference, level), found in crossed_counts("initiative", "commitment", "level").items():
        of, _sign, code = reference.partition(":")
        if of == framework and code in served:
            served[code][level] = found
    return served


def _served(framework: str) -> dict[str, int]:
    """How many initiatives serve each commitment that any serves."""
    counts = kept_counts("initiative", "commitment").items()
    return {code.partition(":")[2]: found for code, found in counts if code.startswith(f"{framework}:")}


def _served_in_full(served: int, total: int) -> str:
    if not total:
        return ""
    if not served:
        return str(NOT_LINKED)
    sentence = ngettext(
        "%(served)s of %(total)s commitment has an initiative in the catalogue. Each number leads to the list"
        " that it counts; an initiative counts at every level that takes part.",
        "%(served)s of %(total)s commitments have an initiative in the catalogue. Each number leads to the"
        " list that it counts; an initiative counts at every level that takes part.",
        total,
    )
    return sentence % {"served": number(served), "total": number(total)}


class CoverageIndex(Page):
    template_name = "initiatives/frameworks.html"
    title = gettext_lazy("Commitments")
    description = gettext_lazy(
        "Agendas, compacts, charters and action plans, and how many of their commitments initiatives serve."
    )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        frameworks = alphabetical(Framework.objects.annotate(number=Count("commitments")))
        frameworks.sort(key=lambda framework: -framework.number)
        counts = [reference.partition(":")[0] for reference in kept_counts("initiative", "commitment")]
        return super().get_context_data(
            counted=[
                _framework(framework)
                | {
                    "url": reverse("coverage", kwargs={"framework": framework.key}),
                    "note": _served_in_short(counts.count(framework.code), framework.number),
                }
                for framework in frameworks
                if framework.number
            ],
            named=[
                _framework(framework)
                | {"url": framework.url, "host": urlsplit(framework.url).netloc.removeprefix("www.")}
                for framework in frameworks
                if not framework.number
            ],
            **kwargs,
        )


def _framework(framework: Any) -> Shape:
    name, kind = label(framework), framework.get_kind_display()
    return {
        "text": name.text,
        "lang": name.lang,
        "label": f"{kind}, {framework.adopted_in}" if framework.adopted_in else kind,
    }


def _served_in_short(served: int, total: int) -> str:
    if not served:
        sentence = ngettext(
            "%(total)s commitment, to which no initiative has been linked yet",
            "%(total)s commitments, to which no initiative has been linked yet",
            total,
        )
    else:
        sentence = ngettext(
            "%(served)s of %(total)s commitment served", "%(served)s of %(total)s commitments served", total
        )
    return sentence % {"served": number(served), "total": number(total)}
