"""Whoever sends a form that is refused hears of it first and goes from there to each field, by keyboard alone."""

import pytest

from .test_every_page import complaints

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize(
        ("language", "javascript", "send", "fault"),
        [
            ("en", True, "Send", "Write what it does, and who takes part."),
            ("fr", False, "Envoyer", "Écrivez ce qu’elle fait et qui y participe."),
        ],
    ),
]

FOCUS = "document.activeElement.className"
# The label and the fault of the field that has the focus are in the window with it.
IN_SIGHT = """() => {
  const parts = [...document.activeElement.closest(".field").querySelectorAll("label, .error")];
  return parts.every((part) => part.getBoundingClientRect().top >= 0);
}"""
BORDERS = """[...document.querySelectorAll("form.propose [aria-invalid]")].map(
  (one) => [one.id, getComputedStyle(one).borderTopWidth]
)"""


class TestAnEmptyProposal:
    @pytest.fixture
    def page(self, visit, language, javascript, send):
        page = visit(f"/{language}/propose/", language=language, javascript=javascript, width=320)
        page.get_by_role("button", name=send, exact=True).press("Enter")
        page.wait_for_selector(".notice--error")
        return page

    def test_is_answered_by_a_summary_that_has_the_focus(self, page, fault):
        assert page.evaluate(FOCUS) == "notice notice--error"

    def test_passes_axe_on_a_narrow_window(self, page, javascript, fault):
        if javascript:  # which axe needs
            assert complaints(page) == []

    def test_leads_to_each_field_with_its_label_in_sight(self, page, fault):
        page.get_by_role("link", name=fault).press("Enter")
        assert (page.evaluate("document.activeElement.id"), page.evaluate(IN_SIGHT)) == ("id_text", True)

    def test_marks_every_field_in_the_same_way(self, page, fault):
        fields = ["id_title", "id_text", "id_sources", "id_email"]
        assert page.evaluate(BORDERS) == [[name, "2px"] for name in fields]
