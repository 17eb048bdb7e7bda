"""Tokens with which partners ask the API: shown once, kept as hashes, each with an end and a scope."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from knox.models import AbstractAuthToken

from ..vocabularies import TokenScope
from .base import one_of


class ApiToken(AbstractAuthToken):  # type: ignore[misc]
    """One of several of an account. Its first characters stay visible, to tell it apart."""

    name = models.CharField(_("used for"), max_length=100)
    scope = models.CharField(_("scope"), max_length=20, choices=TokenScope, default=TokenScope.READER)

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created"]
        default_permissions = ("add", "delete", "view")
        constraints = [one_of("scope", TokenScope, "api_token_scope_is_known")]

    def __str__(self) -> str:
        return f"{self.token_key}… ({self.name})"

    @property
    def may_contribute(self) -> bool:
        return self.scope == TokenScope.CONTRIBUTE
