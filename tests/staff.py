"""People of the Secretariat, with the rights of the groups that the migrations make."""

from django.contrib.auth.models import Group, User


def member(*groups: str, name: str = "") -> User:
    person = User.objects.create_user(name or "-".join(groups) or "newcomer", is_staff=True)
    person.groups.set([Group.objects.get(name=group) for group in groups])
    return person
