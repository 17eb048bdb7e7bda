"""Nothing that is hidden changes any answer: ask every door, delete what is hidden, ask again."""

import io
import re
import zipfile

import pytest
from django.urls import URLResolver, get_resolver, reverse
from django.utils.translation import override

from initiatives.editorial.public_versions import keep_published
from initiatives.editorial.versions import document_of, draft
from initiatives.exports.formats import FORMATS
from initiatives.exports.references import REFERENCE_FORMS
from initiatives.filtersets import FILTERSETS
from initiatives.models import ENTRIES
from initiatives.models.proposals import hash_of
from initiatives.vocabularies import State
from tests import factories as make
from tests.hiding import CANARY, RECORDS, delete_what_is_hidden, entries, tie

pytestmark = pytest.mark.django_db

PLURALS = {
    "authority": "authorities",
    "network": "networks",
    "initiative": "initiatives",
    "challenge": "challenges",
    "recommendation": "recommendations",
}


@pytest.fixture
def world():
    """A little of everything published, everything hidden tied to it, and private columns filled."""
    make.CountryFactory(iso2="MA", name_en="Morocco", name_fr="Maroc")
    make.CountryFactory(iso2="FR", name_en="France", name_fr="France", continent="europe")
    sector, place = make.SectorFactory(key="housing"), make.PlaceFactory(key="oujda")
    commitment = make.CommitmentFactory(framework__key="gcm", code="16")
    shown = entries(State.PUBLISHED, "shown", sector, place, commitment)
    for state in (State.DRAFT, State.IN_REVIEW):
        hidden = entries(state, f"{CANARY}-{state.replace('_', '-')}", sector, place, commitment)
        tie(shown, hidden)
        tie(hidden, shown)
    tie(shown, entries(State.PUBLISHED, "other", sector, place, commitment))
    for model in ENTRIES:
        model.objects.update(internal_note=CANARY)
    make.CompetenceFactory(country_id="MA", sector=sector, authority=hidden["authority"], note_en="Runs it.")
    make.MeetingFactory(key="meeting", network=hidden["network"], initiative=hidden["initiative"])
    for record in RECORDS:
        keep_published(shown[record])
        draft(shown[record], document_of(shown[record]) | {"aliases": [CANARY], "last_verified_on": None})
    for record, entry in [*shown.items(), *hidden.items()]:
        about = {"challenge": None, record: entry}
        make.CommentFactory(text=CANARY, **about)
        make.ScheduleFactory(**about)
        make.NoticeFactory(what=CANARY, **about)
    make.SavedSearchFactory(token="bcdfghjk", query="authority=shown-authority&network=shown-network")
    make.SavedSearchFactory(token="bcdfghjm", query="missing=website&q=authority")
    make.ProposalFactory(
        initiative=hidden["initiative"], title="Mine", secret_hash=hash_of("secret"), author_name=CANARY
    )


# Doors: every address that anybody may ask, by the name it has in the URL map

LANGUAGES = ("en", "fr")
FIXED = {
    "choose-language": ["/"],
    "favicon": ["/favicon.ico"],
    "robots": ["/robots.txt"],
    "whole-catalogue": ["/data/multilevel.zip"],
    "codebook": ["/data/datapackage.json"],
    "sitemap": ["/sitemap.xml"],
    "django.contrib.sitemaps.views.sitemap": [
        f"/sitemap-{section}-{language}.xml"
        for section in ("pages", "records", *RECORDS)
        for language in ("en", "fr")
    ],
    "api:root": ["/api/v1/"],
    "api:schema": ["/api/v1/schema/"],
    "api-docs": ["/api/v1/docs/"],
    "api:nowhere": ["/api/v1/nowhere/"],
    "api:proposal-list": ["/api/v1/proposals/"],
    "api:token": ["/api/v1/token/"],
    "api:proposal-detail": ["/api/v1/proposals/1/", "/api/v1/proposals/absent/"],
    "api:change-list": [
        "/api/v1/changes/",
        "/api/v1/changes/?since=2020-01-01&page_size=3",
        "/api/v1/changes/?cursor=*",
        "/api/v1/changes/?cursor=2020-01-01T00:00:00Z.initiative.1",
    ],
}
KEPT_FOR_STAFF = {
    "health-live",
    "health-ready",
}  # tell machines whether we live; staff's own doors are the admin's
SEARCHES = ["", f"q={CANARY}", "q=shown", f"q=-{CANARY}", "q=authority", "page_size=1&page=2", "page=2"]


