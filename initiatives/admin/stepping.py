"""How an entry takes a step: the buttons of its form, the pages that ask first, the actions of its list."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from ..editorial import permissions, publication
from ..editorial.refusals import Refused
from ..editorial.versions import next_of
from ..models import Entry
from ..vocabularies import State, named
from .asking import question_of
from .lists import tell
from .plans import plan_of
from .steps import NEXT, RECALL, STEPS, Step

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object

MAY: dict[str, Callable[[Any, Entry], bool]] = {
    "publish": permissions.may_publish,
    "change": permissions.may_change_state,
    "judge": permissions.may_judge,
    "ask": permissions.may_ask_to_withdraw,
    "erase": permissions.may_erase,
}


class TakesSteps(Mixed):
    """Mixed into the admin of entries."""

    titled: Callable[[Any], str]
    describe: Callable[[Any], str]

    def steps_from(self, request: HttpRequest, entry: Entry | None) -> list[Step]:
        """The buttons for where the entry stands; a new one will be a draft."""
        stands = standing_of(entry)
        return [
            step
            for step in STEPS
            if stands.intersection(step.states) and self._may_take(request, step, entry)
        ]

    def _may_take(self, request: HttpRequest, step: Step, entry: Entry | None) -> bool:
        """Whoever may add an entry may submit it at once. Who may return it is not offered to recall it."""
        if entry is None:
            return step.permission == "change" and self.has_add_permission(request)
        if step is RECALL and permissions.may_judge(actor(request), entry):
            return False
        return MAY[step.permission](actor(request), entry)

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return permissions.may_publish(actor(request), self.model)

    def has_judge_permission(self, request: HttpRequest) -> bool:
        return permissions.may_judge(actor(request), self.model)

    # Taking a step

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.stepped(request, obj) or super().response_add(request, obj, *args, **kwargs)

    def stepped(self, request: HttpRequest, entry: Entry) -> HttpResponse | None:
        """The button that also saves. What is saved stays saved if the step is refused."""
        asked = request.POST.get("_step")
        step = next((step for step in STEPS if step.name == asked and step.how == "saves"), None)
        return self._take(request, step, entry) if step else None

    def _take(self, request: HttpRequest, step: Step, entry: Entry) -> HttpResponse:
        try:
            step.change(entry, by=actor(request))
        except Refused as refused:
            self.message_user(request, step.not_done, messages.WARNING)
            tell(self, request, refused)
        else:
            self.recorded(request, step, entry)
        return HttpResponseRedirect(self._address(entry))

    def take_together(
        self, request: HttpRequest, step: Step, entries: QuerySet[Entry]
    ) -> HttpResponse | None:
        chosen = list(entries)
        publication.together(step.change, chosen, by=actor(request))
        for entry in chosen:
            self.recorded(request, step, entry)
        return None

    def recorded(self, request: HttpRequest, step: Step, entry: Entry, note: str = "") -> None:
        self.log_change(request, entry, " ".join(filter(None, [str(step.done), note])))
        self.message_user(request, named(self.titled(entry), step.done), messages.SUCCESS)

    def _address(self, entry: Entry) -> str:
        return reverse(f"admin:initiatives_{entry.record()}_change", args=[entry.pk])

    # Pages of their own

    def get_urls(self) -> list[URLPattern]:
        name, wrap = self.model.record(), self.admin_site.admin_view
        return [
            *(
                path(f"<int:pk>/{step.name}/", wrap(page(step)), name=f"initiatives_{name}_{step.name}")
                for step in STEPS
                if (page := {"asks": self._asking, "acts": self._acting}.get(step.how))
            ),
            *super().get_urls(),
        ]

    def _asking(self, step: Step) -> Callable[[HttpRequest, int], HttpResponse]:
        """The page that asks once more: why, and what else the step has to know."""

        def ask(request: HttpRequest, pk: int) -> HttpResponse:
            entry = self.get_object(request, str(pk))
            if entry is None or not self._may_take(request, step, entry):
                raise PermissionDenied
            form = question_of(step, self, request)
            if request.method == "POST" and form.is_valid() and self._answered(request, step, entry, form):
                return HttpResponseRedirect(self._address(entry))
            context = {
                **self.admin_site.each_context(request),
                "title": step.question % self.titled(entry),
                "opts": self.opts,
                "step": step,
                "entry": entry,
                "form": form,
                **plan_of(entry),
                "media": self.media + form.media,
            }
            return TemplateResponse(request, "admin/initiatives/ask.html", context)

        return ask

    def _answered(self, request: HttpRequest, step: Step, entry: Entry, form: Any) -> bool:
        """Whether the step was taken; if not, the form says why."""
        change: Any = step.change
        try:
            change(entry, by=actor(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
            return False
        self.recorded(request, step, entry, form.cleaned_data["reason"])
        return True

    def _acting(self, step: Step) -> Callable[[HttpRequest, int], HttpResponse]:
        """The page behind a button that acts at once."""

        def act(request: HttpRequest, pk: int) -> HttpResponse:
            entry = self.get_object(request, str(pk))
            may = entry is not None and MAY[step.permission](actor(request), entry)
            if entry is None or request.method != "POST" or not may:
                raise PermissionDenied
            taken = self._take(request, step, entry)
            back = way_back(request)
            return HttpResponseRedirect(back) if back else taken

        return act


def actor(request: HttpRequest) -> Any:
    return request.user


def way_back(request: HttpRequest) -> str:
    """The list from which somebody came, as it was filtered; blank if that is none of ours."""
    back = request.GET.get("back", "")
    return back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else ""


def standing_of(entry: Entry | None) -> set[str]:
    """Where it stands; of a published entry also where its next version does, which begins as a draft."""
    if entry is None:
        return {State.DRAFT}
    if not entry.is_published:
        return {entry.state}
    version = next_of(entry)
    return {entry.state, version.state, NEXT} if version else {entry.state, State.DRAFT}
