"""Static files as they are sent: one small stylesheet in place of the many in which we write it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import rcssmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = ("css/site.css",)
IMPORT = re.compile(r'^@import url\("(?P<name>[\w.-]+)"\)(?: (?P<medium>\w+))?;$', re.MULTILINE)


class BundledStaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """What a bundle imports stands in it, minified; in development browsers follow its imports."""

    def post_process(self, paths: dict[str, Any], *, dry_run: bool = False, **options: Any) -> Iterator[Any]:
        for name in [] if dry_run else BUNDLES:
            Path(self.path(name)).write_text(bundled(Path(self.path(name))))
            paths[name] = (self, name)  # in place of the file that was collected
        yield from super().post_process(paths, dry_run=dry_run, **options)


def bundled(file: Path) -> str:
    """The stylesheet with what it imports from beside it."""

    def content(found: re.Match[str]) -> str:
        text = (file.parent / found["name"]).read_text()
        return f"@media {found['medium']} {{\n{text}}}\n" if found["medium"] else text

    return str(rcssmin.cssmin(IMPORT.sub(content, file.read_text())))
