"""A list for other sites to show in a frame: bare, with the question fixed in its address."""

from typing import Any
from urllib.parse import urlencode

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from ..filtersets import asking
from .cards import cards
from .filters import in_order_of_reading
from .frame import Page
from .lists import EntryList
from .texts import number


@method_decorator(xframe_options_exempt, name="dispatch")
class Embed(Page):
    """Only this may be framed; it has no form, no script and sets no cookie."""

    template_name = "initiatives/embed.html"
    is_shared = False
    listing: type[EntryList] = EntryList

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.asked = asking(self.listing.model, request.GET)
        refused = bool(self.asked.unknown) or not self.asked.is_valid()
        response = self.render_to_response(self.get_context_data(), status=400 if refused else 200)
        framed_by = {"frame-ancestors": settings.EMBED_ANCESTORS}
        response["Content-Security-Policy"] = build_policy(replace=framed_by)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.asked.find()
        record = self.listing.model.record()
        query = urlencode(list(self.request.GET.lists()), doseq=True)
        address = reverse(f"{record}-list") + (f"?{query}" if query else "")
        return super().get_context_data(
            title=self.listing.title,
            errors=self._errors(),
            cards=[{**card, "heading": "h2"} for card in cards(self.asked.entries(found))],
            total=found.total,
            count_sentence=self.listing.found(found.total) % {"number": number(found.total)},
            list_url=self.request.build_absolute_uri(address),
            **kwargs,
        )

    def _errors(self) -> list[str]:
        """A partner who set this up wrongly is told; visitors of the partner's site see it too."""
        unknown = [_("There is no filter “%(name)s”.") % {"name": name[:80]} for name in self.asked.unknown]
        return unknown + in_order_of_reading(self.asked)