def questions(model, keys):
    """Query strings: searches, each facet with a value of each entry, orders, and what only staff should see."""
    filters = FILTERSETS[model].base_filters
    asked = [
        *SEARCHES,
        "internal_note=1",
        "state=draft",
        "ordering=state",
        "ordering=-updated_at",
        "facets=1",
    ]
    asked += [
        f"{name}={key}"
        for name in ("authority", "network", "challenge")
        if name in filters
        for key in keys[name]
    ]
    asked += [f"missing={value}" for value in ("website", "initiative", "evidence", "member")]
    return asked + ["country=MA", "country=FR&facets=1", "level=local&facets=1", "role=funds&facets=1"]


def doors():
    """Address by address, per name of the URL map; computed once, before anything is deleted."""
    keys = {
        model.record(): list(model.objects.order_by("pk").values_list("key", flat=True)) for model in ENTRIES
    }
    found = dict(FIXED)
    for model in ENTRIES:
        record, plural = model.record(), PLURALS[model.record()]
        numbers = [1, 2, 3, 99]
        asked = questions(model, keys)
        found[f"{record}-list"] = [f"/{language}/{plural}/?{q}" for language in LANGUAGES for q in asked]
        for form in FORMATS:
            found[f"{record}-{form.suffix}"] = [f"/en/{plural}.{form.suffix}?{q}" for q in asked]
        facets = ["authority", "network", "challenge", "country", "missing", "kind", "none"]
        found[f"{record}-values"] = [
            f"/en/{plural}/values/{facet}/?{q}"
            for facet in facets
            for q in ("", "value=a", "value=zz", "q=shown")
        ]
        found[f"{record}-embed"] = [f"/en/{plural}/embed/?{q}" for q in asked]
        slugs = [f"{entry.number}-{entry.slug}" for entry in model.objects.exclude(number=None)]
        slugs += [f"{number}-{key}" for number in numbers for key in keys[record]]
        found[f"{record}-detail"] = [
            f"/{language}/{plural}/{slug}/" for language in LANGUAGES for slug in slugs
        ]
        found[f"{record}-number"] = [
            f"/{language}/{plural}/{number}/" for language in LANGUAGES for number in numbers
        ]
        found[f"{record}-card"] = [f"{address}card.png" for address in found[f"{record}-detail"]]
        for name, rest in {"versions": "", "version": "1/", "changes": "1/changes/?since=1"}.items():
            found[f"{record}-{name}"] = [f"/en/{plural}/{slug}/versions/{rest}" for slug in slugs]
        for how in REFERENCE_FORMS:
            found[f"{record}-reference-{how.suffix}"] = [
                f"/en/{plural}/{slug}/reference.{how.suffix}" for slug in slugs
            ]
        found[f"api:{record}-list"] = [f"/api/v1/{plural}/?{q}" for q in asked]
        found[f"api:{record}-detail"] = [f"/api/v1/{plural}/{name}/" for name in [*numbers, *keys[record]]]
    found["entry-preview"] = [
        f"/en/preview/{record}/{key}/" for record in RECORDS for key in [*keys[record], "absent"]
    ]
    found["search"] = [
        f"/{language}/search/?q={q}"
        for language in LANGUAGES
        for q in (CANARY, "shown", "authority", f"-{CANARY}", "")
    ]
    for name, address in {"map": "map/", "map-embed": "map/embed/"}.items():
        found[name] = [f"/en/{address}?{q}" for q in questions(ENTRIES[2], keys)]
    found["suggestions"] = [
        f"/{language}/search/suggestions/?q={q}"
        for language in LANGUAGES
        for q in (CANARY[:2], CANARY, "sh", "shown au", "")
    ]
    pairs = [(1, 2), (2, 1), (1, 3), (1, 99), ("x", 2)]
    found["initiative-compare"] = [
        f"/{language}/initiatives/compare/?id={one}&id={other}"
        for language in LANGUAGES
        for one, other in pairs
    ]
    found |= _others()
    return found


