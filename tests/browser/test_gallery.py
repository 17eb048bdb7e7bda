"""Every component in every state passes what pages have to pass."""

import pytest

from .test_every_page import DEVICES, complaints_of_axe, is_wider_than_the_window

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "fr"])
class TestTheGallery:
    @pytest.mark.parametrize(("width", "scheme"), DEVICES)
    def test_passes_axe_and_needs_no_sideways_scrolling(self, visit, office, language, width, scheme):
        page = visit(f"/{language}/about/", width=width, scheme=scheme, language=language)
        page.context.add_cookies(office)
        assert page.goto(f"/{language}/about/components/").status == 200
        assert complaints_of_axe(page) == []
        assert not is_wider_than_the_window(page)
