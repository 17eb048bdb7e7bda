"""People of the Secretariat at work, with the rights of the groups that the migrations make."""

from collections import defaultdict
from html.parser import HTMLParser
from time import time

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.urls import reverse

from initiatives.editorial.refusals import Refused
from initiatives.vocabularies import State
from tests import factories as make

NO_TITLE = "Give it a title in English or in French."
OWN_WORK = "You have written this version yourself. Ask a colleague to read and publish it."
UNREAD = "Nobody has been asked to read this draft. Submit it for review first."
NO_SOURCE = "Name at least one source."
NO_PARTICIPANT = "Name at least one published authority or network that takes part."
records = pytest.mark.parametrize("factory", make.DRAFTS, ids=lambda factory: factory._meta.model.record())
GONE = "Some of the chosen rows are not there any more. Choose again."


def member(*groups: str, name: str = "") -> User:
    person = User.objects.create_user(name or "-".join(groups) or "newcomer", is_staff=True)
    person.groups.set([Group.objects.get(name=group) for group in groups])
    return person


def enter(client: Client, user: User) -> Client:
    """As somebody who has just given password and second factor; tests/test_signing_in.py gives both."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time()}]
    session.save()
    return client


class Form(HTMLParser):
    """What a browser would send if somebody pressed “Save” now; change `fields` to type."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.fields = defaultdict(list)
        self.select = self.textarea = None
        self.reading = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "form":
            self.reading = at.get("id", "").endswith("_form")
        name = at.get("name", "")
        if not self.reading or "__prefix__" in name:
            return
        if tag == "input" and at.get("type") not in ("submit", "checkbox"):
            self.fields[name].append(at.get("value", ""))
        elif tag == "input" and at.get("type") == "checkbox" and "checked" in at:
            self.fields[name].append(at.get("value", "on"))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in at:
            self.fields[self.select].append(at["value"])
        elif tag == "textarea":
            self.textarea = name
            self.fields[name].append("")

    def handle_endtag(self, tag):
        self.select = None if tag == "select" else self.select
        if tag == "textarea" and self.textarea and self.reading:  # browsers drop the first line break
            self.fields[self.textarea][-1] = self.fields[self.textarea][-1].removeprefix("\n")
        self.textarea = None if tag == "textarea" else self.textarea

    def handle_data(self, data):
        if self.textarea and self.reading:
            self.fields[self.textarea][-1] += data

    def type(self, **values):
        for name, value in values.items():
            self.fields[name] = value if isinstance(value, list) else [str(value)]
        return self

    def add(self, part: str, **values):
        """Another row of an inline."""
        number = int(self.fields[f"{part}-TOTAL_FORMS"][0])
        self.fields[f"{part}-TOTAL_FORMS"] = [str(number + 1)]
        return self.type(**{f"{part}-{number}-{name}": value for name, value in values.items()})


class Visits(Client):
    """In life, who wrote is forgotten with the request's transaction; in a test that transaction goes on."""

    def request(self, **request):
        try:
            return super().request(**request)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('pghistory.context_id', '', true)")


class Office:
    """Somebody at work in the editorial office."""

    def __init__(self, *groups: str, name: str = "") -> None:
        self.user = member(*groups, name=name)
        self.client = Visits()
        enter(self.client, self.user)

    def url(self, record, page: str) -> str:
        model = record if isinstance(record, type) else type(record)
        args = [] if isinstance(record, type) else [record.pk]
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)

    def get(self, record, page: str, query: str = ""):
        return self.client.get(self.url(record, page) + query)

    def open(self, record) -> Form:
        page = "add" if isinstance(record, type) else "change"
        return Form(self.get(record, page).content.decode())

    def save(self, record, form: Form, **button):
        page = "add" if isinstance(record, type) else "change"
        data = {**form.fields, **(button or {"_save": "Save"})}
        return self.client.post(self.url(record, page), data, follow=True)

    def act(self, model, action: str, *rows):
        data = {"action": action, "_selected_action": [str(getattr(row, "pk", row)) for row in rows]}
        return self.client.post(self.url(model, "changelist"), data, follow=True)

    def publish(self, model, *rows):
        """From the list: what was chosen is read on a page, then published as it was read."""
        page = self.act(model, "publish", *rows)
        return self.confirm(page.redirect_chain[-1][0], page)

    def confirm(self, address: str, page):
        return self.client.post(address, Form(page.content.decode()).fields, follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def refused(response) -> list[str]:
    """Every sentence that stands in the form, wherever it stands."""
    assert response.status_code == 200, response.status_code
    return [str(error) for errors in response.context["errors"] for error in errors]


def complete(factory=make.InitiativeFactory, **fields):
    """Waits for review, and lacks nothing."""
    fields.setdefault("state", State.IN_REVIEW)
    if factory is make.InitiativeFactory:
        fields.setdefault("lead", make.PublishedAuthorityFactory())
    draft = factory(**fields)
    make.CitationFactory(**{draft.record(): draft})
    return draft


def alone(title: str) -> str:
    return f"“{title}” would have no published participant. Name another one there, or withdraw it first."


def reasons(change, entry, **how) -> list[str]:
    """Why it is refused; and that nothing has changed."""
    before = type(entry).objects.values().get(pk=entry.pk)
    with pytest.raises(Refused) as refused:
        change(entry, **how)
    assert type(entry).objects.values().get(pk=entry.pk) == before
    return refused.value.reasons
