"""Every constraint of every model: what it refuses, by which name, and in which words forms tell it."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import override

from initiatives.models import (
    Citation,
    Competence,
    Figure,
    Invitation,
    Membership,
    Merger,
    NewerText,
    NextVersion,
    Participation,
    Profile,
    PublishedVersion,
    Response,
    SavedSearch,
    SearchDoc,
    Twin,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

ENTRIES = {
    "authority": (make.AuthorityFactory, make.PublishedAuthorityFactory, "name"),
    "network": (make.NetworkFactory, make.PublishedNetworkFactory, "name"),
    "initiative": (make.InitiativeFactory, make.PublishedInitiativeFactory, "title"),
    "challenge": (make.ChallengeFactory, make.PublishedChallengeFactory, "title"),
    "recommendation": (make.RecommendationFactory, make.PublishedRecommendationFactory, "title"),
}
SOME_DAY = "2021-09-14"


def with_values(factory, **values):
    """A valid record that gets these values."""

    def build():
        record = factory()
        for name, value in values.items():
            setattr(record, name, value)
        return record

    return build


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


def pointing_at_itself(factory, field):
    def build():
        record = factory()
        setattr(record, field, record)
        return record

    return build


def without(factory, relation):
    """A published entry whose citations or participations are deleted in the same transaction."""

    def build():
        entry = factory()
        getattr(entry, relation).all().delete()
        return entry

    return build


def twin(factory, model, *fields):
    """A second record that says the same."""

    def build():
        first = factory()
        return model(**{name: getattr(first, name) for name in fields})

    return build


def below_a_city():
    ministry = make.AuthorityFactory(level="national", kind="ministry")
    ministry.parent = make.AuthorityFactory(level="local")
    return ministry


def raised_above_its_parent():
    region = make.AuthorityFactory(level="regional", kind="region")
    make.AuthorityFactory(level="regional", parent=region)
    region.level = "local"
    return region


def part_of_its_own_part():
    region = make.AuthorityFactory(level="regional")
    region.parent = make.AuthorityFactory(level="regional", parent=make.AuthorityFactory(parent=region))
    return region


def member_of_its_own_member():
    inner = make.MembershipFactory(authority=None, member_network=make.NetworkFactory())
    outer = make.MembershipFactory(authority=None, member_network=inner.network)
    return Membership(network=inner.member_network, member_network=outer.network)


def commitment_of_the_same_code():
    first = make.CommitmentFactory()
    return make.CommitmentFactory.build(framework=first.framework, code=first.code)


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


def citation_of_two_records():
    citation = a_citation()
    citation.meeting = make.MeetingFactory()
    return citation


def two_members_at_once():
    membership = make.MembershipFactory()
    membership.member_network = make.NetworkFactory()
    return membership


def search_doc_of_no_record():
    doc = make.PublishedInitiativeFactory().doc
    doc.record = "opinion"
    return doc


def a_citation():
    return make.CitationFactory(framework=make.FrameworkFactory())


def a_figure():
    return make.FigureFactory(framework=make.FrameworkFactory())


def of_every_entry():
    """The rules that all five kinds of entry have."""
    for record, (draft, published, label) in ENTRIES.items():
        yield f"{record}_state_is_known", with_values(draft, state="secret")
        yield f"{record}_original_language_is_known", with_values(draft, original_language="de")
        yield f"{record}_does_not_succeed_itself", pointing_at_itself(draft, "successor")
        nameless = {f"{label}_en": "", f"{label}_fr": ""}
        yield f"published_{record}_has_a_{label}", with_values(published, **nameless)
        yield f"published_{record}_has_a_source", without(published, "citations")


def of_all_years():
    for name, factory, field in [
        ("framework_year_is_plausible", make.FrameworkFactory, "adopted_in"),
        ("competence_since_is_plausible", make.CompetenceFactory, "since"),
        ("network_founding_year_is_plausible", make.NetworkFactory, "founded_in"),
        ("membership_since_is_plausible", make.MembershipFactory, "since"),
        ("membership_until_is_plausible", make.MembershipFactory, "until"),
        ("initiative_first_year_is_plausible", make.InitiativeFactory, "started_in"),
        ("initiative_last_year_is_plausible", make.InitiativeFactory, "ended_in"),
        ("participation_since_is_plausible", make.ParticipationFactory, "since"),
        ("participation_until_is_plausible", make.ParticipationFactory, "until"),
        ("source_year_is_plausible", make.SourceFactory, "published_in"),
    ]:
        yield name, with_values(factory, **{field: 1799})


def of_all_web_addresses():
    for name, factory, field in [
        ("authority_website_is_a_web_address", make.AuthorityFactory, "website"),
        ("network_website_is_a_web_address", make.NetworkFactory, "website"),
        ("initiative_website_is_a_web_address", make.InitiativeFactory, "website"),
        ("framework_url_is_a_web_address", make.FrameworkFactory, "url"),
        ("meeting_url_is_a_web_address", make.MeetingFactory, "url"),
        ("source_url_is_a_web_address", make.SourceFactory, "url"),
    ]:
        yield name, with_values(factory, **{field: "javascript:alert(1)"})


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
    **dict(of_every_entry()),
    **dict(of_all_years()),
    **dict(of_all_web_addresses()),
    "next_version_is_of_one_entry": lambda: NextVersion(base={}, document={}),
    "next_version_is_not_published_yet": lambda: NextVersion(
        challenge=make.ChallengeFactory(), base={}, document={}, state="published"
    ),
    "published_version_is_of_one_entry": lambda: PublishedVersion(version=1, document={}),
    "published_version_has_its_own_number": version_kept_twice,
    "merger_is_of_one_entry": Merger,
    "country_code_is_two_capitals": lambda: make.CountryFactory.build(iso2="ma"),
    "country_continent_is_known": with_values(make.CountryFactory, continent="atlantis"),
    "country_dialogue_status_is_known": with_values(make.CountryFactory, dialogue_status="friend"),
    "synonym_has_a_letter_or_digit": with_values(make.SynonymFactory, written="–"),
    "synonym_means_something": with_values(make.SynonymFactory, meant=[]),
    "place_has_both_coordinates_or_neither": with_values(make.PlaceFactory, latitude=34),
    "place_coordinates_are_on_earth": with_values(make.PlaceFactory, latitude=0, longitude=181),
    "authority_level_is_known": with_values(make.AuthorityFactory, level="village"),
    "authority_kind_is_known": with_values(make.AuthorityFactory, kind="club"),
    "authority_has_a_country_unless_supranational": with_values(make.AuthorityFactory, country=None),
    "authority_has_both_coordinates_or_neither": with_values(make.AuthorityFactory, longitude=-6),
    "authority_coordinates_are_on_earth": with_values(make.AuthorityFactory, latitude=-91, longitude=0),
    "authority_parent_is_not_on_a_lower_level": below_a_city,
    "authority_is_not_part_of_itself": part_of_its_own_part,
    "framework_kind_is_known": with_values(make.FrameworkFactory, kind="wish"),
    "framework_ends_after_it_starts": with_values(make.FrameworkFactory, valid_from=2021, valid_until=2020),
    "framework_does_not_supersede_itself": pointing_at_itself(make.FrameworkFactory, "supersedes"),
    "commitment_code_is_unique_in_its_framework": commitment_of_the_same_code,
    "commitment_code_is_letters_and_digits": with_values(make.CommitmentFactory, code="5:a"),
    "competence_level_is_known": with_values(make.CompetenceFactory, level="village"),
    "competence_mandate_is_known": with_values(make.CompetenceFactory, mandate="wish"),
    "competence_has_no_twin": twin(
        make.CompetenceFactory, Competence, "country", "sector", "level", "mandate"
    ),
    "network_scope_is_known": with_values(make.NetworkFactory, scope="galactic"),
    "member_is_an_authority_or_a_network": with_values(make.MembershipFactory, authority=None),
    "membership_has_no_twin": twin(make.MembershipFactory, Membership, "network", "authority"),
    "membership_ends_after_it_starts": with_values(make.MembershipFactory, since=2021, until=2020),
    "network_is_not_a_member_of_itself": member_of_its_own_member,
    "published_initiative_has_a_participant": without(make.PublishedInitiativeFactory, "participations"),
    "initiative_kind_is_known": with_values(make.InitiativeFactory, kind="wish"),
    "initiative_status_is_known": with_values(make.InitiativeFactory, recorded_status="stalled"),
    "initiative_scope_is_known": with_values(make.InitiativeFactory, scope="galactic"),
    "initiative_ends_after_it_starts": with_values(make.InitiativeFactory, started_in=2021, ended_in=2020),
    "participant_is_an_authority_or_a_network": with_values(make.ParticipationFactory, authority=None),
    "participation_has_no_twin": twin(
        make.ParticipationFactory, Participation, "initiative", "authority", "role"
    ),
    "participation_role_is_known": with_values(make.ParticipationFactory, role="watches"),
    "participation_ends_after_it_starts": with_values(make.ParticipationFactory, since=2021, until=2020),
    "response_has_no_twin": twin(make.ResponseFactory, Response, "initiative", "challenge"),
    "challenge_theme_is_known": with_values(make.ChallengeFactory, theme="weather"),
    "challenge_levels_are_known": with_values(make.ChallengeFactory, levels=["local", "village"]),
    "recommendation_levels_are_known": with_values(make.RecommendationFactory, addressed_levels=["village"]),
    "followup_status_is_known": with_values(make.FollowUpFactory, status="forgotten"),
    "followup_says_something": with_values(make.FollowUpFactory, text_en="", text_fr=""),
    "meeting_format_is_known": with_values(make.MeetingFactory, format="by_letter"),
    "meeting_ends_after_it_starts": with_values(
        make.MeetingFactory, starts_on=SOME_DAY, ends_on="2021-09-13"
    ),
    "source_kind_is_known": with_values(make.SourceFactory, kind="rumour"),
    "source_consulted_is_a_month_or_a_day": with_values(make.SourceFactory, accessed="2026-13"),
    "citation_is_about_one_record": with_values(a_citation, framework=None),
    "citation_has_no_twin": twin(a_citation, Citation, "framework", "source"),
    "figure_is_about_one_record": with_values(a_figure, meeting=None, framework=None),
    "figure_qualifier_is_known": with_values(a_figure, qualifier="perhaps"),
    "figure_date_is_a_year_month_or_day": with_values(a_figure, as_of="2021-9"),
    "figure_has_no_twin": twin(a_figure, Figure, "framework", "source", "measure", "value"),
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
    "searchdoc_record_is_known": search_doc_of_no_record,
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
    "authority_parent_is_not_on_a_lower_level": raised_above_its_parent,
    "authority_is_not_part_of_itself": pointing_at_itself(make.AuthorityFactory, "parent"),
    "authority_has_a_country_unless_supranational": with_values(make.AuthorityFactory, level="supranational"),
    "citation_is_about_one_record": citation_of_two_records,
    "member_is_an_authority_or_a_network": two_members_at_once,
    "link_that_has_moved_leads_somewhere": with_values(
        make.LinkCheckFactory, leads_to="https://example.org/"
    ),
}
WAYS = [*CASES.items(), *MORE_WAYS.items()]


def constraints():
    return {
        rule.name: (model, rule)
        for model in apps.get_app_config("initiatives").get_models()
        for rule in model._meta.constraints
    }


def refusal_of(change) -> str | None:
    """The name of the constraint that PostgreSQL refuses the change by, at the latest when all is written."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            change()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    except IntegrityError as refused:
        return refused.__cause__.diag.constraint_name
    return None


