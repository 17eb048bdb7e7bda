"""What is kept of the work of the office, and of those who write to it, that breaks a rule."""

from datetime import UTC, datetime

from django.contrib.auth.models import User
from django.utils import timezone

from initiatives.models import (
    Invitation,
    Merger,
    NewerText,
    NextVersion,
    Profile,
    PublishedVersion,
    SavedSearch,
    Twin,
)
from tests import factories as make

from .entries import ENTRIES
from .ways import twin, with_values


def about_another_kind(record):
    """A proposal that says it is about one kind of entry, and names one of another."""

    def build():
        other = next(name for name in ENTRIES if name != record)
        proposal = make.ProposalFactory(record=other)
        setattr(proposal, record, ENTRIES[record][0]())
        return proposal

    return build


def version_kept_twice():
    entry = make.ChallengeFactory()
    PublishedVersion.objects.create(challenge=entry, version=1, document={})
    return PublishedVersion(challenge=entry, version=1, document={})


def answer_that_is_resolved():
    answer = answer_to(make.CommentFactory())
    answer.resolved_at = timezone.now()
    return answer


def resolved_at_no_moment():
    comment = make.CommentFactory()
    comment.resolved_by = make.AccountFactory()
    return comment


def answer_to(comment):
    return make.CommentFactory(answer_to=comment, challenge=comment.challenge)


def answer_to_an_answer():
    answer = answer_to(make.CommentFactory())
    return make.CommentFactory.build(answer_to=answer, challenge=answer.challenge)


def request_within_a_conversation():
    answer = answer_to(make.CommentFactory())
    answer.asks_to_withdraw = True
    return answer


def second_request():
    first = make.CommentFactory(asks_to_withdraw=True)
    return make.CommentFactory.build(asks_to_withdraw=True, challenge=first.challenge)


def answer_about_another_entry():
    return make.CommentFactory.build(answer_to=make.CommentFactory(), challenge=make.ChallengeFactory())


CASES = {
    **{f"proposal_for_{record}_is_about_one_entry": about_another_kind(record) for record in ENTRIES},
    "proposal_record_is_known": with_values(make.ProposalFactory, record="village"),
    "proposal_language_is_known": with_values(make.ProposalFactory, language="de"),
    "proposal_state_is_known": with_values(make.ProposalFactory, state="lost"),
    "proposal_says_something": with_values(make.ProposalFactory, text=""),
    "proposal_has_a_title": with_values(make.ProposalFactory, title=""),
    "proposal_text_is_not_too_long": with_values(make.ProposalFactory, text="x" * 4_001),
    "proposal_sources_is_not_too_long": with_values(make.ProposalFactory, sources="x" * 2_001),
    "unconfirmed_proposal_has_an_address": with_values(
        make.ProposalFactory, state="unconfirmed", confirmed_at=None, author_email=""
    ),
    "proposal_is_seen_once_it_is_confirmed": with_values(make.ProposalFactory, confirmed_at=None),
    "answered_proposal_has_its_day": with_values(make.ProposalFactory, state="accepted"),
    "proposal_is_not_declined_without_a_reason": with_values(
        make.ProposalFactory, state="declined", decided_at=timezone.now()
    ),
    "api_token_scope_is_known": with_values(make.ApiTokenFactory, scope="all"),
    "next_version_is_of_one_entry": lambda: NextVersion(base={}, document={}),
    "next_version_is_not_published_yet": lambda: NextVersion(
        challenge=make.ChallengeFactory(), base={}, document={}, state="published"
    ),
    "published_version_is_of_one_entry": lambda: PublishedVersion(version=1, document={}),
    "published_version_has_its_own_number": version_kept_twice,
    "merger_is_of_one_entry": Merger,
    "comment_is_about_one_entry": with_values(make.CommentFactory, challenge=None),
    "comment_says_something": with_values(make.CommentFactory, text=" \n"),
    "comment_that_answers_is_settled_with_the_first": answer_that_is_resolved,
    "comment_is_resolved_at_a_moment": resolved_at_no_moment,
    "comment_answers_the_first_of_its_entry": answer_to_an_answer,
    "comment_that_asks_opens_a_conversation": request_within_a_conversation,
    "comment_asks_to_withdraw_once": second_request,
    "schedule_is_of_one_entry": with_values(make.ScheduleFactory, challenge=None),
    "schedule_lies_ahead": with_values(make.ScheduleFactory, publish_on=datetime(2026, 1, 1, tzinfo=UTC)),
    "schedule_lies_within_a_year": with_values(
        make.ScheduleFactory, publish_on=datetime(2090, 1, 1, tzinfo=UTC)
    ),
    "notice_is_about_one_entry": with_values(make.NoticeFactory, challenge=None),
    "notice_kind_is_known": with_values(make.NoticeFactory, kind="gossip"),
    "notice_choice_pace_is_known": with_values(make.NoticeChoiceFactory, pace="hourly"),
    "saved_search_asks_a_known_list": with_values(make.SavedSearchFactory, record="source"),
    "saved_search_token_is_unmistakable": with_values(make.SavedSearchFactory, token="bcdfghj0"),
    "saved_search_asks_something": with_values(make.SavedSearchFactory, query=""),
    "saved_search_is_not_too_long": with_values(make.SavedSearchFactory, query="q=" + "x" * 1_999),
    "profile_language_is_known": lambda: Profile(user=User.objects.create_user("anna"), language="de"),
    "invitation_language_is_known": with_values(make.InvitationFactory, language="de"),
    "invitation_address_is_in_small_letters": with_values(make.InvitationFactory, email="Anna@example.org"),
    "invitation_is_not_accepted_and_revoked": with_values(
        make.InvitationFactory, accepted_at=timezone.now(), revoked_at=timezone.now()
    ),
    "invitation_is_open_once_per_address": twin(make.InvitationFactory, Invitation, "email"),
    "saved_search_is_kept_once": twin(make.SavedSearchFactory, SavedSearch, "record", "query"),
    "link_is_a_web_address": with_values(make.LinkCheckFactory, address="ftp://example.org/"),
    "link_state_is_known": with_values(make.LinkCheckFactory, state="lost"),
    "link_that_has_moved_leads_somewhere": with_values(make.LinkCheckFactory, state="moved"),
    "newer_text_is_told_once": twin(
        make.NewerTextFactory, NewerText, "record", "entry", "text", "language", "since"
    ),
    "newer_text_is_of_an_entry": with_values(make.NewerTextFactory, record="source"),
    "newer_text_language_is_known": with_values(make.NewerTextFactory, language="de"),
    "twins_are_told_once": twin(make.TwinFactory, Twin, "record", "one", "other", "likeness"),
    "twins_are_entries": with_values(make.TwinFactory, record="source"),
    "twins_are_two_in_order": with_values(make.TwinFactory, other=1),
    "twins_likeness_is_of_a_hundred": with_values(make.TwinFactory, likeness=101),
}
MORE_WAYS = {
    "comment_answers_the_first_of_its_entry": answer_about_another_entry,
    "link_that_has_moved_leads_somewhere": with_values(
        make.LinkCheckFactory, leads_to="https://example.org/"
    ),
}
