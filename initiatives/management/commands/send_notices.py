"""Send the e-mails that wait; for a timer that runs every few minutes."""

import logging
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from initiatives.management import digests

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send everybody one e-mail with all that waits for them, at the pace that they have chosen."

    def handle(self, **_: Any) -> None:
        if not settings.SENDS_MAIL:
            raise CommandError("EMAIL_URL is not set, so nothing can be sent. Notices wait until it is.")
        if not settings.SITE_URL:
            raise CommandError(
                "SITE_URL is not set. Write the address of the site: https://catalogue.example.org"
            )
        sent, failed = 0, 0
        for pk in digests.waiting():
            try:
                sent += digests.send_to(pk) > 0
            except (SMTPException, OSError):
                logger.exception("No e-mail could be handed over for account %s", pk)
                failed += 1
        digests.forget()
        self.stdout.write(f"{sent} e-mails were sent.")
        if failed:
            raise CommandError(f"{failed} e-mails could not be handed over. They are sent by the next run.")