def sentences_of(record) -> list[str]:
    """What a form would say."""
    try:
        record.validate_constraints()
    except ValidationError as error:
        return error.messages
    return []


def test_every_constraint_has_a_case_here():
    assert sorted(CASES) == sorted(constraints())


@pytest.mark.parametrize(("name", "build"), WAYS, ids=[name for name, _build in WAYS])
class TestAConstraint:
    def test_is_kept_by_the_database(self, name, build):
        assert refusal_of(lambda: build().save()) == name

    def test_is_told_in_its_own_sentence_before_saving(self, name, build):
        _model, rule = constraints()[name]
        with transaction.atomic():
            assert sentences_of(build()) == [str(rule.get_violation_error_message())]
            transaction.set_rollback(True)


class TestSentences:
    def test_are_all_written_for_editors(self):
        with override("en"):
            silent = [
                name
                for name, (model, rule) in constraints().items()
                if model is not SearchDoc and name in str(rule.get_violation_error_message())
            ]
        assert silent == []


class TestWhatIsPublished:
    """Completeness holds however the last source or participant is taken away."""

    @pytest.mark.parametrize("record", ENTRIES)
    def test_keeps_a_source(self, record):
        entry = ENTRIES[record][1]()
        assert refusal_of(entry.citations.all().delete) == f"published_{record}_has_a_source"

    def test_keeps_a_participant(self):
        initiative = make.PublishedInitiativeFactory()
        refused = refusal_of(initiative.participations.all().delete)
        assert refused == "published_initiative_has_a_participant"

    def test_keeps_a_participant_that_is_published(self):
        lead = make.PublishedInitiativeFactory().participations.get().authority
        refused = refusal_of(lambda: type(lead).objects.filter(pk=lead.pk).update(state="archived"))
        assert refused == "published_initiative_has_a_participant"

    def test_has_a_source_that_is_moved_elsewhere(self):
        citation = make.PublishedNetworkFactory().citations.get()
        elsewhere = {"network": None, "meeting": make.MeetingFactory()}
        refused = refusal_of(lambda: Citation.objects.filter(pk=citation.pk).update(**elsewhere))
        assert refused == "published_network_has_a_source"


class TestAPublicNumber:
    @pytest.mark.parametrize("record", ENTRIES)
    def test_never_changes(self, record):
        entry = ENTRIES[record][1]()
        others = type(entry).objects.filter(pk=entry.pk)
        assert refusal_of(lambda: others.update(number=entry.number + 1)) == f"{record}_number_never_changes"

    def test_stays_when_it_is_blanked(self):
        entry = make.PublishedAuthorityFactory()
        type(entry).objects.filter(pk=entry.pk).update(number=None)
        assert type(entry).objects.get(pk=entry.pk).number == entry.number

    def test_is_not_given_to_a_draft(self):
        assert make.AuthorityFactory().number is None

    def test_is_not_given_again_when_its_entry_is_gone(self):
        first, second = make.PublishedNetworkFactory(), make.PublishedNetworkFactory()
        second.delete()
        assert make.PublishedNetworkFactory().number == first.number + 2
