"""For those who write programs: how the API is asked, and what each of its resources answers."""

from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from . import described
from .frame import Page

# A question to each resource whose answer anybody may open; proposals are read with a token only.
EXAMPLES = {
    "initiatives": "joins=national&joins=local&status=ongoing&facets=kind",
    "authorities": "level=local&kind=city",
    "networks": "scope=global",
    "challenges": "level=local&fields=id,key,title_en,title_fr",
    "recommendations": "followup=under_way",
    "countries": "dialogue_status=partner&page_size=100",
    "sectors": "page_size=100",
    "frameworks": "fields=key,title_en,title_fr",
    "commitments": "page_size=50",
    "competences": "level=national&mandate=formal",
    "sources": "kind=dataset",
    "meetings": "format=hybrid",
    "changes": "since=2026-01-01",
}

COMMANDS = {
    "list": "curl '{base}initiatives/?joins=national&joins=local'",
    "one": "curl '{base}initiatives/42/'",
    "whole": "curl '{base}initiatives/?cursor=*&page_size=200'",
    "changes": "curl '{base}changes/?since=2026-11-01T08:30:00Z&cursor=*&page_size=200'",
    "again": "curl --header 'If-None-Match: \"0b1f…\"' '{base}initiatives/'",
    "propose": """\
curl '{base}proposals/' \\
  --header 'Authorization: Bearer mlv_…' \\
  --json '{{"record": "initiative", "entry": 42, "document": {{"ended_in": 2025}}, "sources": "https://example.org/report"}}'""",
}
PARTS = {
    "begin": gettext_lazy("Begin here"),
    "resources": gettext_lazy("What there is"),
    "ask": gettext_lazy("Ask for less"),
    "whole": gettext_lazy("Read a long list whole"),
    "mirror": gettext_lazy("Keep a mirror in step"),
    "refusals": gettext_lazy("When something is wrong"),
    "propose": gettext_lazy("Propose entries and corrections"),
    "promises": gettext_lazy("What you may rely on"),
}


class ApiGuide(Page):
    template_name = "initiatives/api_guide.html"
    title = gettext_lazy("API for partners")
    description = gettext_lazy(
        "The whole catalogue as JSON, in English and French at once, with the filters of the pages. It is"
        " open to read: no key, no account."
    )

    def address(self, language: str) -> str:
        """One for each language, wherever the page is asked for."""
        with override(language):
            return reverse("api-guide")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        base = self.request.build_absolute_uri(reverse("api:root"))
        return super().get_context_data(
            base=base,
            envelope=described.envelope(),
            problem=described.problem(),
            commands={name: text.format(base=base) for name, text in COMMANDS.items()},
            contents=[{"id": name, "label": label} for name, label in PARTS.items()],
            refusals=[
                {"label": f"{status} {HTTPStatus(status).phrase}", "value": " ".join(reasons)}
                for status, reasons in described.refusals().items()
            ],
            resources=[
                {
                    "text": one.title,
                    "url": reverse("api-resource", kwargs={"resource": one.name}),
                    "note": one.about,
                }
                for one in map(described.resource, described.names())
            ],
            trail=[(_("Data and API"), reverse("data"))],
            **kwargs,
        )


class ApiResource(Page):
    template_name = "initiatives/api_resource.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        name = kwargs["resource"]
        if name not in described.names():
            raise Http404
        one = described.resource(name)
        return super().get_context_data(
            title=_("API: %(resource)s") % {"resource": one.title},
            told=one,
            contents=list(_contents(one)),
            example=self._example(name),
            trail=[
                (_("Data and API"), reverse("data")),
                (_("API for partners"), reverse("api-guide")),
            ],
            **kwargs,
        )

    def describe(self, context: dict[str, Any]) -> str:
        return str(context["told"].about)

    def _example(self, name: str) -> str:
        question = EXAMPLES.get(name)
        path = f"{reverse('api:root')}{name}/?{question}"
        return self.request.build_absolute_uri(path) if question else ""


def _contents(one: described.Resource) -> Iterator[dict[str, str]]:
    for operation in one.operations:
        yield {"id": operation.id, "label": operation.summary}
    yield {"id": "row", "label": _("What each row tells")}
    if one.more:
        yield {"id": "one", "label": _("What one by itself tells beside that")}
    if one.parts:
        yield {"id": "parts", "label": _("The parts of an answer")}


def in_english(request: HttpRequest) -> HttpResponse:
    """The guide at its address in the API, which has no language and answers everybody alike."""
    with override("en"):
        response: Any = ApiGuide.as_view()(request)
        response.headers["Content-Language"] = "en"
        return response.render() if hasattr(response, "render") else response  # type: ignore[no-any-return]
