"""A partner has another token in the place of their own, for the same time and for nothing more."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.utils import timezone

from initiatives.editorial.refusals import Refused
from initiatives.editorial.tokens import rotate
from initiatives.models import ApiToken, Proposal
from tests import factories as make
from tests.proposing import Partner

pytestmark = pytest.mark.django_db

URL = "/api/v1/token/"
TEXT = {"entry": 1, "text": "It began in 2015."}


@pytest.fixture
def partner(client):
    return Partner(client, "partner")


class TestATokenInThePlaceOfAnother:
    def test_opens_what_the_old_one_opened_until_the_same_end(self, partner):
        given, end = timezone.now() - timedelta(days=30), timezone.now() + timedelta(days=3)
        ApiToken.objects.update(created=given, expiry=end)
        told = partner.ask("post", URL).json()
        fresh = ApiToken.objects.get()
        assert (fresh.user, fresh.name, fresh.scope, fresh.created, fresh.expiry) == (
            partner.user,
            "tests",
            "contribute",
            given,
            end,
        )
        assert told == {
            "token": told["token"],
            "name": "tests",
            "scope": "contribute",
            "expires_at": end.isoformat().replace("+00:00", "Z"),
        }
        assert told["token"].startswith(fresh.token_key)
        assert partner.ask("get").status_code == 401
        partner.secret = told["token"]
        assert partner.ask("get").status_code == 200

    def test_is_told_once_and_kept_nowhere(self, partner):
        answer = partner.ask("post", URL)
        assert answer["Cache-Control"] == "no-store"
        assert answer.json()["token"] not in str(ApiToken.objects.values().get())

    def test_is_for_those_who_may_propose(self, client):
        reader = Partner(client, "reader", "reader")
        assert (client.post(URL).status_code, reader.ask("post", URL).status_code) == (401, 403)
        assert ApiToken.objects.get() == reader.token

    def test_goes_on_with_what_was_proposed_with_it_and_with_nothing_else(self, partner):
        own = make.ProposalFactory(token=partner.token.token_key)
        other = make.ProposalFactory(token="mlv_other")
        partner.ask("post", URL)
        tokens = dict(Proposal.objects.values_list("pk", "token"))
        assert tokens == {own.pk: ApiToken.objects.get().token_key, other.pk: "mlv_other"}

    def test_keeps_the_bound_of_a_day(self, partner, settings):
        settings.PROPOSALS_A_DAY = 1
        make.PublishedInitiativeFactory()
        assert partner.propose(**TEXT).status_code == 201
        partner.secret = partner.ask("post", URL).json()["token"]
        assert partner.propose(**TEXT).status_code == 429

    def test_stands_in_the_log_with_the_beginnings_of_both(self, partner):
        partner.ask("post", URL)
        [line] = LogEntry.objects.all()
        fresh = ApiToken.objects.get()
        assert (line.user, line.action_flag, line.object_id, line.change_message) == (
            partner.user,
            CHANGE,
            str(fresh.pk),
            f"{partner.token.token_key}… → {fresh.token_key}…",
        )

    def test_leaves_the_tokens_of_others(self, client, partner):
        other = Partner(client, "other")
        partner.ask("post", URL)
        assert other.ask("get").status_code == 200

    def test_is_given_once(self, partner):
        rotate(partner.token)
        with pytest.raises(Refused) as refused:
            rotate(partner.token)
        assert refused.value.reasons == ["Somebody has put another token in its place already."]
        assert ApiToken.objects.count() == 1
