"""Letters to those who propose something, in the language in which they wrote."""

import logging
from typing import Any

from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import override

from ..models import Proposal

log = logging.getLogger(__name__)


def please_confirm(proposal: Proposal, link: str) -> bool:
    """Whether it could be sent. `link` is the private one."""
    return _send(proposal, "confirm", link=link)


def answered(proposal: Proposal) -> bool:
    return _send(proposal, "answered")


def _send(proposal: Proposal, kind: str, **more: Any) -> bool:
    """An answer stands, also where its letter cannot be sent: its author finds it behind the private link."""
    if not proposal.author_email:
        return False
    with override(proposal.language):
        context = {"proposal": proposal, **more}
        subject = " ".join(render_to_string(f"letters/{kind}_subject.txt", context).split())
        body = render_to_string(f"letters/{kind}.txt", context)
    try:
        send_mail(subject, body, None, [proposal.author_email])
    except OSError:
        log.exception("A letter about a proposal could not be sent")
        return False
    return True
