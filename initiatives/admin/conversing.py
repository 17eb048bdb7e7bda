"""Comments of colleagues: a page of each entry, and a part of the page on which it is reviewed."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..editorial import comments, permissions
from ..editorial.refusals import Refused
from ..models import Comment, Entry
from ..models.comments import LONGEST
from .lists import tell
from .stepping import actor

if TYPE_CHECKING:
    Mixed = ModelAdmin[Any]
else:
    Mixed = object

WAYS_BACK = ("review", "comments")


class Answer(forms.Form):
    use_required_attribute = False  # to resolve, nothing has to be written
    text = forms.CharField(
        label=gettext_lazy("Answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )


class NewComment(forms.Form):
    use_required_attribute = False
    text = forms.CharField(
        label=gettext_lazy("New comment"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    to = forms.ModelChoiceField(
        Comment.objects.none(),
        required=False,
        label=gettext_lazy("For"),
        empty_label=gettext_lazy("the Secretariat"),
        help_text=gettext_lazy("They find it on their front page, and in an e-mail."),
    )

    def __init__(self, entry: Entry, data: Any = None) -> None:
        super().__init__(data, prefix="comment")
        field: Any = self.fields["to"]
        field.queryset = comments.readers_of(entry)
        field.label_from_instance = lambda user: user.get_full_name() or user.get_username()


class Converses(Mixed):
    """Mixed into the admin of entries."""

    def get_urls(self) -> list[URLPattern]:
        name, view = self.model._meta.model_name, self.admin_site.admin_view(self.comments)
        return [path("<int:pk>/comments/", view, name=f"initiatives_{name}_comments"), *super().get_urls()]

    def comments(self, request: HttpRequest, pk: int) -> HttpResponse:
        entry: Any = self.get_object(request, str(pk))
        if entry is None or not permissions.may_comment(actor(request), entry):
            raise Http404
        said = conversation(entry, actor(request))
        if request.method == "POST" and self._said(request, entry, said):
            return HttpResponseRedirect(self._back(request, entry))
        context = {
            **self.admin_site.each_context(request),
            **said,
            "title": _("Comments: %s") % entry,
            "opts": self.opts,
            "entry": entry,
            "back": request.POST.get("back", "comments"),
        }
        return TemplateResponse(request, "admin/initiatives/comments.html", context)

    def _said(self, request: HttpRequest, entry: Entry, said: dict[str, Any]) -> bool:
        """Whether what was sent was written; if not, its form says why and keeps it."""
        if "comment" in request.POST:
            return self._went_on(request, _first(request, entry), said)
        form = said["comment_form"] = NewComment(entry, request.POST)
        if form.is_valid():
            self._done(request, comments.write, entry, form.cleaned_data)
        return form.is_valid()

    def _went_on(self, request: HttpRequest, first: Comment, said: dict[str, Any]) -> bool:
        """An answer that was typed is written, also by whoever resolves with the other button."""
        asked = request.POST.get("do", "")
        form = Answer(request.POST, prefix=f"answer-{first.pk}")
        if form.is_valid():
            self._done(request, comments.answer, first, form.cleaned_data)
        elif asked == "answer":
            _put_into(said, first, form)
            return False
        if asked in CHANGES:
            self._done(request, CHANGES[asked], first, {})
        return True

    def _done(self, request: HttpRequest, change: Any, what: Any, values: dict[str, Any]) -> None:
        try:
            change(what, by=actor(request), **values)
        except Refused as refused:
            tell(self, request, refused)
        else:
            self.message_user(request, DONE[change], messages.SUCCESS)

    def _back(self, request: HttpRequest, entry: Entry) -> str:
        back = request.POST.get("back", "")
        page = back if back in WAYS_BACK else "comments"
        return reverse(f"admin:initiatives_{entry.record()}_{page}", args=[entry.pk]) + "#comments"


CHANGES: dict[str, Any] = {"resolve": comments.resolve, "reopen": comments.reopen}
DONE: dict[Any, Any] = {
    comments.write: gettext_lazy("Comment written."),
    comments.answer: gettext_lazy("Answer written."),
    comments.resolve: gettext_lazy("Resolved."),
    comments.reopen: gettext_lazy("Opened again."),
}


def conversation(entry: Entry, me: Any) -> dict[str, Any]:
    """What stands on a page where colleagues write: what was said, and the forms to go on."""
    said = [
        {"first": first, "form": Answer(prefix=f"answer-{first.pk}")}
        for first in comments.conversations_on(entry, me)
    ]
    return {"conversations": said, "comment_form": NewComment(entry)}


def _first(request: HttpRequest, entry: Entry) -> Comment:
    asked = request.POST.get("comment", "")
    key = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0
    found: Comment = get_object_or_404(comments.opened_on(entry, actor(request)), pk=key)
    return found


def _put_into(said: dict[str, Any], first: Comment, form: forms.Form) -> None:
    for one in said["conversations"]:
        if one["first"] == first:
            one["form"] = form
