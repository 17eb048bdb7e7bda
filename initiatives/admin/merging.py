"""Two entries that may be the same, side by side, and the button that makes one of them."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..documents.read import Document
from ..documents.schema import BY_RECORD, Table, parts_of
from ..documents.union import disputed
from ..editorial import permissions
from ..editorial.differences import Names
from ..editorial.merging import merge
from ..editorial.refusals import Refused
from ..editorial.versions import document_of
from ..models import ENTRIES, Entry

MODELS: dict[str, type[Entry]] = {model.record(): model for model in ENTRIES}


class Choice(NamedTuple):
    """A column in which both say something: somebody decides which of them is right."""

    name: str
    label: str
    kept: str
    other: str


def merge_twins(request: HttpRequest, record: str, one: int, other: int, *, office: Any) -> HttpResponse:
    """`keep` names the one that stays; unless it is given, the published one, else the older."""
    kept, gone = _chosen(request, _found(request, record, one), _found(request, record, other))
    if request.method == "POST" and _merged(request, kept, gone):
        page = "review" if kept.is_published else "change"
        return HttpResponseRedirect(reverse(f"admin:initiatives_{record}_{page}", args=[kept.pk]))
    table = BY_RECORD[record]
    documents = document_of(kept), document_of(gone)
    context = {
        **office.each_context(request),
        "title": _("Merge: %s") % kept,
        "opts": MODELS[record]._meta,
        "kept": kept,
        "other": gone,
        "choices": _choices(table, *documents),
        "parts": _parts(table, *documents),
        "swap": f"?keep={gone.pk}",
    }
    return TemplateResponse(request, "admin/initiatives/merge.html", context)


def _found(request: HttpRequest, record: str, pk: int) -> Any:
    model: Any = MODELS.get(record)
    if model is None:
        raise Http404
    user: Any = request.user
    if not permissions.may_judge(user, model):
        raise PermissionDenied
    entry = model.objects.filter(pk=pk).first()
    if entry is None:
        raise Http404
    return entry


def _chosen(request: HttpRequest, one: Entry, other: Entry) -> tuple[Entry, Entry]:
    asked = request.POST.get("keep") or request.GET.get("keep")
    if asked in (str(one.pk), str(other.pk)):
        return (one, other) if asked == str(one.pk) else (other, one)
    first, second = sorted((one, other), key=lambda entry: (not entry.is_published, entry.pk))
    return first, second


def _merged(request: HttpRequest, kept: Entry, other: Entry) -> bool:
    user: Any = request.user
    try:
        merge(kept, other, by=user, preferred=request.POST.getlist("prefer"))
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
        return False
    if kept.is_published:
        messages.success(request, _("Once this version is published, “%s” leads here.") % other)
    else:
        messages.success(request, _("Merged: “%s” leads here.") % other)
    return True


def _choices(table: Table, kept: Document, other: Document) -> list[Choice]:
    names = Names(table, [kept, other])
    return [
        Choice(
            column.name,
            capfirst(str(column.field.verbose_name)),
            names.said(column, kept),
            names.said(column, other),
        )
        for column in disputed(table, kept, other)
    ]


def _parts(table: Table, kept: Document, other: Document) -> list[dict[str, Any]]:
    """How many of each kind of part the two have."""
    counts = (
        {"label": capfirst(_plural(part.model)), "kept": len(kept[part.name]), "other": len(other[part.name])}
        for part in parts_of(table)
    )
    return [row for row in counts if row["kept"] or row["other"]]


def _plural(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)
