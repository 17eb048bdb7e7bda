"""Whether the web addresses that the catalogue shows still lead somewhere: politely, and never inside."""

from .guard import Guard, is_public
from .manners import Pace
from .mending import to_mend
from .rounds import due, shown, visit_all
from .visits import Visitor

__all__ = ["Guard", "Pace", "Visitor", "due", "is_public", "shown", "to_mend", "visit_all"]
