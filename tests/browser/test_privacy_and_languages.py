"""What only a browser can tell: that nothing of a visit stays in it, and how it would sort the names itself."""

import pytest

from initiatives.models import ENTRIES, Country, Place, Sector, Source
from initiatives.search import sorting

pytestmark = pytest.mark.django_db

KEPT = """async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""


class TestAVisit:
    def test_leaves_nothing_in_the_browser(self, visit):
        page = visit("/fr/", language="fr")
        page.goto("/fr/initiatives/")
        page.locator("#facet-level-is-local").check()
        page.locator(".chip").first.wait_for()
        page.go_back()
        page.locator(".chip").wait_for(state="detached")
        page.locator("#facet-level-is-national").check()
        page.locator(".chip").first.wait_for()
        page.locator("form[action$='/saved/'] button").click()
        page.locator("#short-link").wait_for()
        page.goto("/fr/propose/")
        page.goto("/fr/search/?q=rennes")
        assert page.evaluate(KEPT) == dict.fromkeys(("local", "session", "databases", "caches", "workers"), 0)
        assert page.context.cookies() == []


class TestTheNamesOfTheCatalogue:
    @pytest.mark.parametrize("language", ["en", "fr"])
    def test_are_sorted_as_the_browser_sorts_words_of_the_language(self, visit, language):
        page = visit(f"/{language}/about/", language=language)
        models = [*ENTRIES, Country, Place, Sector, Source]
        names = {getattr(one, f"label_{language}") for model in models for one in model.objects.all()}
        ours = sorted(filter(None, names), key=sorting)
        differing = page.evaluate(COMPARED, [language, ours])
        assert (differing, len(ours) > 500) == ([], True)


# Word by word, as a dictionary does: what stands between words is as good as a space.
COMPARED = """([language, names]) => {
  const collator = new Intl.Collator(language, { sensitivity: "base" });
  const words = (name) => name.replace(/[^\\p{L}\\p{N}]+/gu, " ").trim();
  return names.slice(1).map((name, at) => [names[at], name])
    .filter(([one, next]) => collator.compare(words(one), words(next)) > 0);
}"""
