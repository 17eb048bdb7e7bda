"""Several management commands in one process: `python -m multilevel.prepare migrate "check --deploy"`."""

import os
import shlex
import sys

import django
from django.core.management import CommandError, call_command
from django.db import OperationalError


def main(commands: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multilevel.settings")
    django.setup()
    for command in commands:
        try:
            call_command(*shlex.split(command))
        except (CommandError, OperationalError) as error:
            sys.exit(f"{command}: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
