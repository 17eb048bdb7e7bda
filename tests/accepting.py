"""Somebody accepts all rows of a file in the office: run in a process of its own, which may be killed."""

from django.test import Client

from initiatives.models import Upload
from tests.staff import enter

ACCEPT = "from tests.accepting import accept; accept({})"


def accept(pk: int) -> None:
    """Through the page, as a browser would; it says when it begins and when it has ended."""
    upload = Upload.objects.select_related("uploaded_by").get(pk=pk)
    client = enter(Client(HTTP_HOST="localhost"), upload.uploaded_by)
    sent = {"do": "all", "read": upload.judged_at.isoformat()}
    print("begins", flush=True)
    answer = client.post(f"/admin/imports/{pk}/", sent, secure=True)
    print("ended", flush=True)
    assert (answer.status_code, answer["Location"]) == (302, f"/admin/imports/{pk}/done/")
