"""Every address of the office, by the name that it has in the URL map."""

from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from initiatives.admin import site
from initiatives.documents.schema import TABLES
from initiatives.models import ENTRIES
from initiatives.vocabularies import State

ABSENT = 999_999
OF_THE_ENTRANCE = {"login", "logout", "jsi18n", "language", "password_change", "password_change_done"}
RECORDS = [model.record() for model in ENTRIES]
PAGES = ("_change", "_history", "_delete", "_review", "_comments")  # of these, for every entry
ASKED = (
    "q=a",
    "q=zzqx",
    "o=1",
    "o=-1.2",
    "_facets=1",
    "all=",
    "p=2",
    "internal_note__gt=a",
    "parent__exact=1",
)
REFERRING = [
    ("initiative", "successor"),
    ("authority", "parent"),
    ("authority", "country"),
    ("participation", "authority"),
    ("participation", "network"),
    ("response", "challenge"),
    ("membership", "member_network"),
    ("meeting", "initiative"),
    ("recommendation", "evidence"),
    ("recommendation", "challenges"),
    ("citation", "source"),
    ("competence", "authority"),
]


def names():
    """Of the office itself; the entrance has tests of its own."""
    (office,) = [one for one in get_resolver().url_patterns if _is(one, "admin/")]
    return {name for name in _names(office) if name}


def _is(pattern, address):
    return isinstance(pattern, URLResolver) and str(pattern.pattern) == address


def _names(resolver):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern)
        else:
            yield pattern.name


def doors():
    """Computed once, before anything is deleted."""
    found = {
        "index": ["/admin/"],
        "app_list": [f"/admin/{label}/" for label in ("initiatives", "auth", "admin", "none")],
        "autocomplete": _suggestions(),
        "view_on_site": [
            f"/admin/r/{ContentType.objects.get_for_model(model).pk}/{pk}/"
            for model in ENTRIES
            for pk in _keys(model)
        ],
        "handbook": ["/admin/handbook/"],
        "notices": ["/admin/notices/"],
        "rights": ["/admin/rights/"],
        "deleted": ["/admin/deleted/"],
        "bring_back": [f"/admin/deleted/{record}/{pk}/" for record in RECORDS for pk in (1, ABSENT)],
        "propose-word": [f"/admin/propose/{name}/" for name in ("sector", "initiative", "none")],
        "propose-correction": [
            f"/admin/propose/{model.record()}/{pk}/" for model in ENTRIES for pk in (*_keys(model), ABSENT)
        ],
        "merge-twins": [
            f"/admin/merge/{model.record()}/{one}/{other}/"
            for model in ENTRIES
            for one, other in zip(_keys(model), [*_keys(model)[1:], ABSENT], strict=True)
        ],
        "twins": [
            f"/admin/twins/{model.record()}/{of}" for model in ENTRIES for of in ("", *_each(model, "?of={}"))
        ],
        "end-sessions": ["/admin/auth/user/1/end-sessions/"],
        "take-factor": ["/admin/auth/user/1/take-factor/"],
        "not-twins": [f"/admin/twins/{record}/not/" for record in RECORDS],
        "imports": ["/admin/imports/"],
        "import_template": [
            f"/admin/imports/template/{table.name}.xlsx" for table in TABLES if not table.is_part
        ],
    }
    for name in ("import", "import_remarks", "import_done"):
        found[name] = [reverse(f"admin:{name}", args=[pk]) for pk in (1, 2, ABSENT)]
    for model in site._registry:
        found |= _of_a_record(model)
    return found


def _of_a_record(model):
    label, pages = f"{model._meta.app_label}_{model._meta.model_name}", {}
    for name in sorted(one for one in names() if one.startswith(f"{label}_")):
        try:
            pages[name] = [reverse(f"admin:{name}")]
        except NoReverseMatch:
            looked_at = model in ENTRIES and name.endswith(PAGES)
            pages[name] = [
                reverse(f"admin:{name}", args=[pk]) for pk in _keys(model)[:: 1 if looked_at else -3]
            ]
    pages[f"{label}_changelist"] += [f"{pages[f'{label}_changelist'][0]}?{asked}" for asked in _asked(model)]
    return pages


def _asked(model):
    if model not in ENTRIES:
        return ASKED
    works = ("to-review", "returned", "comments", "unverified", "no-participant", "one-level", "no-source")
    return (
        *ASKED,
        *(f"state__exact={state}" for state in State),
        *(f"next={state}" for state in State),
        *(f"work={code}" for code in works),
    )


def _suggestions():
    address = "/admin/autocomplete/?app_label=initiatives&term={}&model_name={}&field_name={}"
    return [address.format(term, model, field) for term in ("", "a", "zzqx") for model, field in REFERRING]


def _each(model, address):
    return [address.format(pk) for pk in _keys(model)]


def _keys(model):
    return [*model._default_manager.order_by("pk").values_list("pk", flat=True)[:9], ABSENT]
