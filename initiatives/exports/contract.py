"""What programs may rely on: the description of the API (OpenAPI 3.1) as it was released."""

import json
from functools import cache
from pathlib import Path
from typing import Any

CONTRACT = Path(__file__).with_name("openapi.json")


@cache
def contract() -> dict[str, Any]:
    """The description, read once; nobody changes it."""
    described: dict[str, Any] = json.loads(CONTRACT.read_bytes())
    return described