def _others():
    plain = {
        name: [reverse(name)]
        for name in (
            "home",
            "site-card",
            "manifest",
            "country-list",
            "competences",
            "coverage-index",
            "source-list",
            "meeting-list",
            "about",
            "data",
            "api-guide",
            "accessibility",
            "privacy",
            "components",
        )
    }
    details = {
        "country-detail": ["countries/MA/", "countries/FR/", "countries/XX/"],
        "coverage": ["coverage/gcm/", "coverage/none/"],
        "source-detail": [f"sources/{key}/" for key in _keys("Source")],
        "meeting-number": ["meetings/1/", "meetings/9/"],
        "meeting-detail": ["meetings/1-meeting-meeting/", "meetings/9-x/"],
        "api-resource": [f"data/api/{name}/" for name in ("initiatives", "changes", "none")],
        "search-save": ["saved/"],
        "propose-new": ["propose/"],
        "propose-sent": ["propose/sent/"],
        "propose-change": [f"propose/{record}/{n}/" for record in (*RECORDS, "none") for n in (1, 2, 3, 99)],
        "proposal": ["proposals/secret/", "proposals/absent/", "proposals/unconfirmed/"],
        "saved-search": ["saved/bcdfghjk/", "saved/bcdfghjm/", "saved/bcdfghjn/"],
        "saved-search-follow": ["s/bcdfghjk/", "s/bcdfghjm/", "s/bcdfghjn/"],
    }
    found = {
        name: [address.replace("/en/", f"/{language}/", 1) for address in addresses for language in LANGUAGES]
        for name, addresses in plain.items()
    }
    found |= {
        name: [f"/{language}/{path}" for path in paths for language in LANGUAGES]
        for name, paths in details.items()
    }
    for record, plural, names in [
        ("country", "countries", ["MA", "FR"]),
        ("sector", "sectors", ["housing"]),
        ("framework", "frameworks", ["gcm"]),
        ("commitment", "commitments", ["gcm:16"]),
        ("competence", "competences", _keys("Competence")),
        ("source", "sources", _keys("Source")[:3]),
        ("meeting", "meetings", ["meeting"]),
    ]:
        found[f"api:{record}-list"] = [f"/api/v1/{plural}/"]
        found[f"api:{record}-detail"] = [f"/api/v1/{plural}/{name}/" for name in [*names, "absent"]]
    return found


def _keys(model):
    from django.apps import apps

    return list(apps.get_model("initiatives", model).objects.order_by("pk").values_list("key", flat=True))


def names_in(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            if str(pattern.pattern).startswith("admin/"):  # the office and its entrance
                continue
            yield from names_in(pattern, f"{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}"


STAMP = re.compile(rb'name="stamp" value="[^"]*"')  # tells the second in which the form was shown
VARYING = {"Date", "X-Request-Id"}


PACKED = ("application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def unpacked(body):
    """What stands in a file that is a zip file, so that a word in it is found."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return b"".join(name.encode() + archive.read(name) for name in archive.namelist())


def ask(client, address):
    response = client.get(address)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    body = unpacked(body) if response.get("Content-Type") in PACKED else STAMP.sub(b"", body)
    headers = {name: value for name, value in response.headers.items() if name not in VARYING}
    return response.status_code, headers, body


@pytest.mark.usefixtures("world")
class TestWhatIsHidden:
    def test_has_every_public_address_in_this_test(self):
        assert set(names_in(get_resolver())) - KEPT_FOR_STAFF - set(doors()) == set()

    def test_changes_no_answer_when_it_is_deleted(self, client):
        addresses = [address for found in doors().values() for address in found]
        before = {address: ask(client, address) for address in addresses}
        delete_what_is_hidden()
        differing = [address for address in addresses if ask(client, address) != before[address]]
        assert differing == []

    def test_shows_no_word_of_it_anywhere(self, client):
        showing = []
        for found in doors().values():
            for address in found:
                if CANARY.encode() in ask(client, address.replace(CANARY, "zz"))[2]:
                    showing.append(address)
        assert showing == []

    def test_answers_like_what_is_absent(self, client):
        for record, plural in PLURALS.items():
            hidden = f"/api/v1/{plural}/{CANARY}-draft-{record}/"
            absent = f"/api/v1/{plural}/absent/"
            assert ask(client, hidden) == ask(client, absent)
            with override("en"):
                hidden = reverse(
                    "entry-preview", kwargs={"record": record, "key": f"{CANARY}-draft-{record}"}
                )
            one, other = (
                ask(client, hidden),
                ask(client, hidden.replace(f"{CANARY}-draft-{record}", "absent")),
            )
            assert (one[0], one[2].replace(f"{CANARY}-draft-{record}".encode(), b"absent")) == (
                other[0],
                other[2],
            )

    def test_sets_no_cookie_and_none_is_set_for_any_reader(self, client):
        for found in doors().values():
            response = client.get(found[0])
            assert dict(response.cookies) == {}
