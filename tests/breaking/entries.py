"""Entries and their parts that break a rule."""

from initiatives.models import Membership, Participation, Response
from tests import factories as make

from .ways import pointing_at_itself, twin, with_values, without

ENTRIES = {
    "authority": (make.AuthorityFactory, make.PublishedAuthorityFactory, "name"),
    "network": (make.NetworkFactory, make.PublishedNetworkFactory, "name"),
    "initiative": (make.InitiativeFactory, make.PublishedInitiativeFactory, "title"),
    "challenge": (make.ChallengeFactory, make.PublishedChallengeFactory, "title"),
    "recommendation": (make.RecommendationFactory, make.PublishedRecommendationFactory, "title"),
}


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


def two_members_at_once():
    membership = make.MembershipFactory()
    membership.member_network = make.NetworkFactory()
    return membership


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
        ("network_founding_year_is_plausible", make.NetworkFactory, "founded_in"),
        ("membership_since_is_plausible", make.MembershipFactory, "since"),
        ("membership_until_is_plausible", make.MembershipFactory, "until"),
        ("initiative_first_year_is_plausible", make.InitiativeFactory, "started_in"),
        ("initiative_last_year_is_plausible", make.InitiativeFactory, "ended_in"),
        ("participation_since_is_plausible", make.ParticipationFactory, "since"),
        ("participation_until_is_plausible", make.ParticipationFactory, "until"),
    ]:
        yield name, with_values(factory, **{field: 1799})


def of_all_web_addresses():
    for name, factory, field in [
        ("authority_website_is_a_web_address", make.AuthorityFactory, "website"),
        ("network_website_is_a_web_address", make.NetworkFactory, "website"),
        ("initiative_website_is_a_web_address", make.InitiativeFactory, "website"),
    ]:
        yield name, with_values(factory, **{field: "javascript:alert(1)"})


CASES = {
    **dict(of_all_years()),
    **dict(of_all_web_addresses()),
    **dict(of_every_entry()),
    "authority_level_is_known": with_values(make.AuthorityFactory, level="village"),
    "authority_kind_is_known": with_values(make.AuthorityFactory, kind="club"),
    "authority_has_a_country_unless_supranational": with_values(make.AuthorityFactory, country=None),
    "authority_has_both_coordinates_or_neither": with_values(make.AuthorityFactory, longitude=-6),
    "authority_coordinates_are_on_earth": with_values(make.AuthorityFactory, latitude=-91, longitude=0),
    "authority_parent_is_not_on_a_lower_level": below_a_city,
    "authority_is_not_part_of_itself": part_of_its_own_part,
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
}
MORE_WAYS = {
    "authority_parent_is_not_on_a_lower_level": raised_above_its_parent,
    "authority_is_not_part_of_itself": pointing_at_itself(make.AuthorityFactory, "parent"),
    "authority_has_a_country_unless_supranational": with_values(make.AuthorityFactory, level="supranational"),
    "member_is_an_authority_or_a_network": two_members_at_once,
}
