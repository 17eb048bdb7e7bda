"""Whether the web addresses that the catalogue shows still lead somewhere: visited politely, from outside only."""

from .guard import Guard, is_public
from .manners import Pace
from .rounds import due, shown, visit_all
from .visits import Visitor

__all__ = ["Guard", "Pace", "Visitor", "due", "is_public", "shown", "visit_all"]
