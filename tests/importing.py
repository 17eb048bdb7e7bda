"""Somebody sends a file to the office."""

import csv
import io

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.staff import Office

NEW = ["key", "title_en", "theme", "original_language"]


def lines(*rows: list[str]) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


class Import:
    """Somebody sends a file, and looks at what it would do."""

    def __init__(self, office: Office, name: str, content: bytes) -> None:
        self.client = office.client
        sent = {"file": SimpleUploadedFile(name, content)}
        self.page = self.client.post("/admin/imports/", sent, follow=True)
        self.url = self.page.redirect_chain[-1][0] if self.page.redirect_chain else ""

    @property
    def errors(self) -> list[str]:
        return list(self.page.context["form"].errors["file"])

    def look(self, query: str = "") -> list[dict]:
        self.page = self.client.get(self.url + query)
        return self.page.context["rows"]

    def outcomes(self) -> dict[str, str]:
        return {row["unit"].key: row["told"]["how"] for row in self.page.context["rows"]}

    def reasons(self) -> list[tuple]:
        return [tuple(reason) for row in self.page.context["rows"] for reason in row["told"]["reasons"]]

    def differences(self) -> list[tuple[str, str, str]]:
        return [
            (difference.label, difference.before, difference.after)
            for row in self.page.context["rows"]
            for step in row["steps"]
            for difference in step.differences
        ]

    def draft(self, *places: int):
        """Those at these places, or all."""
        data = {"do": "chosen" if places else "all", "row": [str(at) for at in places]}
        data["read"] = self.page.context["upload"].judged_at.isoformat()
        return self.client.post(self.url, data, follow=True)

    def remarks(self) -> list[tuple]:
        content = self.client.get(f"{self.url}remarks.xlsx").content
        return [
            row for sheet in load_workbook(io.BytesIO(content)) for row in sheet.iter_rows(values_only=True)
        ]


def challenges(office: Office, *rows: list[str], header: list[str] = NEW) -> Import:
    return Import(office, "challenges.csv", lines(header, *rows))
