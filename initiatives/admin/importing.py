"""Spreadsheets in the office: sent, looked at row by row, and drafted whole or in part."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ..documents.schema import BY_NAME, BY_RECORD, TABLES
from ..editorial import permissions
from ..editorial.refusals import Refused
from ..exports.books import Page, book_of, template_of
from ..imports.bringing import Brought, bring
from ..imports.files import Unusable
from ..imports.previews import judge, seen, steps_of
from ..imports.remarks import OUTCOMES, with_remarks
from ..imports.uploads import sheets_of
from ..models import Upload
from .stepping import actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ON_A_PAGE, MOST_AT_ONCE = 30, 1_000
TEMPLATES = [table for table in TABLES if not table.is_part]


class UploadForm(forms.Form):
    file = forms.FileField(
        max_length=200,
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV, XLSX, or the package as a zip file; at most 10 MB and 5,000 rows. "
            "Nothing is changed before you have seen what would be."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.zip"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if file := cleaned.get("file"):
            try:
                self.sheets = sheets_of(file.name, file.read())
            except Unusable as unusable:
                for reason in unusable.args:
                    self.add_error("file", str(reason))
        return cleaned


class Importing:
    """The pages; nobody sees what another person has sent."""

    def __init__(self, office: AdminSite) -> None:
        self.office = office

    def urls(self) -> list[URLPattern]:
        wrap = self.office.admin_view
        return [
            path("imports/", wrap(self.begin), name="imports"),
            path("imports/template/<slug:name>.xlsx", wrap(self.template), name="import_template"),
            path("imports/<int:pk>/", wrap(self.look), name="import"),
            path("imports/<int:pk>/remarks.xlsx", wrap(self.remarks), name="import_remarks"),
            path("imports/<int:pk>/done/", wrap(self.done), name="import_done"),
        ]

    def begin(self, request: HttpRequest) -> HttpResponse:
        _demand(request)
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            return HttpResponseRedirect(reverse("admin:import", args=[self._kept(request, form).pk]))
        uploads = Upload.objects.filter(uploaded_by=actor(request)).defer("sheets", "verdicts", "brought")
        templates = [
            {"name": t.name, "label": capfirst(t.model._meta.verbose_name_plural)} for t in TEMPLATES
        ]
        return self._page(
            request,
            "imports.html",
            title=_("Import"),
            form=form,
            uploads=uploads,
            templates=templates,
            may_draft=permissions.may_import(actor(request)),
        )

    @transaction.atomic
    def _kept(self, request: HttpRequest, form: UploadForm) -> Upload:
        Upload.forget_old()
        sheets = [sheet.kept() for sheet in form.sheets]
        name = form.cleaned_data["file"].name
        upload = Upload(name=name, uploaded_by=actor(request), sheets=sheets)
        judge(upload, actor(request))
        return upload

    def template(self, request: HttpRequest, name: str) -> HttpResponse:
        _demand(request)
        if name not in {table.name for table in TEMPLATES}:
            raise Http404
        return _file(f"{name}.xlsx", template_of(BY_NAME[name]))

    def remarks(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = _own(request, pk)
        self._in_this_language(request, upload)
        return _file(f"remarks-{pk}.xlsx", book_of(Page(*sheet) for sheet in with_remarks(upload)))

    # Looking

    def look(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = _own(request, pk)
        if request.method == "POST":
            return self._act(request, upload)
        self._in_this_language(request, upload)
        page = self._page_of(request, upload)
        units = seen(upload, page.object_list, actor(request))
        if units is None:
            judge(upload, actor(request))
            messages.info(request, _("The catalogue has changed since. All rows were judged again."))
            page = self._page_of(request, upload)
            units = seen(upload, page.object_list, actor(request)) or []
        rows = [
            {
                "at": at,
                "unit": unit,
                "told": upload.verdicts[at],
                "steps": steps,
                "outcome": _outcome(upload, at),
            }
            for at, unit, steps in zip(page.object_list, units, steps_of(units, actor(request)), strict=False)
        ]
        return self._page(
            request,
            "import.html",
            title=_("Import: %s") % upload.name,
            upload=upload,
            rows=rows,
            page=page,
            pages=page.paginator.get_elided_page_range(page.number),
            how=request.GET.get("how", ""),
            counts=_counts(upload),
            ready=len(_ready(upload)),
            may_draft=permissions.may_import(actor(request)),
            most=MOST_AT_ONCE,
        )

    def _in_this_language(self, request: HttpRequest, upload: Upload) -> None:
        if upload.judged_in != get_language():
            judge(upload, actor(request))

    def _page_of(self, request: HttpRequest, upload: Upload) -> Any:
        how = request.GET.get("how")
        places = [at for at, one in enumerate(upload.verdicts) if how not in OUTCOMES or one["how"] == how]
        return Paginator(places, ON_A_PAGE).get_page(request.GET.get("page"))

    # Acting

    def _act(self, request: HttpRequest, upload: Upload) -> HttpResponse:
        asked = request.POST.get("do")
        if asked == "remove":
            upload.delete()
            messages.success(request, _("The file was removed."))
            return HttpResponseRedirect(reverse("admin:imports"))
        if asked == "again":
            judge(upload, actor(request))
        if asked in ("all", "chosen") and self._brought(request, upload, everything=asked == "all"):
            return HttpResponseRedirect(reverse("admin:import_done", args=[upload.pk]))
        return HttpResponseRedirect(request.get_full_path())

    def _brought(self, request: HttpRequest, upload: Upload, *, everything: bool) -> bool:
        """Whether all that was asked for was written; if not, nothing was, and it is told why."""
        asked = set(request.POST.getlist("row"))
        places = [at for at in _ready(upload) if everything or str(at) in asked][:MOST_AT_ONCE]
        if request.POST.get("read") != upload.judged_at.isoformat():
            messages.error(request, _("The rows were judged again since you looked. Look again."))
            return False
        if not places:
            messages.error(request, _("Choose at least one row."))
            return False
        chosen = [upload.verdicts[at] for at in places]
        try:
            with transaction.atomic():
                brought = bring(
                    upload, {(one["record"], one["key"]): one["seal"] for one in chosen}, by=actor(request)
                )
                _log(request, upload, brought)
                upload.brought = [list(one) for one in brought]
                judge(upload, actor(request))
        except Refused as refused:
            messages.error(request, _("Nothing was drafted."))
            for reason in refused.reasons:
                messages.error(request, reason)
            return False
        return True

    def done(self, request: HttpRequest, pk: int) -> HttpResponse:
        upload = _own(request, pk)
        brought = [Brought(*one) for one in upload.brought]
        names = {record: _rows(record, brought) for record in dict.fromkeys(one.record for one in brought)}
        rows = [
            {
                "row": row,
                "how": one.how,
                "kind": row._meta.verbose_name,
                "is_entry": BY_RECORD[one.record].is_entry,
                "url": reverse(f"admin:initiatives_{one.record}_change", args=[row.pk]),
            }
            for one in brought
            if (row := names[one.record].get(one.pk)) is not None
        ]
        title = ngettext("%(count)d record written", "%(count)d records written", len(rows)) % {
            "count": len(rows)
        }
        left = len(_ready(upload))
        return self._page(request, "import_done.html", title=title, upload=upload, rows=rows, left=left)

    def _page(self, request: HttpRequest, template: str, **context: Any) -> HttpResponse:
        context |= self.office.each_context(request) | {"title": context["title"]}
        return TemplateResponse(request, f"admin/initiatives/{template}", context)


def _demand(request: HttpRequest) -> None:
    if not permissions.may_send_files(actor(request)):
        raise PermissionDenied


def _own(request: HttpRequest, pk: int) -> Upload:
    _demand(request)
    found: Upload = get_object_or_404(Upload, pk=pk, uploaded_by=actor(request))
    return found


def _file(name: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _ready(upload: Upload) -> list[int]:
    """The places of what can be written."""
    return [at for at, one in enumerate(upload.verdicts) if one["how"] in ("create", "change")]


def _outcome(upload: Upload, at: int) -> Any:
    return OUTCOMES[upload.verdicts[at]["how"]]


def _counts(upload: Upload) -> list[dict[str, Any]]:
    found = [one["how"] for one in upload.verdicts]
    return [{"how": how, "label": label, "count": found.count(how)} for how, label in OUTCOMES.items()]


def _rows(record: str, brought: list[Brought]) -> dict[Any, Any]:
    pks = [one.pk for one in brought if one.record == record]
    return BY_RECORD[record].model._default_manager.in_bulk(pks)


def _log(request: HttpRequest, upload: Upload, brought: list[Brought]) -> None:
    """One line for each record, beside those of the forms."""
    message = _("Import of %(file)s") % {"file": upload.name}
    for record in dict.fromkeys(one.record for one in brought):
        for how, flag in (("create", ADDITION), ("change", CHANGE), ("next", CHANGE)):
            rows = _rows(record, [one for one in brought if one.how == how])
            ours = [
                rows[one.pk] for one in brought if (one.record, one.how) == (record, how) and one.pk in rows
            ]
            if ours:
                LogEntry.objects.log_actions(actor(request).pk, ours, flag, message)
