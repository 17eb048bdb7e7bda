"""Every way into an entry in the office: how it is asked for what it shows, or made to change it."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from openpyxl import load_workbook

from initiatives.editorial.history import changes_of
from initiatives.editorial.publication import moment_of, on_its_way
from initiatives.models import Initiative
from tests import factories as make
from tests.matrix import OTHER, OWN
from tests.staff import Form, Office, complete

Told = tuple[int, str]


class Way(NamedTuple):
    """`door` is the name of its address in the URL map, without that of the kind of entry."""

    door: str
    go: Callable[[Any, Any], Told]


def told(answer: Any) -> Told:
    return answer.status_code, answer.content.decode()


def read(page: str, query: str = "") -> Way:
    return Way(page, lambda office, entry: told(office.client.get(office.url(entry, page) + query)))


def _preview(office: Any, entry: Any) -> Told:
    return told(office.client.get(f"/en/preview/initiative/{entry.key}/"))


def _list(office: Any, entry: Any) -> Told:
    return told(office.client.get(office.url(Initiative, "changelist")))


def _chooser(office: Any, entry: Any) -> Told:
    asked = "app_label=initiatives&model_name=meeting&field_name=initiative&term=shelter"
    return told(office.client.get(f"/admin/autocomplete/?{asked}"))


def _workbook(office: Any, entry: Any) -> Told:
    answer = office.client.get(office.url(Initiative, "workbook"))
    if answer.status_code != 200:
        return answer.status_code, ""
    sheets = load_workbook(io.BytesIO(answer.content))
    return 200, str([row for sheet in sheets for row in sheet.iter_rows(values_only=True)])


def _file(office: Any, entry: Any, **columns: str) -> Any:
    header = ["key", *columns]
    content = "\n".join(",".join(row) for row in (header, [entry.key, *columns.values()]))
    sent = {"file": SimpleUploadedFile("initiatives.csv", content.encode())}
    answer = office.client.post("/admin/imports/", sent)
    is_kept = answer.status_code == 302 and answer["Location"].startswith("/admin/imports/")
    return office.client.get(answer["Location"]) if is_kept else answer


def _trial(office: Any, entry: Any) -> Told:
    """What a file would change shows what is there, in the place of which “Changed” would come."""
    return told(_file(office, entry, title_en="Changed"))


SEEN = {
    "list": Way("changelist", _list),
    "form": read("change"),
    "history": read("history"),
    "comparison": read("review"),
    "comments": read("comments"),
    "preview": Way("entry-preview", _preview),
    "chooser": Way("autocomplete", _chooser),
    "workbook": Way("workbook", _workbook),
    "trial": Way("imports", _trial),
}


# What changes it


scribe = Office.__new__(Office)  # an editor, given by the test, whose form is sent by whoever tries


def _save(typed: Callable[[Form, Any], Form], **button: str) -> Callable[[Any, Any], Told]:
    def save(office: Any, entry: Any) -> Told:
        form = typed(scribe.open(entry), entry)
        return told(
            office.client.post(office.url(entry, "change"), {**form.fields, **(button or {"_save": "Save"})})
        )

    return save


def _text(form: Form, entry: Any) -> Form:
    return form.type(title_en="Changed")


def _part(form: Form, entry: Any) -> Form:
    return form.add("citations", source=make.SourceFactory().pk, position=9)


def _country(form: Form, entry: Any) -> Form:
    mine = list(entry.countries.values_list("pk", flat=True))
    return form.type(countries=[OTHER if mine == [OWN] else OWN])


def _nothing(form: Form, entry: Any) -> Form:
    return form


def step(name: str, **more: str) -> Way:
    data = {"reason": "Because.", **more}
    return Way(name, lambda office, entry: told(office.client.post(office.url(entry, name), data)))


def together(action: str, **more: str) -> Way:
    def act(office: Any, entry: Any) -> Told:
        data = {"action": action, "_selected_action": [str(entry.pk)], **more}
        return told(office.client.post(office.url(Initiative, "changelist"), data))

    return Way("changelist", act)


def _approve(office: Any, entry: Any) -> Told:
    data = {"read": moment_of(on_its_way(entry))}
    return told(office.client.post(office.url(entry, "review"), data))


def _publish_together(office: Any, entry: Any) -> Told:
    data = {f"read-{entry.pk}": moment_of(on_its_way(entry))}
    return told(office.client.post(f"{office.url(Initiative, 'publish_together')}?pk={entry.pk}", data))


def _schedule(office: Any, entry: Any) -> Told:
    day = localdate() + timedelta(days=9)
    data = {"read": moment_of(on_its_way(entry)), "day": day.isoformat(), "time": "09:00", "_schedule": "1"}
    return told(office.client.post(office.url(entry, "review"), data))


def _back(office: Any, entry: Any) -> Told:
    data = {"before": changes_of(entry)[0].at.isoformat()}
    return told(office.client.post(office.url(entry, "goback"), data))


def _accept(office: Any, entry: Any) -> Told:
    page = _file(office, entry, title_en="Changed")
    if page.status_code != 200 or not page.context or "upload" not in page.context:
        return page.status_code, ""
    upload = page.context["upload"]
    data = {"do": "all", "read": upload.judged_at.isoformat()}
    return told(office.client.post(f"/admin/imports/{upload.pk}/", data))


def _merge(office: Any, entry: Any) -> Told:
    twin = complete(title_en="Twin", state="draft")
    return told(office.client.post(f"/admin/merge/initiative/{entry.pk}/{twin.pk}/", {"keep": str(entry.pk)}))


def _comment(office: Any, entry: Any) -> Told:
    return told(office.client.post(office.url(entry, "comments"), {"comment-text": "Which city?"}))


DONE = {
    "save the form": Way("change", _save(_text)),
    "save a part in the form": Way("change", _save(_part)),
    "save another country": Way("change", _save(_country)),
    "save and submit": Way("change", _save(_nothing, _step="submit")),
    "submit together": together("submit"),
    "recall": step("recall"),
    "return": step("return"),
    "save and publish": Way("change", _save(_nothing, _step="publish")),
    "publish together": Way("publish_together", _publish_together),
    "approve": Way("review", _approve),
    "schedule": Way("review", _schedule),
    "withdraw": step("withdraw"),
    "withdraw together": together("withdraw"),
    "ask to withdraw": step("ask"),
    "restore": step("restore"),
    "restore together": together("restore"),
    "check": step("verify"),
    "check together": together("verify"),
    "give up": step("discard"),
    "go back": Way("goback", _back),
    "delete": Way("delete", lambda o, e: told(o.client.post(o.url(e, "delete"), {"post": "yes"}))),
    "delete together": together("delete_selected", post="yes"),
    "erase": step("erase"),
    "import": Way("import", _accept),
    "merge": Way("merge-twins", _merge),
    "comment": Way("comments", _comment),
}
