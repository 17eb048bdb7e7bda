"""Pages of a record have its name for a title: Django's “Change initiative” has no proper French."""

from typing import TYPE_CHECKING, Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object


class CallsByName(Mixed):
    """Mixed into a ModelAdmin."""

    def titled(self, row: Any) -> str:
        return str(row)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row, kind = kwargs.get("obj"), self.opts.verbose_name
        if row is None:
            context.update(title=_("New: %s") % kind, subtitle=None)
        else:
            context.update(title=self.titled(row), subtitle=capfirst(kind))
        return super().render_change_form(request, context, *args, **kwargs)
