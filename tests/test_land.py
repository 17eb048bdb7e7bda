"""The outline on which places are drawn: cities lie on land, and seas do not."""

import re

import pytest

from initiatives.pages.map import NARROWING
from tests.conftest import HOUSE

Point = tuple[float, float]
CITIES = {  # longitude and latitude in degrees
    "Bamako": (-8.0, 12.64),
    "Berlin": (13.4, 52.52),
    "Brasília": (-47.88, -15.79),
    "Cairo": (31.24, 30.04),
    "Madrid": (-3.7, 40.42),
    "Nairobi": (36.82, -1.29),
    "Niamey": (2.11, 13.51),
    "Oujda": (-1.91, 34.68),
    "Paris": (2.35, 48.85),
    "Delhi": (77.2, 28.61),
    "Yakutsk": (129.73, 62.03),
}
SEAS = {
    "Atlantic": (-30.0, 30.0),
    "Caspian": (51.0, 41.5),
    "Gulf of Guinea": (2.0, 1.0),
    "Indian Ocean": (75.0, -10.0),
    "Mediterranean": (18.0, 35.0),
}


def outlines() -> list[list[Point]]:
    """Each closed line of the drawing, in its own units."""
    drawing = (HOUSE / "static/img/land.svg").read_text()
    [path] = re.findall(r' d="([^"]+)"', drawing)
    lines = []
    for start, steps in re.findall(r"M([^l]+)((?:l[^lz]+)*)z", path):
        x, y = map(float, start.split())
        line = [(x, y)]
        for step in steps.split("l")[1:]:
            dx, dy = map(float, step.split())
            x, y = x + dx, y + dy
            line.append((x, y))
        lines.append(line)
    return lines


def crossings(line: list[Point], x: float, y: float) -> int:
    """How often somebody who walks east from there crosses the line."""
    sides = zip(line, [*line[1:], line[0]], strict=True)
    return sum(
        (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1) for (x1, y1), (x2, y2) in sides
    )


LAND = outlines()


def is_land(longitude: float, latitude: float) -> bool:
    return sum(crossings(line, longitude * NARROWING, -latitude) for line in LAND) % 2 == 1


class TestTheLand:
    @pytest.mark.parametrize("name", CITIES)
    def test_is_where_cities_are(self, name):
        assert is_land(*CITIES[name])

    @pytest.mark.parametrize("name", SEAS)
    def test_is_not_where_seas_are(self, name):
        assert not is_land(*SEAS[name])
