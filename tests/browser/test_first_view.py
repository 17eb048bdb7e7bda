"""What a reader gets first: it stays where it is, asks for little and waits for no script."""

import pytest

pytestmark = pytest.mark.django_db

MOVED = """() => new Promise((resolve) => {
  let moved = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(moved), 500);
})"""
BLOCKING = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.renderBlockingStatus === "blocking")
  .map((entry) => new URL(entry.name).pathname)"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["", "initiatives/", "initiatives/12-x/", "map/", "countries/FR/"])
class TestAFirstView:
    def test_does_not_move_while_it_comes(self, visit, path, width):
        assert visit(f"/fr/{path}", width=width).evaluate(MOVED) == 0

    def test_waits_for_styles_alone(self, visit, path, width):
        blocking = visit(f"/en/{path}", width=width).evaluate(BLOCKING)
        assert [address for address in blocking if not address.endswith(".css")] == []
