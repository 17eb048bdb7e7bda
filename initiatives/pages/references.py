"""An entry as a reference to take into a reference manager."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ..exports.references import REFERENCE_FORMS, Reference, ReferenceForm
from ..models import Entry
from .present import Shape, url_of
from .texts import OTHER, reading_language


def reference(model: type[Entry], form: ReferenceForm) -> Any:
    @require_safe
    def view(request: HttpRequest, number: int, slug: str) -> HttpResponse:
        published: Any = model._default_manager.published()  # type: ignore[attr-defined]
        entry = published.filter(number=number).select_related("doc").first()
        if entry is None:
            raise Http404
        if entry.slug != slug:
            return redirect(_address(entry, form), permanent=True)
        told = Reference(
            record=model.record(),
            number=number,
            title=_title(entry),
            url=request.build_absolute_uri(url_of(entry)),
            day=timezone.localdate(entry.doc.changed_at),
            language=reading_language(),
        )
        response = HttpResponse(form.write(told), content_type=f"{form.content_type}; charset=utf-8")
        name = f"{told.key}.{form.suffix}"
        response["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003
        return response

    return view


def _title(entry: Any) -> str:
    """As it is kept: programs set it themselves."""
    here = reading_language()
    return str(getattr(entry, f"label_{here}") or getattr(entry, f"label_{OTHER[here]}"))


def reference_formats(entry: Any) -> list[Shape]:
    """What the component `cite` takes."""
    return [
        {"label": form.label, "type": form.content_type, "url": _address(entry, form)}
        for form in REFERENCE_FORMS
    ]


def _address(entry: Any, form: ReferenceForm) -> str:
    address = {"number": entry.number, "slug": entry.slug}
    return reverse(f"{entry.record()}-reference-{form.suffix}", kwargs=address)
